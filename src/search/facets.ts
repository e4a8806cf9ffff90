// Narrowing: which of the found papers a choice of editions, topics and traits leaves, and how many each further
// choice would. In: papers and the facts about all of them. Out: papers and counts. Within editions and within
// topics a choice is one or another, between the groups and among traits it is both.
import { decodeSmall, decodeSorted } from './codec.ts';
import type { Parts } from './parts.ts';
import { FLAGS } from './schema.ts';

export const TRAITS = ['code', 'maths', 'several'] as const;
/** `several`: printed in more than one edition. */
export type Trait = (typeof TRAITS)[number];
export const isTrait = (name: string): name is Trait => (TRAITS as readonly string[]).includes(name);

/** Editions by slug, topics by slug; an unknown one leaves nothing. */
export type Choice = {
  readonly editions: readonly string[];
  readonly topics: readonly string[];
  readonly has: readonly Trait[];
};

export type Counts = {
  /** By the edition's place in the directory. */
  readonly editions: readonly number[];
  readonly has: Readonly<Record<Trait, number>>;
};

export type Facets = {
  /** Places in the directory's editions, oldest first. */
  readonly editionsOf: (paper: number) => readonly number[];
  readonly hasTrait: (paper: number, trait: Trait) => boolean;
  readonly narrow: (papers: readonly number[], choice: Choice) => { readonly kept: number[]; readonly counts: Counts };
};

export function createFacets({ directory, papers: facts }: Parts): Facets {
  const starts = facts.editionStarts;
  const repeats = new Map<number, number[]>();
  for (const [edition, text] of facts.repeats.entries()) {
    for (const paper of decodeSorted(text)) repeats.set(paper, [...(repeats.get(paper) ?? []), edition]);
  }
  const editionsOf = (paper: number): readonly number[] => {
    const first = firstEdition(starts, paper);
    return [...(first < directory.editions.length ? [first] : []), ...(repeats.get(paper) ?? [])];
  };
  const hasTrait = (paper: number, trait: Trait): boolean =>
    trait === 'several' ? repeats.has(paper) : (decodeSmall(facts.flags, paper) & FLAGS[trait]) !== 0;

  return {
    editionsOf,
    hasTrait,
    narrow(papers, choice) {
      const chosen = new Set(directory.editions.flatMap(({ slug }, at) => (choice.editions.includes(slug) ? at : [])));
      const editions = directory.editions.map(() => 0);
      const has = { code: 0, maths: 0, several: 0 };
      const kept: number[] = [];
      for (const paper of papers) {
        const its = editionsOf(paper);
        const inChosen = choice.editions.length === 0 || its.some((edition) => chosen.has(edition));
        const hasAll = choice.has.every((trait) => hasTrait(paper, trait));
        if (hasAll) for (const edition of its) editions[edition]!++;
        if (!inChosen || !hasAll) continue;
        kept.push(paper);
        for (const trait of TRAITS) if (hasTrait(paper, trait)) has[trait]++;
      }
      return { kept, counts: { editions, has } };
    },
  };
}

/** The last edition that starts at or before a paper; an edition without a new paper starts where the next does. */
function firstEdition(starts: readonly number[], paper: number): number {
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= paper) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
