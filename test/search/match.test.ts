import { expect, test } from 'vitest';
import { matchUnits } from '../../src/search/match.ts';
import type { Postings } from '../../src/search/postings.ts';
import { allOf, anyOf, type Tree } from '../../src/search/tree.ts';

const postings = (papers: readonly number[], titles: readonly number[] = []): Postings => ({
  papers: Uint32Array.from(papers),
  titles: Uint8Array.from(papers, (paper) => (titles.includes(paper) ? 1 : 0)),
  abstracts: Uint16Array.from(papers, () => 1),
});
const LISTS: Readonly<Record<string, Postings>> = {
  a: postings([0, 1, 2, 3], [1]),
  b: postings([1, 2, 5]),
  c: postings([2, 4]),
};
const find = async (units: readonly Tree[], every: boolean, without: readonly number[] = []) =>
  (await matchUnits(units, every, (term) => [LISTS[term]!], 6, new Set(without))).papers;

test.each<[string, Tree[], boolean, number[]]>([
  ['all units', ['a', 'b'], true, [1, 2]],
  ['either of a unit’s words', [anyOf(['b', 'c']), 'a'], true, [1, 2]],
  ['both of a unit’s words', [allOf(['b', 'c'])], true, [2]],
  ['titles only', [{ combineWith: 'OR', queries: ['a'], fields: ['title'] }], true, [1]],
  ['as many units as can be had', ['a', 'b', 'c'], false, [0, 1, 2, 3, 4, 5]],
])('finds papers with %s', async (_, units, every, papers) => {
  expect(await find(units, every)).toEqual(papers);
});

test('leaves out what is not wanted', async () => {
  expect(await find(['a'], true, [0, 3])).toEqual([1, 2]);
});

test('ranks a thousand of many, those with the word in their title among them', async () => {
  const many = Array.from({ length: 30_000 }, (_, paper) => paper);
  const titled = many.filter((paper) => paper % 100 === 7);
  const list = postings(many, titled);
  const { papers, best } = await matchUnits(['a'], true, () => [list], many.length, new Set());
  expect(papers).toHaveLength(30_000);
  expect(best.reduce((sum, one) => sum + one, 0)).toBe(1000);
  expect(titled.every((paper) => best[paper] === 1)).toBe(true);
});

test('lets the page breathe every few thousand papers, and stops when nobody waits any more', async () => {
  const list = postings(Array.from({ length: 30_000 }, (_, paper) => paper));
  let breaths = 0;
  const match = (pause: () => Promise<void>) => matchUnits(['a'], true, () => [list], 30_000, new Set(), pause);
  await match(async () => {
    breaths++;
  });
  // Its list, its papers, those that are found, what they are worth, and which of them are best.
  expect(breaths).toBeGreaterThan(5 * 7);
  await expect(match(() => Promise.reject(new Error('something else is asked for')))).rejects.toThrow('something else');
});
