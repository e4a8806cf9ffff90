import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainOf } from '../../src/leaves/rich-text.ts';
import { opening, split } from '../../src/site/opening.ts';
import { formula, prose } from '../records.ts';

const ONE = { enough: 1, most: 80 };
const LONG = { enough: 60, most: 200 };

test.each([
  { name: 'the first sentence', text: 'We count sheep. They sleep.', out: 'We count sheep.' },
  { name: 'a question', text: 'Do sheep sleep? We ask.', out: 'Do sheep sleep?' },
  {
    name: 'no stop after an abbreviation',
    text: 'As Doe et al. Show, sheep sleep. Not so.',
    out: 'As Doe et al. Show, sheep sleep.',
  },
  { name: 'no stop after an initial', text: 'By J. Doe and others. Not so.', out: 'By J. Doe and others.' },
  { name: 'no stop in a number', text: 'It costs 3.5 sheep. Not more.', out: 'It costs 3.5 sheep.' },
  { name: 'a stop inside of quotes', text: 'They say “we sleep.” Then nothing.', out: 'They say “we sleep.”' },
  { name: 'the whole of a text without a stop', text: 'Sheep sleep', out: 'Sheep sleep' },
  {
    name: 'the first words of an endless sentence',
    text: `Sheep ${'sleep and '.repeat(20)}sleep.`,
    out: 'Sheep sleep and sleep and sleep and sleep and sleep and sleep and sleep and\u00a0…',
  },
])('an opening is $name', ({ text, out }) => {
  expect(plainOf(opening([prose(text)], ONE))).toBe(out);
});

test('sentences are added until there is enough', () => {
  const text = [prose('We count sheep. They sleep at night, all of them, in the barn. We do not.')];
  expect(plainOf(opening(text, LONG))).toBe('We count sheep. They sleep at night, all of them, in the barn.');
});

test('a sentence may begin with a formula, and is cut before it', () => {
  const text = [prose('Sheep sleep. '), formula('n'), prose(' of them do not.')];
  expect(plainOf(opening(text, ONE))).toBe('Sheep sleep.');
});

test('a formula is never cut, and counts as much as its readable TeX', () => {
  const text = [prose('We prove '), formula('\\mathcal{O}(n^2 \\log n)'), prose(' sheep suffice for all')];
  const cut = opening(text, { enough: 1, most: 20 });
  expect(plainOf(cut)).toBe('We prove\u00a0…');
});

test('an opening and its rest hold every word and formula of the text', () => {
  const segment = fc.oneof(
    fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.') }).map((text) => prose(text)),
    fc.constantFrom('x', 'y').map((tex) => formula(tex)),
  );
  fc.assert(
    fc.property(fc.array(segment), (text) => {
      const { opening: first, rest } = split(text, { enough: 5, most: 20 });
      const words = `${plainOf(first)} ${plainOf(rest)}`.replaceAll('…', '').replace(/\s+/g, '');
      expect(words).toBe(plainOf(text).replace(/\s+/g, ''));
    }),
  );
});

test('an opening is the text itself or a part of its beginning, within its measure', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom('a', 'B', ' ', '.', '!', '…', ')') }), (text) => {
      const shown = plainOf(opening([prose(text)], { enough: 5, most: 30 }));
      if (shown === text) return;
      const kept = shown.endsWith('\u00a0…') && !text.startsWith(shown) ? shown.slice(0, -2) : shown;
      expect(text.startsWith(kept)).toBe(true);
      expect(kept.length).toBeLessThanOrEqual(30);
    }),
  );
});
