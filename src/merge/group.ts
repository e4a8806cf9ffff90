// Gathers copies into works. In: copies. Out: groups of copies, with the reasons why they were joined or kept apart.
// Ids join first, then titles, then near-duplicates. No join may bring two arXiv ids or two DOIs under one roof, whatever
// stands between them. The outcome depends on the copies alone, not on their order.
import type { Copy } from './copies.ts';
import { proposePairs } from './propose.ts';
import { sameWork, sharedPhrases } from './same-work.ts';

/** A comparison of two copies, for whoever asks why. */
export type Reason = { readonly a: Copy; readonly b: Copy; readonly same: boolean; readonly why: () => string };

export type Groups = { readonly groups: readonly (readonly Copy[])[]; readonly reasons: readonly Reason[] };

/** Of the same title so many abstracts are compared each with each; a title such as "Untitled" may have thousands. */
const MOST_UNDER_ONE_TITLE = 60;

/**
 * @param copies in the order of `copiesOf`
 * @param explains whether every comparison is to be told; most callers want the groups alone
 */
export function groupCopies(copies: readonly Copy[], explains = false): Groups {
  const forest = new Forest(copies, explains);
  joinByKey(copies, forest, ({ arxiv }) => (arxiv === null ? null : `arXiv ${arxiv}`));
  joinByKey(copies, forest, ({ doi }) => (doi === null ? null : `the DOI ${doi}`));
  const byTitle = blocksOf(copies, ({ titleKey }) => titleKey);
  for (const block of byTitle) joinUnderTitle(block, copies, forest);
  const isKnown = (i: number, j: number): boolean => copies[i]!.titleKey === copies[j]!.titleKey;
  for (const [i, j] of proposePairs(copies, isKnown)) forest.consider(i, j);
  return { groups: forest.groups(), reasons: forest.reasons };
}

/** Indices of copies with the same key, in order; those that stand alone are left out. */
function blocksOf(copies: readonly Copy[], keyOf: (copy: Copy) => string | null): number[][] {
  // Most stand alone and need no list. A block of several stands where its first copy would.
  const firsts = new Map<string, number>();
  const blocks = new Map<number, number[]>();
  copies.forEach((copy, i) => {
    const key = keyOf(copy);
    if (key === null) return;
    const first = firsts.get(key);
    const block = first === undefined ? undefined : blocks.get(first);
    if (first === undefined) firsts.set(key, i);
    else if (block === undefined) blocks.set(first, [first, i]);
    else block.push(i);
  });
  return [...blocks.values()].sort(([a], [b]) => a! - b!);
}

function joinByKey(copies: readonly Copy[], forest: Forest, keyOf: (copy: Copy) => string | null): void {
  for (const [first, ...others] of blocksOf(copies, keyOf)) {
    for (const other of others) forest.join(first!, other, () => `both are ${keyOf(copies[other]!)}`);
  }
}

/** Copies with an abstract are compared; then those without one go to the work under their title, if there is one alone. */
function joinUnderTitle(block: readonly number[], copies: readonly Copy[], forest: Forest): void {
  const whole = block.filter((i) => copies[i]!.abstract !== null);
  whole.forEach((i, at) => {
    for (const j of whole.slice(Math.max(0, at - MOST_UNDER_ONE_TITLE), at)) forest.consider(j, i);
  });
  const bare = block.filter((i) => copies[i]!.abstract === null);
  for (const i of bare) {
    const home = [...whole, ...bare].find((j) => j !== i && forest.mayJoin(i, j));
    if (home !== undefined) forest.consider(home, i);
  }
}

/** Most proposals share a turn of phrase and nothing else. */
const isWorthTelling = (a: Copy, b: Copy): boolean => a.titleKey === b.titleKey || sharedPhrases(a, b) >= 0.3;

type Ids = { readonly arxiv: ReadonlySet<string>; readonly doi: ReadonlySet<string> };

const NONE: ReadonlySet<string> = new Set();
const NO_IDS: Ids = { arxiv: NONE, doi: NONE };

const idsOf = ({ arxiv, doi }: Copy): Ids =>
  arxiv === null && doi === null
    ? NO_IDS
    : { arxiv: arxiv === null ? NONE : new Set([arxiv]), doi: doi === null ? NONE : new Set([doi]) };

/** Disjoint sets with path halving (Tarjan), each with the ids of its members. */
class Forest {
  readonly reasons: Reason[] = [];
  private readonly copies: readonly Copy[];
  private readonly explains: boolean;
  private readonly parent: Int32Array;
  private readonly ids: Ids[];

  constructor(copies: readonly Copy[], explains: boolean) {
    this.explains = explains;
    this.copies = copies;
    this.parent = Int32Array.from(copies.keys());
    this.ids = copies.map(idsOf);
  }

  private root(i: number): number {
    let at = i;
    while (this.parent[at] !== at) {
      this.parent[at] = this.parent[this.parent[at]!]!;
      at = this.parent[at]!;
    }
    return at;
  }

  /** Whether their works have no ids that speak against it. One arXiv id outweighs two DOIs: preprint and print. */
  mayJoin(i: number, j: number): boolean {
    const [a, b] = [this.ids[this.root(i)]!, this.ids[this.root(j)]!];
    if (a.arxiv.size + b.arxiv.size + a.doi.size + b.doi.size === 0) return true;
    const arxiv = new Set([...a.arxiv, ...b.arxiv]);
    if (arxiv.size > 1) return false;
    return arxiv.size === 1 && a.arxiv.size + b.arxiv.size === 2 ? true : new Set([...a.doi, ...b.doi]).size <= 1;
  }

  consider(i: number, j: number): void {
    if (this.root(i) === this.root(j)) return;
    const [a, b] = [this.copies[i]!, this.copies[j]!];
    const { same, why } = sameWork(a, b);
    if (same && this.mayJoin(i, j)) this.join(i, j, why);
    else if (same) this.tell({ a, b, same: false, why: () => `${why()}, but other copies have other ids` });
    else if (this.explains && isWorthTelling(a, b)) this.tell({ a, b, same, why });
  }

  private tell(reason: Reason): void {
    if (this.explains) this.reasons.push(reason);
  }

  join(i: number, j: number, why: () => string): void {
    const [first, second] = [this.root(i), this.root(j)];
    if (first === second || !this.mayJoin(i, j)) return;
    const [low, high] = first < second ? [first, second] : [second, first];
    this.parent[high] = low;
    const [ofLow, ofHigh] = [this.ids[low]!, this.ids[high]!];
    if (ofHigh !== NO_IDS) {
      this.ids[low] = {
        arxiv: new Set([...ofLow.arxiv, ...ofHigh.arxiv]),
        doi: new Set([...ofLow.doi, ...ofHigh.doi]),
      };
    }
    this.tell({ a: this.copies[i]!, b: this.copies[j]!, same: true, why });
  }

  /** In the order of their first copies. */
  groups(): Copy[][] {
    const groups: Copy[][] = [];
    const places = new Int32Array(this.copies.length);
    this.copies.forEach((copy, i) => {
      const root = this.root(i);
      // A root is the lowest of its tree, so it comes first.
      if (root === i) places[i] = groups.push([copy]) - 1;
      else groups[places[root]!]!.push(copy);
    });
    return groups;
  }
}
