// What a text is about, as far as it tells whether its author sets formulas: `theorem` and `polynomial` speak for them,
// `dataset` and `users` against. A lone `k` is maths in the one text and a grade or a unit in the other.
// In: a text's tokens and learned weights. Out: the logarithm of the odds that the text holds a formula.
import type { Tokens } from './tokens.ts';

export type TopicWeights = { readonly table: Float32Array; readonly mask: number };

/** Stands for the share of texts with formulas, whatever they are about. */
const ANY_TEXT = 17;

const SLOTS = 1 << 12;
const noted = new Int32Array(SLOTS);
let stamp = 0;

let rows = new Int32Array(1024);

/** Each token of the text once; the array is used again for the next text. Returns how many. */
export function topicFeatures(tokens: Tokens): { readonly rows: Int32Array; readonly count: number } {
  if (rows.length <= tokens.count) rows = new Int32Array(tokens.count * 2);
  stamp++;
  let count = 0;
  rows[count++] = ANY_TEXT;
  for (let t = 0; t < tokens.count; t++) {
    const hash = tokens.hash[t]!;
    const slot = (hash >>> 9) & (SLOTS - 1);
    if (noted[slot] === stamp) continue;
    noted[slot] = stamp;
    rows[count++] = hash >>> 3;
  }
  return { rows, count };
}

export function topicOf(tokens: Tokens, { table, mask }: TopicWeights): number {
  const { rows, count } = topicFeatures(tokens);
  let sum = 0;
  for (let k = 0; k < count; k++) sum += table[rows[k]! & mask]!;
  return sum;
}

/** Where one kind of text ends and the next begins. */
export const TOPICS = [-5, -4, -3, -2.2, -1.5, -0.8, 0, 0.8, 1.6, 2.6, 4];
