// Each paper's nearest others. In: vectors, bearings, quarters. Out: the most alike papers of each, with how alike they
// are: the cosine of their vectors, and for a part that of their bearings.
// Cost: only a paper's few weightiest features enter the inverted index; a paper reads about `READ` places there,
// rarest features first, and compares at most `COMPARE` of the papers met in full, and as many of its quarters'. So the
// whole grows with the number of papers alone. (Static index pruning: Carmel et al., SIGIR 2001.)
import { type Bearings, type Likeness, likenessIn } from './likeness.ts';
import { metIn, type Quarters } from './quarters.ts';
import { sharedFloats, sharedInts } from './shared.ts';
import type { Vectors } from './vectors.ts';

export type Neighbours = {
  /** Neighbours of paper `i` stand from `i * count`, nearest first; -1 where there are no more. */
  readonly count: number;
  readonly papers: Int32Array;
  /** 0 to 1. */
  readonly likeness: Float32Array;
};

/** What the cosine of two papers' bearings counts beside that of their vectors. */
const BEARINGS_WORTH = 0.4;
/** What the bearings of papers on one matter are alike; so much is taken where one of two points nowhere. */
const USUAL_BEARINGS = 0.6;

/**
 * How many of a paper's features enter the index. In a large library the lists are long and only a few can be read, so
 * fewer find more: with 14 instead of 28, at 100,000 papers 84 instead of 76 of 100 true neighbours are found.
 */
const tellingOf = (papers: number): number => Math.max(12, Math.min(28, Math.round(28 * (10_000 / papers) ** 0.3)));
const READ = 2500;
const COMPARE = 28;

/** The weightiest features of every paper. */
type Digest = { readonly starts: Int32Array; readonly features: Int32Array; readonly weights: Float32Array };

function digest({ starts, features, weights }: Neighbourhood['vectors']): Digest {
  const rows = starts.length - 1;
  const telling = tellingOf(rows);
  const kept = {
    starts: sharedInts(rows + 1),
    features: sharedInts(rows * telling),
    weights: sharedFloats(rows * telling),
  };
  const best = ranking(telling);
  let length = 0;
  for (let row = 0; row < rows; row++) {
    clear(best);
    for (let at = starts[row]!; at < starts[row + 1]!; at++)
      if (weights[at]! > 0 && weights[at]! >= best.least) rank(best, features[at]!, weights[at]!);
    kept.features.set(best.items.subarray(0, best.length), length);
    kept.weights.set(best.scores.subarray(0, best.length), length);
    length += best.length;
    kept.starts[row + 1] = length;
  }
  return kept;
}

/** Papers by feature, in the papers' order. */
type Index = { readonly starts: Int32Array; readonly papers: Int32Array; readonly weights: Float32Array };

function invert({ starts, features, weights }: Digest, size: number): Index {
  const length = starts[starts.length - 1]!;
  const listStarts = sharedInts(size + 1);
  for (let at = 0; at < length; at++) listStarts[features[at]! + 1]! += 1;
  for (let feature = 0; feature < size; feature++) listStarts[feature + 1]! += listStarts[feature]!;
  const next = listStarts.slice(0, size);
  const papers = sharedInts(length);
  const listWeights = sharedFloats(length);
  for (let row = 0; row + 1 < starts.length; row++) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) {
      const place = next[features[at]!]!++;
      papers[place] = row;
      listWeights[place] = weights[at]!;
    }
  }
  return { starts: listStarts, papers, weights: listWeights };
}

/** All that the neighbours of a paper are found in, and where they are put: numbers that threads share. */
export type Neighbourhood = {
  readonly vectors: Pick<Vectors, 'size' | 'starts' | 'features' | 'weights'>;
  readonly telling: Digest;
  readonly index: Index;
  readonly bearings: Bearings;
  readonly quarters: Quarters;
  readonly found: Neighbours;
};

