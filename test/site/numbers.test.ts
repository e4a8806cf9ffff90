import { expect, test } from 'vitest';
import { formula, paper, prose } from '../records.ts';
import { emptyLibrary, libraryOf, pageOf } from './library.ts';

test('sizes are drawn against the largest edition, and the head says how few list most', () => {
  const { sizes } = pageOf('numbers');
  expect(sizes.finding).toBe('Two editions, five entries');
  expect(
    sizes.rows.map(({ edition, fresh, seen, freshWidth, seenWidth }) => [
      edition.name,
      fresh,
      seen,
      freshWidth,
      seenWidth,
    ]),
  ).toEqual([
    ['Sep 9', 2, 1, 66.7, 33.3],
    ['Mar 2', 2, 0, 66.7, 0],
  ]);
  const many = ['One', 'Two', 'Three'].map((title, i) => paper(title, null, [['old.txt', i + 1]]));
  const lopsided = libraryOf([...many, paper('Four', null, [['new.txt', 1]])]);
  expect(pageOf('numbers', lopsided).sizes.finding).toBe('One of two editions lists 75% of all entries');
});

test('the overlap of each pair is counted once', () => {
  const { overlaps } = pageOf('numbers');
  expect(overlaps?.finding).toBe('Sep\u00a09 shares most with Mar\u00a02: one paper');
  expect(overlaps?.rows.map(({ cells }) => cells.map(({ count }) => count))).toEqual([
    [3, null],
    [1, 2],
  ]);
});

test('links and maths are shares of an edition; formulas are counted by trust', () => {
  const page = pageOf('numbers');
  expect(page.holdings.finding).toBe('No abstract links to code or to a project');
  expect(page.holdings.rows.map(({ maths }) => maths)).toEqual([
    { count: 1, width: 33.3 },
    { count: 0, width: 0 },
  ]);
  const text = [
    formula('a', 'intact'),
    prose(' '),
    formula('b', 'inferred'),
    formula('c', 'restored'),
    formula('d', 'restored'),
  ];
  const { trust } = pageOf('numbers', libraryOf([paper('Sheep', text, [['new.txt', 1]])]));
  expect(trust.finding).toBe('75% of 4 formulas had to be mended');
  expect(trust.rows.map(({ count, width }) => [count, width])).toEqual([
    [1, 25],
    [2, 50],
    [1, 25],
    [0, 0],
  ]);
});

test('an empty library has numbers too', () => {
  const { sizes, overlaps, trust, standfirst } = pageOf('numbers', emptyLibrary);
  expect([sizes.finding, overlaps, trust]).toEqual([
    'The library is empty',
    null,
    { finding: 'No formula was found', rows: [] },
  ]);
  expect(standfirst).toBe('0 papers, 0 sightings. No paper stands in two editions.');
});
