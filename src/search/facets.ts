// Narrowing: which of the found papers a choice of editions, topics and traits leaves, and how many each further
// choice would. In: papers and the facts about all of them. Out: papers and counts. Within editions and within
// topics a choice is one or another, between the groups and among traits it is both.
import { decodeSorted } from './codec.ts';
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import { TOPICS } from './part-names.ts';
import type { Parts } from './parts.ts';
import type { Flag, TopicsPart } from './schema.ts';

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
  /** By the topic's place in the directory; null where topics were not asked for. */
  readonly topics: readonly number[] | null;
  readonly has: Readonly<Record<Trait, number>>;
};

/** Places in the directory's topics. */
export type TopicsOf = (paper: number) => readonly number[];

export type Facets = {
  /** Places in the directory's editions, oldest first. */
  readonly editionsOf: (paper: number) => readonly number[];
  readonly hasTrait: (paper: number, trait: Trait) => boolean;
  /** Of all papers; an empty list for each where the part is not to be had. */
  readonly loadTopics: (pause?: Pause) => Promise<TopicsOf>;
  /**
   * @param topicsOf  null where topics are neither chosen nor to be counted
   * @param pause  lets the page breathe: half of a library may be found
   */
  readonly narrow: (
    papers: readonly number[],
    choice: Choice,
    topicsOf: TopicsOf | null,
    pause?: Pause,
  ) => Promise<{ readonly kept: number[]; readonly counts: Counts }>;
};

/** Papers that are looked at in one go: a millisecond or two. */
const AT_ONCE = 512;

export function createFacets(parts: Parts): Facets {
  const { directory, papers: facts } = parts;
  const repeats = new Map<number, number[]>();
  for (const [edition, text] of facts.repeats.entries()) {
    for (const paper of decodeSorted(text)) repeats.set(paper, [...(repeats.get(paper) ?? []), edition]);
  }
  // Most papers stand in one edition: they share one array for each.
  const alone = directory.editions.map((_, edition) => [edition]);
  const firstEdition = firstEditions(facts.editionStarts, directory.papers);
  const editionsOf = (paper: number): readonly number[] => {
    const first = alone[firstEdition[paper]!] ?? [];
    const again = repeats.get(paper);
    return again === undefined ? first : [...first, ...again];
  };
  // Read once they are asked for: the page has enough to do when search is opened.
  const flagged: Partial<Record<Flag, Uint8Array>> = {};
  const hasFlag = (paper: number, flag: Flag): boolean => {
    flagged[flag] ??= setOf(decodeSorted(facts.flags[flag]), directory.papers);
    return flagged[flag][paper] === 1;
  };
  const hasTrait = (paper: number, trait: Trait): boolean =>
    trait === 'several' ? repeats.has(paper) : hasFlag(paper, trait);

  return {
    editionsOf,
    hasTrait,
    async loadTopics(pause = NO_PAUSE) {
      const part = (await parts.named(TOPICS)) as TopicsPart | null;
      const topics: number[][] = [];
      for (const [topic, text] of (part?.papers ?? []).entries()) {
        for (const paper of decodeSorted(text)) topics[paper] = [...(topics[paper] ?? []), topic];
        await pause();
      }
      return (paper) => topics[paper] ?? [];
    },
    async narrow(papers, choice, topicsOf, pause = NO_PAUSE) {
      const inEditions = oneOf(directory.editions, choice.editions);
      const inTopics = oneOf(directory.topics, choice.topics);
      const counts = {
        editions: directory.editions.map(() => 0),
        topics: topicsOf === null ? null : directory.topics.map(() => 0),
        has: { code: 0, maths: 0, several: 0 },
      };
      const kept: number[] = [];
      const look = (paper: number): void => {
        if (!choice.has.every((trait) => hasTrait(paper, trait))) return;
        const editions = editionsOf(paper);
        const topics = topicsOf?.(paper) ?? [];
        const edition = inEditions(editions);
        const topic = inTopics(topics);
        if (topic) for (const place of editions) counts.editions[place]!++;
        if (edition && counts.topics !== null) for (const place of topics) counts.topics[place]!++;
        if (!edition || !topic) return;
        kept.push(paper);
        for (const trait of TRAITS) if (hasTrait(paper, trait)) counts.has[trait]++;
      };
      const lookAt = (from: number, to: number): void => {
        for (let at = from; at < to; at++) look(papers[at]!);
      };
      await inRuns(papers.length, pause, lookAt, AT_ONCE);
      return { kept, counts };
    },
  };
}

/** 1 at each of these numbers, else 0. */
function setOf(numbers: readonly number[], count: number): Uint8Array {
  const set = new Uint8Array(count);
  for (const number of numbers) set[number] = 1;
  return set;
}

/** Whether one of a paper's places is among the chosen; always, where nothing is chosen. */
function oneOf(all: readonly { readonly slug: string }[], chosen: readonly string[]) {
  if (chosen.length === 0) return () => true;
  const places = new Set(all.flatMap(({ slug }, at) => (chosen.includes(slug) ? at : [])));
  return (its: readonly number[]) => its.some((place) => places.has(place));
}

/** For each paper the last edition that starts at or before it; an edition without a new paper starts where the next does. */
function firstEditions(starts: readonly number[], papers: number): Uint32Array {
  const editions = new Uint32Array(papers);
  for (const [edition, start] of starts.entries()) editions.fill(edition, start, starts[edition + 1] ?? papers);
  return editions;
}
