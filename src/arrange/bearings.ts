// Which way each paper points among the meanings of words. In: terms and the table of meanings. Out: a row of small
// numbers a paper, so that the likeness of two papers is found without a word that both hold.
import { STOP } from './lexicon.ts';
import type { Meanings } from './meanings.ts';
import { sharedBytes, sharedFloats } from './shared.ts';
import type { Terms } from './terms.ts';

/** Paper `i` points where the numbers from `i * dimensions` say; all zero where it holds no known word. */
export type Bearings = { readonly dimensions: number; readonly numbers: Int8Array; readonly lengths: Float32Array };

/** A direction's largest number becomes this. */
const MOST = 127;
/** As in the weights of words: one place in the title counts as two. */
const TITLE_COUNT = 2;

export function findBearings({ papers, starts, codes, wordOf, keys, kinds }: Terms, meanings: Meanings): Bearings {
  const { dimensions, numbers, directions, scales } = meanings;
  const known = Int32Array.from(keys, (key, word) => (kinds[word] === STOP ? -1 : (numbers.get(key) ?? -1)));
  const bearings = {
    dimensions,
    numbers: sharedBytes(papers.length * dimensions),
    lengths: sharedFloats(papers.length),
  };
  const counts = new Int32Array(scales.length);
  const met = new Int32Array(scales.length);
  const sum = new Float64Array(dimensions);
  for (let paper = 0; paper < papers.length; paper++) {
    let length = 0;
    const titleEnd = starts[paper * 2 + 1]!;
    for (let at = starts[paper * 2]!; at < starts[paper * 2 + 2]!; at++) {
      const code = codes[at]!;
      const number = code < 0 ? -1 : known[wordOf[code >> 1]!]!;
      if (number === -1) continue;
      if (counts[number] === 0) met[length++] = number;
      counts[number]! += at < titleEnd ? TITLE_COUNT : 1;
    }
    sum.fill(0);
    for (let at = 0; at < length; at++) {
      const number = met[at]!;
      const weight = Math.sqrt(counts[number]!) * scales[number]!;
      counts[number] = 0;
      for (let d = 0, from = number * dimensions; d < dimensions; d++) sum[d]! += weight * directions[from + d]!;
    }
    round(sum, bearings, paper);
  }
  return bearings;
}

function round(sum: Float64Array, { dimensions, numbers, lengths }: Bearings, paper: number): void {
  let most = 0;
  for (let d = 0; d < dimensions; d++) most = Math.max(most, Math.abs(sum[d]!));
  if (most === 0) return;
  let squares = 0;
  for (let d = 0, to = paper * dimensions; d < dimensions; d++) {
    const number = Math.round((sum[d]! / most) * MOST);
    numbers[to + d] = number;
    squares += number * number;
  }
  lengths[paper] = Math.sqrt(squares);
}

/** The cosine of two papers' bearings; 0 where one has none. */
export function likenessOf({ dimensions, numbers, lengths }: Bearings, a: number, b: number): number {
  let product = 0;
  for (let d = 0, p = a * dimensions, q = b * dimensions; d < dimensions; d++)
    product += numbers[p + d]! * numbers[q + d]!;
  return product === 0 ? 0 : product / (lengths[a]! * lengths[b]!);
}