/** @param count how many neighbours of each paper are wanted */
export function openNeighbourhood(
  { size, starts, features, weights }: Vectors,
  bearings: Bearings,
  quarters: Quarters,
  count: number,
): Neighbourhood {
  const rows = starts.length - 1;
  const vectors = { size, starts, features, weights };
  const telling = digest(vectors);
  const found = { count, papers: sharedInts(rows * count).fill(-1), likeness: sharedFloats(rows * count) };
  return { vectors, telling, index: invert(telling, size), bearings, quarters, found };
}

/**
 * Papers whose neighbours are to be found, by their places among the quarters: from the first to before the second. Papers
 * of one quarter meet much the same others, which are then near at hand.
 */
export type Places = { readonly from: number; readonly to: number };

/** Papers that a thread takes at once: some hundredths of a second. */
const AT_ONCE = 250;

/**
 * Finds neighbours together with other threads, until there is no paper left to find them of.
 * @param taken up to which place papers were taken: one number, which the threads share
 */
export function shareFinding(neighbourhood: Neighbourhood, taken: Int32Array): void {
  const end = neighbourhood.vectors.starts.length - 1;
  for (;;) {
    const from = Atomics.add(taken, 0, AT_ONCE);
    if (from >= end) return;
    findNeighbours(neighbourhood, { from, to: Math.min(end, from + AT_ONCE) });
  }
}

/** Papers that neither share a feature nor point the same way are no neighbours. What a row finds hangs on no other row. */
export function findNeighbours(
  { vectors, telling, index, bearings, quarters, found }: Neighbourhood,
  { from, to }: Places = { from: 0, to: vectors.starts.length - 1 },
): Neighbours {
  const { count } = found;
  const alike = likenessIn(bearings);
  const rows = vectors.starts.length - 1;
  const scores = new Float32Array(rows);
  const met = new Int32Array(rows + 1);
  const query = new Float32Array(vectors.size);
  const byWords = ranking(COMPARE);
  const byBearings = ranking(COMPARE);
  const nearest = ranking(count);
  for (let place = from; place < to; place++) {
    const row = quarters.papers[place]!;
    const meetings = meet(telling, index, row, scores, met);
    clear(byWords);
    for (let m = 0; m < meetings; m++) {
      const paper = met[m]!;
      const score = scores[paper]!;
      scores[paper] = 0;
      if (score >= byWords.least && paper !== row) rank(byWords, paper, score);
    }
    clear(byBearings);
    if (bearings.lengths[row]! > 0) meetInQuarters(alike, quarters, row, byBearings);
    for (let c = 0; c < byWords.length; c++) scores[byWords.items[c]!] = 1;
    compare(vectors, bearings.lengths, alike, row, [byWords, byBearings], query, scores, nearest);
    for (let c = 0; c < byWords.length; c++) scores[byWords.items[c]!] = 0;
    found.papers.set(nearest.items.subarray(0, nearest.length), row * count);
    found.likeness.set(nearest.scores.subarray(0, nearest.length), row * count);
  }
  return found;
}

/** Those of a paper's two quarters that point most nearly its way. */
function meetInQuarters(alike: Likeness, quarters: Quarters, row: number, candidates: Ranking): void {
  for (let n = row * 2; n < row * 2 + 2; n++) {
    const quarter = quarters.nearest[n]!;
    if (quarter === -1) continue;
    const [from, to] = metIn(quarters, quarter, row);
    for (let at = from; at < to; at++) {
      const paper = quarters.papers[at]!;
      const likeness = alike(row, paper);
      if (likeness >= candidates.least && paper !== row) rank(candidates, paper, likeness);
    }
  }
}

