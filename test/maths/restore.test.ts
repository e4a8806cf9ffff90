import fc from 'fast-check';
import { expect, test } from 'vitest';
import { markdownOf, sourceOf } from '../../src/leaves/rich-text.ts';
import { restoreMaths } from '../../src/maths/restore.ts';
import { cpuTime } from './cpu-time.ts';

test.each([
  [
    "a rate of O(epsilon^{-3}) for H\\\"older functions---``smooth'' ones, 5\\%",
    'a rate of $O(\\epsilon^{-3})$ for Hölder functions—“smooth” ones, 5%',
  ],
  ['the gamma-H\\"{o}lder class, gamma > 0, O(n^2)', 'the $\\gamma$-Hölder class, $\\gamma > 0$, $O(n^2)$'],
  ['by~$\\alpha$ or {\\it $\\beta$-smooth} maps', 'by $\\alpha$ or $\\beta$-smooth maps'],
  ['It costs $5 to $10.', 'It costs \\$5 to \\$10.'],
])('%s', (text, markdown) => {
  expect(markdownOf(restoreMaths(text))).toBe(markdown);
});

test('a formula says what was done to it', () => {
  expect(restoreMaths('in R^d')).toEqual([
    { kind: 'prose', text: 'in ', source: 'in ', style: 'plain', href: null, trust: 'intact' },
    {
      kind: 'formula',
      tex: '\\mathbb{R}^d',
      display: false,
      source: 'R^d',
      trust: 'inferred',
      reason: 'a blackboard letter that lost its font',
    },
  ]);
});

test('text without damage is one intact segment', () => {
  const text = 'We show that language models learn to count, and that 3 in 4 do so early.';
  expect(restoreMaths(text)).toEqual([
    { kind: 'prose', text, source: text, style: 'plain', href: null, trust: 'intact' },
  ]);
});

test.each([
  'a regret of mathcal{O}left(K^{3{4}} right), alphain(0,1], 1{2}|cdot|_2^2 and E[tau] in R^{C-1}',
  "models~(LLMs), Fr\\'echet, ``quality'', 5.84\\%, {\\bf x}, \\method{} and https://a.org/b{here}",
  'We propose $f$-divergences with D_{KL}, lambda_{min} and {cal L}_N; it costs \\$5.',
])('its own Markdown is restored to itself: %s', (text) => {
  const once = markdownOf(restoreMaths(text));
  expect(markdownOf(restoreMaths(once))).toBe(once);
});

test('sources join back to the text', () => {
  const pieces = [
    '$',
    '\\',
    '{',
    '}',
    'x',
    '_',
    '^',
    '2',
    ' ',
    'alpha',
    'in',
    'R^d',
    '``',
    "''",
    '~',
    '(',
    ')',
    'word',
    '\\textbf{',
    'https://a.b/c',
  ];
  fc.assert(
    fc.property(
      fc.oneof(
        fc.array(fc.constantFrom(...pieces)).map((list) => list.join('')),
        fc.string({ unit: 'binary' }),
      ),
      (text) => {
        expect(sourceOf(restoreMaths(text))).toBe(text);
      },
    ),
    { numRuns: 200 },
  );
});

test.each([
  ['letters', 'a'],
  ['one command', 'alpha'],
  ['backslashes', '\\'],
  ['brackets', '('],
  ['pairs', '()'],
  ['braces', '{'],
  ['dollars', '$'],
  ['formulas', '$x$ '],
  ['formulas without dollars', 'x_1 '],
  ['sums', 'x+'],
  ['scripts', 'x^'],
  ['bars', '|x'],
  ['fonts', 'hat '],
  ['functions', 'log '],
  ['nested fractions', '1{'],
  ['addresses', 'https://a.b/'],
  ['commas', 'x,'],
  ['left brackets', 'left('],
  ['Greek letters', 'alpha in '],
])(
  '100 kB of %s take no more than a moment and stay whole',
  (_, piece) => {
    const text = piece.repeat(Math.floor(100_000 / piece.length));
    expect(cpuTime(() => expect(sourceOf(restoreMaths(text))).toBe(text))).toBeLessThan(5000);
  },
  60_000,
);
