import { expect, test } from 'vitest';
import type { ShownText } from '../../src/search/schema.ts';
import { markedSnippet, markedTitle, type Piece } from '../../src/search/snippet.ts';

/** Pieces as one line: hits in brackets, typeset formulas between bars. */
const line = (pieces: readonly Piece[]): string =>
  pieces
    .map(({ text, hit, markup }) => {
      const shown = markup === null ? text : `|${text}|`;
      return hit ? `[${shown}]` : shown;
    })
    .join('');

const CHI: ShownText = ['Forward ', ['χ^2', [['span', {}, 'x']]], ' and f-Divergence'];

test('marks words and formulas that hold what was looked for', () => {
  expect(line(markedTitle(CHI, new Set(['chi2', 'fdivergence'])))).toBe('Forward [|χ^2|] and [f-Divergence]');
});

test('marks no function words', () => {
  expect(line(markedTitle(['Learning to learn'], new Set(['to', 'learn'])))).toBe('Learning to [learn]');
});

test('a word that runs into a formula is marked in both', () => {
  expect(line(markedTitle(['A ', ['f', null], '-Divergence'], new Set(['fdivergence'])))).toBe('A [f][-Divergence]');
});

test('shows the beginning where nothing is marked', () => {
  const text = 'word '.repeat(100).trim();
  const shown = line(markedSnippet([text], new Set(['absent'])));
  expect(shown).toMatch(/^word .* word\u00a0…$/);
  expect(shown.length).toBeLessThan(300);
});

test('shows the stretch with the most different hits, from the beginning of its sentence', () => {
  const filler = 'Nothing is said here that anyone would look for at all. '.repeat(8);
  const text = `An early regret stands alone. ${filler}We bound the regret of bandits. ${filler}`;
  expect(line(markedSnippet([text], new Set(['regret', 'bandits'])))).toMatch(
    /^…\u00a0We bound the \[regret\] of \[bandits\]\. Nothing .*\u00a0…$/,
  );
});

test('never cuts a formula', () => {
  const long = 'a+b'.repeat(60);
  const text: ShownText = [`${'x '.repeat(110)}regret of `, [long, null], ' and more of it'];
  expect(line(markedSnippet(text, new Set(['regret'])))).toContain(long);
});

test('an empty abstract is an empty snippet', () => {
  expect(markedSnippet([], new Set(['regret']))).toEqual([]);
});
