// Learns the labeller's weights: a conditional random field, by stochastic gradient (AdaGrad), weights averaged,
// features dropped at random so that no one of them is relied upon; then the second look's, on opinions of first
// looks that had not seen the text.
import {
  featuresOf,
  MOST_FEATURES,
  MOST_PAIR_FEATURES,
  pairFeaturesOf,
  surroundingsOf,
} from '../../src/maths/decoder/features.ts';
import { windowsOf } from '../../src/maths/decoder/gate.ts';
import {
  type LabelWeights,
  resize,
  scoreSteps,
  type WindowScores,
  windowScores,
} from '../../src/maths/decoder/labeller.ts';
import { correctWindow, formOpinions, type SecondWeights } from '../../src/maths/decoder/look.ts';
import { newPosterior } from '../../src/maths/decoder/posterior.ts';
import { evidenceOf, MOST_SECOND_FEATURES, secondFeatures } from '../../src/maths/decoder/second-look.ts';
import { tokenize } from '../../src/maths/decoder/tokens.ts';
import { chainGradient, newGradient } from './chain.ts';
import { trueLabels } from './labels.ts';
import { coinOf, randomFrom, shuffle } from './random.ts';
import { averaged, learn, newTable } from './table.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';

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

const LONGEST_WINDOW = 4000;
/** Pushes that are smaller are not worth their time. */
const SMALL = 2e-3;

