// Looks at a text twice: first at each token and its neighbours, then at what the first look found all over the text.
// In: tokens, windows, weights. Out: scores of each window, and what the second look thinks of each token.
import { type Surroundings, surroundingsOf } from './features.ts';
import type { HashSet } from './hash-set.ts';
import { type LabelWeights, scoreWindow, type WindowScores, windowScores } from './labeller.ts';
import { newPosterior, posteriorOf } from './posterior.ts';
import {
  binOf,
  evidenceOf,
  MOST_SECOND_FEATURES,
  newOpinions,
  type Opinions,
  secondFeatures,
  type TextEvidence,
} from './second-look.ts';
import type { Tokens } from './tokens.ts';
import { TOPICS, type TopicWeights, topicOf } from './topic.ts';

/** Corrections for BEGIN and IN, by hashed feature. */
export type SecondWeights = { readonly table: Float32Array; readonly mask: number };

const posterior = newPosterior();
const features = new Int32Array(MOST_SECOND_FEATURES);

/** Writes what a window's scores say of its tokens into `opinions`. */
function noteOpinions(scores: WindowScores, from: number, opinions: Opinions): void {
  posteriorOf(scores, posterior);
  for (let i = 0; i < scores.size; i++) {
    opinions.inside[from + i] = posterior.inside[i]!;
    opinions.begins[from + i] = posterior.begins[i]!;
  }
}

/** The first look: fills `scores` with one entry per window, and says what it thinks of each token. */
export function formOpinions(
  tokens: Tokens,
  around: Surroundings,
  windows: readonly number[],
  weights: LabelWeights,
  scores: WindowScores[],
): Opinions {
  const opinions = newOpinions(tokens.count);
  for (let w = 0; w < windows.length; w += 2) {
    const own = scores[w >> 1] ?? windowScores();
    scores[w >> 1] = own;
    scoreWindow(tokens, around, weights, windows[w]!, windows[w + 1]!, own);
    noteOpinions(own, windows[w]!, opinions);
  }
  return opinions;
}

/** Adds the second look's corrections to a window's scores. */
export function correctWindow(
  tokens: Tokens,
  opinions: Opinions,
  evidence: TextEvidence,
  topic: number,
  weights: SecondWeights,
  from: number,
  scores: WindowScores,
): void {
  const { table, mask } = weights;
  for (let i = 0; i < scores.size; i++) {
    const n = secondFeatures(tokens, opinions, evidence, topic, from + i, features);
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

export type Looks = {
  readonly labels: LabelWeights;
  readonly second: SecondWeights;
  readonly topic: TopicWeights;
  readonly certain: HashSet;
};

export type Sight = { readonly opinions: Opinions; readonly around: Surroundings; readonly topic: number };

/** Where the first look thinks less of every token, the second has not been seen to think of a formula. */
const WORTH_A_SECOND = 0.01;

function seesAnything({ inside }: Opinions, windows: readonly number[]): boolean {
  for (let w = 0; w < windows.length; w += 2)
    for (let t = windows[w]!; t < windows[w + 1]!; t++) if (inside[t]! >= WORTH_A_SECOND) return true;
  return false;
}

/** Both looks: afterwards `scores` holds each window's corrected scores. null: the first look saw nothing. */
export function lookTwice(
  tokens: Tokens,
  windows: readonly number[],
  looks: Looks,
  scores: WindowScores[],
): Sight | null {
  const around = surroundingsOf(tokens, looks.certain);
  const opinions = formOpinions(tokens, around, windows, looks.labels, scores);
  if (!seesAnything(opinions, windows)) return null;
  const evidence = evidenceOf(tokens, opinions);
  const topic = binOf(topicOf(tokens, looks.topic), TOPICS);
  for (let w = 0; w < windows.length; w += 2) {
    correctWindow(tokens, opinions, evidence, topic, looks.second, windows[w]!, scores[w >> 1]!);
  }
  for (let w = 0; w < windows.length; w += 2) noteOpinions(scores[w >> 1]!, windows[w]!, opinions);
  return { opinions, around, topic };
}
