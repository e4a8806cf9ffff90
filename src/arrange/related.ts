// Which papers are alike, and by which words. In: vectors and neighbours. Out: for each paper up to six others, nearest
// first, with the words that tie them as the texts write them, and how strong the tie is. A paper that is near to many
// (a survey, a long abstract) says less by being near to one: its likeness is scaled down, that of loners up.
// (Hubness: Schnitzer et al., JMLR 2012.)
import type { PaperId, Related, RelatedPaper } from '../types.ts';
import type { Naming } from './naming.ts';
import type { Neighbours } from './neighbours.ts';
import type { Vectors } from './vectors.ts';

/** The most that are named for each paper. */
export const RELATED = 6;
/**
 * Less alike is seldom kin: of ties that were read and judged, two of three that this leaves out were wrong. In a small
 * library many a paper has one or two, and some none.
 */
const LEAST_LIKENESS = 0.26;
/** Two papers that are each other's first are kin from here on, more often than not. */
const LEAST_OF_FIRSTS = 0.2;
/** How near a paper is to others at all: the mean likeness to so many of its nearest. */
const CROWD = 3;
/** How much that counts: of halves of abstracts more find each other with more, but loners come to stand beside anyone. */
const CROWD_WEIGHT = 0.75;
const MAX_TIES = 4;
/** A word that brings less than this share of what all shared words do is not named, once two are. */
const TIE_SHARE = 0.06;

/** Papers without a neighbour have an empty list. `papers` are the ids of the vectors' rows. */
export function relatePapers(
  papers: readonly PaperId[],
  vectors: Vectors,
  neighbours: Neighbours,
  naming: Naming,
  most: number,
): Related {
  const { starts, features, weights } = vectors;
  const query = new Float32Array(vectors.size);
  const scales = scalesOf(neighbours);
  const related: { readonly paper: PaperId; readonly near: readonly RelatedPaper[] }[] = [];
  /** What ties two is the same from the other side: worked out once, and held once. */
  const wordsOf = (row: number, other: number): readonly string[] => {
    const known = other < row ? related[other]!.near.find(({ paper }) => paper === papers[row]) : undefined;
    return known?.words ?? naming.names(tiesOf(vectors, query, other, naming), MAX_TIES);
  };
  const firsts = Int32Array.from(papers, (_, row) => firstOf(neighbours, row, scales));
  for (const [row, paper] of papers.entries()) {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) query[features[at]!] = weights[at]!;
    const near: RelatedPaper[] = [];
    for (const { other, likeness, plain } of likest(neighbours, row, scales)) {
      const isFirst = firsts[row] === other && firsts[other] === row;
      if (plain < (isFirst ? LEAST_OF_FIRSTS : LEAST_LIKENESS)) continue;
      const words = wordsOf(row, other);
      if (words.length > 0) near.push({ paper: papers[other]!, strength: strengthOf(likeness), words });
      if (near.length === most) break;
    }
    for (let at = starts[row]!; at < starts[row + 1]!; at++) query[features[at]!] = 0;
    related.push({ paper, near: near.slice() });
  }
  return related;
}

/** `plain` is how alike the two are by themselves. */
type Near = { readonly other: number; readonly likeness: number; readonly plain: number };

/** The neighbours of a row, likest first. */
function likest({ count, papers, likeness }: Neighbours, row: number, scales: Float32Array): readonly Near[] {
  const near: Near[] = [];
  for (let place = row * count; place < (row + 1) * count; place++) {
    const other = papers[place]!;
    const plain = likeness[place]!;
    if (other === -1 || plain < LEAST_OF_FIRSTS) break;
    near.push({ other, likeness: plain * scales[other]!, plain });
  }
  return near.sort((a, b) => b.likeness - a.likeness || a.other - b.other);
}

/** The likest neighbour of a row; -1 where it has none. */
function firstOf({ count, papers, likeness }: Neighbours, row: number, scales: Float32Array): number {
  let first = -1;
  let most = 0;
  for (let place = row * count; place < (row + 1) * count; place++) {
    const other = papers[place]!;
    if (other === -1 || likeness[place]! < LEAST_OF_FIRSTS) break;
    const own = likeness[place]! * scales[other]!;
    if (own < most || (own === most && other > first)) continue;
    first = other;
    most = own;
  }
  return first;
}

/**
 * For each paper what its likeness is scaled by: 1 for one that is as near to its nearest as most are to theirs. How
 * near most are is rounded, so that it stays when a dump is added.
 */
function scalesOf({ count, papers, likeness }: Neighbours): Float32Array {
  const crowds = Float32Array.from({ length: papers.length / count }, (_, row) => {
    const nearest = likeness.subarray(row * count, row * count + Math.min(CROWD, count));
    return nearest.reduce((sum, one) => sum + one, 0) / CROWD;
  });
  const usual = Math.max(1, Math.round((crowds.slice().sort()[crowds.length >> 1] ?? 0) * 50)) / 50;
  return crowds.map((crowd) => (crowd === 0 ? 1 : (usual / crowd) ** CROWD_WEIGHT));
}

/**
 * Square root, so that a bar of it can be read: related abstracts are alike by 0.05 to 0.5. In steps of a
 * twentieth: a dump more shifts every weight a little, and no page is made again for what no reader sees.
 */
const strengthOf = (likeness: number): number => Math.max(1, Math.round(Math.sqrt(Math.min(1, likeness)) * 20)) / 20;

/** Of what two papers share so many features are looked at; the weightiest are kept in order while they are found. */
const MAX_LOOKED_AT = 10;
const found = new Int32Array(MAX_LOOKED_AT);
const shares = new Float64Array(MAX_LOOKED_AT);

/** What two papers share, the weightiest first: a few features where there are, more where they weigh. */
function tiesOf(vectors: Vectors, query: Float32Array, other: number, naming: Naming): Int32Array {
  const { starts, features, weights } = vectors;
  let length = 0;
  let cosine = 0;
  for (let at = starts[other]!; at < starts[other + 1]!; at++) {
    const feature = features[at]!;
    const likeness = weights[at]! * query[feature]!;
    if (likeness === 0) continue;
    cosine += likeness;
    const share = likeness * naming.worth(feature);
    if (share === 0) continue;
    if (length === MAX_LOOKED_AT && !isBefore(share, feature, length - 1)) continue;
    if (length < MAX_LOOKED_AT) length += 1;
    let place = length - 1;
    for (; place > 0 && isBefore(share, feature, place - 1); place--) {
      found[place] = found[place - 1]!;
      shares[place] = shares[place - 1]!;
    }
    found[place] = feature;
    shares[place] = share;
  }
  while (length > 2 && shares[length - 1]! < cosine * TIE_SHARE) length -= 1;
  return found.subarray(0, length);
}

const isBefore = (share: number, feature: number, place: number): boolean =>
  share > shares[place]! || (share === shares[place]! && feature < found[place]!);
