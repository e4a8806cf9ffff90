// Learns what the second look corrects, on opinions of first looks that had not seen the text.
// In: texts with their formulas, and the first look for each. Out: weights of the second look.
import { surroundingsOf } from '../../src/maths/decoder/features.ts';
import { type LabelWeights, type WindowScores, windowScores } from '../../src/maths/decoder/labeller.ts';
import { correctWindow, formOpinions, type SecondWeights } from '../../src/maths/decoder/look.ts';
import { newPosterior } from '../../src/maths/decoder/posterior.ts';
import { binOf, evidenceOf, MOST_SECOND_FEATURES, secondFeatures } from '../../src/maths/decoder/second-look.ts';
import { TOPICS, type TopicWeights, topicOf } from '../../src/maths/decoder/topic.ts';
import { chainGradient, newGradient } from './chain.ts';
import { inEpochs } from './epochs.ts';
import { averaged, learn, newTable } from './table.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';
import { lookedAt, SMALL } from './windows.ts';

export type SecondSettings = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly start: number;
};

/** @param firstFor the first look for an example, `topicFor` the weights of its topic: such as were not learned from it */
export function learnSecondLook(
  examples: readonly Shown[],
  firstFor: (index: number) => LabelWeights,
  topicFor: (index: number) => TopicWeights,
  sets: TokenSets,
  settings: SecondSettings,
): SecondWeights {
  const table = newTable(2 << settings.bits, settings.start);
  const weights: SecondWeights = { table: table.weights, mask: (1 << settings.bits) - 1 };
  const features = new Int32Array(MOST_SECOND_FEATURES);
  const posterior = newPosterior();
  const gradient = newGradient();
  const scores: WindowScores[] = [];
  const clock = inEpochs('second look', examples.length, settings, 11, (index, rate, clock) => {
    const text = lookedAt(examples[index]!, sets);
    if (text === null) return null;
    const { tokens, windows } = text;
    const edges = windows.flatMap(({ from, to }) => [from, to]);
    const around = surroundingsOf(tokens, sets.certain);
    const opinions = formOpinions(tokens, around, edges, firstFor(index), scores);
    const evidence = evidenceOf(tokens, opinions);
    const topic = binOf(topicOf(tokens, topicFor(index)), TOPICS);
    let loss = 0;
    windows.forEach(({ from, labels }, w) => {
      const own = scores[w] ?? windowScores();
      correctWindow(tokens, opinions, evidence, topic, weights, from, own);
      chainGradient(own, labels, posterior, gradient);
      loss += gradient.loss;
      for (let i = 0; i < own.size; i++) {
        const begin = gradient.unary[i * 2]!;
        const inside = gradient.unary[i * 2 + 1]!;
        if (Math.abs(begin) < SMALL && Math.abs(inside) < SMALL) continue;
        const n = secondFeatures(tokens, opinions, evidence, topic, from + i, features);
        for (let k = 0; k < n; k++) {
          const row = (features[k]! & weights.mask) << 1;
          learn(table, row, begin, rate, clock);
          learn(table, row + 1, inside, rate, clock);
        }
      }
    });
    return { loss, of: text.size };
  });
  averaged(table, clock);
  return weights;
}
