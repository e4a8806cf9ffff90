// Which phrases could name a topic. In: terms, phrases and vectors. Out: candidates with the papers they speak for,
// the middle of those papers, and how much more alike these are than any papers (their clarity). A phrase of
// research prose (`experimental results`) has papers as unlike as any: that is how it is told from a topic.
import { findIdioms } from './idioms.ts';
import { CONTENT, GENERIC } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';
import type { Vectors } from './vectors.ts';
import { STOP_WORDS } from './words.ts';

/** A sparse vector of length 1, by feature. */
export type Centre = { readonly features: Int32Array; readonly weights: Float32Array };

export type Candidate = {
  readonly phrase: number;
  /** Papers that hold the phrase, by number, and how much of each is about it, 0 to 1. */
  readonly papers: Int32Array;
  readonly about: Float32Array;
  readonly centre: Centre;
  /** Likeness of its papers among each other, the phrase itself left out, against that of any papers. */
  readonly clarity: number;
};

/** What a paper that holds a phrase so often is about it: once in the abstract may be in passing. */
const aboutness = (count: number): number => (count >= 3 ? 1 : count === 2 ? 0.5 : 0.2);

/** What a phrase must be to name a topic in a library of so many papers. */
const limits = (papers: number) => ({
  papers: Math.max(2, Math.round(Math.sqrt(papers) / 6)),
  titles: papers < 30 ? 1 : 2,
  /** A word alone says less: more papers and more titles must hold it. */
  papersOfWord: Math.max(2, Math.round(Math.sqrt(papers) / 5)),
  titlesOfWord: papers < 30 ? 1 : 4,
  /** What stands in more of the papers than this sets none apart; in a few papers, what stands in all. */
  most: Math.max(papers / 5, Math.min(papers - 1, 12)),
  /** Words of the trade only, such as `neural networks` or `loss function`. */
  mostOfGeneric: Math.max(papers / 25, Math.min(papers - 1, 4)),
});

/** A word before which so many nouns stand is an adjective, a phrase so followed is cut in the middle. */
const MAX_OPEN = 0.7;
const MAX_OPEN_WORD = 0.45;
const MAX_OPEN_COMPOUND = 0.45;
/** A phrase that one longer phrase mostly takes is cut in the middle: `Markov decision`. */
const MAX_IN_LONGER = 0.7;
const MAX_IN_LONGER_WORD = 0.45;
/** Papers that are looked at to find the middle of a candidate's. */
const SAMPLE = 120;
/** Of the papers that hold a word so many must have it in their title; a word that is merely used is no matter. */
const LEAST_TITLE_SHARE_OF_WORD = 0.2;
const LEAST_TITLE_SHARE = 0.02;
const CENTRE_SIZE = 70;

export function findCandidates(
  terms: Terms,
  phrases: Phrases,
  vectors: Vectors,
  spelling: Spelling,
): readonly Candidate[] {
  const idioms = findIdioms(terms);
  const isIdiom = ([word, ...more]: readonly number[]): boolean => more.length === 0 && idioms[word!] === 1;
  const named = phrases.words
    .map((_, phrase) => phrase)
    .filter((phrase) => couldName(phrase, terms, phrases) && !isAdjective(phrase, phrases, spelling))
    .filter((phrase) => !isIdiom(phrases.words[phrase]!));
  const holders = holdersOf(named, phrases);
  const scratch = { sums: new Float64Array(vectors.size), squares: new Float64Array(vectors.size) };
  // Of all papers: of a few, a dump more would draw others, and make every candidate a twentieth clearer or less clear.
  const any = terms.papers.map((_, paper) => paper);
  const usualShares = new Float64Array(vectors.size);
  const usualPairs = pairShares(any, vectors, scratch);
  for (const [at, feature] of usualPairs.features.entries()) usualShares[feature] = usualPairs.shares[at]!;
  const usualSum = usualPairs.shares.reduce((sum, share) => sum + share, 0);
  return named.map((phrase, index) => {
    const { papers, about } = holders[index]!;
    const strongest = [...papers.keys()].sort((a, b) => about[b]! - about[a]! || a - b).slice(0, SAMPLE);
    const sample = strongest.map((at) => papers[at]!);
    const own = new Set(phrases.words[phrase]);
    const isOwn = (feature: number): boolean =>
      feature < vectors.words
        ? own.has(feature)
        : phrases.words[feature - vectors.words]!.some((word) => own.has(word));
    const ownShares = [...own, vectors.words + phrase].reduce((sum, feature) => sum + usualShares[feature]!, 0);
    const usual = Math.max(0, usualSum - ownShares) / (any.length * (any.length - 1));
    const clarity = usual === 0 ? 1 : likeness(pairShares(sample, vectors, scratch), sample.length, isOwn) / usual;
    const shares = strongest.map((at) => about[at]!);
    return { phrase, papers, about, centre: centreOf(sample, shares, vectors, scratch.sums), clarity };
  });
}

