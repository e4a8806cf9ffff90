// Labels tokens as beginning a formula, inside one, or outside: a linear-chain model over hashed features.
// In: tokens, their surroundings, weights, a window. Out: labels, and how sure each of them is.
// Source of the method: Lafferty, McCallum & Pereira 2001 (conditional random fields); weights by stochastic gradient.
import { featuresOf, MOST_FEATURES, MOST_PAIR_FEATURES, pairFeaturesOf, type Surroundings } from './features.ts';
import type { Tokens } from './tokens.ts';

export const OUT = 0;
export const BEGIN = 1;
export const IN = 2;
const LABELS = 3;

export type LabelWeights = {
  /** `size` rows of two: the weight for BEGIN and for IN, in steps of `unaryStep`; OUT counts as 0. */
  readonly unary: Float32Array | Int8Array;
  readonly unaryStep: number;
  readonly unaryMask: number;
  /** rows of nine: from label, to label. */
  readonly pair: Float32Array;
  readonly pairMask: number;
};

const features = new Int32Array(MOST_FEATURES);
const pairFeatures = new Int32Array(MOST_PAIR_FEATURES);

/** Scores of one window of tokens; the arrays are used again for the next window. */
export type WindowScores = { unary: Float64Array; pair: Float64Array; size: number };

export const windowScores = (): WindowScores => ({ unary: new Float64Array(0), pair: new Float64Array(0), size: 0 });

/** Makes room for a window of `size` tokens. */
export function resize(scores: WindowScores, size: number): void {
  if (scores.unary.length < size * LABELS) {
    scores.unary = new Float64Array(size * LABELS * 2);
    scores.pair = new Float64Array(size * LABELS * LABELS * 2);
  }
  scores.size = size;
}

/** Fills in what each step from label to label scores. */
export function scoreSteps(
  tokens: Tokens,
  around: Surroundings,
  weights: LabelWeights,
  from: number,
  scores: WindowScores,
): void {
  const { pair, pairMask } = weights;
  const sums = scores.pair;
  for (let i = 0; i < scores.size; i++) {
    const p = pairFeaturesOf(tokens, around, from + i, pairFeatures);
    const at = i * 9;
    sums.fill(0, at, at + 9);
    for (let k = 0; k < p; k++) {
      const row = (pairFeatures[k]! & pairMask) * 9;
      for (let j = 0; j < 9; j++) sums[at + j] = sums[at + j]! + pair[row + j]!;
    }
    sums[at + 2] = -1e9; // from OUT nothing can go on
  }
}

/** Fills `scores` for the tokens from `from` up to `to`. */
export function scoreWindow(
  tokens: Tokens,
  around: Surroundings,
  weights: LabelWeights,
  from: number,
  to: number,
  scores: WindowScores,
): void {
  resize(scores, to - from);
  const { unary, unaryMask, unaryStep } = weights;
  for (let i = 0; i < scores.size; i++) {
    const n = featuresOf(tokens, around, from + i, features);
    let begin = 0;
    let inside = 0;
    for (let k = 0; k < n; k++) {
      const at = (features[k]! & unaryMask) << 1;
      begin += unary[at]!;
      inside += unary[at + 1]!;
    }
    scores.unary[i * 3] = 0;
    scores.unary[i * 3 + 1] = begin * unaryStep;
    scores.unary[i * 3 + 2] = inside * unaryStep;
  }
  scoreSteps(tokens, around, weights, from, scores);
}

let back = new Uint8Array(0);

/** The best labels of a scored window. `bias` is added to BEGIN: below 0, fewer formulas are found. */
export function bestLabels(scores: WindowScores, bias: number, labels: Uint8Array): void {
  const { unary, pair, size } = scores;
  if (back.length < size * 3) back = new Uint8Array(size * 6);
  let a0 = 0;
  let a1 = -1e9;
  let a2 = -1e9;
  for (let i = 0; i < size; i++) {
    const p = i * 9;
    const best = (to: number): number => {
      const x = a0 + pair[p + to]!;
      const y = a1 + pair[p + 3 + to]!;
      const z = a2 + pair[p + 6 + to]!;
      const from = x >= y ? (x >= z ? 0 : 2) : y >= z ? 1 : 2;
      back[i * 3 + to] = from;
      return from === 0 ? x : from === 1 ? y : z;
    };
    const b0 = best(0);
    const b1 = best(1) + unary[i * 3 + 1]! + bias;
    const b2 = best(2) + unary[i * 3 + 2]!;
    a0 = b0;
    a1 = b1;
    a2 = b2;
  }
  let label = a0 >= a1 ? (a0 >= a2 ? 0 : 2) : a1 >= a2 ? 1 : 2;
  for (let i = size - 1; i >= 0; i--) {
    labels[i] = label;
    label = back[i * 3 + label]!;
  }
}
