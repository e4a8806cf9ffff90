// Answers a query from the parts of the index. In: a Query. Out: all papers it finds, best first, with what was done
// to find them. First every word must be found; where no paper has them all, typing errors are allowed for; and
// then some of the words are enough. It shows nothing and never throws for anything that can be typed.
import { PartedMiniSearch } from './parted.ts';
import type { Parts } from './parts.ts';
import { holdsPhrase } from './phrase.ts';
import { type Freedom, planWord, type WordPlan } from './plan.ts';
import { type Clause, isEmpty, type Query } from './query.ts';
import { helpingTerms, joinedPairs, orTree, type Plans, standsWhole, treeOf } from './tree.ts';
import { STOP_WORDS } from './words.ts';

export type Hit = { readonly paper: number; readonly score: number };

/** A word of the query that the library does not hold, and the nearest that it does. */
export type Respelling = { readonly asked: string; readonly near: string };

export type Answer = {
  readonly hits: readonly Hit[];
  /** Every term that was looked for: what to mark in the shown text. */
  readonly marks: ReadonlySet<string>;
  readonly respelt: readonly Respelling[];
  /** Whether no paper has all the words, so that these have some of them. */
  readonly some: boolean;
  /** Of papers that may hold the phrases, how many were not looked into. */
  readonly unchecked: number;
};

const NOTHING: Answer = { hits: [], marks: new Set(), respelt: [], some: false, unchecked: 0 };

/** Papers whose texts are fetched to see whether a phrase stands in them. */
const MOST_CHECKED = 240;

export type Engine = {
  /** @param all  whether a query without a word means all papers, to be narrowed by choice */
  readonly find: (query: Query, all?: boolean) => Promise<Answer>;
};

type Attempt = { readonly freedom: Freedom; readonly combine: 'AND' | 'OR' };
const ATTEMPTS: readonly Attempt[] = [
  { freedom: 'prefix', combine: 'AND' },
  { freedom: 'near', combine: 'AND' },
  { freedom: 'near', combine: 'OR' },
];

export function createEngine(parts: Parts): Engine {
  const index = new PartedMiniSearch(parts);
  return {
    async find(query, all = false) {
      if (isEmpty(query) && !all) return NOTHING;
      const asked = query.clauses.filter(({ without }) => !without);
      if (asked.length === 0) return { ...NOTHING, hits: everythingBut(await excluded(query), parts.directory.papers) };
      const without = await excluded(query);
      for (const attempt of ATTEMPTS) {
        const plans = await planAll(asked, query.open, attempt.freedom);
        const found = rank(asked, attempt.combine, plans).filter(({ paper }) => !without.has(paper));
        const checked = await checkPhrases(found, asked);
        if (checked.hits.length > 0) {
          return { ...checked, marks: marksOf(plans), respelt: respellings(plans), some: attempt.combine === 'OR' };
        }
      }
      return NOTHING;
    },
  };

  /** Plans every term of the clauses, loads what they need and gives it to MiniSearch. */
  async function planAll(clauses: readonly Clause[], open: boolean, freedom: Freedom): Promise<Map<string, WordPlan>> {
    const last = clauses.find(({ phrase }) => !phrase)?.words.at(-1);
    const plans = new Map<string, WordPlan>();
    const plan = async (term: string, free: Freedom, growing: boolean) => {
      const made = await planWord(parts, term, free, growing);
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
    await Promise.all(terms.map(async ({ term, number }) => index.planned.load(term, await parts.postingsOf(number))));
    for (const made of plans.values()) index.planned.plan(made);
    return plans;
  }

  /** Papers that hold the demanded words; function words raise those whose titles hold them, and find none. */
  function rank(clauses: readonly Clause[], combine: 'AND' | 'OR', plans: Plans): Hit[] {
    const found = index.search(treeOf(clauses, combine, plans));
    const scores = new Map(found.map(({ id, score }) => [id as number, score]));
    const helping = helpingTerms(clauses);
    const boostDocument = (id: number) => (scores.has(id) ? 1 : 0);
    for (const { id, score } of helping.length === 0 ? [] : index.search(orTree(helping), { boostDocument })) {
      scores.set(id, scores.get(id)! + score);
    }
    const hits = [...scores].map(([paper, score]) => ({ paper, score }));
    return helping.length === 0 ? hits : hits.sort((a, b) => b.score - a.score || a.paper - b.paper);
  }

  async function excluded(query: Query): Promise<ReadonlySet<number>> {
    const papers = new Set<number>();
    for (const clause of query.clauses.filter(({ without }) => without)) {
      const exact = { ...clause, phrase: true };
      const plans = await planAll([exact], false, 'exact');
      const found = rank([exact], 'AND', plans);
      const { hits } = clause.phrase ? await checkPhrases(found, [exact]) : { hits: found };
      for (const { paper } of hits) papers.add(paper);
    }
    return papers;
  }

  /** Keeps the papers in which the phrases stand: the index knows words but not their places, the texts do. */
  async function checkPhrases(hits: readonly Hit[], clauses: readonly Clause[]) {
    const phrases = clauses.filter(({ phrase, words }) => phrase && words.length > 1);
    if (phrases.length === 0) return { hits, unchecked: 0 };
    const texts = await Promise.all(hits.slice(0, MOST_CHECKED).map(({ paper }) => parts.textOf(paper)));
    const kept = texts.flatMap((text, at) =>
      text !== null && phrases.every((phrase) => holdsPhrase(text, phrase)) ? hits[at]! : [],
    );
    return { hits: kept, unchecked: Math.max(0, hits.length - MOST_CHECKED) };
  }
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

const everythingBut = (papers: ReadonlySet<number>, count: number): Hit[] =>
  Array.from({ length: count }, (_, paper) => ({ paper, score: 1 })).filter(({ paper }) => !papers.has(paper));
