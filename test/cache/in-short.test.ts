// A paper in short comes back to the letter, whatever its dumps printed and whatever was mended in it.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/cache/digest.ts';
import { paperInShort, textInShort, wholePaper, wholeText } from '../../src/cache/in-short.ts';
import { NO_LABELS } from '../../src/ingest/labels.ts';
import type { Paper, RichText, Segment, Sighting } from '../../src/types.ts';
import { anyText } from '../any-text.ts';
import { address, formula, origin, paper, prose } from '../records.ts';

const TEXTS: readonly { readonly name: string; readonly text: RichText; readonly short: unknown }[] = [
  { name: 'prose as it was scraped', text: [prose('Of sheep')], short: 'Of sheep' },
  { name: 'no letter', text: [prose('')], short: '' },
  { name: 'no segment', text: [], short: [] },
  { name: 'two stretches of prose', text: [prose('Of '), prose('sheep')], short: ['Of ', 'sheep'] },
  {
    name: 'a formula within prose',
    text: [prose('At '), formula('x^2', 'restored', 'x2'), prose('.')],
    short: ['At ', formula('x^2', 'restored', 'x2'), '.'],
  },
  { name: 'a link', text: [address('https://a.example/')], short: [address('https://a.example/')] },
  { name: 'mended prose', text: [prose('naïve', { source: 'naive' })], short: [prose('naïve', { source: 'naive' })] },
  {
    name: 'prose that is not sure',
    text: [prose('so', { trust: 'doubtful' })],
    short: [prose('so', { trust: 'doubtful' })],
  },
];

test.each(TEXTS)('$name', ({ text, short }) => {
  expect(textInShort(text)).toEqual(short);
  expect(wholeText(textInShort(text))).toEqual(text);
});

/** Few letters, so that texts are often the same. */
const letters = fc.oneof(fc.constantFrom('', 'a', 'ab'), anyText());
const segment: fc.Arbitrary<Segment> = fc.oneof(
  letters.map((text) => prose(text)),
  fc.tuple(letters, letters).map(([text, source]) => prose(text, { source })),
  fc.constantFrom(formula('x'), formula('x', 'inferred', 'a'), address('https://a.example/')),
);
const text = fc.array(segment, { maxLength: 3 });

const papers: fc.Arbitrary<Paper> = fc
  .record({ title: text, abstract: fc.option(text) })
  .chain(({ title, abstract }) => {
    const sighting: fc.Arbitrary<Sighting> = fc.record({
      origin: fc.constant(origin('a.txt', 1)),
      title: fc.oneof(fc.constant(title), text),
      titleSource: fc.oneof(fc.constant(title.map(({ source }) => source).join('')), letters),
      abstractSource: fc.option(fc.oneof(fc.constant((abstract ?? []).map(({ source }) => source).join('')), letters)),
      labels: fc.constant(NO_LABELS),
    });
    return fc
      .array(sighting, { minLength: 1, maxLength: 3 })
      .map((sightings) => ({ ...paper('T', null, [['a.txt', 1]]), title, abstract, sightings }));
  });

test('any paper comes back, also from JSON', () => {
  fc.assert(
    fc.property(papers, (one) => {
      expect(wholePaper(JSON.parse(JSON.stringify(paperInShort(one))))).toEqual(one);
    }),
    { numRuns: 200 },
  );
});

test('papers that differ in what one dump printed differ in their digests', () => {
  const one = paper('Of sheep', 'They sleep.', [['a.txt', 1]]);
  const [seen] = one.sightings;
  const others = [
    one,
    { ...one, sightings: [{ ...seen!, titleSource: 'Of Sheep' }] },
    { ...one, sightings: [{ ...seen!, abstractSource: null }] },
    { ...one, sightings: [{ ...seen!, title: [prose('Of goats')] }] },
    { ...one, abstract: null },
  ];
  expect(new Set(others.map(digestOf)).size).toBe(others.length);
  expect(digestOf({ ...one })).toBe(digestOf(one));
});
