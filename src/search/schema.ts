// What the builder of the index and the browser must agree on, written once: fields, MiniSearch's options and the
// records of every part. The parts: a directory; facts about all papers (in a small library within the directory); the
// words in alphabetical ranges; the words again by their endings (for a typo in the first letters); postings by ranges of
// words; texts by ranges of papers. `part-names.ts` says what they are called.

import type { Options } from 'minisearch';
import type { CitedFacts } from '../cite/citable.ts';
import type { Markup } from '../leaves/markup.ts';
import { termsOf } from './words.ts';

export const FORMAT = 5;
export const FIELDS = ['title', 'abstract'] as const;
export type Field = (typeof FIELDS)[number];

/** What MiniSearch indexes: a paper's number and its texts as `searchableText` writes them. */
export type IndexedPaper = { readonly id: number; readonly title: string; readonly abstract: string };

/** A hit in the title counts this much more than one in the abstract: see `scripts/measure-search`. */
export const TITLE_BOOST = 8;

/** Terms are planned before MiniSearch sees them, so a query's string is one term as it stands. */
export const MINISEARCH_OPTIONS: Options<IndexedPaper> = {
  fields: [...FIELDS],
  tokenize: (text, field) => (field === undefined ? [text] : termsOf(text, field as Field)),
  processTerm: (term) => term,
  searchOptions: {
    boost: { title: TITLE_BOOST },
    prefix: true,
    fuzzy: 1,
    combineWith: 'AND',
    weights: { prefix: 0.375, fuzzy: 0.45 },
    tokenize: (text) => [text],
  },
};

// ---- the parts -------------------------------------------------------------------------------

/** An edition or a topic: its name, and its page below the site's root. */
export type NamedFact = {
  readonly name: string;
  readonly slug: string;
  readonly path: string;
  /** The words of the owner's notes about it, where there are any. */
  readonly note?: string;
};

export type Directory = {
  readonly format: typeof FORMAT;
  /** Changes when any part changes; added to the parts' addresses so that no cache mixes two builds. */
  readonly version: string;
  readonly papers: number;
  readonly terms: number;
  /** Mean number of different terms in titles and in abstracts, over the rounded lengths of the papers part. */
  readonly averageLengths: readonly [number, number];
  /** In the order of the papers' numbers: oldest first. */
  readonly editions: readonly NamedFact[];
  /** Largest first. */
  readonly topics: readonly NamedFact[];
  /** Where each part begins: a spelling that is above all terms before it and not above its first, and the first's number. */
  readonly words: readonly (readonly [string, number])[];
  /** Where each part begins, spelt backwards. */
  readonly endings: readonly string[];
  /** The number of the first term of each part. */
  readonly postings: readonly number[];
  readonly papersPerText: number;
  /** In a small library the parts that a first search asks for whatever is typed. */
  readonly inside?: { readonly papers: PapersPart; readonly topics: TopicsPart };
};

type Fact = Omit<NamedFact, 'path'>;
/** The directory without what follows from the rest: paths from slugs, numbers of first terms from how many each part holds. */
export type DirectoryPart = Omit<Directory, 'editions' | 'topics'> & {
  readonly editions: readonly Fact[];
  readonly topics: readonly Fact[];
  /** With each part's start, how many terms it holds. */
  readonly words: readonly (readonly [string, number])[];
  /** How many terms each part holds. */
  readonly postings: readonly number[];
};

export type PapersPart = {
  /** Of all papers (see `lengths.ts`). */
  readonly lengths: string;
  /** For each flag its papers' numbers. */
  readonly flags: Readonly<Record<Flag, string>>;
  /** For each edition the number of the first paper that was first printed in it; then that of the first in none. */
  readonly editionStarts: readonly number[];
  /** For each edition the papers in it that an older edition had printed before. */
  readonly repeats: readonly string[];
};

export const FLAGS = ['code', 'maths'] as const;
export type Flag = (typeof FLAGS)[number];

/** The papers' numbers in the order of their titles. */
export type ByTitlePart = { readonly papers: string };
/** For each topic of the directory its papers' numbers. */
export type TopicsPart = { readonly papers: readonly string[] };

/** Terms in order, each without what it shares with the one before, and what is known of each. */
export type WordsPart = { readonly terms: string; readonly facts: string };
/** Terms spelt backwards, in the order of those spellings. */
export type EndingsPart = { readonly terms: string };
/** One text a term, parted by blanks. */
export type PostingsPart = { readonly postings: string };

/** Shown text: prose, or a formula as `[as it reads, as it is typeset]`; null where it could not be typeset. */
export type ShownText = readonly (string | readonly [string, readonly Markup[] | null])[];

export type PaperText = {
  readonly id: string;
  readonly title: ShownText;
  readonly abstract: ShownText;
  /** Places in the directory's editions. */
  readonly editions: readonly number[];
  /** Slugs of the directory's topics, the one it is most about first: places would change with every dump. */
  readonly topics: readonly string[];
  readonly code: string | null;
  /** What it is cited by, where anything is known. */
  readonly cited?: CitedFacts;
};
export type TextsPart = { readonly papers: readonly PaperText[] };
