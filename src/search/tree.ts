// The query as MiniSearch takes it: a tree of ANDs and ORs over planned terms. In: clauses and the plans of their
// words. Out: trees; nothing is searched here.
import type { Query as SearchTree } from 'minisearch';
import type { WordPlan } from './plan.ts';
import { type Clause, demandedWords, joinedWith } from './query.ts';
import { isWhole, type Word } from './words.ts';

export type Plans = ReadonlyMap<string, WordPlan>;

/** The demanded words, joined as asked. */
export function treeOf(clauses: readonly Clause[], combineWith: 'AND' | 'OR', plans: Plans): SearchTree {
  const queries = clauses.map((clause) => ({
    ...(clause.field === null ? {} : { fields: [clause.field] }),
    combineWith: clause.phrase ? ('AND' as const) : combineWith,
    queries: demandedWords(clause).map((word) => orJoined(clause, word, plans)),
  }));
  return { combineWith, queries };
}

export const orTree = (terms: readonly string[]): SearchTree => ({ combineWith: 'OR', queries: [...terms] });

export const joinedPairs = (words: readonly Word[]): string[] =>
  words.flatMap((word, at) => joinedWith(word, words[at + 1]) ?? []);

/** A paper that writes a word and its neighbour as one word has both. */
function orJoined(clause: Clause, word: Word, plans: Plans): SearchTree {
  const tree = wordTree(word, plans, clause.phrase);
  const joined = clause.phrase ? [] : joinedAt(clause.words, word).filter((term) => plans.get(term)?.exact != null);
  return joined.length === 0 ? tree : { combineWith: 'OR', queries: [tree, ...joined] };
}

function joinedAt(words: readonly Word[], word: Word): string[] {
  const at = words.indexOf(word);
  return [at === 0 ? null : joinedWith(words[at - 1]!, word), joinedWith(word, words[at + 1])].filter(
    (term) => term !== null,
  );
}

/** Function words beside demanded ones. */
export function helpingTerms(clauses: readonly Clause[]): string[] {
  return clauses.flatMap((clause) => {
    const demanded = new Set(demandedWords(clause));
    return clause.words.filter((word) => !demanded.has(word)).map(({ term }) => term);
  });
}

/** A compound such as `f-divergence` is found whole only, where the library has it so: its parts would say too little. */
export const standsWhole = (word: Word, { exact, longer }: WordPlan): boolean =>
  isWhole(word) && (exact !== null || longer.length > 0);

/** Any other compound is found whole, or by all its parts. */
function wordTree(word: Word, plans: Plans, phrase: boolean): SearchTree {
  const { term, parts } = word;
  const whole = termTree(term, plans);
  if (parts.length === 0 || (!phrase && standsWhole(word, plans.get(term)!))) return whole;
  return {
    combineWith: 'OR',
    queries: [whole, { combineWith: 'AND', queries: parts.map((part) => termTree(part, plans)) }],
  };
}

/** Beside the word itself, longer and near ones say little; more while it is still growing; where it is not known, all. */
const WEIGHTS = {
  beside: { prefix: 0.2, fuzzy: 0.2 },
  growing: { prefix: 0.4, fuzzy: 0.2 },
  instead: { prefix: 0.9, fuzzy: 0.9 },
} as const;

function termTree(term: string, plans: Plans): SearchTree {
  const plan = plans.get(term);
  const weights = plan?.exact == null ? WEIGHTS.instead : plan.open ? WEIGHTS.growing : WEIGHTS.beside;
  return { combineWith: 'OR', queries: [term], weights };
}
