// Papers that are near by what their words mean, beside those that share words: the table, bearings, quarters, neighbours.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packMeanings } from '../../scripts/train/pack-words.ts';
import { findBearings } from '../../src/arrange/bearings.ts';
import { numbersIn } from '../../src/arrange/lanes.ts';
import { type Bearings, likenessIn, openBearings } from '../../src/arrange/likeness.ts';
import { type Meanings, numbersOf, trainedMeanings, unpackMeanings } from '../../src/arrange/meanings.ts';
import { findNeighbours, openNeighbourhood } from '../../src/arrange/neighbours.ts';
import { findPhrases } from '../../src/arrange/phrases.ts';
import { findQuarters, metIn } from '../../src/arrange/quarters.ts';
import { readTerms, type Terms } from '../../src/arrange/terms.ts';
import { weighTerms } from '../../src/arrange/vectors.ts';
import type { Paper, PaperId } from '../../src/types.ts';
import { inventedPaper } from './invented.ts';

/** Words that lie in two directions, and one in between. */
const MEANINGS = unpackMeanings(
  packMeanings(
    ['hive', 'nectar', 'moraine', 'meltwater', 'cold'],
    Float32Array.of(2, 0, 2, 0.2, 0, 1, 0.1, 1, 1, 1),
    [0.01, 0.001, 0.001, 0.01, 0.25],
    2,
  ),
);

const pointed = (terms: Terms, meanings: Meanings): Bearings =>
  findBearings(terms, numbersOf(terms.keys, meanings), meanings);

const bearingsOf = (texts: readonly string[], meanings: Meanings = MEANINGS): Bearings =>
  pointed(readTerms(texts.map((text, i) => inventedPaper(`p${i}`, '', text))), meanings);

function neighbourhoodOf(papers: readonly Paper[], meanings: Meanings = MEANINGS) {
  const terms = readTerms(papers);
  const bearings = pointed(terms, meanings);
  const usual = Float32Array.from(terms.keys, () => -1);
  const vectors = weighTerms(terms, findPhrases(terms), usual);
  return openNeighbourhood(vectors, bearings, findQuarters(terms.papers, bearings), 3);
}

const neighboursOf = (papers: readonly Paper[]) => findNeighbours(neighbourhoodOf(papers));

describe('the table of meanings', () => {
  it('comes back from four bits a number with its directions and lengths, words in order', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[a-z]{1,9}$/), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.double({ min: -1, max: 1, noNaN: true })),
        (words, numbers) => {
          const rows = Float32Array.from({ length: words.length * 8 }, () => numbers.next().value! * 3 + 0.01);
          const shares = words.map((word) => 1 / (word.charCodeAt(0) - 94) ** 3);
          const packed = packMeanings(words, rows, shares, 8);
          const { numbers: places, directions, scales, shares: kept } = unpackMeanings(packed);
          expect([...places.keys()]).toEqual([...words].sort());
          for (const [row, word] of words.entries()) {
            const place = places.get(word)!;
            expect(Math.abs(Math.log2(kept[place]! / shares[row]!))).toBeLessThan(1 / 31);
            const own = rows.subarray(row * 8, row * 8 + 8);
            const length = Math.hypot(...own);
            const unit = (0.45 * length) / Math.sqrt(8);
            for (const [d, number] of own.entries()) {
              const read = numbersIn(directions)[place * directions.bytes + d]! * scales[place]!;
              const most = 7 * unit;
              const wanted = Math.max(-most, Math.min(most, number));
              expect(Math.abs(read - wanted)).toBeLessThan(unit * 0.51 + 0.03 * Math.abs(wanted));
            }
          }
        },
      ),
      { numRuns: 50 },
    );
  });

  it('knows a word by its other forms: the plural, an acronym that no paper spells out', () => {
    const meanings = unpackMeanings(
      packMeanings(['year', 'VQA', 'cot'], new Float32Array(6).fill(1), [0.1, 0.1, 0.1], 2),
    );
    const { numbers } = meanings;
    const of = (word: string) => numbers.get(word);
    expect([...numbersOf(['years', 'vqa', 'COT', 'cots', 'decade'], meanings)]).toEqual([
      ...[of('year'), of('VQA'), of('cot'), of('cot')],
      -1,
    ]);
  });

  it('as trained knows how rare words are', () => {
    const { numbers, shares } = trainedMeanings();
    const share = (word: string) => shares[numbers.get(word)!]!;
    expect(share('model')).toBeGreaterThan(0.3);
    expect(share('bandit')).toBeLessThan(0.02);
    expect(Math.min(...shares)).toBeGreaterThan(1 / 9200);
  });

  it('as trained knows which words are of one matter', () => {
    const near = (a: string, b: string, c: string) => {
      const alike = likenessIn(bearingsOf([a, b, c], trainedMeanings()));
      return alike(0, 1) - alike(0, 2);
    };
    expect(near('bandit', 'regret', 'tumor')).toBeGreaterThan(0.3);
    expect(near('tumor', 'lesion', 'bandit')).toBeGreaterThan(0.3);
    expect(near('speech', 'transcription', 'ligand')).toBeGreaterThan(0.3);
  });
});

