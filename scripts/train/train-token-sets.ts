// Learns which tokens are worth a look, and which of them tell that LaTeX stood here.
import { addHash, type HashSet, newHashSet } from '../../src/maths/decoder/hash-set.ts';
import { tokenize } from '../../src/maths/decoder/tokens.ts';
import { trueLabels } from './labels.ts';
import { NATURAL_SHARE } from './settings.ts';
import type { TrainingTexts } from './texts.ts';

export type TokenSets = {
  /** Tokens that stand in formulas often enough to look there. */
  readonly suspects: HashSet;
  /** Tokens that hardly ever stand elsewhere: where they are, LaTeX was. */
  readonly certain: HashSet;
};

export function learnTokenSets({ maths, plain }: TrainingTexts): TokenSets {
  /** For how many texts of the natural mixture one without maths stands. */
  const weight = plain.length === 0 ? 1 : Math.max(1, (maths.length * NATURAL_SHARE) / plain.length);
  const inside = new Map<number, number>();
  const total = new Map<number, number>();
  const words = new Set<number>();
  [...maths, ...plain].forEach((example, e) => {
    const stands = e < maths.length ? 1 : weight;
    const tokens = tokenize(example.text);
    const labels = trueLabels(example, tokens);
    for (let t = 0; t < tokens.count; t++) {
      const hash = tokens.hash[t]!;
      total.set(hash, (total.get(hash) ?? 0) + stands);
      if (labels[t]) inside.set(hash, (inside.get(hash) ?? 0) + 1);
      if (tokens.end[t]! - tokens.start[t]! > 1) words.add(hash);
    }
  });
  const suspects = newHashSet();
  const certain = newHashSet();
  for (const [hash, count] of inside) {
    const rate = count / total.get(hash)!;
    if (count < 3 || rate < 0.008) continue;
    addHash(suspects, hash);
    if (rate >= 0.5 && words.has(hash)) addHash(certain, hash);
  }
  return { suspects, certain };
}
