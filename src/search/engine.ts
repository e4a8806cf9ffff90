// Answers a query from the parts of the index. In: a Query. Out: all papers it finds, best first, with what was done
// to find them. First every word must be found; where no paper has them all, typing errors are allowed for; and
// then some of the words are enough. It shows nothing and never throws for anything that can be typed.
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import { matchUnits } from './match.ts';
import { type PaperSet, PartedMiniSearch, type Scored } from './parted.ts';
import type { Parts } from './parts.ts';
import { holdsPhrase } from './phrase.ts';
import { type Freedom, planWord, type WordPlan } from './plan.ts';
import { type Clause, isEmpty, type Query } from './query.ts';
import type { PaperText } from './schema.ts';
import { allOf, anyOf, helpingTerms, joinedPairs, type Plans, standsWhole, unitsOf } from './tree.ts';
import { STOP_WORDS } from './words.ts';

/** A word of the query that the library does not hold, and the nearest that it does. */
export type Respelling = { readonly asked: string; readonly near: string };

export type Answer = {
  /** Best first; of more than a thousand, the tail has no order but the papers' own. */
  readonly papers: readonly number[];
  /** Every term that was looked for: what to mark in the shown text. */
  readonly marks: ReadonlySet<string>;
  readonly respelt: readonly Respelling[];
  /** Whether no paper has all the words, so that these have some of them. */
  readonly some: boolean;
  /** Of papers that may hold the phrases, how many were not looked into. */
  readonly unchecked: number;
};

const NOTHING: Answer = { papers: [], marks: new Set(), respelt: [], some: false, unchecked: 0 };

/** Papers whose texts are fetched to see whether a phrase stands in them. */
const MOST_CHECKED = 240;

export type Engine = {
  /** @param all  whether a query without a word means all papers, to be narrowed by choice */
  readonly find: (query: Query, all?: boolean, pause?: Pause) => Promise<Answer>;
};

const ATTEMPTS: readonly { readonly freedom: Freedom; readonly every: boolean }[] = [
  { freedom: 'prefix', every: true },
  { freedom: 'near', every: true },
  { freedom: 'near', every: false },
];

/** Papers that MiniSearch ranks in one go: a few milliseconds; and how far apart their numbers may be, for its lists are walked. */
const RANKED_AT_ONCE = 64;
/** The first time its script is slow: it begins with one. */
const RANKED_FIRST = 1;
const WIDEST = 16_384;

