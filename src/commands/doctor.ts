// `broadsheet doctor`: what this machine and this folder have, what is missing, and what to do. In: flags. Out: a line for
// each thing looked at; exit code 1 where something is missing that a build needs. It changes nothing.
import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { printable } from '../leaves/diagnostics.ts';
import { BadUse, type BuildFlags, CONFIG_FILE, configInForce } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import { filesBelow, readManifest } from '../publish/manifest.ts';
import { paintFor } from '../terminal/colours.ts';
import { withLibraryFlags, withSiteFlags } from './flags.ts';

/** `needed` stands in the way of a build; `extra` only of what its line names. */
type Finding = { readonly state: 'ok' | 'extra' | 'needed'; readonly what: string; readonly todo: string };

const ok = (what: string): Finding => ({ state: 'ok', what, todo: '' });
const needed = (what: string, todo: string): Finding => ({ state: 'needed', what, todo });
const extra = (what: string, todo: string): Finding => ({ state: 'extra', what, todo });

const MARKS = { ok: 'ok     ', extra: 'without', needed: 'MISSING' } as const;
const COLOURS = { ok: 'fine', extra: 'note', needed: 'error' } as const;
const CHROMIUMS = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];

export function addDoctor(cli: Command): void {
  withSiteFlags(
    withLibraryFlags(cli.command('doctor').description('say what is installed, what is missing, what to do')),
  ).action(async (flags: BuildFlags) => {
    const findings = [node(), ...program(), ...folders(flags), await sqlite(), nginx(), chromium()];
    const paint = paintFor(process.stdout);
    for (const { state, what, todo } of findings) {
      const line = `${what}${todo === '' ? '' : `: ${todo}`}`;
      console.log(`${paint(MARKS[state], COLOURS[state])} ${printable(line)}`);
    }
    const missing = findings.filter(({ state }) => state === 'needed').length;
    console.log(
      missing === 0 ? '\nA build has all that it needs.' : `\n${missing} of these stand in the way of a build.`,
    );
    process.exitCode = missing === 0 ? 0 : 1;
  });
}

function node(): Finding {
  const [major, minor] = process.versions.node.split('.').map(Number) as [number, number];
  const name = `Node ${process.versions.node}`;
  return major > 20 || (major === 20 && minor >= 19)
    ? ok(name)
    : needed(name, 'install 20.19 or later from https://nodejs.org');
}

/** Parts of the package, by what stops without them. */
const PARTS = [
  { what: 'templates', path: 'templates/layout.eta' },
  { what: 'styles and faces', path: 'public/css/base.css' },
  { what: 'the rules of formulas', path: 'dist/katex/katex.min.css' },
  { what: "the pages' scripts", path: 'dist/browser/site.js' },
  { what: 'the table that mends maths', path: 'dist/maths/decoder/model.json' },
  { what: 'the table of what words mean', path: 'dist/arrange/meanings.json' },
];

function program(): Finding[] {
  return PARTS.map(({ what, path }) =>
    existsSync(join(packageRoot, path))
      ? ok(what)
      : needed(what, `${path} is not in ${packageRoot}; install Broadsheet again`),
  );
}

function folders(flags: BuildFlags): Finding[] {
  try {
    const { config, origins } = configInForce(flags);
    const file = existsSync(CONFIG_FILE)
      ? ok(CONFIG_FILE)
      : extra(CONFIG_FILE, 'none here, and none is needed; the defaults hold');
    return [file, seeds(config.seeds), site(config.out), address(config.baseUrl, origins.get('baseUrl'))];
  } catch (error) {
    if (!(error instanceof BadUse)) throw error;
    return [needed(CONFIG_FILE, error.message)];
  }
}

function seeds(folder: string): Finding {
  if (!existsSync(folder))
    return needed(`dumps in ${folder}`, 'there is no such folder; make it, or name another with --seeds');
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const count = files.filter(({ name }) => !name.startsWith('.')).length;
  return count === 0
    ? extra(`dumps in ${folder}`, 'the folder is empty; put a dump in with "broadsheet add FILE"')
    : ok(`${count} ${count === 1 ? 'file' : 'files'} in ${folder}`);
}

function site(folder: string): Finding {
  const parent = dirname(resolve(folder));
  try {
    accessSync(existsSync(folder) ? folder : existsSync(parent) ? parent : dirname(parent), constants.W_OK);
  } catch {
    return needed(`a site in ${folder}`, 'you may not write there; name another folder with --out');
  }
  if (!existsSync(folder) || filesBelow(folder).next().done)
    return extra(`a site in ${folder}`, 'not built yet: broadsheet build');
  return readManifest(folder) === null
    ? needed(`a site in ${folder}`, 'the folder holds files that no build wrote; name another with --out')
    : ok(`a site in ${folder}`);
}

const address = (baseUrl: string | null, from = ''): Finding =>
  baseUrl === null
    ? extra('the address of the site', 'feeds, sitemap and canonical links need it; set baseUrl in broadsheet.yaml')
    : ok(`the address of the site, ${baseUrl} (${from})`);

async function sqlite(): Promise<Finding> {
  const name = '@sqlite.org/sqlite-wasm';
  return import(name).then(
    () => ok('export as SQLite'),
    () => extra('export as SQLite', `npm install ${name}`),
  );
}

function nginx(): Finding {
  const found = runs('nginx', '-v') || runs('/usr/sbin/nginx', '-v');
  return found ? ok('nginx') : extra('nginx', 'only for a server of your own: see "broadsheet init --host nginx"');
}

/** Only those who work on Broadsheet itself run its tests. */
function chromium(): Finding {
  const path = process.env.CHROMIUM_PATH;
  const found = path === undefined ? CHROMIUMS.some((name) => runs(name, '--version')) : existsSync(path);
  return found ? ok('Chromium') : extra('Chromium', 'only for the tests of Broadsheet itself; "npm test" sets it up');
}

const runs = (command: string, flag: string): boolean => spawnSync(command, [flag], { stdio: 'ignore' }).status === 0;
