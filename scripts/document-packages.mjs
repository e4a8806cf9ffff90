// Writes the README's table of the packages that the program runs with. In: package.json, the installed packages, the
// reasons below. Out: the table between two marks of README.md. `--check` writes nothing and ends with 1 where the table
// is out of date. Refuses a package without a reason, and a version that is not exact.
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

const { dependencies, optionalDependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
const rows = Object.entries({ ...dependencies, ...optionalDependencies })
  .sort(([a], [b]) => (a < b ? -1 : 1))
  .map(([name, version]) => row(name, version));
const table = `| package | why | licence | size |\n|---|---|---|--:|\n${rows.join('\n')}\n`;

const readme = join(root, 'README.md');
const old = readFileSync(readme, 'utf8');
if (!MARKED.test(old)) throw new Error('README.md has no place for the table of packages');
const now = old.replace(MARKED, (_, begin, end) => `${begin}\n${table}\n${end}`);
if (!process.argv.includes('--check')) writeFileSync(readme, now);
else if (now !== old) {
  console.error('The table of packages in README.md is out of date: run "node scripts/document-packages.mjs".');
  process.exitCode = 1;
}

function row(name, version) {
  if (!/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version)) throw new Error(`${name} has no exact version: ${version}`);
  if (WHY[name] === undefined) throw new Error(`say in scripts/document-packages.mjs why ${name} is needed`);
  const folder = join(root, 'node_modules', name);
  // What is optional may not be installed: then its row stays as it was.
  if (!existsSync(folder)) return readFileSync(join(root, 'README.md'), 'utf8').match(rowOf(name))?.[0] ?? '';
  const { license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  return `| ${name} ${version} | ${WHY[name]} | ${license} | ${kilobytes(folder)} kB |`;
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
