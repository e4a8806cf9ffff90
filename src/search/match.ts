// Which papers a query finds at all, and which of them are worth ranking. In: trees over planned terms, and postings.
// Out: sets of papers. It walks typed arrays once for each term, so that a word in half of 100,000 papers costs a
// millisecond; MiniSearch, which takes many times that for each paper, then ranks the best thousand.
import type { Postings } from './codec.ts';
import type { PaperSet } from './parted.ts';
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
 * @param pause  lets the page breathe between two lists: a frequent word's are long
 */
export async function matchUnits(
  units: readonly Tree[],
  every: boolean,
  postingsFor: PostingsFor,
  count: number,
  without: ReadonlySet<number>,
  pause: () => Promise<void> = async () => {},
): Promise<Match> {
  const worth = new Float32Array(count);
  const held = new Uint8Array(count);
  for (const unit of units) {
    const found = await matching(unit, null, { postingsFor, worth, pause });
    for (let paper = 0; paper < count; paper++) held[paper]! += found[paper]!;
  }
  await pause();
  const needed = every ? units.length : mostWithEnough(held, units.length);
  const papers: number[] = [];
  for (let paper = 0; paper < count; paper++) if (held[paper]! >= needed && !without.has(paper)) papers.push(paper);
  await pause();
  return { papers, best: bestOf(papers, worth) };
}

type Means = {
  readonly postingsFor: PostingsFor;
  readonly worth: Float32Array;
  readonly pause: () => Promise<void>;
};

/** The papers of one tree; 1 for each. Adds to `worth` what each of its terms may come to. */
async function matching(tree: Tree, fields: readonly Field[] | null, means: Means): Promise<PaperSet> {
  if (typeof tree === 'string') {
    await means.pause();
    return holding(means.postingsFor(tree), fields, means.worth);
  }
  const sets: PaperSet[] = [];
  for (const query of tree.queries) sets.push(await matching(query, tree.fields ?? fields, means));
  const [first, ...others] = sets;
  if (first === undefined) return new Uint8Array(means.worth.length);
  for (const other of others) {
    if (tree.combineWith === 'OR') for (let paper = 0; paper < first.length; paper++) first[paper]! |= other[paper]!;
    else for (let paper = 0; paper < first.length; paper++) first[paper]! &= other[paper]!;
  }
  return first;
}

function holding(lists: readonly Postings[], fields: readonly Field[] | null, worth: Float32Array): PaperSet {
  const set = new Uint8Array(worth.length);
  const inTitles = fields === null || fields.includes('title');
  const inAbstracts = fields === null || fields.includes('abstract');
  for (const { papers, titles, abstracts } of lists) {
    const rarity = Math.log(1 + worth.length / (papers.length + 1));
    for (let row = 0; row < papers.length; row++) {
      const title = inTitles && titles[row]! > 0;
      if (!title && !(inAbstracts && abstracts[row]! > 0)) continue;
      const paper = papers[row]!;
      set[paper] = 1;
      worth[paper]! += rarity * ((title ? TITLE_BOOST : 0) + Math.min(3, abstracts[row]!) / 3);
    }
  }
  return set;
}

/** The most units that enough papers hold; one at least. */
function mostWithEnough(held: Uint8Array, units: number): number {
  const papersWith = new Uint32Array(units + 1);
  for (const number of held) papersWith[number]!++;
  let papers = 0;
  for (let number = units; number > 1; number--) {
    papers += papersWith[number]!;
    if (papers >= ENOUGH) return number;
  }
  return 1;
}

/** The most worth; of those that are worth about as much as the last of them, as many as there is room for. */
function bestOf(papers: readonly number[], worth: Float32Array): PaperSet {
  const best = new Uint8Array(worth.length);
  if (papers.length <= MOST_RANKED) {
    for (const paper of papers) best[paper] = 1;
    return best;
  }
  const least = worthOfRank(papers, worth, MOST_RANKED);
  let taken = 0;
  for (const wanted of [(step: number) => step > least, (step: number) => step === least]) {
    for (const paper of papers) {
      if (taken === MOST_RANKED || !wanted(stepOf(worth[paper]!))) continue;
      best[paper] = 1;
      taken++;
    }
  }
  return best;
}

/** Worth in steps fine enough for the choice, so that it needs no sorting. */
const STEPS_EACH = 16;
const MOST_STEPS = 4096;
const stepOf = (worth: number): number => Math.min(MOST_STEPS - 1, Math.floor(worth * STEPS_EACH));

/** The step that the paper of this rank is worth. */
function worthOfRank(papers: readonly number[], worth: Float32Array, rank: number): number {
  const papersAt = new Uint32Array(MOST_STEPS);
  for (const paper of papers) papersAt[stepOf(worth[paper]!)]!++;
  let above = 0;
  for (let step = MOST_STEPS - 1; step > 0; step--) {
    above += papersAt[step]!;
    if (above >= rank) return step;
  }
  return 0;
}
