import fc from 'fast-check';
import { expect, test } from 'vitest';
import { randomFrom } from '../../scripts/seeded-random.mjs';
import { decodeTermFacts, encodeTermFacts } from '../../src/search/codec.ts';
import { encodePostings, LONG, type Postings, readPostings } from '../../src/search/postings.ts';

const facts = (papers: number): number => Math.floor(Math.log2(papers));

function readWhole(text: string, count: number): Postings {
  const { postings, read } = readPostings(text, count);
  while (read());
  return postings;
}

type Row = { readonly paper: number; readonly title: number; readonly abstract: number };
const postingsOf = (rows: readonly Row[]): Postings => ({
  papers: Uint32Array.from(rows, ({ paper }) => paper),
  titles: Uint8Array.from(rows, ({ title }) => title),
  abstracts: Uint16Array.from(rows, ({ abstract }) => abstract),
});

test('short lists come back', () => {
  const ascending = fc.uniqueArray(fc.nat({ max: 100_000 })).map((numbers) => numbers.sort((a, b) => a - b));
  const counts = fc
    .record({ title: fc.nat({ max: 6 }), abstract: fc.nat({ max: 40 }) })
    .filter(({ title, abstract }) => title + abstract > 0);
  const rows = ascending.chain((papers) =>
    fc.tuple(...papers.map((paper) => counts.map((count) => ({ paper, ...count })))),
  );
  fc.assert(
    fc.property(rows, (list) => {
      const postings = postingsOf(list);
      expect(readWhole(encodePostings(postings), facts(list.length))).toEqual(postings);
    }),
  );
});

/** Rows of a word that `share` of the papers have. */
function frequent(papers: number, share: number, seed: number): Row[] {
  const random = randomFrom(seed);
  const rows: Row[] = [];
  for (let paper = 0; paper < papers; paper++) {
    if (random() >= share) continue;
    const title = random() < 0.1 ? 1 + Math.floor(random() * 1.1) : 0;
    const abstract = Math.floor(1 / (random() + 0.08)) - (title > 0 ? 1 : 0);
    rows.push({ paper, title, abstract: Math.max(title > 0 ? 0 : 1, abstract) });
  }
  return rows;
}

test('long lists come back: in half of all papers, in few of many, at both ends', () => {
  const lists = [
    frequent(20_000, 0.5, 1),
    frequent(2500, 1, 2),
    frequent(400_000, 0.008, 3),
    [
      ...frequent(4000, 0.9, 4),
      { paper: 2_800_000, title: 15, abstract: 4095 },
      { paper: 2_800_001, title: 0, abstract: 4095 },
    ],
  ];
  for (const rows of lists) {
    const postings = postingsOf(rows);
    const text = encodePostings(postings);
    expect(rows.length).toBeGreaterThanOrEqual(2 ** LONG);
    expect(readWhole(text, facts(rows.length))).toEqual(postings);
    expect(JSON.stringify(text)).toBe(`"${text}"`);
    expect(text).not.toMatch(/[ <]/);
  }
});

test('the shortest long list and the longest short one are told apart by the facts about the term', () => {
  for (const count of [2 ** LONG - 1, 2 ** LONG, 2 ** LONG + 1]) {
    const postings = postingsOf(frequent(5000, 0.9, 5).slice(0, count));
    expect(facts(count)).toBe(decodeTermFacts(encodeTermFacts(count, false), 0).count);
    expect(readWhole(encodePostings(postings), facts(count))).toEqual(postings);
  }
});

test('a long list is read run by run: each is short, and what is left is said', () => {
  const postings = postingsOf(frequent(9000, 0.8, 6));
  const reader = readPostings(encodePostings(postings), facts(postings.papers.length));
  let runs = 1;
  while (reader.read()) {
    const read = reader.postings.papers.filter((paper) => paper > 0).length;
    expect(read).toBeLessThanOrEqual(1024 * runs);
    runs++;
  }
  expect(runs).toBe(Math.ceil(postings.papers.length / 1024));
  expect(reader.postings).toEqual(postings);
});

test('a frequent word takes little more than chance demands', () => {
  const rows = frequent(40_000, 0.4, 7);
  const text = encodePostings(postingsOf(rows));
  // Which papers: 0.971 bits for each of all; how often: what the counts of these rows are worth.
  const counts = new Map<string, number>();
  for (const { title, abstract } of rows)
    counts.set(`${title} ${abstract}`, (counts.get(`${title} ${abstract}`) ?? 0) + 1);
  const worth = [...counts.values()].reduce((sum, times) => sum - times * Math.log2(times / rows.length), 0);
  expect(text.length * 6).toBeLessThan((40_000 * 0.971 + worth) * 1.02);
});

test('a garbled list is some list, and no trouble', () => {
  const postings = postingsOf(frequent(5000, 0.5, 8));
  const text = encodePostings(postings);
  for (const broken of ['', text.slice(0, 40), text.slice(40), '~'.repeat(200), text.replaceAll(text[9]!, '<')]) {
    expect(readWhole(broken, LONG).papers.length).toBeLessThan(2 ** (LONG + 1));
  }
});
