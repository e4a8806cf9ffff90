// Writes the table of the packages that the program runs with. In: package.json, what src/ imports, the installed
// packages, the reasons below. Out: the table between two marks of docs/packages.md. `--check` writes nothing and ends
// with 1 where the table is out of date. Refuses a package without a reason, one that is not in package.json, and a
// version that is not exact.
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const WHY = {
  '@sindresorhus/slugify': 'letters of other scripts in addresses',
  '@sqlite.org/sqlite-wasm': 'the SQLite export; the program runs without it',
  chokidar: '`watch`',
  commander: 'the command line',
  'd3-contour': 'contours of the map',
  esbuild: 'minifies styles, bundles scripts',
  eta: 'templates',
  'gray-matter': 'finds front matter; none of its engines runs',
  katex: 'sets formulas; its rules and typefaces go to the pages',
  minisearch: 'the search index; a part of it goes to the pages',
  parse5: 'reads HTML dumps',
  'rehype-sanitize': 'cleans notes',
  'rehype-stringify': 'writes notes',
  'remark-gfm': 'tables and footnotes in notes',
  'remark-parse': 'reads notes',
  'remark-rehype': 'notes from Markdown to HTML',
  saxes: 'reads XML dumps',
  sirv: '`serve`',
  unified: 'the steps of a note',
  valibot: 'checks the configuration',
  yaml: 'front matter, configuration',
};

const root = fileURLToPath(new URL('..', import.meta.url));
const MARKED = /(<!-- packages: .* -->\n)[\s\S]*(<!-- end of packages -->)/;

const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const { dependencies, optionalDependencies = {}, devDependencies } = manifest;
const names = [...new Set([...imported(), ...Object.keys({ ...dependencies, ...optionalDependencies })])].sort();
const table = `| package | why | comes | licence | size |\n|---|---|---|---|--:|\n${names.map(row).join('\n')}\n`;

const page = join(root, 'docs/packages.md');
const old = readFileSync(page, 'utf8');
if (!MARKED.test(old)) throw new Error('docs/packages.md has no place for the table of packages');
const now = old.replace(MARKED, (_, begin, end) => `${begin}\n${table}\n${end}`);
if (!process.argv.includes('--check')) writeFileSync(page, now);
else if (now !== old) {
  console.error('The table in docs/packages.md is out of date: run "node scripts/document-packages.mjs".');
  process.exitCode = 1;
}

/** Packages that the program asks for, not only for types. */
function imported() {
  const files = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.ts'),
  );
  return files.flatMap((file) =>
    [...readFileSync(join(root, 'src', file), 'utf8').matchAll(/^import (?!type )[^;]*?from '([^.'][^']*)'/gm)]
      .map(([, name]) => name)
      .filter((name) => !name.startsWith('node:'))
      .map((name) =>
        name
          .split('/')
          .slice(0, name.startsWith('@') ? 2 : 1)
          .join('/'),
      ),
  );
}

/** Whether a package is installed beside ours, or within it already. */
function howItComes(name) {
  return name in optionalDependencies ? 'if it can' : name in dependencies ? 'beside it' : 'within it';
}

function row(name) {
  const version = { ...dependencies, ...optionalDependencies, ...devDependencies }[name];
  if (version === undefined) throw new Error(`${name} is imported and not in package.json`);
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) throw new Error(`${name} has no exact version: ${version}`);
  if (WHY[name] === undefined) throw new Error(`say in scripts/document-packages.mjs why ${name} is needed`);
  const folder = join(root, 'node_modules', name);
  // What is optional may not be installed: then its row stays as it was.
  if (!existsSync(folder)) return readFileSync(page, 'utf8').match(rowOf(name))?.[0] ?? '';
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `| ${name} ${version} | ${WHY[name]} | ${howItComes(name)} | ${license} | ${kilobytes(folder)} kB |`;
}

function rowOf(name) {
  return new RegExp(`^\\| ${name.replace(/[/.]/g, '\\$&')} .*$`, 'm');
}

/** Of the package alone, without what it needs and without `bin`, which an installer may exchange. */
function kilobytes(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter(
    (entry) => entry.isFile() && !/[\\/](?:node_modules|bin)(?:[\\/]|$)/.test(entry.parentPath.slice(folder.length)),
  );
  const bytes = files.reduce((sum, { parentPath, name }) => sum + statSync(join(parentPath, name)).size, 0);
  return Math.ceil(bytes / 1000).toLocaleString('en');
}