export function createEngine(parts: Parts): Engine {
  const index = new PartedMiniSearch(parts);
  return {
    async find(query, all = false, pause = NO_PAUSE) {
      if (isEmpty(query) && !all) return NOTHING;
      const asked = query.clauses.filter(({ without }) => !without);
      const without = await excluded(query, pause);
      if (asked.length === 0)
        return { ...NOTHING, papers: await everythingBut(without, parts.directory.papers, pause) };
      for (const { freedom, every } of ATTEMPTS) {
        const plans = await planAll(asked, query.open, freedom, pause);
        await pause();
        const checked = await checkPhrases(await rank(asked, every, plans, without, pause), asked, pause);
        if (checked.papers.length > 0) {
          return { ...checked, marks: marksOf(plans), respelt: respellings(plans), some: !every };
        }
      }
      return NOTHING;
    },
  };

  /** Plans every term of the clauses, loads what they need and gives it to MiniSearch. */
  async function planAll(
    clauses: readonly Clause[],
    open: boolean,
    freedom: Freedom,
    pause: Pause,
  ): Promise<Map<string, WordPlan>> {
    const last = clauses.find(({ phrase }) => !phrase)?.words.at(-1);
    const plans = new Map<string, WordPlan>();
    const plan = async (term: string, free: Freedom, growing: boolean) => {
      const made = await planWord(parts, term, free, growing, pause);
      await pause();
      if (free !== 'exact' || !plans.has(term)) plans.set(term, made);
      return made;
    };
    for (const clause of clauses) {
      for (const word of clause.words) {
        const help = STOP_WORDS.has(word.term) && clause.words.length > 1;
        const free = clause.phrase || help ? 'exact' : freedom;
        const growing = open && word === last;
        const whole = await plan(word.term, free, growing);
        if (clause.phrase || !standsWhole(word, whole)) {
          for (const part of word.parts) await plan(part, free, growing && part === word.parts.at(-1));
        }
      }
      for (const joined of clause.phrase ? [] : joinedPairs(clause.words)) await plan(joined, 'exact', false);
    }
    const terms = [...plans.values()].flatMap(termsOfPlan);
    await parts.fetchPostings(terms, pause);
    for (const term of terms) {
      await index.load(term.term, await parts.postingsOf(term, pause), pause);
      await pause();
    }
    return plans;
  }

  /** Papers that hold the demanded words; function words raise those whose titles hold them, and find none. */
  async function rank(
    clauses: readonly Clause[],
    every: boolean,
    plans: Plans,
    without: ReadonlySet<number>,
    pause: Pause,
  ): Promise<number[]> {
    const units = unitsOf(clauses, plans);
    const postingsFor = (term: string) =>
      termsOfPlan(plans.get(term)!).flatMap((planned) => index.postingsOf(planned.term) ?? []);
    const { papers, best } = await matchUnits(units, every, postingsFor, parts.directory.papers, without, pause);
    await parts.readLengths(pause);
    await pause();
    const tree = every ? allOf(units) : anyOf(units);
    const helping = helpingTerms(clauses);
    const scored: Scored[] = [];
    // What a paper scores does not depend on the others that are asked for.
    for (const [from, to] of slicesOf(best)) {
      const ranked = index.rank(tree, plans, best, from, to);
      await pause();
      const helped = helping.length === 0 ? [] : index.rank(anyOf(helping), plans, best, from, to);
      const help = new Map(helped.map(({ paper, score }) => [paper, score]));
      for (const { paper, score } of ranked) scored.push({ paper, score: score + (help.get(paper) ?? 0) });
      await pause();
    }
    scored.sort((a, b) => b.score - a.score || a.paper - b.paper);
    const inOrder = scored.map(({ paper }) => paper);
    await inRuns(papers.length, pause, (from, to) => {
      for (let at = from; at < to; at++) if (best[papers[at]!] === 0) inOrder.push(papers[at]!);
    });
    return inOrder;
  }

  async function excluded(query: Query, pause: Pause): Promise<ReadonlySet<number>> {
    const excluded = new Set<number>();
    for (const clause of query.clauses.filter(({ without }) => without)) {
      const exact = { ...clause, phrase: true };
      const plans = await planAll([exact], false, 'exact', pause);
      const found = await rank([exact], true, plans, new Set(), pause);
      const { papers } = clause.phrase ? await checkPhrases(found, [exact], pause) : { papers: found };
      for (const paper of papers) excluded.add(paper);
    }
    return excluded;
  }

  /** Keeps the papers in which the phrases stand: the index knows words but not their places, the texts do. */
  async function checkPhrases(papers: readonly number[], clauses: readonly Clause[], pause: Pause) {
    const phrases = clauses.filter(({ phrase, words }) => phrase && words.length > 1);
    if (phrases.length === 0) return { papers, unchecked: 0 };
    const coming: Promise<PaperText | null>[] = [];
    for (const paper of papers.slice(0, MOST_CHECKED)) {
      coming.push(parts.textOf(paper));
      await pause();
    }
    const kept: number[] = [];
    for (const [at, text] of coming.entries()) {
      const read = await text;
      if (read !== null && phrases.every((phrase) => holdsPhrase(read, phrase))) kept.push(papers[at]!);
      await pause();
    }
    return { papers: kept, unchecked: Math.max(0, papers.length - MOST_CHECKED) };
  }
}

/** Ranges `[from, to)` of papers' numbers, in order, that hold all papers of a set and each a few. */
function* slicesOf(papers: PaperSet): Iterable<readonly [number, number]> {
  let from = papers.indexOf(1);
  let held = 0;
  let most = RANKED_FIRST;
  for (let paper = from; paper !== -1; paper = papers.indexOf(1, paper + 1)) {
    if (held === most || paper - from >= WIDEST) {
      yield [from, paper];
      most = Math.min(RANKED_AT_ONCE, 2 * most);
      from = paper;
      held = 0;
    }
    held++;
  }
  if (held > 0) yield [from, papers.length];
}

const termsOfPlan = ({ exact, longer, near }: WordPlan) => [
  ...(exact === null ? [] : [exact]),
  ...longer,
  ...near.map(({ term }) => term),
];

const marksOf = (plans: ReadonlyMap<string, WordPlan>): ReadonlySet<string> =>
  new Set([...plans.values()].flatMap((plan) => termsOfPlan(plan).map(({ term }) => term)));

const respellings = (plans: ReadonlyMap<string, WordPlan>): Respelling[] =>
  [...plans.values()].flatMap(({ asked, exact, longer, near }) =>
    exact === null && longer.length === 0 && near.length > 0 ? [{ asked, near: near[0]!.term.term }] : [],
  );

async function everythingBut(papers: ReadonlySet<number>, count: number, pause: Pause): Promise<number[]> {
  const others: number[] = [];
  await inRuns(count, pause, (from, to) => {
    for (let paper = from; paper < to; paper++) if (!papers.has(paper)) others.push(paper);
  });
  return others;
}
