// How clear a phrase is, measured against any two papers.
import { expect, it } from 'vitest';
import { findCandidates } from '../../src/arrange/candidates.ts';
import { findPhrases } from '../../src/arrange/phrases.ts';
import { learnSpelling } from '../../src/arrange/spelling.ts';
import { readTerms } from '../../src/arrange/terms.ts';
import { weighTerms } from '../../src/arrange/vectors.ts';
import type { Paper } from '../../src/types.ts';
import { inventedPaper } from './invented.ts';

const SYLLABLES = ['ba', 'ce', 'di', 'fo', 'gu', 'ka', 'le', 'mi', 'no', 'pu'];
const word = (n: number): string => [n % 10, Math.floor(n / 10) % 10, n % 7].map((at) => SYLLABLES[at]).join('');

/** A paper in a tangle of words: its matter's, and others that fall as they may. */
function tangled(id: string, n: number): Paper {
  const strewn = Array.from({ length: 1 + (n % 6) }, (_, at) => word((n * 37 + at * at * 11 + (n % 13) * at) % 90));
  return inventedPaper(id, `${word(n % 9)} ${word((n % 9) + 9)}`, `A ${strewn.join(' of ')} ${word(n % 9)}.`);
}

function clarities(papers: readonly Paper[]): ReadonlyMap<string, number> {
  const terms = readTerms(papers);
  const phrases = findPhrases(terms);
  const usual = Float32Array.from(terms.keys, () => 0.01);
  const spelling = learnSpelling(terms, phrases);
  const candidates = findCandidates(terms, phrases, weighTerms(terms, phrases, usual), spelling);
  return new Map(candidates.map(({ phrase, clarity }) => [spelling.phrase(phrase), clarity]));
}

it('stays nearly as it is when a few papers are added', () => {
  const papers = Array.from({ length: 900 }, (_, n) => tangled(`p${String(n).padStart(3, '0')}`, n));
  const before = clarities(papers);
  const after = clarities([...papers, ...[1, 2, 3, 4].map((n) => tangled(`b${n}`, n * 97))]);
  expect(before.size).toBeGreaterThan(5);
  for (const [name, clarity] of before) expect(Math.abs(after.get(name)! / clarity - 1)).toBeLessThan(0.03);
});
