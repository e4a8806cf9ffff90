// One MiniSearch over the parts that have been loaded. In: facts about all papers, and planned words with their
// postings. Out: MiniSearch's own ranking, the same to the bit as that of one whole index given the same words.
import MiniSearch from 'minisearch';
import { decodeLength, type Posting } from './codec.ts';
import type { Parts } from './parts.ts';
import type { WordPlan } from './plan.ts';
import { type IndexedPaper, MINISEARCH_OPTIONS } from './schema.ts';

/** MiniSearch's inverted list of a term: by field's number, then by paper, how often. */
type TermData = Map<number, Map<number, number>>;
const TITLE = 0;
const ABSTRACT = 1;

/** MiniSearch with its stores filled from parts; it reads terms through `PlannedTerms`. A class, because MiniSearch is one. */
export class PartedMiniSearch extends MiniSearch<IndexedPaper> {
  readonly planned: PlannedTerms;

  constructor({ directory, papers }: Parts) {
    super(MINISEARCH_OPTIONS);
    this.planned = plannedTerms();
    // MiniSearch asks its radix tree for three things only when it searches; this gives the same three answers.
    this._index = this.planned as unknown as typeof this._index;
    this._documentCount = directory.papers;
    this._avgFieldLength = [...directory.averageLengths];
    this._fieldLength = fieldLengths(papers.titleLengths, papers.abstractLengths) as Map<number, number[]>;
    this._documentIds = new Map(Array.from({ length: directory.papers }, (_, paper) => [paper, paper]));
  }
}

/** The pairs of rounded lengths are few: papers with the same pair share one array. */
function fieldLengths(titles: string, abstracts: string): Pick<Map<number, number[]>, 'get'> {
  const pairs = new Map<string, number[]>();
  return {
    get(paper) {
      const key = titles.charAt(paper) + abstracts.charAt(paper);
      const pair = pairs.get(key) ?? [decodeLength(key, 0), decodeLength(key, 1)];
      pairs.set(key, pair);
      return pair;
    },
  };
}

export type PlannedTerms = {
  readonly plan: (plan: WordPlan) => void;
  readonly load: (term: string, postings: readonly Posting[]) => void;
  // What MiniSearch asks of its index:
  readonly get: (term: string) => TermData | undefined;
  readonly atPrefix: (term: string) => [string, TermData][];
  readonly fuzzyGet: (term: string) => Map<string, [TermData, number]>;
};

/** Terms that were loaded, and for each word of the query those that were planned for it. */
function plannedTerms(): PlannedTerms {
  const data = new Map<string, TermData>();
  const plans = new Map<string, WordPlan>();
  return {
    plan: (plan) => void plans.set(plan.asked, plan),
    load(term, postings) {
      if (!data.has(term)) data.set(term, termData(postings));
    },
    get: (term) => data.get(term),
    atPrefix: (term) =>
      (plans.get(term)?.longer ?? []).flatMap(({ term: longer }) => {
        const found = data.get(longer);
        return found === undefined ? [] : [[longer, found] as [string, TermData]];
      }),
    fuzzyGet: (term) =>
      new Map(
        (plans.get(term)?.near ?? []).flatMap(({ term: { term: near }, distance }) => {
          const found = data.get(near);
          return found === undefined ? [] : [[near, [found, distance]] as [string, [TermData, number]]];
        }),
      ),
  };
}

function termData(postings: readonly Posting[]): TermData {
  const titles = new Map<number, number>();
  const abstracts = new Map<number, number>();
  for (const { paper, title, abstract } of postings) {
    if (title > 0) titles.set(paper, title);
    if (abstract > 0) abstracts.set(paper, abstract);
  }
  const found: TermData = new Map();
  if (titles.size > 0) found.set(TITLE, titles);
  if (abstracts.size > 0) found.set(ABSTRACT, abstracts);
  return found;
}
