// Chooses the topics of a library among its candidates. In: candidates. Out: those that together say most, one after
// the other: each next one speaks for many papers that none before it speaks for, is clear, and is unlike the others.
import type { Candidate } from './candidates.ts';
import { cosineOf } from './centres.ts';
import { CONTENT, GENERIC } from './lexicon.ts';
import type { Phrases } from './phrases.ts';
import type { Spelling } from './spelling.ts';
import type { Terms } from './terms.ts';

const MAX_TOPICS = 400;
/** So many at most: 60 for 616 papers. */
const topicCount = (papers: number): number => Math.min(MAX_TOPICS, Math.round(2.4 * Math.sqrt(papers)));

/** A paper that a topic speaks for still counts a little for the next: most papers have more than one. */
const COVERED = 0.8;
/** A phrase of words of the trade (`model selection`, `feature learning`) or of one word says less. */
const GENERIC_PRICE = 0.35;
const WORD_PRICE = 0.5;
/** Below this a phrase's papers are nearly as unlike as any: `computational cost`, and `generalization` alone. */
const LEAST_CLARITY = 1.05;
const LEAST_CLARITY_OF_WORD = 1.17;
/** A word that so many more of the papers hold must be so much clearer: `generalization` says less than `fairness`. */
const CLARITY_OF_WIDE = 0.7;
/** `deep networks`, `representation learning`: words that stand anywhere; `value functions` are clearer. */
const LEAST_CLARITY_OF_TRADE = 1.4;
/** What papers use and few put into their titles (`ground truth`, `labeled data`) must be clearer by far. */
const LEAST_CLARITY_OF_USED = 3;
/** 2 titles in a library of 616, 6 in one of 10,000. */
const fewTitles = (papers: number): number => Math.round(Math.sqrt(papers) / 16);

/** A candidate on the way: what it was worth when last looked at can only have fallen since. */
type Standing = {
  readonly candidate: Candidate;
  readonly order: number;
  readonly price: number;
  worth: number;
  likest: number;
  seen: number;
};

const isBehind = (a: Standing, b: Standing): boolean => a.worth < b.worth || (a.worth === b.worth && a.order > b.order);

export function chooseTopics(
  candidates: readonly Candidate[],
  terms: Terms,
  phrases: Phrases,
  spelling: Spelling,
): readonly Candidate[] {
  const covered = new Float32Array(terms.papers.length);
  const few = fewTitles(terms.papers.length);
  const clear = candidates.filter(({ phrase, papers, clarity }) => {
    if (phrases.titles[phrase]! < few && clarity < LEAST_CLARITY_OF_USED) return false;
    return clarity >= leastClarity(wordsOf(phrase, terms, phrases), papers.length, terms);
  });
  const standings: Standing[] = clear
    .map((candidate, order) => {
      const price = priceOf(candidate, terms, phrases) * sureClarity(candidate);
      return { candidate, order, price, worth: price * gainOf(candidate, covered), likest: 0, seen: 0 };
    })
    .sort((a, b) => (isBehind(a, b) ? 1 : -1));
  const chosen: Candidate[] = [];
  const said: Said[] = [];
  while (chosen.length < topicCount(terms.papers.length)) {
    const next = takeBest(standings, chosen, covered);
    if (next === undefined) break;
    const name = plainWords(spelling.phrase(next.phrase));
    const words = wordsOf(next.phrase, terms, phrases);
    if (said.some((other) => saysTheSame(name, other.name) || isSameMatter(words, other.words, terms))) continue;
    chosen.push(next);
    said.push({ name, words });
    for (const [at, paper] of next.papers.entries()) {
      covered[paper] = Math.max(covered[paper]!, next.about[at]! * COVERED);
    }
  }
  return chosen;
}

/** What a topic is called: in plain words as they are written, and in words of the terms. */
type Said = { readonly name: readonly string[]; readonly words: readonly number[] };

