// How alike two papers are by which way they point. In: bearings. Out: the cosine of any two of their papers. It stands
// apart from what finds bearings: a thread that compares papers needs no words.
import { multiplier, openRows, type Rows } from './lanes.ts';
import { sharedFloats } from './shared.ts';

/** Paper `i` points where row `i` says; all noughts, as its length, where it points nowhere. */
export type Bearings = { readonly rows: Rows; readonly dimensions: number; readonly lengths: Float32Array };

/** Of papers that all point nowhere. */
export const openBearings = (papers: number, dimensions: number): Bearings => ({
  rows: openRows(papers, dimensions),
  dimensions,
  lengths: sharedFloats(papers),
});

/** The cosine of two papers' bearings, by their numbers; 0 where one has none. */
export type Likeness = (one: number, other: number) => number;

export function likenessIn({ rows, lengths }: Bearings): Likeness {
  const product = multiplier(rows);
  return (one, other) => {
    const cosine = product(one, other);
    return cosine === 0 ? 0 : cosine / (lengths[one]! * lengths[other]!);
  };
}
