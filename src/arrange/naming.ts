// Which words and phrases are shown to a reader when a likeness is put into words. In: features, weightiest first.
// Out: a few names, none of which says again what another says, and none of which is cut in the middle.
import { CONTENT, GENERIC } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';

export type Naming = {
  /** Names for up to `most` features; `said` are features that have been named already. */
  readonly names: (ranked: Iterable<number>, most: number, said?: readonly number[]) => readonly string[];
  /** How much a feature tells a reader: 0 for one that is not shown. */
  readonly worth: (feature: number) => number;
};

/** A phrase says more than a word; a word of the trade alone says little, but more than nothing. */
const PHRASE_WORTH = 2;
const GENERIC_WORTH = 0.25;
/** A word or phrase that one longer phrase mostly takes is cut: `theoretic`, `learning from human`. */
const CUT = 0.6;
/** A phrase without a hyphen that a noun mostly follows is cut too: `deep generative`. */
const OPEN = 0.6;

/** Endings that make another form of a word: `fair` and `fairness`, `distort` and `distortion`. */
const ENDING =
  /(?:(?<=.{3})at(?:ions?|ed|es?|ing|ive)|ematic(?:al|s)?|ization|ings?|ness|ments?|ity|ions?|ive|ed|ers?|ly|al|ic|es|s|e|y)$/;

/** Features below the number of words are words, those from there on phrases, as in `Vectors`. */
export function nameFeatures(terms: Terms, phrases: Phrases, spelling: Spelling): Naming {
  const words = terms.keys.length;
  const cut = cutWords(terms, phrases);
  const nameOf = (feature: number): string =>
    feature < words ? spelling.word(feature) : spelling.phrase(feature - words);
  const roots = remembered(words + phrases.words.length, (feature) => rootsOf(nameOf(feature)));
  const worthOf = (feature: number): number => {
    if (feature < words) {
      if (cut[feature] === 1) return 0;
      return terms.kinds[feature] === CONTENT ? 1 : terms.kinds[feature] === GENERIC ? GENERIC_WORTH : 0;
    }
    const phrase = feature - words;
    if (phrases.words[phrase]!.length < 2) return 0;
    if (phrases.inLonger[phrase]! > CUT * phrases.papers[phrase]!) return 0;
    return phrases.open[phrase]! > OPEN && !nameOf(feature).includes('-') ? 0 : PHRASE_WORTH;
  };
  // Asked for every feature that two related papers share, so it is kept where it is found at once.
  const worths = new Float32Array(words + phrases.words.length).fill(-1);
  const worth = (feature: number): number => {
    if (worths[feature] === -1) worths[feature] = worthOf(feature);
    return worths[feature]!;
  };
  const names = (ranked: Iterable<number>, most: number, said: readonly number[] = []): readonly string[] => {
    const used = said.flatMap((feature) => roots(feature));
    const named: string[] = [];
    for (const feature of ranked) {
      if (named.length === most) break;
      if (worth(feature) === 0 || roots(feature).some((root) => used.includes(root))) continue;
      used.push(...roots(feature));
      named.push(nameOf(feature));
    }
    // A list that grew has room for more: of some hundred thousand lists that is a tenth of what a library takes.
    return named.slice();
  };
  return { names, worth };
}

/** @param size how many features there are: an array is asked some million times sooner than a map */
function remembered<T>(size: number, find: (feature: number) => T): (feature: number) => T {
  const known: (T | undefined)[] = new Array(size).fill(undefined);
  return (feature) => {
    known[feature] ??= find(feature);
    return known[feature];
  };
}

/** Words that mostly stand inside of one longer phrase. */
function cutWords({ keys }: Terms, { words, papers, inLonger }: Phrases): Uint8Array {
  const cut = new Uint8Array(keys.length);
  for (const [phrase, sequence] of words.entries()) {
    if (sequence.length === 1 && inLonger[phrase]! > CUT * papers[phrase]!) cut[sequence[0]!] = 1;
  }
  return cut;
}

/** What the words of a name have in common with their other forms; a compound also counts as one word. */
export function rootsOf(name: string): readonly string[] {
  const lower = name.toLowerCase();
  const parts = new Set([...lower.split(/[\s-]+/), ...lower.replaceAll('-', '').split(/\s+/)]);
  return [...parts].filter((part) => part.length > 2).map(rootOf);
}

function rootOf(word: string): string {
  const root = word.replace(ENDING, '');
  return root.length < 3 ? word : root;
}
