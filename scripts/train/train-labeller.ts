// Learns the labeller's weights: a conditional random field, by stochastic gradient (AdaGrad), weights averaged,
// features dropped at random so that no one of them is relied upon.
// In: texts with their formulas. Out: weights of the first look.
import {
  featuresOf,
  MOST_FEATURES,
  MOST_PAIR_FEATURES,
  pairFeaturesOf,
  type Surroundings,
  surroundingsOf,
} from '../../src/maths/decoder/features.ts';
import { type LabelWeights, resize, scoreSteps, windowScores } from '../../src/maths/decoder/labeller.ts';
import { newPosterior } from '../../src/maths/decoder/posterior.ts';
import type { Tokens } from '../../src/maths/decoder/tokens.ts';
import { type ChainGradient, chainGradient, newGradient } from './chain.ts';
import { inEpochs } from './epochs.ts';
import { coinOf } from './random.ts';
import { averaged, learn, newTable, type Table } from './table.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';
import { LONGEST_WINDOW, type LookedAt, lookedAt, SMALL } from './windows.ts';

export type LabelSettings = {
  readonly unaryBits: number;
  readonly pairBits: number;
  readonly epochs: number;
  readonly rate: number;
  /** Share of features that are left out at each step. */
  readonly drop: number;
  /** Features that are rarer in the whole corpus do not count. */
  readonly least: number;
  /** What AdaGrad's sums start from: the greater, the less rare features learn. */
  readonly start: number;
};

const features = new Int32Array(MOST_FEATURES);
const pairs = new Int32Array(MOST_PAIR_FEATURES);

/** Texts that are worth a look, with all that is the same at every look. */
type Example = LookedAt & { readonly around: Surroundings };

function examplesOf(texts: readonly Shown[], sets: TokenSets): Example[] {
  const examples: Example[] = [];
  for (const shown of texts) {
    const text = lookedAt(shown, sets);
    if (text !== null) examples.push({ ...text, around: surroundingsOf(text.tokens, sets.certain) });
  }
  return examples;
}

/** How often each feature occurs, up to 255. */
function countFeatures(examples: readonly Example[], mask: number): Uint8Array {
  const counts = new Uint8Array(mask + 1);
  for (const { tokens, windows, around } of examples) {
    for (const { from, to } of windows) {
      for (let t = from; t < to; t++) {
        const n = featuresOf(tokens, around, t, features);
        for (let k = 0; k < n; k++) {
          const row = features[k]! & mask;
          if (counts[row]! < 255) counts[row] = counts[row]! + 1;
        }
      }
    }
  }
  return counts;
}

/** The rows of each token of a window that were kept, MOST_FEATURES places a token, ended by -1. */
type Kept = { readonly rows: Int32Array; readonly isLeftOut: (row: number) => boolean; readonly scale: number };

/** Fills in what the kept features of one token say of BEGIN and IN. */
function scoreToken(
  tokens: Tokens,
  around: Surroundings,
  unary: Float32Array,
  mask: number,
  t: number,
  i: number,
  kept: Kept,
  scores: Float64Array,
): void {
  const n = featuresOf(tokens, around, t, features);
  let at = i * MOST_FEATURES;
  let begin = 0;
  let inside = 0;
  for (let k = 0; k < n; k++) {
    const row = features[k]! & mask;
    if (kept.isLeftOut(row)) continue;
    kept.rows[at++] = row;
    begin += unary[row << 1]!;
    inside += unary[(row << 1) + 1]!;
  }
  kept.rows[at] = -1;
  scores[i * 3] = 0;
  scores[i * 3 + 1] = begin * kept.scale;
  scores[i * 3 + 2] = inside * kept.scale;
}

/** One step for the features of one token. */
function pushToken(unary: Table, kept: Kept, i: number, gradient: ChainGradient, rate: number, clock: number): void {
  const begin = gradient.unary[i * 2]!;
  const inside = gradient.unary[i * 2 + 1]!;
  if (Math.abs(begin) < SMALL && Math.abs(inside) < SMALL) return;
  for (let k = i * MOST_FEATURES; kept.rows[k]! >= 0; k++) {
    learn(unary, kept.rows[k]! << 1, begin, rate, clock);
    learn(unary, (kept.rows[k]! << 1) + 1, inside, rate, clock);
  }
}

/** One step for the features of the step to token `t`. From OUT nothing can go on, so that place is left alone. */
function pushStep(
  pair: Table,
  mask: number,
  tokens: Tokens,
  around: Surroundings,
  t: number,
  i: number,
  gradient: ChainGradient,
  rate: number,
  clock: number,
): void {
  const n = pairFeaturesOf(tokens, around, t, pairs);
  for (let j = 0; j < 9; j++) {
    const push = gradient.pair[i * 9 + j]!;
    if (j === 2 || Math.abs(push) < SMALL) continue;
    for (let k = 0; k < n; k++) learn(pair, (pairs[k]! & mask) * 9 + j, push, rate, clock);
  }
}

export function learnLabels(texts: readonly Shown[], sets: TokenSets, settings: LabelSettings): LabelWeights {
  const unary = newTable(2 << settings.unaryBits, settings.start);
  const pair = newTable(9 << settings.pairBits, settings.start);
  const unaryMask = (1 << settings.unaryBits) - 1;
  const pairMask = (1 << settings.pairBits) - 1;
  const weights: LabelWeights = { unary: unary.weights, unaryStep: 1, unaryMask, pair: pair.weights, pairMask };
  const examples = examplesOf(texts, sets);
  const counts = countFeatures(examples, unaryMask);
  const coin = coinOf(settings.drop);
  const kept: Kept = {
    rows: new Int32Array(LONGEST_WINDOW * MOST_FEATURES),
    isLeftOut: (row) => counts[row]! < settings.least || coin(),
    scale: 1 / (1 - settings.drop),
  };
  const scores = windowScores();
  const posterior = newPosterior();
  const gradient = newGradient();
  const clock = inEpochs('labels', examples.length, settings, 7, (index, rate, clock) => {
    const { tokens, windows, around, size } = examples[index]!;
    let loss = 0;
    for (const { from, to, labels } of windows) {
      resize(scores, to - from);
      scoreSteps(tokens, around, weights, from, scores);
      for (let i = 0; i < to - from; i++)
        scoreToken(tokens, around, unary.weights, unaryMask, from + i, i, kept, scores.unary);
      chainGradient(scores, labels, posterior, gradient);
      loss += gradient.loss;
      for (let i = 0; i < to - from; i++) {
        pushToken(unary, kept, i, gradient, rate, clock);
        pushStep(pair, pairMask, tokens, around, from + i, i, gradient, rate, clock);
      }
    }
    return { loss, of: size };
  });
  averaged(unary, clock);
  averaged(pair, clock);
  return weights;
}