function couldName(phrase: number, { papers, kinds, expansions }: Terms, phrases: Phrases): boolean {
  const least = limits(papers.length);
  const words = phrases.words[phrase]!;
  const held = phrases.papers[phrase]!;
  const isWord = words.length === 1 && !expansions.has(words[0]!);
  const spelledOut = words.flatMap((word) => expansions.get(word) ?? [word]);
  const isGeneric = spelledOut.every((word) => kinds[word] === GENERIC);
  if (held < (isWord ? least.papersOfWord : least.papers) || held > (isGeneric ? least.mostOfGeneric : least.most))
    return false;
  if (phrases.titles[phrase]! < (isWord ? least.titlesOfWord : least.titles)) return false;
  if (phrases.titles[phrase]! < held * (isWord ? LEAST_TITLE_SHARE_OF_WORD : LEAST_TITLE_SHARE)) return false;
  if (phrases.open[phrase]! > (isWord ? MAX_OPEN_WORD : MAX_OPEN)) return false;
  if (phrases.inLonger[phrase]! > held * (isWord ? MAX_IN_LONGER_WORD : MAX_IN_LONGER)) return false;
  return isWord ? kinds[words[0]!] === CONTENT : kinds[words.at(-1)!]! <= GENERIC;
}

/** `information-theoretic`, `score-based`: a compound that nouns follow; `in-distribution`: one that grammar begins. */
function isAdjective(phrase: number, { open }: Phrases, spelling: Spelling): boolean {
  const [first = '', ...joined] = spelling.phrase(phrase).split('-');
  if (joined.length === 0) return false;
  if (STOP_WORDS.has(first.toLowerCase()) && !joined.at(-1)!.includes(' ')) return true;
  return open[phrase]! > MAX_OPEN_COMPOUND && !joined.at(-1)!.includes(' ');
}

/** The papers of each of some phrases. */
function holdersOf(named: readonly number[], phrases: Phrases): readonly Pick<Candidate, 'papers' | 'about'>[] {
  const places = new Int32Array(phrases.words.length).fill(-1);
  for (const [index, phrase] of named.entries()) places[phrase] = index;
  const holders = named.map((phrase) => ({
    papers: new Int32Array(phrases.papers[phrase]!),
    about: new Float32Array(phrases.papers[phrase]!),
  }));
  const lengths = new Int32Array(named.length);
  for (let paper = 0; paper + 1 < phrases.starts.length; paper++) {
    for (let at = phrases.starts[paper]!; at < phrases.starts[paper + 1]!; at++) {
      const index = places[phrases.of[at]!]!;
      if (index === -1) continue;
      const place = lengths[index]!++;
      holders[index]!.papers[place] = paper;
      holders[index]!.about[place] = aboutness(phrases.counts[at]!);
    }
  }
  return holders;
}

/** Room for sums by feature; zero between uses. */
type Scratch = { readonly sums: Float64Array; readonly squares: Float64Array };

/** What each feature adds to the cosines of every two papers: from sums, without comparing pairs. */
type PairShares = { readonly features: readonly number[]; readonly shares: readonly number[] };

function pairShares(
  papers: readonly number[],
  { starts, features, weights }: Vectors,
  { sums, squares }: Scratch,
): PairShares {
  const touched: number[] = [];
  for (const paper of papers) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const feature = features[at]!;
      const weight = weights[at]!;
      if (weight === 0) continue;
      if (sums[feature] === 0) touched.push(feature);
      sums[feature]! += weight;
      squares[feature]! += weight * weight;
    }
  }
  const shares = touched.map((feature) => sums[feature]! ** 2 - squares[feature]!);
  for (const feature of touched) {
    sums[feature] = 0;
    squares[feature] = 0;
  }
  return { features: touched, shares };
}

/** The mean cosine of every two of so many papers, some features left out. */
function likeness({ features, shares }: PairShares, papers: number, leftOut: (feature: number) => boolean): number {
  if (papers < 2) return 0;
  let sum = 0;
  for (const [at, feature] of features.entries()) if (!leftOut(feature)) sum += shares[at]!;
  return sum / (papers * (papers - 1));
}

/** The middle of papers: the weightiest telling features of their weighted sum. */
export function centreOf(
  papers: readonly number[],
  shares: readonly number[],
  { starts, features, weights, telling }: Vectors,
  sums: Float64Array,
): Centre {
  const touched: number[] = [];
  for (const [index, paper] of papers.entries()) {
    for (let at = starts[paper]!; at < starts[paper + 1]!; at++) {
      const feature = features[at]!;
      if (weights[at] === 0 || telling[feature] === 0) continue;
      if (sums[feature] === 0) touched.push(feature);
      sums[feature]! += weights[at]! * shares[index]!;
    }
  }
  const least = nth(
    touched.map((feature) => sums[feature]!),
    CENTRE_SIZE,
  );
  const best = touched.filter((feature) => sums[feature]! >= least).sort((a, b) => a - b);
  const length = Math.sqrt(best.reduce((total, feature) => total + sums[feature]! ** 2, 0));
  const centre = {
    features: Int32Array.from(best),
    weights: Float32Array.from(best, (feature) => sums[feature]! / length),
  };
  for (const feature of touched) sums[feature] = 0;
  return centre;
}

/** The value that so many of these reach; those equal to it may be more. */
function nth(values: readonly number[], count: number): number {
  return values.length <= count ? 0 : Float64Array.from(values).sort()[values.length - count]!;
}

/** The cosine of two centres; their features ascend. */
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
