// The choice among candidates that are made by hand: what real libraries hold takes thousands of papers.
import { expect, it } from 'vitest';
import type { Candidate } from '../../src/arrange/candidates.ts';
import { CONTENT, GENERIC } from '../../src/arrange/lexicon.ts';
import type { Phrases } from '../../src/arrange/phrases.ts';
import type { Spelling } from '../../src/arrange/spelling.ts';
import type { Terms } from '../../src/arrange/terms.ts';
import { chooseTopics } from '../../src/arrange/topic-choice.ts';

/** Words that say something only beside others. */
const OF_TRADE: ReadonlySet<string> = new Set(['deep', 'network', 'value', 'function', 'problem', 'optimization']);

type Row = { readonly name: string; readonly titles: number; readonly clarity: number };

/** The names chosen in a library of so many papers; each candidate has papers and a middle of its own. */
function chosen(papers: number, rows: readonly Row[]): readonly string[] {
  const keys = [...new Set(rows.flatMap(({ name }) => name.split(' ')))];
  const words = rows.map(({ name }) => name.split(' ').map((word) => keys.indexOf(word)));
  const kinds = Uint8Array.from(keys, (key) => (OF_TRADE.has(key) ? GENERIC : CONTENT));
  const candidates = rows.map(
    ({ clarity }, row): Candidate => ({
      phrase: row,
      papers: Int32Array.from({ length: 20 }, (_, at) => row * 20 + at),
      about: new Float32Array(20).fill(1),
      centre: { features: Int32Array.of(row), weights: Float32Array.of(1) },
      clarity,
    }),
  );
  const terms = { papers: { length: papers }, keys, kinds, expansions: new Map() };
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

const clear = (name: string, clarity = 1.6): Row => ({ name, titles: 9, clarity });

it('of two names that only a hollow noun tells apart the first stays', () => {
  const rows = [clear('constrained problem', 1.9), clear('constrained optimization'), clear('inverse problem')];
  expect(chosen(600, rows)).toEqual(['constrained problem', 'inverse problem']);
});

it('words of the trade alone must be clearer', () => {
  const rows = [clear('deep network', 1.32), clear('value function', 1.9), clear('honey bees', 1.32)];
  expect(chosen(600, rows)).toEqual(['honey bees', 'value function']);
});

it('a word that many papers hold must be clearer than one of few', () => {
  const rows = [clear('fairness', 1.2), clear('honey bees')];
  expect(chosen(5000, rows)).toEqual(['honey bees', 'fairness']);
  expect(chosen(300, rows)).toEqual(['honey bees']);
});
