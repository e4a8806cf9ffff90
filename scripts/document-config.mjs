// Writes the documentation of broadsheet.yaml from its schema. In: the compiled program. Out: the table between the two
// marks of docs/configuration.md; what stands around it is left alone. `--check` writes nothing and ends with 1 where the
// table is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { configTable } from '../dist/config/document.js';

const path = new URL('../docs/configuration.md', import.meta.url);
const MARKED = /(<!-- keys: .* -->\n)[\s\S]*(<!-- end of keys -->)/;

const old = readFileSync(path, 'utf8');
const now = old.replace(MARKED, (_, begin, end) => `${begin}\n${configTable()}\n${end}`);
if (process.argv.includes('--check')) {
  if (now !== old) {
    console.error('docs/configuration.md is out of date: run "node scripts/document-config.mjs".');
    process.exit(1);
  }
} else {
  writeFileSync(path, now);
}
