// Papers that point nearly the same way, in quarters: to compare a paper with those of its own quarter takes the place
// of comparing it with all. In: papers and their bearings. Out: quarters, and the two that each paper is nearest to.
// A quarter is all papers nearest to its middle, which is one of them, drawn by its id: a dump more moves few middles.
import type { PaperId } from '../types.ts';
import { type Bearings, likenessIn } from './likeness.ts';
import { sharedInts } from './shared.ts';

/** In a library of so many papers all are one quarter, and every two are compared. */
const SMALL = 1500;
/** No more, or to find a paper's quarter would take longer the larger the library is. */
const MOST_QUARTERS = 256;
/** The most papers of a quarter among several that a paper meets: those that stand nearest to it by id. */
const MEET = 160;

export type Quarters = {
  /** Quarter `q` has the papers from `starts[q]`, in order. */
  readonly starts: Int32Array;
  readonly papers: Int32Array;
  /** For each paper the numbers of its quarter and of the next nearest, or -1. */
  readonly nearest: Int32Array;
};

export function findQuarters(papers: readonly PaperId[], bearings: Bearings): Quarters {
  const rows = papers.length;
  const middles = drawn(papers);
  const alike = likenessIn(bearings);
  const nearest = sharedInts(rows * 2).fill(-1);
  const starts = sharedInts(middles.length + 1);
  for (let row = 0; row < rows; row++) {
    let best = Number.NEGATIVE_INFINITY;
    let second = Number.NEGATIVE_INFINITY;
    for (let quarter = 0; quarter < middles.length; quarter++) {
      const likeness = middles.length === 1 ? 0 : alike(row, middles[quarter]!);
      if (likeness > best) {
        second = best;
        nearest[row * 2 + 1] = nearest[row * 2]!;
        best = likeness;
        nearest[row * 2] = quarter;
      } else if (likeness > second) {
        second = likeness;
        nearest[row * 2 + 1] = quarter;
      }
    }
    starts[nearest[row * 2]! + 1]! += 1;
  }
  for (let quarter = 0; quarter < middles.length; quarter++) starts[quarter + 1]! += starts[quarter]!;
  const next = starts.slice();
  const list = sharedInts(rows);
  for (let row = 0; row < rows; row++) list[next[nearest[row * 2]!]!++] = row;
  return { starts, papers: list, nearest };
}

/** About the square root of the papers' number, up to a bound; a power of two, so that it seldom changes. */
function drawn(papers: readonly PaperId[]): Int32Array {
  const root = 2 ** Math.round(Math.log2(papers.length) / 2);
  const count = papers.length <= SMALL ? 1 : Math.min(root, MOST_QUARTERS);
  const lots = papers.map(lotOf);
  return Int32Array.from([...papers.keys()].sort((a, b) => lots[a]! - lots[b]! || a - b).slice(0, count));
}

/** A number that looks random, always the same for an id. */
function lotOf(id: PaperId): number {
  let lot = 0;
  for (let at = 0; at < id.length; at++) lot = Math.imul(lot ^ id.charCodeAt(at), 0x9e3779b1) ^ (lot >>> 15);
  return (lot ^ (lot >>> 13)) >>> 0;
}

/** Where in `papers` those of a quarter stand that a paper meets, from the first to before the second. */
export function metIn({ starts, papers }: Quarters, quarter: number, row: number): readonly [number, number] {
  const first = starts[quarter]!;
  const end = starts[quarter + 1]!;
  if (starts.length === 2 || end - first <= MEET) return [first, end];
  let low = first;
  let high = end;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (papers[middle]! < row) low = middle + 1;
    else high = middle;
  }
  const from = Math.max(first, Math.min(low - MEET / 2, end - MEET));
  return [from, from + MEET];
}
