// How words and phrases are written for a reader: as most of the texts write them in the middle of a sentence, so
// `Bayesian inference`, `KL divergence`, `large language models`. In: terms and phrases. Out: names. An acronym is
// spelled out where enough papers do so and its words are no names of persons.
import { isAcronym } from './lexicon.ts';
import { type Phrases, SAMPLES } from './phrases.ts';
import type { Terms } from './terms.ts';

/** A word loses its capital when so many of its uses inside of sentences do. */
const SMALL_SHARE = 0.2;
/** A plural wins over its singular with so many of the uses: `scaling laws`. */
const PLURAL_SHARE = 0.3;
/** A unit is spelled out when so many of its uses are. */
const SPELLED_SHARE = 0.2;

export type Spelling = {
  /** A word as most papers write it. */
  readonly word: (word: number) => string;
  /** A phrase as most of its first places write it. */
  readonly phrase: (phrase: number) => string;
};

export function learnSpelling(terms: Terms, phrases: Phrases): Spelling {
  const { uses, inside } = countUses(terms);
  const small = smallLetters(terms.surfaces, inside);
  const plain = new Map<number, string>();
  const plainOf = (surface: number): string => {
    const known = plain.get(surface);
    if (known !== undefined) return known;
    const text = terms.surfaces[surface]!.replace(/[^\s-]+/g, small);
    plain.set(surface, text);
    return text;
  };
  const surfacesOf = groupSurfaces(terms);
  const word = remembered((number) =>
    preferred(surfacesOf(number).map((surface) => [plainOf(surface), uses[surface]!])),
  );
  /** Inside of a phrase, names of persons stay the acronym that they mostly are. */
  const inPhrase = (surface: number): string => {
    const text = plainOf(surface);
    return isNames(text) && isAcronym(word(terms.wordOf[surface]!)) ? terms.keys[terms.wordOf[surface]!]! : text;
  };
  const phrase = remembered((number) => {
    const length = phrases.words[number]!.length;
    if (length === 1) return word(phrases.words[number]![0]!);
    const places = phrases.samples.subarray(number * SAMPLES, (number + 1) * SAMPLES).filter((place) => place !== -1);
    return preferred(Array.from(places, (place) => [spell(terms.codes, place, length, inPhrase), 1]));
  });
  return { word, phrase };
}

function remembered(name: (number: number) => string): (number: number) => string {
  const known = new Map<number, string>();
  return (number) => {
    const text = known.get(number) ?? name(number);
    known.set(number, text);
    return text;
  };
}

/** How often each surface is used, and how often inside of a sentence of an abstract. */
function countUses({ surfaces, codes, starts }: Terms): { uses: Uint32Array; inside: Uint32Array } {
  const uses = new Uint32Array(surfaces.length);
  const inside = new Uint32Array(surfaces.length);
  for (let field = 0; field + 1 < starts.length; field++) {
    const isAbstract = field % 2 === 1;
    let afterMark = true;
    for (let at = starts[field]!; at < starts[field + 1]!; at++) {
      const code = codes[at]!;
      if (code >= 0) {
        uses[code >> 1]! += 1;
        if (isAbstract && !afterMark) inside[code >> 1]! += 1;
      }
      afterMark = code < 0;
    }
  }
  return { uses, inside };
}

/** A function that takes a word's capital away unless the texts keep it inside of sentences. */
function smallLetters(surfaces: readonly string[], inside: Uint32Array): (word: string) => string {
  const counts = new Map<string, number>();
  for (const [surface, text] of surfaces.entries()) {
    if (inside[surface] === 0) continue;
    for (const part of text.split(/[\s-]+/)) counts.set(part, (counts.get(part) ?? 0) + inside[surface]!);
  }
  return (word) => {
    const lower = word.toLowerCase();
    if (word === lower || word.slice(1) !== lower.slice(1)) return word;
    const capital = counts.get(word) ?? 0;
    const small = counts.get(lower) ?? 0;
    return capital === 0 || small >= SMALL_SHARE * (capital + small) ? lower : word;
  };
}

/** The surfaces of a word. */
function groupSurfaces({ wordOf, keys }: Terms): (word: number) => readonly number[] {
  const starts = new Int32Array(keys.length + 1);
  for (const word of wordOf) starts[word + 1]! += 1;
  for (let word = 0; word < keys.length; word++) starts[word + 1]! += starts[word]!;
  const next = starts.slice();
  const surfaces = new Int32Array(wordOf.length);
  for (const [surface, word] of wordOf.entries()) surfaces[next[word]!++] = surface;
  return (word) => [...surfaces.subarray(starts[word]!, starts[word + 1]!)];
}

function spell(codes: Int32Array, place: number, length: number, plainOf: (surface: number) => string): string {
  let text = plainOf(codes[place]! >> 1);
  for (let at = place + 1; at < place + length; at++) {
    text += (codes[at]! & 1 ? '-' : ' ') + plainOf(codes[at]! >> 1);
  }
  return text;
}

/**
 * The writing with the most uses. An acronym gives way to its words where enough papers spell them out, and names of
 * persons give way to their acronym.
 */
function preferred(writings: readonly (readonly [string, number])[]): string {
  const counts = new Map<string, number>();
  let total = 0;
  for (const [text, count] of writings) {
    counts.set(text, (counts.get(text) ?? 0) + count);
    total += count;
  }
  if (counts.size === 1) return writings[0]![0];
  const ranked = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const best = ranked[0]?.[0] ?? '';
  const others = ranked.filter(([text]) => (isNames(best) ? isAcronym(text) : hasAcronym(best) && isSpelledOut(text)));
  const share = others.reduce((sum, [, count]) => sum + count, 0) / total;
  const name = share >= SPELLED_SHARE ? others[0]![0] : best;
  return (counts.get(`${name}s`) ?? 0) >= PLURAL_SHARE * total ? `${name}s` : name;
}

const hasAcronym = (text: string): boolean => text.split(/[\s-]/).some(isAcronym);

/** No acronym in it, and not all of it names of persons. */
const isSpelledOut = (text: string): boolean => !hasAcronym(text) && !isNames(text);

/** Nothing but names: `Kullback-Leibler`. */
const isNames = (text: string): boolean => /^(?:\p{Lu}\p{Ll}+[\s-]?)+$/u.test(text);
