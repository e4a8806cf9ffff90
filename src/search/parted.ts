// One MiniSearch over the parts that have been loaded. In: facts about all papers, planned words with their postings,
// and the papers that are worth ranking. Out: MiniSearch's own scores, the same to the bit as those of one whole
// index given the same words: how rare a word is counts in all papers, only the work is done for those asked about.
import MiniSearch from 'minisearch';
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import { type Lengths, lengthsOfCode } from './lengths.ts';
import type { Parts } from './parts.ts';
import type { Postings } from './postings.ts';
import { type IndexedPaper, MINISEARCH_OPTIONS } from './schema.ts';
import type { Plans, Tree } from './tree.ts';

/** A set of papers: 1 at the number of each, else 0. */
export type PaperSet = Uint8Array;

/** The papers of a set whose numbers are in the range `[from, to)`. */
type Wanted = { readonly papers: PaperSet; readonly from: number; readonly to: number };

export type Scored = { readonly paper: number; readonly score: number };

/** MiniSearch with its stores filled from parts. A class, because MiniSearch is one. */
export class PartedMiniSearch extends MiniSearch<IndexedPaper> {
  private readonly loaded = new Map<string, LoadedTerm>();
  private plans: Plans = new Map();
  private wanted: Wanted = { papers: new Uint8Array(), from: 0, to: 0 };

  constructor({ directory, lengths }: Parts) {
    super(MINISEARCH_OPTIONS);
    // MiniSearch asks these stores for little more than `get` when it searches; nothing else is given.
    this._index = this.plannedTerms() as unknown as typeof this._index;
    this._documentIds = sameNumbers(directory.papers) as typeof this._documentIds;
    this._fieldLength = fieldLengths(lengths) as unknown as typeof this._fieldLength;
    this._documentCount = directory.papers;
    this._avgFieldLength = [...directory.averageLengths];
  }

  /** Takes the postings of a term in, once. */
  async load(term: string, postings: Postings, pause: Pause = NO_PAUSE): Promise<void> {
    if (this.loaded.has(term)) return;
    const sizes = await sizesOf(postings, pause);
    this.loaded.set(
      term,
      loadedTerm(postings, sizes, () => this.wanted),
    );
  }

  postingsOf(term: string): Postings | null {
    return this.loaded.get(term)?.postings ?? null;
  }

  /**
   * Scores the papers of a set that a tree finds, best first; its strings stand for what was planned for them.
   * @param from  with `to`, the range of papers' numbers that is wanted: by default all
   */
  rank(tree: Tree, plans: Plans, papers: PaperSet, from = 0, to = papers.length): Scored[] {
    this.plans = plans;
    this.wanted = { papers, from, to };
    return this.search(tree).map(({ id, score }) => ({ paper: id as number, score }));
  }

  /** The three questions that MiniSearch asks its radix tree, answered from the plans. */
  private plannedTerms() {
    const found = (term: string): [string, LoadedTerm][] => {
      const data = this.loaded.get(term);
      return data === undefined ? [] : [[term, data]];
    };
    return {
      get: (term: string) => this.loaded.get(term),
      atPrefix: (term: string) => (this.plans.get(term)?.longer ?? []).flatMap((longer) => found(longer.term)),
      fuzzyGet: (term: string) =>
        new Map(
          (this.plans.get(term)?.near ?? []).flatMap(({ term: near, distance }) =>
            found(near.term).map(([name, data]) => [name, [data, distance]] as const),
          ),
        ),
    };
  }
}

// ---- stores ----------------------------------------------------------------------------------

const TITLE = 0;

/** MiniSearch's inverted list of one term in one field: it reads how many there are, then each paper's count in turn. */
type Frequencies = Pick<Map<number, number>, 'size' | 'get'> & { readonly keys: () => Iterable<number> };

type LoadedTerm = {
  readonly postings: Postings;
  readonly get: (field: number) => Frequencies | undefined;
};

/** In how many papers' titles and abstracts a term stands. */
async function sizesOf({ papers, titles, abstracts }: Postings, pause: Pause): Promise<[number, number]> {
  const sizes: [number, number] = [0, 0];
  await inRuns(papers.length, pause, (from, to) => {
    for (let row = from; row < to; row++) {
      if (titles[row]! > 0) sizes[0]++;
      if (abstracts[row]! > 0) sizes[1]++;
    }
  });
  return sizes;
}

function loadedTerm(postings: Postings, [inTitles, inAbstracts]: [number, number], wanted: () => Wanted): LoadedTerm {
  const fields = [
    frequencies(postings.papers, postings.titles, inTitles, wanted),
    frequencies(postings.papers, postings.abstracts, inAbstracts, wanted),
  ];
  return { postings, get: (field) => fields[field === TITLE ? 0 : 1] };
}

/** Undefined where the term stands in no paper's field. */
function frequencies(
  papers: Uint32Array,
  counts: Uint8Array | Uint16Array,
  size: number,
  wanted: () => Wanted,
): Frequencies | undefined {
  if (size === 0) return undefined;
  let rows: number[] = [];
  let next = 0;
  return {
    size,
    keys() {
      const { papers: set, from, to } = wanted();
      rows = [];
      next = 0;
      for (let row = rowOf(papers, from); row < papers.length && papers[row]! < to; row++)
        if (counts[row]! > 0 && set[papers[row]!] !== 0) rows.push(row);
      return rows.map((row) => papers[row]!);
    },
    /** Asked in the order of `keys`. */
    get(paper) {
      while (next < rows.length && papers[rows[next]!] !== paper) next++;
      return next < rows.length ? counts[rows[next]!] : undefined;
    },
  };
}

/** The first row whose paper is not below `paper`. */
function rowOf(papers: Uint32Array, paper: number): number {
  let low = 0;
  let high = papers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (papers[middle]! < paper) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Papers are known by their numbers alone. */
const sameNumbers = (count: number): Pick<Map<number, number>, 'has' | 'get'> => ({
  has: (paper) => paper < count,
  get: (paper) => paper,
});

const fieldLengths = (codes: Uint8Array): Pick<Map<number, Lengths>, 'get'> => ({
  get: (paper) => lengthsOfCode(codes[paper]!),
});
