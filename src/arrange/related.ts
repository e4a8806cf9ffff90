// Which papers are alike, and by which words. In: terms, vectors and neighbours. Out: for each paper up to six others,
// nearest first, with the words that tie them as the texts write them, and how strong the tie is.
import type { Related, RelatedPaper } from '../types.ts';
import { CONTENT, PROSE } from './lexicon.ts';
import type { Neighbours } from './neighbours.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';
import type { Vectors } from './vectors.ts';

/** How many are named for each paper. */
export const RELATED = 6;
/** Cosines below this are chance: a word or two of no weight. */
const LEAST_COSINE = 0.03;
const MAX_TIES = 4;
/** A word that brings less than this share of the likeness is not named, once two are. */
const TIE_SHARE = 0.06;
/** A phrase says more than its words. */
const PHRASE_BONUS = 2;

/** Papers without a neighbour have an empty list. */
export function relatePapers(terms: Terms, vectors: Vectors, spelling: Spelling, neighbours: Neighbours): Related {
  const { starts, features, weights } = vectors;
  const query = new Float32Array(vectors.size);
  return terms.papers.map((paper, row) => {
    for (let at = starts[row]!; at < starts[row + 1]!; at++) query[features[at]!] = weights[at]!;
    const near: RelatedPaper[] = [];
    for (let rank = 0; rank < Math.min(RELATED, neighbours.count); rank++) {
      const other = neighbours.papers[row * neighbours.count + rank]!;
      const cosine = neighbours.cosines[row * neighbours.count + rank]!;
      if (other === -1 || cosine < LEAST_COSINE) break;
      const words = nameTies(tiesOf(vectors, terms, query, other), cosine, vectors, spelling);
      if (words.length > 0) near.push({ paper: terms.papers[other]!, strength: strengthOf(cosine), words });
    }
    for (let at = starts[row]!; at < starts[row + 1]!; at++) query[features[at]!] = 0;
    return { paper, near };
  });
}

/** Square root, so that a bar of it can be read: cosines of related abstracts lie between 0.05 and 0.5. */
const strengthOf = (cosine: number): number => Math.round(Math.sqrt(Math.min(1, cosine)) * 100) / 100;

type Tie = { readonly feature: number; readonly share: number };

/** What two papers share, the weightiest first. */
function tiesOf(vectors: Vectors, terms: Terms, query: Float32Array, other: number): readonly Tie[] {
  const { starts, features, weights, words } = vectors;
  const ties: Tie[] = [];
  for (let at = starts[other]!; at < starts[other + 1]!; at++) {
    const feature = features[at]!;
    const share = weights[at]! * query[feature]!;
    if (share === 0) continue;
    if (feature >= words) ties.push({ feature, share: share * PHRASE_BONUS });
    else if (terms.kinds[feature] === CONTENT) ties.push({ feature, share });
    else if (terms.kinds[feature]! < PROSE) ties.push({ feature, share: share / 4 });
  }
  return ties.sort((a, b) => b.share - a.share || a.feature - b.feature).slice(0, MAX_TIES * 3);
}

/** Two to four names; none says again what another says. */
function nameTies(ties: readonly Tie[], cosine: number, vectors: Vectors, spelling: Spelling): readonly string[] {
  const names: string[] = [];
  for (const { feature, share } of ties) {
    if (names.length === MAX_TIES || (names.length >= 2 && share < cosine * TIE_SHARE)) break;
    const name = feature < vectors.words ? spelling.word(feature) : spelling.phrase(feature - vectors.words);
    if (!names.some((other) => saysAgain(other, name))) names.push(name);
  }
  return names;
}

/** Do two names share a word, or two forms of one: `fair` and `fairness`, `bi-level` and `bilevel optimization`? */
export function saysAgain(a: string, b: string): boolean {
  const wordsOf = (name: string): readonly string[] => {
    const lower = name.toLowerCase();
    return [...lower.split(/[\s-]+/), ...lower.replaceAll('-', '').split(/\s+/)].filter((word) => word.length > 2);
  };
  return wordsOf(a).some((word) => wordsOf(b).some((other) => isFormOf(word, other)));
}

function isFormOf(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  return short === long || (short.length > 3 && long.startsWith(short.slice(0, Math.max(4, short.length - 2))));
}
