// Words that mostly stand in one turn of phrase: `in the wild`. In: terms. Out: 1 for each such word. They name nothing by
// themselves, however many titles hold them.
import { STOP } from './lexicon.ts';
import type { Terms } from './terms.ts';

/** A word with fewer places has had no chance to stand elsewhere. */
const LEAST_PLACES = 8;

/** Of each word, whether the same two words of grammar come before it in most of its places. */
export function findIdioms({ codes, wordOf, kinds, keys }: Terms): Uint8Array {
  const words = keys.length;
  const isGrammar = (code: number | undefined): code is number =>
    code !== undefined && code >= 0 && kinds[wordOf[code >> 1]!] === STOP;
  const pairAt = (at: number): number => {
    const [first, second] = [codes[at - 2], codes[at - 1]];
    return isGrammar(first) && isGrammar(second) ? wordOf[first >> 1]! * words + wordOf[second >> 1]! : -1;
  };
  // What stands before a word in most of its places is what is left when each two unlike places are struck out.
  // (Boyer and Moore's vote.)
  const leading = new Float64Array(words).fill(-1);
  const votes = new Int32Array(words);
  const places = new Int32Array(words);
  const count = (visit: (word: number, pair: number) => void): void => {
    for (let at = 0; at < codes.length; at++) if (codes[at]! >= 0) visit(wordOf[codes[at]! >> 1]!, pairAt(at));
  };
  count((word, pair) => {
    places[word]! += 1;
    if (votes[word] === 0) leading[word] = pair;
    votes[word]! += leading[word] === pair ? 1 : -1;
  });
  const after = new Int32Array(words);
  count((word, pair) => {
    if (pair !== -1 && pair === leading[word]) after[word]! += 1;
  });
  return Uint8Array.from(after, (led, word) => (places[word]! >= LEAST_PLACES && led * 2 > places[word]! ? 1 : 0));
}