/** Adds up what a paper shares with others by its rarest features; `met` gets the others, their number is returned. */
function meet(telling: Digest, index: Index, row: number, scores: Float32Array, met: Int32Array): number {
  const { starts, features, weights } = telling;
  const limit = readLimit(telling, index, row);
  let meetings = 0;
  for (let at = starts[row]!; at < starts[row + 1]!; at++) {
    const feature = features[at]!;
    const weight = weights[at]!;
    const from = index.starts[feature]!;
    const to = index.starts[feature + 1]!;
    if (to - from >= limit) continue;
    for (let place = from; place < to; place++) {
      const paper = index.papers[place]!;
      const score = scores[paper]!;
      met[meetings] = paper;
      meetings += score === 0 ? 1 : 0;
      scores[paper] = score + weight * index.weights[place]!;
    }
  }
  return meetings;
}

const buckets = new Float64Array(32);

/** How long the list of a feature may be for this row, so that about `READ` places are read: a power of two. */
function readLimit({ starts, features }: Digest, index: Index, row: number): number {
  buckets.fill(0);
  for (let at = starts[row]!; at < starts[row + 1]!; at++) {
    const held = index.starts[features[at]! + 1]! - index.starts[features[at]!]!;
    buckets[31 - Math.clz32(held)]! += held;
  }
  let read = 0;
  let bucket = 0;
  while (bucket < 31 && read + buckets[bucket]! <= READ) read += buckets[bucket++]!;
  return 2 ** Math.max(bucket, 3);
}

/** Compares candidates with all of the row's features. What is `seen` of the second list stands in the first. */
function compare(
  vectors: Neighbourhood['vectors'],
  lengths: Float32Array,
  alike: Likeness,
  row: number,
  [byWords, byBearings]: readonly [Ranking, Ranking],
  query: Float32Array,
  seen: Float32Array,
  nearest: Ranking,
): void {
  const { starts, features, weights } = vectors;
  const from = starts[row]!;
  const to = starts[row + 1]!;
  for (let at = from; at < to; at++) query[features[at]!] = weights[at]!;
  clear(nearest);
  const judge = (paper: number): void => {
    const end = starts[paper + 1]!;
    let cosine = 0;
    for (let at = starts[paper]!; at < end; at++) cosine += weights[at]! * query[features[at]!]!;
    const both = lengths[row]! > 0 && lengths[paper]! > 0;
    const near = both ? Math.max(0, alike(row, paper)) : cosine > 0 ? USUAL_BEARINGS : 0;
    const likeness = (cosine + BEARINGS_WORTH * near) / (1 + BEARINGS_WORTH);
    if (likeness > 0 && likeness >= nearest.least) rank(nearest, paper, likeness);
  };
  for (let c = 0; c < byWords.length; c++) judge(byWords.items[c]!);
  for (let c = 0; c < byBearings.length; c++) if (seen[byBearings.items[c]!] === 0) judge(byBearings.items[c]!);
  for (let at = from; at < to; at++) query[features[at]!] = 0;
}

/** The best few so far, best first; of equals the smaller number. What scores less than `least` need not be ranked. */
type Ranking = { readonly items: Int32Array; readonly scores: Float32Array; length: number; least: number };

const ranking = (size: number): Ranking => ({
  items: new Int32Array(size),
  scores: new Float32Array(size),
  length: 0,
  least: Number.NEGATIVE_INFINITY,
});

function clear(list: Ranking): void {
  list.length = 0;
  list.least = Number.NEGATIVE_INFINITY;
}

function rank(list: Ranking, item: number, score: number): void {
  const { items, scores } = list;
  if (list.length < items.length) list.length += 1;
  else if (!isBehind(list, list.length - 1, item, score)) return;
  let place = list.length - 1;
  for (; place > 0 && isBehind(list, place - 1, item, score); place--) {
    items[place] = items[place - 1]!;
    scores[place] = scores[place - 1]!;
  }
  items[place] = item;
  scores[place] = score;
  if (list.length === items.length) list.least = scores[list.length - 1]!;
}

/** Whether what stands at a place comes after this item. */
const isBehind = ({ items, scores }: Ranking, place: number, item: number, score: number): boolean =>
  scores[place]! < score || (scores[place] === score && items[place]! > item);
