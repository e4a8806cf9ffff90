// Words that mostly stand in one turn of phrase: `in the wild`. In: terms. Out: 1 for each such word. They name nothing by
// themselves, however many titles hold them.
import { STOP } from './lexicon.ts';
import type { Terms } from './terms.ts';

/** A word with fewer places has had no chance to stand elsewhere. */
const LEAST_PLACES = 8;

/** Of each word, whether the same two words of grammar come before it in most of its places. */
export function findIdioms(terms: Terms): Uint8Array {
  const words = terms.keys.length;
  // What stands before a word in most of its places is what is left when each two unlike places are struck out.
  // (Boyer and Moore's vote.)
  const leading = new Float64Array(words).fill(-1);
  const votes = new Int32Array(words);
  const places = new Int32Array(words);
  visitWords(terms, (word, pair) => {
    places[word]! += 1;
    if (votes[word] === 0) leading[word] = pair;
    votes[word]! += leading[word] === pair ? 1 : -1;
  });
  const after = new Int32Array(words);
  visitWords(terms, (word, pair) => {
    if (pair !== -1 && pair === leading[word]) after[word]! += 1;
  });
  return Uint8Array.from(after, (led, word) => (places[word]! >= LEAST_PLACES && led * 2 > places[word]! ? 1 : 0));
}

/** Every word but those of grammar, with the two words of grammar right before it, as one number; -1 where there are none. */
function visitWords({ codes, wordOf, kinds, keys }: Terms, visit: (word: number, pair: number) => void): void {
  let last = -1;
  let before = -1;
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    const word = code < 0 ? -1 : wordOf[code >> 1]!;
    const isGrammar = word !== -1 && kinds[word] === STOP;
    if (word !== -1 && !isGrammar) visit(word, before === -1 ? -1 : before * keys.length + last);
    before = isGrammar ? last : -1;
    last = isGrammar ? word : -1;
  }
}
