// Are two copies one work? In: two copies. Out: yes or no, and why, as a sentence for a reader. Careful where it costs: two
// works under one address lose a paper, one work under two addresses only shows it twice. The limits were set on 100,000
// papers and damaged copies of them (`scripts/measure-merging.mjs`).
import type { Abstract, Copy } from './copies.ts';
import { mayShare, setOf, setOfPairs, sharedPart } from './shared.ts';
import { isCutTitle, replacedWords, tellsApart, titleShare } from './titles.ts';

/** `why` is made only for those who ask: most pairs are compared in silence. */
export type Verdict = { readonly same: boolean; readonly why: () => string };

/** Fewer telling words say nothing about an abstract. */
const FEWEST_WORDS = 6;
/** Under one title. Of 160,000 pairs of unrelated abstracts none share so many words; of summaries by machines nearly all do. */
const SAME_TITLE_WORDS = 0.36;
/** Under two titles that are nearly one. */
const NEAR_TITLE_PAIRS = 0.6;
/** The same, where one telling word stands for another: `… with Pyquil`, `… with Qiskit`. */
const REPLACED_PAIRS = 0.95;
/** Under two titles that share little: the same abstract, under a new name. */
const NEW_TITLE_PAIRS = 0.9;
const NEW_TITLE_WORDS = 18;
/** The share of its words that a title keeps when it is reworded a little. */
const NEAR_TITLE = 0.5;
/** In telling words: an abstract that is another's beginning for so long was cut off. Common openings are shorter. */
const CUT_ABSTRACT = 5;

/** Sets of an abstract's words and of their neighbours; made when a copy is first compared so closely, for most never are. */
const setsOfWords = new WeakMap<Abstract, Int32Array>();
const setsOfPairs = new WeakMap<Abstract, Int32Array>();

function made(sets: WeakMap<Abstract, Int32Array>, make: typeof setOf, abstract: Abstract): Int32Array {
  const before = sets.get(abstract);
  if (before !== undefined) return before;
  const set = make(abstract.words, abstract.keep);
  sets.set(abstract, set);
  return set;
}

const sharedWords = (a: Abstract, b: Abstract): number =>
  sharedPart(made(setsOfWords, setOf, a), made(setsOfWords, setOf, b));
const sharedPairs = (a: Abstract, b: Abstract): number =>
  sharedPart(made(setsOfPairs, setOfPairs, a), made(setsOfPairs, setOfPairs, b));

export const sharedPhrases = (a: Copy, b: Copy): number =>
  a.abstract === null || b.abstract === null ? 0 : sharedPairs(a.abstract, b.abstract);

const yes = (why: () => string): Verdict => ({ same: true, why });
const no = (why: () => string): Verdict => ({ same: false, why });
const percent = (share: number): string => `${Math.round(share * 100)}%`;

export function sameWork(a: Copy, b: Copy): Verdict {
  if (a.arxiv !== null && b.arxiv !== null) {
    return a.arxiv === b.arxiv
      ? yes(() => `both are arXiv ${a.arxiv}`)
      : no(() => `one is arXiv ${a.arxiv}, the other ${b.arxiv}`);
  }
  if (a.doi !== null && b.doi !== null) {
    return a.doi === b.doi
      ? yes(() => `both have the DOI ${a.doi}`)
      : no(() => `one has the DOI ${a.doi}, the other ${b.doi}`);
  }
  return a.titleKey === b.titleKey ? underOneTitle(a, b) : underTwoTitles(a, b);
}

function underOneTitle(a: Copy, b: Copy): Verdict {
  if (a.abstract === null || b.abstract === null) return yes(() => 'same title, and one copy has no abstract');
  if (Math.min(a.abstract.words.length, b.abstract.words.length) < FEWEST_WORDS)
    return yes(() => 'same title, and one abstract is too short to differ');
  const words = sharedWords(a.abstract, b.abstract);
  return words >= SAME_TITLE_WORDS
    ? yes(() => `same title, and the abstracts share ${percent(words)} of their telling words`)
    : no(() => `same title, but the abstracts share only ${percent(words)} of their telling words`);
}

function underTwoTitles(a: Copy, b: Copy): Verdict {
  if (a.abstract === null || b.abstract === null)
    return no(() => 'different titles, and one copy has no abstract to compare');
  const least = Math.min(a.abstract.words.length, b.abstract.words.length);
  const cut = isCutAbstract(a.abstract, b.abstract);
  if (least < FEWEST_WORDS && !cut) return no(() => 'different titles, and one abstract is too short to compare');
  const unlike = (share: number): string =>
    `different titles, and the abstracts share ${percent(share)} of their phrases`;
  if (!cut && !mayShare(a.abstract, b.abstract, NEAR_TITLE_PAIRS)) return no(() => unlike(sharedPhrases(a, b)));
  const pairs = cut ? 1 : sharedPairs(a.abstract, b.abstract);
  if (pairs < NEAR_TITLE_PAIRS) return no(() => unlike(pairs));
  const apart = tellsApart(a.title, b.title);
  if (apart !== null) return no(() => `much the same abstract, but the titles differ in ${apart}`);
  if (isCutTitle(a.title, b.title) || titleShare(a.title, b.title) >= NEAR_TITLE) {
    const replaced = pairs < REPLACED_PAIRS || least < FEWEST_WORDS ? replacedWords(a.title, b.title) : null;
    return replaced === null
      ? yes(() => `nearly the same title, and the abstracts share ${percent(pairs)} of their phrases`)
      : no(() => `much the same abstract, but the titles differ in ${replaced}`);
  }
  return pairs >= NEW_TITLE_PAIRS && least >= NEW_TITLE_WORDS
    ? yes(() => `the same abstract (${percent(pairs)} of its phrases) under another title`)
    : no(() => unlike(pairs));
}

/** The last word may itself be cut. */
function isCutAbstract(a: Abstract, b: Abstract): boolean {
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words];
  if (short.length < CUT_ABSTRACT) return false;
  for (let i = 0; i < short.length - 1; i++) if (short[i] !== long[i]) return false;
  return true;
}
