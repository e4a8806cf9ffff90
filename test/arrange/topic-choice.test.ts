// The choice among candidates that are made by hand: what real libraries hold takes thousands of papers.
import { expect, it } from 'vitest';
import type { Candidate } from '../../src/arrange/candidates.ts';
import type { Phrases } from '../../src/arrange/phrases.ts';
import type { Spelling } from '../../src/arrange/spelling.ts';
import type { Terms } from '../../src/arrange/terms.ts';
import { chooseTopics } from '../../src/arrange/topic-choice.ts';

type Row = { readonly name: string; readonly titles: number; readonly clarity: number };

/** The names chosen in a library of so many papers; each candidate has papers and a middle of its own. */
function chosen(papers: number, rows: readonly Row[]): readonly string[] {
  const words = rows.map((_, row) => [2 * row, 2 * row + 1]);
  const candidates = rows.map(
    ({ clarity }, row): Candidate => ({
      phrase: row,
      papers: Int32Array.from({ length: 20 }, (_, at) => row * 20 + at),
      about: new Float32Array(20).fill(1),
      centre: { features: Int32Array.of(row), weights: Float32Array.of(1) },
      clarity,
    }),
  );
  const terms = { papers: { length: papers }, kinds: new Uint8Array(2 * rows.length), expansions: new Map() };
  const phrases = { words, titles: Int32Array.from(rows, ({ titles }) => titles) };
  const spelling = { phrase: (phrase: number) => rows[phrase]!.name };
  return chooseTopics(
    candidates,
    terms as unknown as Terms,
    phrases as unknown as Phrases,
    spelling as unknown as Spelling,
  ).map(({ phrase }) => rows[phrase]!.name);
}

const ROWS: readonly Row[] = [
  { name: 'honey bees', titles: 9, clarity: 1.6 },
  { name: 'ground truth', titles: 5, clarity: 1.6 },
  { name: 'waggle dances', titles: 5, clarity: 3.4 },
  { name: 'longer walks', titles: 9, clarity: 1.01 },
];

it('what papers use and few put into their titles names a topic only where its papers are very much alike', () => {
  expect(chosen(10_000, ROWS)).toEqual(['waggle dances', 'honey bees']);
});

it('in a small library two titles are enough', () => {
  expect(chosen(600, ROWS)).toEqual(['waggle dances', 'honey bees', 'ground truth']);
});
