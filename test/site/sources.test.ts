import { expect, test } from 'vitest';
import { diagnose } from '../../src/leaves/diagnostics.ts';
import type { SeedPath, SourceReport } from '../../src/types.ts';
import { formula, origin, paper, prose } from '../records.ts';
import { FACTS, libraryOf, pageOf, smallLibrary } from './library.ts';

const report = (path: string, entries: number): SourceReport => ({
  path: path as SeedPath,
  bytes: 1000,
  lines: 20,
  shape: 'listing-tight',
  entries,
  repeats: 1,
  uses: { entry: 12, chrome: 2, blank: 5, diagnosed: 1 },
});

test('each file has its edition and its diagnostics; totals are added up', () => {
  const diagnostics = [
    diagnose('warning', 'no-abstract', 'Nothing follows.', origin('new.txt', 7), 'Sheep'),
    diagnose('note', 'folder', 'The folder holds a link.'),
  ];
  const facts = { ...FACTS, reports: [report('new.txt', 3), report('lost.txt', 0)], diagnostics };
  const page = pageOf('sources', smallLibrary(), () => true, facts);
  expect(page.standfirst).toBe(
    '2 files, 40 lines, 3 entries. Every line was used for an entry, is known chrome, is blank, or has a diagnostic below.',
  );
  expect(page.totals).toEqual({
    bytes: 2000,
    lines: 40,
    entries: 3,
    repeats: 2,
    uses: { entry: 24, chrome: 4, blank: 10, diagnosed: 2 },
  });
  expect(page.sources.map(({ edition, diagnostics: own }) => [edition?.name, own.length])).toEqual([
    ['Sep 9', 1],
    [undefined, 0],
  ]);
  expect(page.diagnostics.map(({ rule }) => rule)).toEqual(['folder']);
});

test('formulas are counted by how sure we are', () => {
  const text = [formula('a', 'intact'), prose(' '), formula('b', 'inferred'), formula('c', 'inferred')];
  const page = pageOf('sources', libraryOf([paper('Sheep', text, [['new.txt', 1]])]));
  expect(page.formulas.map(({ trust, count }) => [trust, count])).toEqual([
    ['intact', 1],
    ['restored', 0],
    ['inferred', 2],
    ['doubtful', 0],
  ]);
  expect(page.formulaCount).toBe(3);
});
