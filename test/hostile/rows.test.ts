// Every bad input and every fault that the suite must try, by its number: what it is, and that a test bears it. A test is
// found by `row N:` in its name.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';

const ROWS: readonly string[] = [
  'an empty dump folder',
  'a dump folder that is missing or is a file',
  'files of nothing, of a mark, of blanks',
  'encodings',
  'line ends',
  'what is no text',
  'endless dumps and lines',
  'a dump that was cut off',
  'lone titles, lone abstracts, page chrome',
  'one dump under two names',
  'one paper in several dresses',
  'two papers of one title, or a word apart',
  'a paper that was renamed',
  'abstracts that conflict',
  'markup in titles and abstracts',
  'text that ends a script',
  'addresses that are none',
  'templates in texts',
  'formulas of spreadsheets',
  'BibTeX of any title and author',
  'line ends in RIS',
  'signs that XML forbids',
  'formulas that cost, paint, print or define',
  'dollars',
  'half-stripped TeX',
  'ten thousand formulas',
  'addresses of titles',
  'ids',
  'dates',
  'front matter that is a program',
  'YAML at its worst',
  'scalars of front matter',
  'HTML in notes',
  'notes for nothing, notes for one',
  'links, pipes, devices',
  'files that cannot be read',
  'output folders that are not ours',
  'no room, no permission, kill -9',
  'two builds at once',
  'renames that fail',
  'damaged caches',
  'configuration that cannot be',
  'a root, a base path, a disk',
  'disks that fold case',
  'queries',
  'addresses of queries',
  'missing parts, refused storage',
  'saved papers from elsewhere',
  'no scripts',
  'more than hosts take',
  'the same bytes',
  'terminal escapes',
];

test('all 52 rows have tests that bear their number', () => {
  const tests = readdirSync('test', { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.test.ts'));
  const names = tests.flatMap((name) => readFileSync(join('test', name), 'utf8').match(/['"`]row \d+: /g) ?? []);
  const borne = new Set(names.map((name) => Number(/\d+/.exec(name)![0])));
  expect(ROWS).toHaveLength(52);
  expect(ROWS.flatMap((row, i) => (borne.has(i + 1) ? [] : [`row ${i + 1}: ${row}`]))).toEqual([]);
  expect([...borne].filter((row) => row > ROWS.length)).toEqual([]);
});
