// Learns which words tell that a text's author sets formulas.
// In: texts with their formulas. Out: a weight for each word, whose sums are logarithms of odds.
import { type TopicWeights, topicFeatures } from '../../src/maths/decoder/topic.ts';
import { type Case, learnOdds, type OddsSettings } from './odds.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';
import { lookedAt } from './windows.ts';

export function learnTopic(examples: readonly Shown[], sets: TokenSets, settings: OddsSettings): TopicWeights {
  const cases: Case[] = [];
  for (const example of examples) {
    const text = lookedAt(example, sets);
    if (text === null) continue;
    const { rows, count } = topicFeatures(text.tokens);
    cases.push({ features: rows.slice(0, count), right: text.windows.some(({ labels }) => labels.some((l) => l > 0)) });
  }
  return { table: learnOdds('topic', cases, 17, settings), mask: (1 << settings.bits) - 1 };
}
