// How sure the labeller is, token by token: the sum over all labellings of a window, not only the best.
// In: a window's scores. Out: for each token, how likely it is part of a formula and how likely it begins one.
import type { WindowScores } from './labeller.ts';

export type Posterior = {
  forward: Float64Array;
  backward: Float64Array;
  /** ln of the sum over all labellings. */
  all: number;
  /** P(token is part of a formula), and of these P(it begins one). */
  inside: Float64Array;
  begins: Float64Array;
};

export const newPosterior = (): Posterior => ({
  forward: new Float64Array(0),
  backward: new Float64Array(0),
  all: 0,
  inside: new Float64Array(0),
  begins: new Float64Array(0),
});

/** ln(e^x + e^y + e^z) */
function addLogs(x: number, y: number, z: number): number {
  const most = x > y ? (x > z ? x : z) : y > z ? y : z;
  return most + Math.log(Math.exp(x - most) + Math.exp(y - most) + Math.exp(z - most));
}

/** Fills `out`; its arrays grow as they must and are used again. */
export function posteriorOf(scores: WindowScores, out: Posterior): void {
  const { size, unary, pair } = scores;
  if (out.forward.length < size * 3) {
    out.forward = new Float64Array(size * 6);
    out.backward = new Float64Array(size * 6);
    out.inside = new Float64Array(size * 2);
    out.begins = new Float64Array(size * 2);
  }
  const { forward, backward, inside, begins } = out;
  for (let y = 0; y < 3; y++) forward[y] = pair[y]! + unary[y]!;
  for (let i = 1; i < size; i++) {
    const a = (i - 1) * 3;
    for (let y = 0; y < 3; y++) {
      const p = i * 9 + y;
      const sum = addLogs(forward[a]! + pair[p]!, forward[a + 1]! + pair[p + 3]!, forward[a + 2]! + pair[p + 6]!);
      forward[i * 3 + y] = sum + unary[i * 3 + y]!;
    }
  }
  backward.fill(0, (size - 1) * 3, size * 3);
  for (let i = size - 2; i >= 0; i--) {
    const b = (i + 1) * 3;
    const x0 = unary[b]! + backward[b]!;
    const x1 = unary[b + 1]! + backward[b + 1]!;
    const x2 = unary[b + 2]! + backward[b + 2]!;
    for (let x = 0; x < 3; x++) {
      const p = (i + 1) * 9 + x * 3;
      backward[i * 3 + x] = addLogs(pair[p]! + x0, pair[p + 1]! + x1, pair[p + 2]! + x2);
    }
  }
  const end = (size - 1) * 3;
  out.all = addLogs(forward[end]!, forward[end + 1]!, forward[end + 2]!);
  for (let i = 0; i < size; i++) {
    begins[i] = Math.exp(forward[i * 3 + 1]! + backward[i * 3 + 1]! - out.all);
    inside[i] = begins[i]! + Math.exp(forward[i * 3 + 2]! + backward[i * 3 + 2]! - out.all);
  }
}
