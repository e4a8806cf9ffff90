// The middle of some papers, and how alike they are among each other: both from sums by feature, without comparing two of
// them. In: papers by number, how much each counts, vectors. Out: a sparse vector, a mean cosine. Sums are kept in room
// that is used again, noughts in between: it is as long as there are features.
import type { Vectors } from './vectors.ts';

/** A sparse vector of length 1, by feature; its features ascend. */
export type Centre = { readonly features: Int32Array; readonly weights: Float32Array };

/** How many features a middle has. */
const CENTRE_SIZE = 70;

/** What some papers come to by feature. */
export type Tally = {
  /** Of each feature three sums, beside each other in memory: of weights, of their squares, of weights as they count. */
  readonly sums: Float64Array;
  /** The features that these papers have, in the order in which they are met. */
  readonly met: Int32Array;
  length: number;
};

/** Room for a tally. */
export const openTally = ({ size }: Vectors): Tally => ({
  sums: new Float64Array(size * 3),
  met: new Int32Array(size),
  length: 0,
});

/** @param counting how much each paper counts for their middle; 1 where left out */
export function addUp(
  { starts, features, weights }: Vectors,
  papers: ArrayLike<number>,
  tally: Tally,
  counting: ArrayLike<number> | null = null,
): void {
  const { sums, met } = tally;
  let { length } = tally;
  for (let index = 0; index < papers.length; index++) {
    const paper = papers[index]!;
    const counts = counting === null ? 1 : counting[index]!;
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const weight = weights[at]!;
      if (weight === 0) continue;
      const place = features[at]! * 3;
      const sum = sums[place]!;
      if (sum === 0) met[length++] = features[at]!;
      sums[place] = sum + weight;
      sums[place + 1]! += weight * weight;
      sums[place + 2]! += weight * counts;
    }
  }
  tally.length = length;
}

export function clear(tally: Tally): void {
  const { sums, met, length } = tally;
  for (let at = 0; at < length; at++) {
    const place = met[at]! * 3;
    sums[place] = 0;
    sums[place + 1] = 0;
    sums[place + 2] = 0;
  }
  tally.length = 0;
}

/** What a feature adds to the cosines of every two papers. */
export const pairsBy = ({ sums }: Tally, feature: number): number =>
  sums[feature * 3]! * sums[feature * 3]! - sums[feature * 3 + 1]!;

/** The cosines of every two papers added up. What is `leftOut` is 1 for a feature that does not count. */
export function pairsIn(tally: Tally, leftOut: Uint8Array): number {
  let sum = 0;
  for (let at = 0; at < tally.length; at++) {
    const feature = tally.met[at]!;
    if (leftOut[feature] === 0) sum += pairsBy(tally, feature);
  }
  return sum;
}

/** The middle of the papers that were added up: the weightiest telling features of their sum. */
export function centreIn({ sums, met, length }: Tally, { telling }: Vectors): Centre {
  const least = leastOfBest(sums, met, length, telling);
  const best: number[] = [];
  for (let at = 0; at < length; at++) {
    const feature = met[at]!;
    if (telling[feature] === 1 && sums[feature * 3 + 2]! >= least) best.push(feature);
  }
  const features = Int32Array.from(best).sort();
  const size = Math.sqrt(
    features.reduce((total, feature) => total + sums[feature * 3 + 2]! * sums[feature * 3 + 2]!, 0),
  );
  return { features, weights: Float32Array.from(features, (feature) => sums[feature * 3 + 2]! / size) };
}

/** The sum that `CENTRE_SIZE` telling features reach; those equal to it may be more. 0 where there are fewer. */
function leastOfBest(sums: Float64Array, met: Int32Array, length: number, telling: Uint8Array): number {
  const best = new Float64Array(CENTRE_SIZE);
  const last = CENTRE_SIZE - 1;
  for (let at = 0; at < length; at++) {
    const feature = met[at]!;
    const sum = sums[feature * 3 + 2]!;
    if (sum <= best[last]! || telling[feature] === 0) continue;
    let place = last;
    for (; place > 0 && best[place - 1]! < sum; place--) best[place] = best[place - 1]!;
    best[place] = sum;
  }
  return best[last]!;
}

/** The cosine of two centres. */
export function cosineOf(a: Centre, b: Centre): number {
  let cosine = 0;
  for (let i = 0, j = 0; i < a.features.length && j < b.features.length; ) {
    const difference = a.features[i]! - b.features[j]!;
    if (difference === 0) cosine += a.weights[i]! * b.weights[j]!;
    if (difference <= 0) i += 1;
    if (difference >= 0) j += 1;
  }
  return cosine;
}

/**
 * Compares a centre with very many: it is given first, then the others, then perhaps the next one.
 * @param size how many features there are
 */
export function comparison(size: number): (centre: Centre) => (other: Centre) => number {
  const weights = new Float32Array(size);
  let held: Int32Array = Int32Array.of();
  return (centre) => {
    for (const feature of held) weights[feature] = 0;
    held = centre.features;
    for (let at = 0; at < held.length; at++) weights[held[at]!] = centre.weights[at]!;
    return (other) => {
      let cosine = 0;
      for (let at = 0; at < other.features.length; at++) cosine += weights[other.features[at]!]! * other.weights[at]!;
      return cosine;
    };
  };
}
