import fc from 'fast-check';
import { expect, test } from 'vitest';
import { editionPath, topicPath } from '../../src/leaves/urls.ts';
import { directoryFrom, lastAtMost, shortStarts } from '../../src/search/directory.ts';
import { FORMAT } from '../../src/search/schema.ts';
import type { Slug } from '../../src/types.ts';

const sortedTerms = fc
  .uniqueArray(fc.string({ unit: fc.constantFrom('a', 'b', 'z', '1', '日', '𝑥'), minLength: 1, maxLength: 6 }), {
    minLength: 1,
    maxLength: 40,
  })
  .map((terms) => terms.sort());

test('each term is found in its part by as much of the first terms as tells them apart', () => {
  fc.assert(
    fc.property(sortedTerms, fc.integer({ min: 1, max: 7 }), (terms, each) => {
      const parts = Array.from({ length: Math.ceil(terms.length / each) }, (_, at) =>
        terms.slice(at * each, at * each + each),
      );
      const starts = shortStarts(parts.map((part) => [part[0]!, part.at(-1)!]));
      for (const [at, part] of parts.entries()) {
        for (const term of part) expect(lastAtMost(starts, term)).toBe(at);
        expect(part[0]!.startsWith(starts[at]!)).toBe(true);
      }
    }),
  );
});

test('the directory says where parts begin and where pages stand', () => {
  const written = { format: FORMAT, version: 'x', papers: 3, terms: 9, papersPerText: 4 } as const;
  const read = directoryFrom({
    ...written,
    averageLengths: [1, 2],
    words: [
      ['a', 4],
      ['re', 5],
    ],
    endings: ['a', 't'],
    postings: [2, 6, 1],
    editions: [{ name: 'Sep 9', slug: 'sep-9-x1y2z', note: 'sheep' }],
    topics: [{ name: 'Regret', slug: 'regret-a1b2c' }],
  });
  expect(read).toEqual({
    ...written,
    averageLengths: [1, 2],
    words: [
      ['a', 0],
      ['re', 4],
    ],
    endings: ['a', 't'],
    postings: [0, 2, 8],
    editions: [{ name: 'Sep 9', slug: 'sep-9-x1y2z', path: editionPath('sep-9-x1y2z' as Slug), note: 'sheep' }],
    topics: [{ name: 'Regret', slug: 'regret-a1b2c', path: topicPath('regret-a1b2c' as Slug) }],
  });
});
