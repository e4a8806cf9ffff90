import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeOfLengths, encodeLengths, lengthsOfCode, readLengths, roundedLengths } from '../../src/search/lengths.ts';

test('a title’s length is kept to a sixth, a usual abstract’s to a quarter', () => {
  expect(roundedLengths([0, 0])).toEqual([0, 0]);
  expect(roundedLengths([3, 0])).toEqual([3, 0]);
  expect(roundedLengths([0, 1])).toEqual([0, 16]);
  expect(roundedLengths([5000, 5000])).toEqual([30, 168]);
  for (let abstract = 20; abstract < 210; abstract++) {
    const title = 1 + (abstract % 33);
    const [inTitle, inAbstract] = roundedLengths([title, abstract]);
    expect(Math.abs(inTitle - title)).toBeLessThanOrEqual(title / 6);
    expect(Math.abs(inAbstract - abstract)).toBeLessThanOrEqual(abstract * 0.29);
  }
});

test('the lengths of all papers come back, run by run', () => {
  const lengths = fc.tuple(fc.nat({ max: 40 }), fc.nat({ max: 250 }));
  fc.assert(
    fc.property(fc.array(lengths, { maxLength: 50 }), fc.integer({ min: 1, max: 100 }), (some, times) => {
      const all = Array.from({ length: times }, () => some).flat();
      const text = encodeLengths(all.map(codeOfLengths));
      const { codes, read } = readLengths(text, all.length);
      while (read());
      expect(Array.from(codes, lengthsOfCode)).toEqual(all.map(roundedLengths));
      expect(JSON.stringify(text)).toBe(`"${text}"`);
    }),
    { numRuns: 60 },
  );
});

test('of a text that was cut off each paper has some length', () => {
  const text = encodeLengths(Array.from({ length: 300 }, (_, at) => codeOfLengths([at % 20, at])));
  const { codes, read } = readLengths(text.slice(0, 20), 300);
  while (read());
  for (const code of codes) for (const length of lengthsOfCode(code)) expect(length).toBeGreaterThanOrEqual(0);
});
