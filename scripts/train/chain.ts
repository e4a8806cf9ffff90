// The gradient of a linear-chain model: what it expects of a window, against what is true.
// In: a window's scores and its true labels. Out: for each token and label, and each step, truth less expectation.
// Source: Lafferty, McCallum & Pereira 2001.

import type { WindowScores } from '../../src/maths/decoder/labeller.ts';
import { type Posterior, posteriorOf } from '../../src/maths/decoder/posterior.ts';

/** What is learned from one window: pushes for BEGIN and IN of each token, pushes for each step, and the loss. */
export type ChainGradient = { unary: Float64Array; pair: Float64Array; loss: number };

export const newGradient = (): ChainGradient => ({ unary: new Float64Array(0), pair: new Float64Array(0), loss: 0 });

export function chainGradient(
  scores: WindowScores,
  labels: Uint8Array,
  posterior: Posterior,
  out: ChainGradient,
): void {
  const { size } = scores;
  posteriorOf(scores, posterior);
  const { inside, begins } = posterior;
  if (out.unary.length < size * 2) {
    out.unary = new Float64Array(size * 4);
    out.pair = new Float64Array(size * 18);
  }
  out.loss = 0;
  let was = 0;
  for (let i = 0; i < size; i++) {
    const label = labels[i]!;
    const pBegin = begins[i]!;
    const pIn = inside[i]! - pBegin;
    out.unary[i * 2] = (label === 1 ? 1 : 0) - pBegin;
    out.unary[i * 2 + 1] = (label === 2 ? 1 : 0) - pIn;
    const p = label === 0 ? 1 - inside[i]! : label === 1 ? pBegin : pIn;
    out.loss -= Math.log(Math.max(1e-9, p));
    for (let from = 0; from < 3; from++) {
      for (let to = 0; to < 3; to++) {
        const k = i * 9 + from * 3 + to;
        out.pair[k] = (from === was && to === label ? 1 : 0) - stepProbability(posterior, i, from, to);
      }
    }
    was = label;
  }
}

/** How likely the step into token `i` goes from one label to another. */
function stepProbability({ forward, backward, steps, scale }: Posterior, i: number, from: number, to: number): number {
  const before = i === 0 ? (from === 0 ? 1 : 0) : forward[(i - 1) * 3 + from]!;
  return (before * steps[i * 9 + from * 3 + to]! * backward[i * 3 + to]!) / scale[i]!;
}
