// Texts as bags of words. In: word texts and which of their sentences are taken. Out: sparse rows of words with the
// square roots of their counts.
import { append, type Growing, growing } from '../../src/arrange/numbering.ts';
import type { WordTexts } from './word-texts.ts';

/** Row `i` has the words from `starts[i]`. */
export type Bags = { readonly starts: Int32Array; readonly words: Int32Array; readonly roots: Float32Array };

/** @param rows for each bag the numbers of its sentences */
export function bagsOf(texts: WordTexts, rows: readonly (readonly number[])[], scratch: Int32Array): Bags {
  const words: Growing = growing(rows.length * 64);
  const counts: Growing = growing(rows.length * 64);
  const starts = new Int32Array(rows.length + 1);
  for (const [row, sentences] of rows.entries()) {
    const first = words.length;
    for (const sentence of sentences) {
      for (let at = texts.starts[sentence]!; at < texts.starts[sentence + 1]!; at++) {
        const word = texts.words[at]!;
        if (scratch[word] === 0) append(words, word);
        scratch[word]! += 1;
      }
    }
    for (let at = first; at < words.length; at++) {
      append(counts, scratch[words.items[at]!]!);
      scratch[words.items[at]!] = 0;
    }
    starts[row + 1] = words.length;
  }
  const roots = Float32Array.from(counts.items.subarray(0, counts.length), Math.sqrt);
  return { starts, words: words.items.slice(0, words.length), roots };
}

/** The bags of whole texts, titles and all. */
export function wholeBags(texts: WordTexts): Bags {
  const rows = Array.from({ length: texts.sentences.length - 1 }, (_, text) => {
    const first = texts.sentences[text]!;
    return Array.from({ length: texts.sentences[text + 1]! - first }, (_, at) => first + at);
  });
  return bagsOf(texts, rows, new Int32Array(texts.keys.length));
}
