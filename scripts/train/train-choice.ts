// Learns to choose among the decoder's readings: a log-linear model, by stochastic gradient (AdaGrad), weights averaged.
import {
  type ChoiceWeights,
  choiceFeatures,
  choiceScore,
  DENSE_FEATURES,
  newFeatures,
} from '../../src/maths/decoder/choose.ts';
import type { Reading } from '../../src/maths/decoder/readings.ts';
import type { Lexicon } from '../../src/maths/decoder/lexicon.ts';

/** One formula's readings, and which of them are what the author wrote. */
export type ChoiceExample = { readonly readings: readonly Reading[]; readonly right: readonly boolean[] };

export type ChoiceTraining = { bits: number; epochs: number; rate: number; pull: number };

export function learnChoice(
  examples: readonly ChoiceExample[],
  lexicon: Lexicon,
  options: ChoiceTraining,
  random: () => number,
): ChoiceWeights {
  const size = DENSE_FEATURES + (1 << options.bits);
  const weights = { table: new Float32Array(size), mask: (1 << options.bits) - 1 };
  weights.table[0] = 0.7;
  weights.table[1] = -0.7;
  const sums = new Float64Array(size);
  const squares = new Float32Array(size).fill(1);
  const order = examples.map((_, i) => i);
  const rows = Array.from({ length: 16 }, newFeatures);
  let step = 0;
  const change = (i: number, gradient: number, rate: number): void => {
    const g = gradient - (i >= DENSE_FEATURES ? options.pull * weights.table[i]! : 0);
    squares[i] = squares[i]! + g * g;
    const delta = (rate * g) / Math.sqrt(squares[i]!);
    weights.table[i] = weights.table[i]! + delta;
    sums[i] = sums[i]! + delta * step;
  };
  for (let epoch = 0; epoch < options.epochs; epoch++) {
    for (let i = order.length - 1; i > 0; i--) {
      const j = Math.floor(random() * (i + 1));
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    const rate = options.rate * (1 - epoch / options.epochs);
    let loss = 0;
    for (const index of order) {
      const { readings, right } = examples[index]!;
      const scores = readings.map((reading, i) => {
        choiceFeatures(reading, lexicon, rows[i]!);
        return choiceScore(weights, rows[i]!);
      });
      const top = Math.max(...scores);
      const odds = scores.map((s) => Math.exp(s - top));
      const all = odds.reduce((a, b) => a + b, 0);
      const good = odds.reduce((a, b, i) => a + (right[i] ? b : 0), 0);
      loss -= Math.log(good / all);
      for (let i = 0; i < readings.length; i++) {
        const gradient = (right[i] ? odds[i]! / good : 0) - odds[i]! / all;
        if (Math.abs(gradient) < 1e-4) continue;
        const row = rows[i]!;
        change(0, (gradient * row.dense[0]!) / 20, rate);
        change(1, (gradient * row.dense[1]!) / 20, rate);
        for (let k = 0; k < row.count; k++) change(DENSE_FEATURES + (row.hashed[k]! & weights.mask), gradient, rate);
      }
      step++;
    }
    console.error(`choice, epoch ${epoch + 1}: loss ${(loss / examples.length).toFixed(4)}`);
  }
  for (let i = 0; i < size; i++) weights.table[i] = weights.table[i]! - sums[i]! / step;
  return weights;
}
