// The query as MiniSearch takes it: trees of ANDs and ORs over planned terms, one for each unit that is demanded.
// In: clauses and the plans of their words. Out: trees; nothing is searched here.
import type { WordPlan } from './plan.ts';
import { type Clause, demandedWords, joinedWith } from './query.ts';
import type { Field } from './schema.ts';
import { isWhole, type Word } from './words.ts';

export type Plans = ReadonlyMap<string, WordPlan>;

/** The part of MiniSearch's query language that is used here; a string is a planned term. */
export type Tree =
  | string
  | {
      readonly combineWith: 'AND' | 'OR';
      readonly queries: Tree[];
      readonly fields?: Field[];
      readonly weights?: { readonly prefix: number; readonly fuzzy: number };
    };

/** What a paper must hold, or as much of it as can be had: each plain word, and each phrase as a whole. */
export function unitsOf(clauses: readonly Clause[], plans: Plans): Tree[] {
  return clauses.flatMap((clause) => {
    const words = demandedWords(clause).map((word) => orJoined(clause, word, plans));
    const units: Tree[] = clause.phrase ? [allOf(words)] : words;
    return clause.field === null
      ? units
      : units.map((unit): Tree => ({ combineWith: 'OR', queries: [unit], fields: [clause.field!] }));
  });
}

export const allOf = (queries: readonly Tree[]): Tree => ({ combineWith: 'AND', queries: [...queries] });
export const anyOf = (queries: readonly Tree[]): Tree => ({ combineWith: 'OR', queries: [...queries] });

export const joinedPairs = (words: readonly Word[]): string[] =>
  words.flatMap((word, at) => joinedWith(word, words[at + 1]) ?? []);

/** A paper that writes a word and its neighbour as one word has both. */
function orJoined(clause: Clause, word: Word, plans: Plans): Tree {
  const tree = wordTree(word, plans, clause.phrase);
  const joined = clause.phrase ? [] : joinedAt(clause.words, word).filter((term) => plans.get(term)?.exact != null);
  return joined.length === 0 ? tree : anyOf([tree, ...joined]);
}

function joinedAt(words: readonly Word[], word: Word): string[] {
  const at = words.indexOf(word);
  const pairs = [at === 0 ? null : joinedWith(words[at - 1]!, word), joinedWith(word, words[at + 1])];
  return pairs.filter((term) => term !== null);
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
function wordTree(word: Word, plans: Plans, phrase: boolean): Tree {
  const whole = termTree(word.term, plans);
  if (word.parts.length === 0 || (!phrase && standsWhole(word, plans.get(word.term)!))) return whole;
  return anyOf([whole, allOf(word.parts.map((part) => termTree(part, plans)))]);
}

/** Beside the word itself, longer and near ones say little; more while it is still growing; where it is not known, all. */
const WEIGHTS = {
  beside: { prefix: 0.2, fuzzy: 0.2 },
  growing: { prefix: 0.4, fuzzy: 0.2 },
  instead: { prefix: 0.9, fuzzy: 0.9 },
} as const;

function termTree(term: string, plans: Plans): Tree {
  const plan = plans.get(term);
  const weights = plan?.exact == null ? WEIGHTS.instead : plan.open ? WEIGHTS.growing : WEIGHTS.beside;
  return { combineWith: 'OR', queries: [term], weights };
}
