// Sets up a fresh machine: packages from the lock file, the compiled program, and with `--chromium` a browser for the
// tests. In: nothing but Node and npm. Out: a checkout that runs. Does nothing where all is there; needs no package.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
/** Chromium without windows: the same engine, and tests of pages take a third less. Debian has it as a package. */
const SHELL = 'chromium-headless-shell';
const CHROMIUMS = [SHELL, 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
/** Package managers that have Chromium under names of their own, best first, and how they install it without asking. */
const MANAGERS = [
  {
    tool: 'apt-get',
    before: ['apt-get', ['update', '-qq']],
    install: ['install', '-y', '-qq'],
    packages: [SHELL, 'chromium'],
  },
  { tool: 'dnf', before: null, install: ['install', '-y'], packages: ['chromium'] },
  { tool: 'apk', before: null, install: ['add'], packages: ['chromium'] },
  { tool: 'pacman', before: null, install: ['-S', '--noconfirm'], packages: ['chromium'] },
];

checkNode();
step('packages', join(root, 'node_modules/.broadsheet-lock'), ['package-lock.json'], installPackages);
step('program', join(root, 'dist/.broadsheet-sources'), sources(), compile);
if (process.argv.includes('--chromium')) ensureChromium();

/** Runs `work` unless the stamp says that it was done for exactly these files. */
function step(what, stamp, files, work) {
  const hash = createHash('sha256');
  for (const file of files)
    hash
      .update(file)
      .update('\0')
      .update(readFileSync(join(root, file)))
      .update('\0');
  const now = hash.digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  console.log(`Setting up the ${what} …`);
  work();
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, now);
}

function sources() {
  const inside = (folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .map((name) => `${folder}/${name.replaceAll('\\', '/')}`)
      .filter((path) => statSync(join(root, path)).isFile())
      .sort();
  return [...inside('src'), 'scripts/compile.mjs', 'tsconfig.base.json', 'tsconfig.build.json', 'package-lock.json'];
}

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  fail(
    `Broadsheet needs Node 20.19 or later; this is ${process.versions.node}. Install a newer one from https://nodejs.org.`,
  );
}

function installPackages() {
  const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
  run(
    npm,
    ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'],
    'npm ci failed; see its message above.',
  );
}

function compile() {
  run(process.execPath, ['scripts/compile.mjs'], 'The program does not compile; see the messages above.');
}

/** Installs what is missing where it may; of a manager's packages the first that it has. */
function ensureChromium() {
  if (process.env.CHROMIUM_PATH || onPath(SHELL)) return;
  const found = CHROMIUMS.some(onPath);
  const manager = MANAGERS.find(({ tool }) => onPath(tool));
  const mayInstall = manager !== undefined && process.getuid?.() === 0;
  if (found && !(mayInstall && manager.packages.includes(SHELL))) return;
  if (!mayInstall) {
    fail(
      'The browser tests need Chromium and find none. Install the package "chromium" (or Google Chrome), or set CHROMIUM_PATH to a browser.',
    );
  }
  console.log('Setting up Chromium for the browser tests …');
  const done =
    (manager.before === null || passes(...manager.before)) &&
    manager.packages.some((name) => passes(manager.tool, [...manager.install, name]));
  if (!done && !found) fail(`${manager.tool} cannot install Chromium; install it by hand.`);
}

function onPath(tool) {
  return spawnSync(tool, ['--version'], { stdio: 'ignore' }).error === undefined;
}

function run(command, args, failure) {
  if (!passes(command, args)) fail(failure);
}

function passes(command, args) {
  const { status } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
  });
  return status === 0;
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
