// Which copies are worth comparing. In: copies with their words. Out: pairs of indices that share a rare run of words, by
// rising index. A pair that is proposed costs a comparison; one that is not can never be found to be one work.
import type { Copy } from './copies.ts';
import { tellingWords } from './words.ts';

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
  copies.forEach(({ title, abstract }, i) => {
    const words = abstract?.words ?? NONE;
    const put = (keys: readonly number[]) => {
      for (const key of keys) keyed[length++] = (key >>> 0) * SHIFT + i;
    };
    put(smallestRuns(words.subarray(0, OPENING), 2, KEYS_FROM_OPENING, 1));
    put(smallestRuns(words, 3, KEYS_FROM_ABSTRACT, 2));
    put(smallestRuns(tellingWords(title), 2, KEYS_FROM_TITLE, 3));
  });
  return keyed.subarray(0, length).sort();
}

const NONE = new Int32Array(0);

/** @param salt keeps runs of titles from meeting runs of abstracts */
function smallestRuns(words: Int32Array, length: number, count: number, salt: number): number[] {
  const smallest: number[] = [];
  for (let i = 0; i + length <= words.length; i++) {
    let run = salt;
    for (let j = i; j < i + length; j++) run = Math.imul(run ^ words[j]!, 0x85ebca6b) ^ (run >>> 13);
    if ((smallest.length === count && run >= smallest[count - 1]!) || smallest.includes(run)) continue;
    // Insertion into a list of at most five keeps it sorted.
    let at = smallest.length < count ? smallest.length : count - 1;
    for (; at > 0 && smallest[at - 1]! > run; at--) smallest[at] = smallest[at - 1]!;
    smallest[at] = run;
  }
  return smallest;
}
