import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { editDistance, nearestName } from '../../src/leaves/nearest.ts';

test.each([
  ['tilte', 'title'],
  ['Title', 'title'],
  ['base-url', 'baseUrl'],
  ['languages', 'language'],
  ['zebra', null],
  ['', null],
])('nearestName(%j)', (asked, out) => {
  expect(nearestName(asked, ['title', 'tagline', 'baseUrl', 'basePath', 'language'])).toBe(out);
});

describe('editDistance', () => {
  test.each([
    ['', 'abc', 3],
    ['abc', 'abc', 0],
    ['abc', 'acb', 1],
    ['abc', 'xbcd', 2],
  ])('%j to %j', (a, b, out) => {
    expect(editDistance(a, b)).toBe(out);
  });

  test('is the same both ways, and never more than the longer text', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 8 });
    fc.assert(
      fc.property(word, word, (a, b) => {
        expect(editDistance(a, b)).toBe(editDistance(b, a));
        expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
      }),
    );
  });
});
