import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  backwards,
  decodeNumbers,
  decodeSorted,
  decodeTerms,
  encodeNumber,
  encodeSorted,
  encodeTerms,
  inShortTexts,
} from '../../src/search/codec.ts';

test('numbers come back, and cost JSON nothing', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5_000_000 })), (numbers) => {
      const text = numbers.map(encodeNumber).join('');
      expect(decodeNumbers(text)).toEqual(numbers);
      expect(JSON.stringify(text)).toBe(`"${text}"`);
      expect(text).not.toMatch(/[ <]/);
    }),
  );
});

test('numbers come back from shorter texts, one after the other', () => {
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 5_000_000 })), fc.integer({ min: 1, max: 9 }), (numbers, most) => {
      const texts = [...inShortTexts(numbers.map(encodeNumber).join(''), most)];
      expect(texts.flatMap(decodeNumbers)).toEqual(numbers);
      expect(texts.every((text) => text.length < most + encodeNumber(5_000_000).length)).toBe(true);
    }),
  );
});

test('a small number is one sign', () => {
  expect(encodeNumber(63)).toHaveLength(1);
  expect(encodeNumber(64)).toHaveLength(2);
});

test('a sign that is no digit is refused', () => {
  expect(() => decodeNumbers('!"')).toThrow('""" stands in no number');
});

const ascending = fc.uniqueArray(fc.nat({ max: 100_000 })).map((numbers) => numbers.sort((a, b) => a - b));

test('sorted numbers come back', () => {
  fc.assert(
    fc.property(ascending, (numbers) => {
      expect(decodeSorted(encodeSorted(numbers))).toEqual(numbers);
    }),
  );
});

test('terms come back, and reading backwards is undone by itself', () => {
  const terms = fc.uniqueArray(fc.stringMatching(/^[a-z0-9+.日本]{1,40}$/)).map((list) => list.sort());
  fc.assert(
    fc.property(terms, (list) => {
      expect(decodeTerms(encodeTerms(list))).toEqual(list);
      expect(list.map((term) => backwards(backwards(term)))).toEqual(list);
    }),
  );
});
