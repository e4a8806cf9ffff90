// The bound of every builder: writes the files of a built site once more, and does nothing else. In: a site's folder, a
// new folder. Out: the seconds that writing took, reading left out, as one number on the terminal.
//   node scripts/bench/write-again.mjs SITE OUT
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { filesOf } from './measured.mjs';

const [site, out] = process.argv.slice(2);
const made = new Set();
let writing = 0;
for (const { path } of filesOf(site)) {
  const data = readFileSync(path);
  const target = join(out, relative(site, path));
  const started = performance.now();
  if (!made.has(dirname(target))) mkdirSync(dirname(target), { recursive: true });
  made.add(dirname(target));
  writeFileSync(target, data);
  writing += performance.now() - started;
}
console.log((writing / 1000).toFixed(3));