/** Few papers may be alike by chance: clarity is drawn towards 1 as if so many pairs of any papers stood among them. */
const PRIOR_PAIRS = 10;

function sureClarity({ clarity, papers }: Candidate): number {
  const pairs = (papers.length * (papers.length - 1)) / 2;
  return Math.log((clarity * pairs + PRIOR_PAIRS) / (pairs + PRIOR_PAIRS)) ** 0.7;
}

const isOfTrade = (words: readonly number[], { kinds }: Terms): boolean =>
  words.every((word) => kinds[word] === GENERIC);

function leastClarity(words: readonly number[], held: number, terms: Terms): number {
  if (words.length === 1) return LEAST_CLARITY_OF_WORD + (CLARITY_OF_WIDE * held) / terms.papers.length;
  return isOfTrade(words, terms) ? LEAST_CLARITY_OF_TRADE : LEAST_CLARITY;
}

function priceOf({ phrase }: Candidate, terms: Terms, phrases: Phrases): number {
  const words = wordsOf(phrase, terms, phrases);
  if (isOfTrade(words, terms)) return GENERIC_PRICE;
  return words.length === 1 ? WORD_PRICE : 1;
}

/** A phrase's words, acronyms spelled out. */
export const wordsOf = (phrase: number, { expansions }: Terms, phrases: Phrases): readonly number[] =>
  phrases.words[phrase]!.flatMap((word) => expansions.get(word) ?? [word]);

/** Takes the worthiest out of the standings, worthiest first. Worth is reckoned anew only for those that could still be it. */
function takeBest(standings: Standing[], chosen: readonly Candidate[], covered: Float32Array): Candidate | undefined {
  for (;;) {
    const best = standings[0];
    if (best === undefined || best.worth <= 0) return undefined;
    if (best.seen === chosen.length) {
      standings.shift();
      return best.candidate;
    }
    for (; best.seen < chosen.length; best.seen++) {
      best.likest = Math.max(best.likest, cosineOf(best.candidate.centre, chosen[best.seen]!.centre));
    }
    best.worth = best.price * gainOf(best.candidate, covered) * (1 - best.likest ** 2);
    let place = 0;
    for (; place + 1 < standings.length && isBehind(best, standings[place + 1]!); place++) {
      standings[place] = standings[place + 1]!;
    }
    standings[place] = best;
  }
}

/** How many papers it would speak for that none spoke for before. */
function gainOf({ papers, about }: Candidate, covered: Float32Array): number {
  let gain = 0;
  for (let at = 0; at < papers.length; at++) gain += Math.max(0, about[at]! - covered[papers[at]!]!);
  return gain;
}

/** Do all words of one name stand in the other, and no more than one beside them: `math problems`, `math word problems`? */
function saysTheSame(name: readonly string[], other: readonly string[]): boolean {
  const [short, long] = name.length <= other.length ? [name, other] : [other, name];
  return long.length <= short.length + 1 && short.every((word) => long.includes(word));
}

/** Nouns that add nothing to what stands before them. */
const HOLLOW = new Set(['problem', 'task', 'method', 'algorithm', 'setting', 'technique']);

/** `constrained problems` beside `constrained optimization`: one ends in a hollow noun, and no word that tells sets them apart. */
function isSameMatter(a: readonly number[], b: readonly number[], { keys, kinds }: Terms): boolean {
  if (![a, b].some((words) => HOLLOW.has(keys[words.at(-1)!]!))) return false;
  const [told, others] = [a, b].map((words) => words.filter((word) => kinds[word] === CONTENT));
  return told!.length > 0 && told!.length === others!.length && told!.every((word) => others!.includes(word));
}

const plainWords = (name: string): readonly string[] =>
  name
    .toLowerCase()
    .replaceAll('-', ' ')
    .split(' ')
    .map((word) => word.replace(/(?<=..)(?:s|ing)$/, ''));
