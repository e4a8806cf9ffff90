import { describe, expect, test } from 'vitest';
import { arrangeLibrary } from '../../src/arrange/library.ts';
import { gatherSeries, type SeriesRule } from '../../src/arrange/series.ts';
import { dump, paper } from '../records.ts';

const FILES = ['sep-9.txt', 'daily/mon.txt', 'daily/late/tue.txt', 'weekly-1.md', 'old/weekly-2.md', 'a+b (1).txt'];
const papers = FILES.map((file, i) => paper(`Paper ${i}`, null, [[file, 1]]));
const library = arrangeLibrary(
  FILES.map((file) => dump(file)),
  papers,
);
const fileOf = new Map(library.editions.map(({ slug, dump: file }) => [slug, file as string]));

const seriesOf = (...rules: SeriesRule[]) => {
  const { library: gathered } = gatherSeries(library, rules);
  return gathered.series;
};

const filesIn = (...rules: SeriesRule[]) =>
  seriesOf(...rules).map(({ name, editions }) => [name, ...editions.map((slug) => fileOf.get(slug)!).sort()]);

describe('a series takes', () => {
  test.each([
    ['daily/', ['daily/late/tue.txt', 'daily/mon.txt']],
    ['daily/*', ['daily/mon.txt']],
    ['weekly-*', ['old/weekly-2.md', 'weekly-1.md']],
    ['old/weekly-?.md', ['old/weekly-2.md']],
    ['**/*.md', ['old/weekly-2.md']],
    ['*.md', ['old/weekly-2.md', 'weekly-1.md']],
    ['a+b (1).txt', ['a+b (1).txt']],
    [
      ['sep-9.txt', '*-1.md'],
      ['sep-9.txt', 'weekly-1.md'],
    ],
  ])('%j', (files, taken) => {
    expect(filesIn({ name: 'A', files })).toEqual([['A', ...taken]]);
  });
});

test('an edition goes to the first series that takes its file', () => {
  expect(filesIn({ name: 'Late', files: 'daily/late/' }, { name: 'Daily', files: 'daily/' })).toEqual([
    ['Late', 'daily/late/tue.txt'],
    ['Daily', 'daily/mon.txt'],
  ]);
});

test('a series without an edition is left out, and told', () => {
  const { library: gathered, diagnostics } = gatherSeries(library, [{ name: 'None', files: 'sep-10*' }]);
  expect(gathered.series).toEqual([]);
  expect(diagnostics).toEqual([
    {
      severity: 'warning',
      rule: 'empty-series',
      message: 'no dump is of the series “None”; see series in broadsheet.yaml',
      origin: null,
      excerpt: null,
    },
  ]);
});

test('its slug is made from its name, and its editions stand newest first', () => {
  const [series] = seriesOf({ name: 'Daily papers', files: '**' });
  expect(series!.slug).toMatch(/^daily-papers-[a-z0-9]{5}$/);
  expect(series!.editions).toEqual(library.editions.map(({ slug }) => slug));
});
