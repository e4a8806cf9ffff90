// Looks at a text twice: first at each token and its neighbours, then at what the first look found all over the text.
// In: tokens, windows, weights. Out: scores of each window, from which the best labels are read.
import { type Surroundings, surroundingsOf } from './features.ts';
import type { HashSet } from './hash-set.ts';
import { type LabelWeights, scoreWindow, type WindowScores, windowScores } from './labeller.ts';
import { newPosterior, posteriorOf } from './posterior.ts';
import { MOST_SECOND_FEATURES, newOpinions, type Opinions, secondFeatures, type TextEvidence } from './second-look.ts';
import type { Tokens } from './tokens.ts';

/** Corrections for BEGIN and IN, by hashed feature. */
export type SecondWeights = { readonly table: Float32Array; readonly mask: number };

const posterior = newPosterior();
const features = new Int32Array(MOST_SECOND_FEATURES);

/** The first look: fills `scores` with one entry per window, and says what it thinks of each token. */
export function formOpinions(
  tokens: Tokens,
  windows: readonly number[],
  weights: LabelWeights,
  certain: HashSet,
  scores: WindowScores[],
): Opinions {
  const around: Surroundings = surroundingsOf(tokens, certain);
  const opinions = newOpinions(tokens.count);
  for (let w = 0; w < windows.length; w += 2) {
    const own = scores[w >> 1] ?? windowScores();
    scores[w >> 1] = own;
    const from = windows[w]!;
    scoreWindow(tokens, around, weights, from, windows[w + 1]!, own);
    posteriorOf(own, posterior);
    for (let i = 0; i < own.size; i++) {
      opinions.inside[from + i] = posterior.inside[i]!;
      opinions.begins[from + i] = posterior.begins[i]!;
    }
  }
  return opinions;
}

/** The second look: adds its corrections to a window's scores. */
export function correctWindow(
  tokens: Tokens,
  opinions: Opinions,
  evidence: TextEvidence,
  weights: SecondWeights,
  from: number,
  scores: WindowScores,
): void {
  const { table, mask } = weights;
  for (let i = 0; i < scores.size; i++) {
    const n = secondFeatures(tokens, opinions, evidence, from + i, features);
    let begin = 0;
    let inside = 0;
    for (let k = 0; k < n; k++) {
      const at = (features[k]! & mask) << 1;
      begin += table[at]!;
      inside += table[at + 1]!;
    }
    scores.unary[i * 3 + 1] = scores.unary[i * 3 + 1]! + begin;
    scores.unary[i * 3 + 2] = scores.unary[i * 3 + 2]! + inside;
  }
}