/** How often each feature occurs, up to 255. */
function countFeatures(examples: readonly Shown[], sets: TokenSets, mask: number): Uint8Array {
  const counts = new Uint8Array(mask + 1);
  const features = new Int32Array(MOST_FEATURES);
  for (const example of examples) {
    const tokens = tokenize(example.text);
    const windows = windowsOf(tokens, sets.suspects);
    if (windows.length === 0) continue;
    const around = surroundingsOf(tokens, sets.certain);
    for (let w = 0; w < windows.length; w += 2) {
      for (let t = windows[w]!; t < windows[w + 1]!; t++) {
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

/** Labels of a window, mended where the window cuts a formula. */
function windowLabels(labels: Uint8Array, from: number, to: number): Uint8Array {
  const own = labels.slice(from, to);
  for (let i = 0; i < own.length; i++) if (own[i] === 2 && (i === 0 || own[i - 1] === 0)) own[i] = 1;
  return own;
}

export function learnLabels(examples: readonly Shown[], sets: TokenSets, settings: LabelSettings): LabelWeights {
  const unary = newTable(2 << settings.unaryBits, settings.start);
  const pair = newTable(9 << settings.pairBits, settings.start);
  const weights: LabelWeights = {
    unary: unary.weights,
    unaryMask: (1 << settings.unaryBits) - 1,
    pair: pair.weights,
    pairMask: (1 << settings.pairBits) - 1,
  };
  const counts = countFeatures(examples, sets, weights.unaryMask);
  const features = new Int32Array(MOST_FEATURES);
  const pairs = new Int32Array(MOST_PAIR_FEATURES);
  const kept = new Int32Array(LONGEST_WINDOW * MOST_FEATURES);
  const scores = windowScores();
  const posterior = newPosterior();
  const gradient = newGradient();
  const random = randomFrom(7);
  const coin = coinOf(settings.drop);
  const order = examples.map((_, i) => i);
  let clock = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const rate = settings.rate * (1 - (0.8 * epoch) / settings.epochs);
    let loss = 0;
    let seen = 0;
    for (const index of order) {
      const example = examples[index]!;
      const tokens = tokenize(example.text);
      const windows = windowsOf(tokens, sets.suspects);
      if (windows.length === 0) continue;
      const around = surroundingsOf(tokens, sets.certain);
      const labels = trueLabels(example, tokens);
      for (let w = 0; w < windows.length; w += 2) {
        const from = windows[w]!;
        const to = Math.min(windows[w + 1]!, from + LONGEST_WINDOW);
        resize(scores, to - from);
        scoreSteps(tokens, around, weights, from, scores);
        for (let i = 0; i < to - from; i++) {
          const n = featuresOf(tokens, around, from + i, features);
          let at = i * MOST_FEATURES;
          let begin = 0;
          let inside = 0;
          for (let k = 0; k < n; k++) {
            const row = features[k]! & weights.unaryMask;
            if (counts[row]! < settings.least || coin()) continue;
            kept[at++] = row;
            begin += weights.unary[row << 1]!;
            inside += weights.unary[(row << 1) + 1]!;
          }
          kept[at] = -1;
          scores.unary[i * 3] = 0;
          scores.unary[i * 3 + 1] = begin / (1 - settings.drop);
          scores.unary[i * 3 + 2] = inside / (1 - settings.drop);
        }
        chainGradient(scores, windowLabels(labels, from, to), posterior, gradient);
        loss += gradient.loss;
        seen += to - from;
        for (let i = 0; i < to - from; i++) {
          const begin = gradient.unary[i * 2]!;
          const inside = gradient.unary[i * 2 + 1]!;
          if (Math.abs(begin) > SMALL || Math.abs(inside) > SMALL) {
            for (let k = i * MOST_FEATURES; kept[k]! >= 0; k++) {
              learn(unary, kept[k]! << 1, begin, rate, clock);
              learn(unary, (kept[k]! << 1) + 1, inside, rate, clock);
            }
          }
          const p = pairFeaturesOf(tokens, around, from + i, pairs);
          for (let j = 0; j < 9; j++) {
            const push = gradient.pair[i * 9 + j]!;
            if (j === 2 || Math.abs(push) < SMALL) continue;
            for (let k = 0; k < p; k++) learn(pair, (pairs[k]! & weights.pairMask) * 9 + j, push, rate, clock);
          }
        }
      }
      // the weights of the second half of the training are averaged
      if (epoch >= settings.epochs >> 1) clock++;
    }
    console.error(`labels, epoch ${epoch + 1}: loss per token ${(loss / seen).toFixed(5)} of ${seen}`);
  }
  averaged(unary, clock);
  averaged(pair, clock);
  return weights;
}

export type SecondSettings = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly start: number;
};

/** @param firstFor the first look for an example: one that was not learned from it */
export function learnSecondLook(
  examples: readonly Shown[],
  firstFor: (index: number) => LabelWeights,
  sets: TokenSets,
  settings: SecondSettings,
): SecondWeights {
  const table = newTable(2 << settings.bits, settings.start);
  const weights: SecondWeights = { table: table.weights, mask: (1 << settings.bits) - 1 };
  const features = new Int32Array(MOST_SECOND_FEATURES);
  const posterior = newPosterior();
  const gradient = newGradient();
  const random = randomFrom(11);
  const order = examples.map((_, i) => i);
  const scores: WindowScores[] = [];
  let clock = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const rate = settings.rate * (1 - (0.8 * epoch) / settings.epochs);
    let loss = 0;
    let seen = 0;
    for (const index of order) {
      const example = examples[index]!;
      const tokens = tokenize(example.text);
      const windows = windowsOf(tokens, sets.suspects);
      if (windows.length === 0) continue;
      const around = surroundingsOf(tokens, sets.certain);
      const opinions = formOpinions(tokens, around, windows, firstFor(index), scores);
      const evidence = evidenceOf(tokens, opinions);
      const labels = trueLabels(example, tokens);
      for (let w = 0; w < windows.length; w += 2) {
        const from = windows[w]!;
        const own = scores[w >> 1]!;
        correctWindow(tokens, opinions, evidence, weights, from, own);
        chainGradient(own, windowLabels(labels, from, from + own.size), posterior, gradient);
        loss += gradient.loss;
        seen += own.size;
        for (let i = 0; i < own.size; i++) {
          const begin = gradient.unary[i * 2]!;
          const inside = gradient.unary[i * 2 + 1]!;
          if (Math.abs(begin) < SMALL && Math.abs(inside) < SMALL) continue;
          const n = secondFeatures(tokens, opinions, evidence, from + i, features);
          for (let k = 0; k < n; k++) {
            const row = (features[k]! & weights.mask) << 1;
            learn(table, row, begin, rate, clock);
            learn(table, row + 1, inside, rate, clock);
          }
        }
      }
      if (epoch >= settings.epochs >> 1) clock++;
    }
    console.error(`second look, epoch ${epoch + 1}: loss per token ${(loss / seen).toFixed(5)} of ${seen}`);
  }
  averaged(table, clock);
  return weights;
}
