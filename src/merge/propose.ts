// Which copies are worth comparing. In: copies with their words. Out: pairs of indices that share a rare run of words, by
// rising index. A pair that is proposed costs a comparison; one that is not can never be found to be one work.
import type { Copy } from './copies.ts';
import { type Keep, readWords } from './words.ts';

/** How many of a text's runs become keys: the smallest by their hash, so that two copies choose alike (min-wise hashing). */
const KEYS_FROM_OPENING = 3;
const KEYS_FROM_ABSTRACT = 5;
const KEYS_FROM_TITLE = 2;
const MOST_KEYS = KEYS_FROM_OPENING + KEYS_FROM_ABSTRACT + KEYS_FROM_TITLE;
/** In telling words. Scrapes cut the end of an abstract, seldom its beginning. */
const OPENING = 14;
/** A run that so many copies have is a habit of language. */
const MOST_SHARED = 10;

/** Copies under one id or title need no proposal; `isKnown` says which pairs are decided. */
export function proposePairs(copies: readonly Copy[], isKnown: (i: number, j: number) => boolean): [number, number][] {
  const keyed = sortedKeys(copies);
  const found: number[] = [];
  const indexOf = (at: number): number => keyed[at]! % SHIFT;
  for (let start = 0; start < keyed.length; ) {
    let end = start + 1;
    while (end < keyed.length && sameKey(keyed[start]!, keyed[end]!)) end++;
    if (end - start <= MOST_SHARED) {
      for (let b = start + 1; b < end; b++) {
        for (let a = start; a < b; a++) {
          const [i, j] = [indexOf(a), indexOf(b)];
          if (i !== j && !isKnown(i, j)) found.push(Math.min(i, j) * copies.length + Math.max(i, j));
        }
      }
    }
    start = end;
  }
  const pairs = Float64Array.from(found).sort();
  const distinct = pairs.filter((pair, i) => pair !== pairs[i - 1]);
  return Array.from(distinct, (pair): [number, number] => [Math.floor(pair / copies.length), pair % copies.length]);
}

/** Key and index as one number: 32 bits of the one above 21 of the other, which a double holds exactly. */
const SHIFT = 2 ** 21;
const sameKey = (a: number, b: number): boolean => Math.floor(a / SHIFT) === Math.floor(b / SHIFT);

function sortedKeys(copies: readonly Copy[]): Float64Array {
  const keyed = new Float64Array(copies.length * MOST_KEYS);
  let length = 0;
  for (let i = 0; i < copies.length; i++) {
    const { title, abstract } = copies[i]!;
    const words = abstract?.words ?? NONE;
    length = putRuns(words, Math.min(words.length, OPENING), 2, KEYS_FROM_OPENING, 1, i, keyed, length);
    length = putRuns(words, words.length, 3, KEYS_FROM_ABSTRACT, 2, i, keyed, length);
    const ofTitle = readWords(title, inPlace).words;
    length = putRuns(ofTitle, ofTitle.length, 2, KEYS_FROM_TITLE, 3, i, keyed, length);
  }
  return keyed.subarray(0, length).sort();
}

const NONE = new Int32Array(0);
/** They are looked at before the next are read. */
const inPlace: Keep = (numbers) => numbers;

/** The smallest runs of the text at hand, in order. */
const smallest = new Int32Array(Math.max(KEYS_FROM_OPENING, KEYS_FROM_ABSTRACT, KEYS_FROM_TITLE));

/**
 * Puts the keys of a text behind those that are there; says how many there are then.
 * @param end how many of its words count
 * @param length of a run
 * @param salt keeps runs of titles from meeting runs of abstracts
 * @param copy its index
 */
function putRuns(
  words: Int32Array,
  end: number,
  length: number,
  count: number,
  salt: number,
  copy: number,
  keyed: Float64Array,
  from: number,
): number {
  let held = 0;
  for (let i = 0; i + length <= end; i++) {
    let run = salt;
    for (let j = i; j < i + length; j++) run = Math.imul(run ^ words[j]!, 0x85ebca6b) ^ (run >>> 13);
    if (held === count && run >= smallest[count - 1]!) continue;
    // A list of at most five is kept sorted by insertion.
    let at = held;
    while (at > 0 && smallest[at - 1]! > run) at--;
    if (at > 0 && smallest[at - 1] === run) continue;
    if (held < count) held++;
    for (let j = held - 1; j > at; j--) smallest[j] = smallest[j - 1]!;
    smallest[at] = run;
  }
  for (let i = 0; i < held; i++) keyed[from + i] = (smallest[i]! >>> 0) * SHIFT + copy;
  return from + held;
}