describe('bearings', () => {
  it('lie near each other for texts without a common word', () => {
    const alike = likenessIn(bearingsOf(['hive', 'nectar', 'moraine']));
    expect(alike(0, 1)).toBeGreaterThan(0.98);
    expect(alike(0, 2)).toBeLessThan(0.2);
  });

  it.each([
    ['a text in another language', 'les abeilles cherchent nectar dans les fleurs', false],
    ['a text of which half is known', 'abeilles nectar', true],
  ])('of %s: %s', (_, text, points) => {
    expect(bearingsOf([text]).lengths[0]! > 0).toBe(points);
  });

  it('are none where no word is known, and then nothing is alike', () => {
    const bearings = bearingsOf(['qwertz', 'hive']);
    const alike = likenessIn(bearings);
    expect([bearings.lengths[0], alike(0, 1), alike(0, 0)]).toEqual([0, 0, 0]);
  });
});

describe('quarters', () => {
  it.each([0, 1, 40, 1600])('hold each of %i papers once, and each paper knows its own', (count) => {
    const words = ['hive', 'nectar', 'moraine', 'meltwater', 'cold', ''];
    const texts = Array.from({ length: count }, (_, i) => `${words[i % 6]} ${words[(i * 5 + 1) % 6]}`);
    const ids = texts.map((_, i) => `p${String(i).padStart(4, '0')}` as PaperId);
    const bearings = pointed(readTerms(texts.map((text, i) => inventedPaper(ids[i]!, '', text))), MEANINGS);
    const quarters = findQuarters(ids, bearings);
    expect([...quarters.papers].sort((a, b) => a - b)).toEqual(ids.map((_, i) => i));
    for (const row of ids.keys()) {
      const own = quarters.nearest[row * 2]!;
      const [from, to] = metIn(quarters, own, row);
      expect(to - from).toBeLessThanOrEqual(count <= 1500 ? count : 160);
      expect(quarters.papers.subarray(from, to)).toContain(row);
    }
  });

  it('are 256 at most, however many papers there are', () => {
    const ids = Array.from({ length: 135_000 }, (_, i) => `p${i}` as PaperId);
    expect(findQuarters(ids, openBearings(ids.length, 1)).starts.length - 1).toBe(256);
  });
});

describe('neighbours', () => {
  it('share words, or point the same way', () => {
    const papers = ['The hive', 'A nectar', 'The moraine', 'A meltwater', 'qwertz one', 'qwertz two'];
    const { papers: near, likeness } = neighboursOf(papers.map((text, i) => inventedPaper(`p${i}`, '', text)));
    expect([0, 1, 2, 3, 4, 5].map((row) => near[row * 3])).toEqual([1, 0, 3, 2, 5, 4]);
    for (const one of likeness) expect(one >= 0 && one <= 1.0001).toBe(true);
  });

  it('are none for a paper that shares nothing', () => {
    const { papers: near } = neighboursOf([
      inventedPaper('a', 'hive'),
      inventedPaper('b', 'zzz'),
      inventedPaper('c', 'nectar'),
    ]);
    expect([...near.subarray(3, 6)]).toEqual([-1, -1, -1]);
  });

  it('are the same however the papers are dealt out, in whatever order', () => {
    const words = ['hive', 'nectar', 'moraine', 'meltwater', 'cold'];
    const papers = Array.from({ length: 40 }, (_, i) =>
      inventedPaper(`p${i}`, `${words[i % 5]} ${words[(i * 3 + 1) % 5]}`, words.slice(i % 4).join(' ')),
    );
    const whole = neighboursOf(papers);
    const dealt = neighbourhoodOf(papers);
    for (const from of [30, 0, 20, 10]) findNeighbours(dealt, { from, to: from + 10 });
    expect(dealt.found).toEqual(whole);
    expect([...whole.papers].filter((paper) => paper !== -1).length).toBeGreaterThan(60);
  });
});
