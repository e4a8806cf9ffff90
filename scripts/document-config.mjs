// Writes the documentation of broadsheet.yaml from its schema, and the list of texts from the texts. In: the compiled
// program. Out: the tables between two marks of docs/configuration.md and docs/texts.md; what stands around them is left
// alone. `--check` writes nothing and ends with 1 where a table is out of date.
import { readFileSync, writeFileSync } from 'node:fs';
import { configTable, textsTable } from '../dist/config/document.js';

const MARKED = /(<!-- keys: .* -->\n)[\s\S]*(<!-- end of keys -->)/;

for (const [name, table] of [
  ['configuration', configTable()],
  ['texts', textsTable()],
]) {
  const path = new URL(`../docs/${name}.md`, import.meta.url);
  const old = readFileSync(path, 'utf8');
  const now = old.replace(MARKED, (_, begin, end) => `${begin}\n${table}\n${end}`);
  if (!process.argv.includes('--check')) writeFileSync(path, now);
  else if (now !== old) {
    console.error(`docs/${name}.md is out of date: run "node scripts/document-config.mjs".`);
    process.exitCode = 1;
  }
}
