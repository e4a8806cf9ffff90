// Which words as they stand are one word: `Kernels` and `kernel`, `modelling` and `modeling`, `CLIP` and `clip` only
// where the capitals are no acronym. In: the surfaces of `tokens.ts` and how often each is used. Out: a word's
// number for every surface, and what kind of word each is.
import { GENERIC_WORDS, PROSE_WORDS, STOP_WORDS, singularsOf, spellingKey } from './words.ts';

export type WordKind = 0 | 1 | 2 | 3;
/** Says what a paper is about. */
export const CONTENT = 0;
/** A word of the trade that needs another beside it. */
export const GENERIC = 1;
/** The prose of research. */
export const PROSE = 2;
/** Grammar. */
export const STOP = 3;

export type Lexicon = {
  /** The word of every surface. */
  readonly wordOf: Int32Array;
  /** The words' keys; singular where the singular is in use. */
  readonly keys: readonly string[];
  /** A `WordKind` for every word. */
  readonly kinds: Uint8Array;
};

/** Two capitals or more and no small letter but a plural's `s`: `KL`, `MDPs`, `GPT-4`. */
const CAPITALS = /^(?=(?:.*\p{Lu}){2})[\p{Lu}\p{N}-]+s?$/u;

export const isAcronym = (surface: string): boolean => CAPITALS.test(surface);

/** `MDPs` and `MDP` are one acronym. */
export const acronymOf = (surface: string): string => surface.replace(/s$/, '');

/** `defined` holds the acronyms that some paper spells out: those keep apart from a common word of the same letters. */
export function buildLexicon(surfaces: readonly string[], defined: ReadonlySet<string>): Lexicon {
  const spellings = surfaces.map((surface) =>
    isAcronym(surface) && defined.has(acronymOf(surface)) ? acronymOf(surface) : spellingKey(surface),
  );
  const inUse = new Set(spellings);
  const numbers = new Map<string, number>();
  const wordOf = new Int32Array(surfaces.length);
  for (const [surface, spelling] of spellings.entries()) {
    const key = singularsOf(spelling).find((singular) => inUse.has(singular)) ?? spelling;
    const number = numbers.get(key) ?? numbers.size;
    if (number === numbers.size) numbers.set(key, number);
    wordOf[surface] = number;
  }
  const keys = [...numbers.keys()];
  return { wordOf, keys, kinds: Uint8Array.from(keys, kindOfWord) };
}

function kindOfWord(key: string): WordKind {
  if (key.length < 2 || STOP_WORDS.has(key)) return STOP;
  if (GENERIC_WORDS.has(key)) return GENERIC;
  return PROSE_WORDS.has(key.toLowerCase()) || singularsOf(key).some((singular) => PROSE_WORDS.has(singular))
    ? PROSE
    : CONTENT;
}
