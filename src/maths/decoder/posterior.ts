// How sure the labeller is, token by token: the sum over all labellings of a window, not only the best.
// In: a window's scores. Out: for each token, how likely it is part of a formula and how likely it begins one.
// Forward-backward, the sums scaled to 1 at each token: one exponential per step of the chain, and no logarithm.
import type { WindowScores } from './labeller.ts';

export type Posterior = {
  forward: Float64Array;
  backward: Float64Array;
  /** For each token nine factors: from label, to label; those into the first token come from OUT. */
  steps: Float64Array;
  /** What the forward sums of a token were before they were scaled. */
  scale: Float64Array;
  /** P(token is part of a formula), and of these P(it begins one). */
  inside: Float64Array;
  begins: Float64Array;
};

const NOTHING = new Float64Array(0);

export const newPosterior = (): Posterior => ({
  forward: NOTHING,
  backward: NOTHING,
  steps: NOTHING,
  scale: NOTHING,
  inside: NOTHING,
  begins: NOTHING,
});

function makeRoom(out: Posterior, size: number): void {
  if (out.scale.length >= size) return;
  out.forward = new Float64Array(size * 6);
  out.backward = new Float64Array(size * 6);
  out.steps = new Float64Array(size * 18);
  out.scale = new Float64Array(size * 2);
  out.inside = new Float64Array(size * 2);
  out.begins = new Float64Array(size * 2);
}

/** The factors of each step, the greatest of a token being 1. From OUT nothing can go on, so that one stays 0. */
function fillSteps({ size, unary, pair }: WindowScores, steps: Float64Array): void {
  for (let i = 0; i < size; i++) {
    const p = i * 9;
    const u1 = unary[i * 3 + 1]!;
    const u2 = unary[i * 3 + 2]!;
    let most = Math.max(pair[p]!, pair[p + 1]! + u1);
    if (i > 0) {
      most = Math.max(most, pair[p + 3]!, pair[p + 4]! + u1, pair[p + 5]! + u2);
      most = Math.max(most, pair[p + 6]!, pair[p + 7]! + u1, pair[p + 8]! + u2);
    }
    for (let from = 0; from < 3; from++) {
      const k = p + from * 3;
      const isOpen = i > 0 || from === 0;
      steps[k] = isOpen ? Math.exp(pair[k]! - most) : 0;
      steps[k + 1] = isOpen ? Math.exp(pair[k + 1]! + u1 - most) : 0;
      steps[k + 2] = isOpen && from > 0 ? Math.exp(pair[k + 2]! + u2 - most) : 0;
    }
  }
}

/** Fills `out`; its arrays grow as they must and are used again. */
export function posteriorOf(scores: WindowScores, out: Posterior): void {
  const { size } = scores;
  makeRoom(out, size);
  const { forward, backward, steps, scale, inside, begins } = out;
  fillSteps(scores, steps);
  let a0 = 1;
  let a1 = 0;
  let a2 = 0;
  for (let i = 0; i < size; i++) {
    const p = i * 9;
    const b0 = a0 * steps[p]! + a1 * steps[p + 3]! + a2 * steps[p + 6]!;
    const b1 = a0 * steps[p + 1]! + a1 * steps[p + 4]! + a2 * steps[p + 7]!;
    const b2 = a1 * steps[p + 5]! + a2 * steps[p + 8]!;
    const sum = b0 + b1 + b2;
    a0 = forward[i * 3] = b0 / sum;
    a1 = forward[i * 3 + 1] = b1 / sum;
    a2 = forward[i * 3 + 2] = b2 / sum;
    scale[i] = sum;
  }
  let c0 = 1;
  let c1 = 1;
  let c2 = 1;
  for (let i = size - 1; i >= 0; i--) {
    const f = i * 3;
    backward[f] = c0;
    backward[f + 1] = c1;
    backward[f + 2] = c2;
    begins[i] = forward[f + 1]! * c1;
    inside[i] = begins[i]! + forward[f + 2]! * c2;
    const p = i * 9;
    const sum = scale[i]!;
    const d0 = (steps[p]! * c0 + steps[p + 1]! * c1) / sum;
    const d1 = (steps[p + 3]! * c0 + steps[p + 4]! * c1 + steps[p + 5]! * c2) / sum;
    const d2 = (steps[p + 6]! * c0 + steps[p + 7]! * c1 + steps[p + 8]! * c2) / sum;
    c0 = d0;
    c1 = d1;
    c2 = d2;
  }
}
