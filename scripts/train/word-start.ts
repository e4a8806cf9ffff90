// Where the meanings of words begin: the directions in which most texts differ (latent semantic analysis: Deerwester et
// al. 1990), found by subspace iteration. In: bags of whole texts and the words' weights. Out: a row of numbers a word.
import type { Bags } from './word-bags.ts';

const ROUNDS = 7;

/**
 * @param places the row of each word, -1 where it has none
 * @param weights of every word
 */
export function firstMeanings(
  bags: Bags,
  places: Int32Array,
  weights: Float32Array,
  size: number,
  dimensions: number,
  random: () => number,
): Float32Array {
  let basis = Float32Array.from({ length: size * dimensions }, () => random() - 0.5);
  const sum = new Float64Array(dimensions);
  for (let round = 0; round < ROUNDS; round++) {
    orthonormalise(basis, dimensions);
    if (round === ROUNDS - 1) break;
    const next = new Float32Array(basis.length);
    for (let row = 0; row + 1 < bags.starts.length; row++) {
      sum.fill(0);
      let squares = 0;
      for (let at = bags.starts[row]!; at < bags.starts[row + 1]!; at++) {
        const place = places[bags.words[at]!]!;
        if (place === -1) continue;
        const weight = bags.roots[at]! * weights[bags.words[at]!]!;
        squares += weight * weight;
        for (let d = 0, from = place * dimensions; d < dimensions; d++) sum[d]! += weight * basis[from + d]!;
      }
      if (squares === 0) continue;
      for (let at = bags.starts[row]!; at < bags.starts[row + 1]!; at++) {
        const place = places[bags.words[at]!]!;
        if (place === -1) continue;
        const weight = (bags.roots[at]! * weights[bags.words[at]!]!) / squares;
        for (let d = 0, from = place * dimensions; d < dimensions; d++) next[from + d]! += weight * sum[d]!;
      }
    }
    basis = next;
    console.error(`start: round ${round + 1} of ${ROUNDS - 1}`);
  }
  return basis;
}

/** Gram and Schmidt, column by column. */
function orthonormalise(rows: Float32Array, dimensions: number): void {
  const size = rows.length / dimensions;
  const columns = Array.from({ length: dimensions }, (_, d) =>
    Float64Array.from({ length: size }, (_, row) => rows[row * dimensions + d]!),
  );
  for (const [d, column] of columns.entries()) {
    for (const before of columns.slice(0, d)) {
      let share = 0;
      for (let row = 0; row < size; row++) share += column[row]! * before[row]!;
      for (let row = 0; row < size; row++) column[row]! -= share * before[row]!;
    }
    let squares = 0;
    for (let row = 0; row < size; row++) squares += column[row]! ** 2;
    const scale = 1 / Math.sqrt(squares);
    for (let row = 0; row < size; row++) {
      column[row]! *= scale;
      rows[row * dimensions + d] = column[row]!;
    }
  }
}
