// Which papers a query finds at all, and which of them are worth ranking. In: trees over planned terms, and postings.
// Out: sets of papers. It walks typed arrays once for each term, so that a word in half of 100,000 papers costs a
// millisecond; MiniSearch, which takes many times that for each paper, then ranks the best thousand.
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import type { PaperSet } from './parted.ts';
import type { Postings } from './postings.ts';
import { type Field, TITLE_BOOST } from './schema.ts';
import type { Tree } from './tree.ts';

/** Papers that MiniSearch ranks; a query that finds more is too wide for its tail to have an order. */
const MOST_RANKED = 1000;
/** When some words have to do, papers with fewer of them are added until there are so many. */
const ENOUGH = 20;

/** All postings that a string of a tree stands for. */
export type PostingsFor = (term: string) => readonly Postings[];

export type Match = {
  /** All that are found, in the order of their numbers. */
  readonly papers: readonly number[];
  /** Those to be ranked. */
  readonly best: PaperSet;
};

/**
 * @param every  whether all units are demanded; else papers with most of them are found
 * @param pause  lets the page breathe: a frequent word's lists are long, and so is a large library
 */
export async function matchUnits(
  units: readonly Tree[],
  every: boolean,
  postingsFor: PostingsFor,
  count: number,
  without: ReadonlySet<number>,
  pause: Pause = NO_PAUSE,
): Promise<Match> {
  const worth = new Float32Array(count);
  const held = new Uint8Array(count);
  for (const unit of units) {
    const found = await matching(unit, null, { postingsFor, worth, pause });
    await inRuns(count, pause, (from, to) => {
      for (let paper = from; paper < to; paper++) held[paper]! += found[paper]!;
    });
  }
  const needed = every ? units.length : await mostWithEnough(held, units.length, pause);
  const papers: number[] = [];
  await inRuns(count, pause, (from, to) => {
    for (let paper = from; paper < to; paper++) if (held[paper]! >= needed && !without.has(paper)) papers.push(paper);
  });
  return { papers, best: await bestOf(papers, worth, pause) };
}

type Means = {
  readonly postingsFor: PostingsFor;
  readonly worth: Float32Array;
  readonly pause: Pause;
};

/** The papers of one tree; 1 for each. Adds to `worth` what each of its terms may come to. */
async function matching(tree: Tree, fields: readonly Field[] | null, means: Means): Promise<PaperSet> {
  if (typeof tree === 'string') return holding(means.postingsFor(tree), fields, means);
  const sets: PaperSet[] = [];
  for (const query of tree.queries) sets.push(await matching(query, tree.fields ?? fields, means));
  const [first, ...others] = sets;
  if (first === undefined) return new Uint8Array(means.worth.length);
  for (const other of others) {
    await inRuns(first.length, means.pause, (from, to) => {
      if (tree.combineWith === 'OR') for (let paper = from; paper < to; paper++) first[paper]! |= other[paper]!;
      else for (let paper = from; paper < to; paper++) first[paper]! &= other[paper]!;
    });
  }
  return first;
}

async function holding(
  lists: readonly Postings[],
  fields: readonly Field[] | null,
  { worth, pause }: Means,
): Promise<PaperSet> {
  const set = new Uint8Array(worth.length);
  const inTitles = fields === null || fields.includes('title');
  const inAbstracts = fields === null || fields.includes('abstract');
  for (const { papers, titles, abstracts } of lists) {
    const rarity = Math.log(1 + worth.length / (papers.length + 1));
    await inRuns(papers.length, pause, (from, to) => {
      for (let row = from; row < to; row++) {
        const title = inTitles && titles[row]! > 0;
        if (!title && !(inAbstracts && abstracts[row]! > 0)) continue;
        const paper = papers[row]!;
        set[paper] = 1;
        worth[paper]! += rarity * ((title ? TITLE_BOOST : 0) + Math.min(3, abstracts[row]!) / 3);
      }
    });
  }
  return set;
}

/** The most units that enough papers hold; one at least. */
async function mostWithEnough(held: Uint8Array, units: number, pause: Pause): Promise<number> {
  const papersWith = new Uint32Array(units + 1);
  await inRuns(held.length, pause, (from, to) => {
    for (let paper = from; paper < to; paper++) papersWith[held[paper]!]!++;
  });
  let papers = 0;
  for (let number = units; number > 1; number--) {
    papers += papersWith[number]!;
    if (papers >= ENOUGH) return number;
  }
  return 1;
}

/** The most worth; of those that are worth about as much as the last of them, as many as there is room for. */
async function bestOf(papers: readonly number[], worth: Float32Array, pause: Pause): Promise<PaperSet> {
  const best = new Uint8Array(worth.length);
  if (papers.length <= MOST_RANKED) {
    for (const paper of papers) best[paper] = 1;
    return best;
  }
  const least = await worthOfRank(papers, worth, MOST_RANKED, pause);
  let taken = 0;
  for (const above of [true, false]) {
    await inRuns(papers.length, pause, (from, to) => {
      for (let at = from; at < to && taken < MOST_RANKED; at++) {
        const step = stepOf(worth[papers[at]!]!);
        if (above ? step <= least : step !== least) continue;
        best[papers[at]!] = 1;
        taken++;
      }
    });
  }
  return best;
}

/** Worth in steps fine enough for the choice, so that it needs no sorting. */
const STEPS_EACH = 16;
const MOST_STEPS = 4096;
const stepOf = (worth: number): number => Math.min(MOST_STEPS - 1, Math.floor(worth * STEPS_EACH));

/** The step that the paper of this rank is worth. */
async function worthOfRank(
  papers: readonly number[],
  worth: Float32Array,
  rank: number,
  pause: Pause,
): Promise<number> {
  const papersAt = new Uint32Array(MOST_STEPS);
  await inRuns(papers.length, pause, (from, to) => {
    for (let at = from; at < to; at++) papersAt[stepOf(worth[papers[at]!]!)]!++;
  });
  let above = 0;
  for (let step = MOST_STEPS - 1; step > 0; step--) {
    above += papersAt[step]!;
    if (above >= rank) return step;
  }
  return 0;
}
