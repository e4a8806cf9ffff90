// What a reader typed, taken apart. In: any text at all. Out: a Query; nothing that can be typed is an error, and
// what has no meaning as an operator is searched as words.
//   regret bounds    "exact phrase"    -without    -"not this"    title:word    in:sep-9    topic:name    -has:code
import { TEX_ACCENT } from '../leaves/tex-accents.ts';
import type { Flag } from './schema.ts';
import { foldWord, STOP_WORDS, type Word, wordsOf } from './words.ts';

/** A stretch of words that are asked for in one way. */
export type Clause = {
  readonly words: readonly Word[];
  readonly field: 'title' | null;
  /** Whether the words must stand together, in this order. */
  readonly phrase: boolean;
  readonly without: boolean;
};

/** Values of `in:` and `topic:` as typed, no two of which `nameKey` folds to the same, and of `has:`. */
export type Filters = {
  readonly editions: readonly string[];
  readonly topics: readonly string[];
  readonly has: readonly Flag[];
};

export type Query = Filters & {
  readonly clauses: readonly Clause[];
  /** Those with a minus. */
  readonly barred: Filters;
  /** Whether the last word may still be growing: then it stands for every word that begins so. */
  readonly open: boolean;
};

const MAX_QUERY = 600;
const MAX_WORDS = 24;

/** `-`, a field, then a phrase in quotes or a run without blanks; each at a blank or at the start. */
const TOKEN = /(?<=^|\s)(-(?=["\p{L}]))?(?:(title|in|topic|has):)?(?:"([^"]*)"|(\S+))?(?=\s|$)/giu;

const HAS: Readonly<Record<string, Flag>> = {
  code: 'code',
  maths: 'maths',
  math: 'maths',
  formula: 'maths',
  formulas: 'maths',
};

/** Reads a query; what goes beyond its limits is left out. */
export function parseQuery(typed: string): Query {
  const text = typed.slice(0, MAX_QUERY).toWellFormed().replace(/[“”„]/g, '"').replace(TEX_ACCENT, '$1$2');
  const clauses: Clause[] = [];
  const filters = noFilters();
  const barred = noFilters();
  let plain = '';
  for (const [whole, minus, field, quoted, bare] of text.matchAll(TOKEN)) {
    const value = quoted ?? bare ?? '';
    const name = field?.toLowerCase();
    const filter = addFilter(minus === undefined ? filters : barred, name, value);
    if (filter || whole === '') continue;
    if (minus === undefined && quoted === undefined && name !== 'title') {
      plain += ` ${whole}`;
      continue;
    }
    plain += '  ';
    clauses.push(clause(value, name === 'title' ? 'title' : null, quoted !== undefined, minus !== undefined));
  }
  const all = [clause(plain, null, false, false), ...clauses].filter(({ words }) => words.length > 0);
  return {
    clauses: all,
    ...listed(filters),
    barred: listed(barred),
    open: /[^\s"]$/.test(text),
  };
}

/** Names by what `nameKey` folds them to. */
type Found = { readonly in: Map<string, string>; readonly topic: Map<string, string>; readonly has: Set<Flag> };

const noFilters = (): Found => ({ in: new Map(), topic: new Map(), has: new Set() });

const listed = (found: Found): Filters => ({
  editions: [...found.in.values()],
  topics: [...found.topic.values()],
  has: [...found.has],
});

function addFilter(filters: Found, name: string | undefined, value: string): boolean {
  if (name === 'has') {
    const flag = Object.hasOwn(HAS, value.toLowerCase()) ? HAS[value.toLowerCase()] : undefined;
    if (flag !== undefined) filters.has.add(flag);
    return flag !== undefined || value === '';
  }
  if (name !== 'in' && name !== 'topic') return name === 'title' && value === '';
  const key = nameKey(value);
  if (key !== '' && !filters[name].has(key)) filters[name].set(key, value);
  return true;
}

function clause(text: string, field: 'title' | null, phrase: boolean, without: boolean): Clause {
  const words = wordsOf(text).slice(0, MAX_WORDS).map(takenApart);
  return { words, field, phrase: phrase && words.length > 0, without };
}

/** First parts that are written apart, with a hyphen or solid: `finetuning` also asks for `fine tuning`. */
const FIRST_PARTS = ['fine', 'zero', 'few', 'back', 'data', 'deep', 'large', 'long', 'low', 'high'];
const MIN_SECOND_PART = 4;

function takenApart(word: Word): Word {
  if (word.parts.length > 0) return word;
  const first = FIRST_PARTS.find(
    (part) => word.term.startsWith(part) && word.term.length >= part.length + MIN_SECOND_PART,
  );
  return first === undefined ? word : { ...word, parts: [first, word.term.slice(first.length)] };
}

/** The solid spelling of a word and the next, where just a blank parts them: `fine tuning` also asks for `finetuning`. */
export function joinedWith(word: Word, next: Word | undefined): string | null {
  if (next === undefined || next.start !== word.end + 1 || word.parts.length + next.parts.length > 0) return null;
  return STOP_WORDS.has(word.term) || STOP_WORDS.has(next.term) ? null : word.term + next.term;
}

/** The name of an edition or a topic as `in:` and `topic:` compare it: `in:sep-9`, `in:"Sep 9"` and `in:SEP9` are one. */
export const nameKey = (name: string): string =>
  name
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .map(foldWord)
    .join('');

/** Words that the query demands: of plain words, not those that every paper has, unless there are no others. */
export function demandedWords({ words, phrase }: Clause): readonly Word[] {
  if (phrase) return words;
  const telling = words.filter(({ term }) => !STOP_WORDS.has(term));
  return telling.length > 0 ? telling : words;
}

/** Whether nothing is asked for: no word, no filter. */
export const isEmpty = ({ clauses, barred, ...filters }: Query): boolean =>
  clauses.length + sizeOf(filters) + sizeOf(barred) === 0;

const sizeOf = ({ editions, topics, has }: Filters): number => editions.length + topics.length + has.length;

/** An operator that nothing follows yet: while it is typed, nothing is asked. */
const BEGUN = /^-?(?:(?:title|in|topic|has):)?"{0,2}$/i;

export const isOnlyBegun = (typed: string): boolean => BEGUN.test(typed.trim());
