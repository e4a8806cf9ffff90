// Which phrases could name a topic. In: terms, phrases and vectors. Out: candidates with the papers they speak for,
// the middle of those papers, and how much more alike these are than any papers (their clarity). A phrase of
// research prose (`experimental results`) has papers as unlike as any: that is how it is told from a topic.
import { addUp, type Centre, centreIn, clear, openTally, pairsBy, pairsIn } from './centres.ts';
import { findIdioms } from './idioms.ts';
import { CONTENT, GENERIC } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';
import type { Vectors } from './vectors.ts';
import { STOP_WORDS } from './words.ts';

export type Candidate = {
  readonly phrase: number;
  /** Papers that hold the phrase, by number, and how much of each is about it, 0 to 1. */
  readonly papers: Int32Array;
  readonly about: Float32Array;
  readonly centre: Centre;
  /** Likeness of its papers among each other, the phrase itself left out, against that of any papers. */
  readonly clarity: number;
};

/** What a paper is about a phrase that it holds so often or more: once in the abstract may be in passing. */
const ABOUT = { 3: 1, 2: 0.5, 1: 0.2 } as const;
const aboutness = (count: number): number => (count >= 3 ? ABOUT[3] : count === 2 ? ABOUT[2] : ABOUT[1]);
const DEGREES = Float32Array.of(ABOUT[3], ABOUT[2], ABOUT[1]);

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
  const tally = openTally(vectors);
  // Of all papers: of a few, a dump more would draw others, and make every candidate a twentieth clearer or less clear.
  addUp(vectors, Int32Array.from(terms.papers.keys()), tally);
  const usualShares = new Float64Array(vectors.size);
  for (let at = 0; at < tally.length; at++) usualShares[tally.met[at]!] = pairsBy(tally, tally.met[at]!);
  const leftOut = new Uint8Array(vectors.size);
  const usualSum = pairsIn(tally, leftOut);
  const usualPairs = terms.papers.length * (terms.papers.length - 1);
  clear(tally);
  const phrasesWith = phrasesByWord(phrases, vectors.words);
  return named.map((phrase, index) => {
    const { papers, about } = holders[index]!;
    const strongest = strongestOf(about);
    addUp(
      vectors,
      strongest.map((at) => papers[at]!),
      tally,
      strongest.map((at) => about[at]!),
    );
    const words = [...new Set(phrases.words[phrase])];
    const ownShares = [...words, vectors.words + phrase].reduce((sum, feature) => sum + usualShares[feature]!, 0);
    const usual = Math.max(0, usualSum - ownShares) / usualPairs;
    const leaveOut = (flag: 0 | 1): void => {
      for (const word of words) {
        leftOut[word] = flag;
        for (const other of phrasesWith(word)) leftOut[vectors.words + other] = flag;
      }
    };
    leaveOut(1);
    const pairs = strongest.length * (strongest.length - 1);
    const likeness = pairs === 0 ? 0 : pairsIn(tally, leftOut) / pairs;
    leaveOut(0);
    const centre = centreIn(tally, vectors);
    clear(tally);
    return { phrase, papers, about, centre, clarity: usual === 0 ? 1 : likeness / usual };
  });
}

/** The phrases that hold a word; one that holds it twice stands there twice. */
function phrasesByWord({ words }: Phrases, size: number): (word: number) => Int32Array {
  const starts = new Int32Array(size + 1);
  for (const sequence of words) for (const word of sequence) starts[word + 1]! += 1;
  for (let word = 0; word < size; word++) starts[word + 1]! += starts[word]!;
  const next = starts.slice();
  const list = new Int32Array(starts[size]!);
  for (const [phrase, sequence] of words.entries()) for (const word of sequence) list[next[word]!++] = phrase;
  return (word) => list.subarray(starts[word]!, starts[word + 1]!);
}

/** The places of the papers that are most about a phrase, those most about it first. */
function strongestOf(about: Float32Array): readonly number[] {
  const places: number[] = [];
  for (const degree of DEGREES) {
    for (let at = 0; at < about.length && places.length < SAMPLE; at++) if (about[at] === degree) places.push(at);
  }
  return places;
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
