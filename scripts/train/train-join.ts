// Learns which neighbours were one formula, from places that the judge lets pass in texts that neither it nor the looks had seen.
// In: texts with their formulas, and who finds formulas in each. Out: weights.
import type { Candidate } from '../../src/maths/decoder/candidates.ts';
import { areNear, type JoinWeights, joinFeatures, MOST_JOIN_FEATURES } from '../../src/maths/decoder/join.ts';
import { type Case, learnOdds, type OddsSettings } from './odds.ts';
import type { Judged } from './thresholds.ts';
import type { Shown } from './truth.ts';

const isOne = ({ formulas }: Shown, left: Candidate, right: Candidate): boolean =>
  formulas.some(({ start, end }) => start < left.end && end > right.start);

export function learnJoin(
  examples: readonly Shown[],
  formulasIn: (index: number) => Pick<Judged, 'tokens' | 'sight' | 'list'> | null,
  settings: OddsSettings,
): JoinWeights {
  const cases: Case[] = [];
  const features = new Int32Array(MOST_JOIN_FEATURES);
  examples.forEach((example, index) => {
    const finding = formulasIn(index);
    if (finding === null) return;
    const { tokens, sight, list } = finding;
    list.slice(1).forEach((right, i) => {
      const left = list[i]!;
      if (!areNear(tokens, left, right)) return;
      const n = joinFeatures(tokens, sight, left, right, features);
      cases.push({ features: features.slice(0, n), right: isOne(example, left, right) });
    });
  });
  console.error(`join: ${cases.length} pairs, ${cases.filter(({ right }) => right).length} of them one`);
  return { table: learnOdds('join', cases, 19, settings), mask: (1 << settings.bits) - 1 };
}
