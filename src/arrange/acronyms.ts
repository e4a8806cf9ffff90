// Acronyms and what they stand for, as papers define them: `Kullback-Leibler (KL) divergence`, `out of distribution
// (OOD)`. In: tokens. Out: every definition, and for each acronym the one expansion that the library agrees on.
// Method: initials from right to left, after Schwartz and Hearst, "A simple algorithm for identifying abbreviation
// definitions in biomedical text" (PSB 2003), narrowed to whole initials.
import { acronymOf, isAcronym } from './lexicon.ts';
import { CLOSE, OPEN, type Tokens } from './tokens.ts';
import { STOP_WORDS } from './words.ts';

export type Definition = {
  readonly acronym: string;
  /** Place of the acronym in the stream; its brackets stand on both sides. */
  readonly at: number;
  /** Where the words begin that it stands for; they end before the bracket. */
  readonly from: number;
};

const MAX_LETTERS = 8;
/** Words of grammar that may stand between the initials: out of distribution, reinforcement learning *from* human …  */
const MAX_SKIPPED = 2;

/** All definitions, in the order of the stream. */
export function findDefinitions({ codes, surfaces }: Tokens): readonly Definition[] {
  const acronyms = surfaces.map((surface) => (isAcronym(surface) ? acronymOf(surface) : ''));
  const definitions: Definition[] = [];
  for (let at = 1; at + 1 < codes.length; at++) {
    if (codes[at - 1] !== OPEN || codes[at + 1] !== CLOSE || codes[at]! < 0) continue;
    const acronym = acronyms[codes[at]! >> 1]!;
    if (acronym === '' || acronym.length > MAX_LETTERS) continue;
    const from = expansionStart(acronym.toLowerCase().replaceAll('-', ''), at - 2, codes, surfaces);
    if (from !== -1) definitions.push({ acronym, at, from });
  }
  return definitions;
}

/** Where the words begin whose initials are the acronym's letters; -1 where they are not. */
function expansionStart(letters: string, last: number, codes: Int32Array, surfaces: readonly string[]): number {
  let left = letters.length;
  let skipped = 0;
  let at = last;
  while (left > 0 && at >= 0 && codes[at]! >= 0) {
    const word = surfaces[codes[at]! >> 1]!.toLowerCase();
    const matched = initialsOf(word).find((initials) => letters.startsWith(initials, left - initials.length));
    if (matched !== undefined) left -= matched.length;
    else if (givesTwo(word, letters.slice(0, left))) left -= 2;
    else if (at === last || ++skipped > MAX_SKIPPED || !STOP_WORDS.has(word)) return -1;
    at -= 1;
  }
  return left === 0 && at < last - 1 ? at + 1 : -1;
}

/** What a word may give to an acronym: `kernel` its initial; `multi-objective` also `mo`. */
function initialsOf(word: string): readonly string[] {
  const initials = word.split('-').map((part) => part.slice(0, 1));
  return initials.length === 1 ? initials : [initials.join(''), initials[0]!];
}

/** A compound in one word gives a second letter from its inside: the `ae` of `autoencoder`. */
const givesTwo = (word: string, letters: string): boolean =>
  word.length > 7 && letters.length > 1 && word[0] === letters.at(-2) && word.slice(3, -3).includes(letters.at(-1)!);

/** The words that most papers mean by an acronym; `count` papers say so. */
export type Expansion = { readonly acronym: string; readonly words: readonly number[]; readonly count: number };

/** Papers that define an acronym must agree in this share before it speaks for its words everywhere. */
const AGREEMENT = 0.6;

/** The agreed expansions: one for an acronym, one acronym for an expansion; none where papers disagree. */
export function agreedExpansions(
  definitions: readonly Definition[],
  { codes }: Tokens,
  wordOf: Int32Array,
): readonly Expansion[] {
  const counts = new Map<string, Map<string, number>>();
  for (const definition of definitions) {
    const words = wordsOf(definition, codes, wordOf).join(' ');
    const of = counts.get(definition.acronym) ?? new Map<string, number>();
    counts.set(definition.acronym, of.set(words, (of.get(words) ?? 0) + 1));
  }
  const best = new Map<string, { acronym: string; count: number }>();
  for (const [acronym, of] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const total = [...of.values()].reduce((sum, count) => sum + count, 0);
    const [words, count] = [...of].reduce((a, b) => (b[1] > a[1] ? b : a));
    if (count >= total * AGREEMENT && count > (best.get(words)?.count ?? 0)) best.set(words, { acronym, count });
  }
  return [...best].map(([words, { acronym, count }]) => ({ acronym, words: words.split(' ').map(Number), count }));
}

/** The words that a definition's acronym stands for. */
export const wordsOf = ({ from, at }: Definition, codes: Int32Array, wordOf: Int32Array): readonly number[] =>
  Array.from(codes.subarray(from, at - 1), (code) => wordOf[code >> 1]!);

/**
 * Those that are read as one word. `KLD` is not, since it holds the more usual `KL`: as two words it meets
 * `KL divergence`.
 */
export function joinable(agreed: readonly Expansion[]): readonly Expansion[] {
  const counts = new Map(agreed.map(({ words, count }) => [words.join(' '), count]));
  return agreed.filter(({ words, count }) => {
    for (let from = 0; from < words.length; from++) {
      for (let to = from + 2; to <= words.length; to++) {
        if (to - from < words.length && (counts.get(words.slice(from, to).join(' ')) ?? 0) > count) return false;
      }
    }
    return true;
  });
}
