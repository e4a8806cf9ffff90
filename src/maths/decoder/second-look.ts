// A second look at a text's tokens, once the first has said what it thinks of each: where much else is maths, so is
// the lone `k`; where nothing else is, it is not. And what is maths once in a text is maths wherever it stands.
// In: the first look's opinions. Out: features for a small correction of the scores.
import { mix2 } from './features.ts';
import type { Tokens } from './tokens.ts';

/** One place per token of the whole text; tokens outside of all windows are surely prose. */
export type Opinions = { readonly inside: Float32Array; readonly begins: Float32Array; total: number };

export const newOpinions = (count: number): Opinions => ({
  inside: new Float32Array(count),
  begins: new Float32Array(count),
  total: 0,
});

export type TextEvidence = {
  /** Expected formulas in the text, and by token text: expected count, and how many stand there. */
  readonly total: number;
  readonly sums: Float32Array;
  readonly counts: Uint8Array;
};

const SLOTS = 2048;
export const slotOf = (hash: number): number => (hash >>> 5) & (SLOTS - 1);

const sums = new Float32Array(SLOTS);
const counts = new Uint8Array(SLOTS);

/** Sums the opinions up; the arrays are used again for the next text. */
export function evidenceOf(tokens: Tokens, opinions: Opinions): TextEvidence {
  sums.fill(0);
  counts.fill(0);
  let total = 0;
  for (let t = 0; t < tokens.count; t++) {
    const slot = slotOf(tokens.hash[t]!);
    if (counts[slot]! < 255) counts[slot] = counts[slot]! + 1;
    const p = opinions.inside[t]!;
    if (p === 0) continue;
    sums[slot] = sums[slot]! + p;
    total += opinions.begins[t]!;
  }
  return { total, sums, counts };
}

export const AMOUNTS = [0.02, 0.06, 0.15, 0.35, 0.7, 1.3, 2.3, 4, 7, 12];
export const SHARES = [0.02, 0.08, 0.2, 0.4, 0.6, 0.8, 0.92, 0.98];

export function binOf(value: number, edges: readonly number[]): number {
  let bin = 0;
  while (bin < edges.length && value >= edges[bin]!) bin++;
  return bin;
}

export const MOST_SECOND_FEATURES = 24;

/** Writes the correction's features for token `t` into `out`; returns how many. */
export function secondFeatures(
  tokens: Tokens,
  opinions: Opinions,
  evidence: TextEvidence,
  topic: number,
  t: number,
  out: Int32Array,
): number {
  const { hash, shape, gap, count } = tokens;
  const slot = slotOf(hash[t]!);
  const own = opinions.inside[t]!;
  const alike = evidence.counts[slot]! - 1;
  const share = alike <= 0 ? 15 : binOf((evidence.sums[slot]! - own) / alike, SHARES);
  const amount = binOf(Math.max(0, evidence.total - evidence.sums[slot]!), AMOUNTS);
  const here = binOf(own, SHARES) | (binOf(opinions.begins[t]!, SHARES) << 4);
  const left = t > 0 ? binOf(opinions.inside[t - 1]!, SHARES) : 0;
  const right = t + 1 < count ? binOf(opinions.inside[t + 1]!, SHARES) : 0;
  const s0 = shape[t]! | (gap[t]! << 7);
  const s1 = t + 1 < count ? shape[t + 1]! | (gap[t + 1]! << 7) : 127;
  const r1 = t > 0 ? shape[t - 1]! : 127;
  const before = t > 0 ? hash[t - 1]! : 11;
  const after = t + 1 < count ? hash[t + 1]! : 13;
  let n = 0;
  out[n++] = mix2(70, amount, s0);
  out[n++] = mix2(71, amount, hash[t]!);
  out[n++] = mix2(72, amount, here);
  out[n++] = mix2(73, amount | (here << 4), s0);
  out[n++] = mix2(74, share, here);
  out[n++] = mix2(75, share | (amount << 4), s0);
  out[n++] = mix2(76, share | (amount << 4), here);
  out[n++] = mix2(77, left | (right << 4), here);
  out[n++] = mix2(78, left | (right << 4) | (s0 << 8), here);
  out[n++] = mix2(79, before, s0 | (amount << 10));
  out[n++] = mix2(80, after, s0 | (amount << 10));
  out[n++] = mix2(81, s0 | (s1 << 9), r1 | (amount << 9));
  out[n++] = mix2(82, share | (left << 4) | (right << 8), amount);
  out[n++] = mix2(83, share, hash[t]!);
  out[n++] = mix2(84, topic, here);
  out[n++] = mix2(85, topic | (amount << 4), s0);
  out[n++] = mix2(86, topic, hash[t]!);
  return n;
}
