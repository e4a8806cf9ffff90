// Answers a query from the parts of the index. In: a Query. Out: all papers it finds, best first, with what was done
// to find them. First every word must be found; where no paper has them all, typing errors are allowed for; and
// then some of the words are enough. It shows nothing and never throws for anything that can be typed.
import { matchUnits } from './match.ts';
import { type PaperSet, PartedMiniSearch, type Scored } from './parted.ts';
import type { Parts } from './parts.ts';
import { holdsPhrase } from './phrase.ts';
import { type Freedom, planWord, type WordPlan } from './plan.ts';
import { type Clause, isEmpty, type Query } from './query.ts';
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

/** Lets the page breathe between two pieces of work; rejects when nobody waits for the answer any more. */
export type Pause = () => Promise<void>;
const NO_PAUSE: Pause = async () => {};
/** Postings that are decoded in one go: a few milliseconds. */
const POSTINGS_AT_ONCE = 20_000;
/** Papers that MiniSearch ranks in one go: as many. */
const RANKED_AT_ONCE = 250;

export function createEngine(parts: Parts): Engine {
  const index = new PartedMiniSearch(parts);
  return {
    async find(query, all = false, pause = NO_PAUSE) {
      if (isEmpty(query) && !all) return NOTHING;
      const asked = query.clauses.filter(({ without }) => !without);
      const without = await excluded(query, pause);
      if (asked.length === 0) return { ...NOTHING, papers: everythingBut(without, parts.directory.papers) };
      for (const { freedom, every } of ATTEMPTS) {
        const plans = await planAll(asked, query.open, freedom, pause);
        await pause();
        const checked = await checkPhrases(await rank(asked, every, plans, without, pause), asked);
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
      const made = await planWord(parts, term, free, growing);
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
    await parts.fetchPostings(terms.map(({ number }) => number));
    let atOnce = 0;
    for (const { term, number } of terms) {
      const postings = await parts.postingsOf(number);
      index.load(term, postings);
      atOnce += postings.papers.length;
      if (atOnce < POSTINGS_AT_ONCE) continue;
      await pause();
      atOnce = 0;
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
    await pause();
    const tree = every ? allOf(units) : anyOf(units);
    const helping = helpingTerms(clauses);
    const helped: Scored[] = [];
    // What a paper scores does not depend on the others that are asked for.
    for (const some of inSlices(best)) {
      const ranked = index.rank(tree, plans, some);
      await pause();
      const help = new Map(
        (helping.length === 0 ? [] : index.rank(anyOf(helping), plans, some)).map(({ paper, score }) => [paper, score]),
      );
      for (const { paper, score } of ranked) helped.push({ paper, score: score + (help.get(paper) ?? 0) });
      await pause();
    }
    helped.sort((a, b) => b.score - a.score || a.paper - b.paper);
    return [...helped.map(({ paper }) => paper), ...papers.filter((paper) => best[paper] === 0)];
  }

  async function excluded(query: Query, pause: Pause): Promise<ReadonlySet<number>> {
    const excluded = new Set<number>();
    for (const clause of query.clauses.filter(({ without }) => without)) {
      const exact = { ...clause, phrase: true };
      const plans = await planAll([exact], false, 'exact', pause);
      const found = await rank([exact], true, plans, new Set(), pause);
      const { papers } = clause.phrase ? await checkPhrases(found, [exact]) : { papers: found };
      for (const paper of papers) excluded.add(paper);
    }
    return excluded;
  }

  /** Keeps the papers in which the phrases stand: the index knows words but not their places, the texts do. */
  async function checkPhrases(papers: readonly number[], clauses: readonly Clause[]) {
    const phrases = clauses.filter(({ phrase, words }) => phrase && words.length > 1);
    if (phrases.length === 0) return { papers, unchecked: 0 };
    const texts = await Promise.all(papers.slice(0, MOST_CHECKED).map((paper) => parts.textOf(paper)));
    const kept = papers.filter((_, at) => {
      const text = texts[at] ?? null;
      return text !== null && phrases.every((phrase) => holdsPhrase(text, phrase));
    });
    return { papers: kept, unchecked: Math.max(0, papers.length - MOST_CHECKED) };
  }
}

/** A set of papers as sets of a few of them, in order. */
function* inSlices(papers: PaperSet): Iterable<PaperSet> {
  let some = new Uint8Array(papers.length);
  let held = 0;
  for (let paper = papers.indexOf(1); paper !== -1; paper = papers.indexOf(1, paper + 1)) {
    some[paper] = 1;
    if (++held < RANKED_AT_ONCE) continue;
    yield some;
    some = new Uint8Array(papers.length);
    held = 0;
  }
  if (held > 0) yield some;
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

const everythingBut = (papers: ReadonlySet<number>, count: number): number[] =>
  Array.from({ length: count }, (_, paper) => paper).filter((paper) => !papers.has(paper));
