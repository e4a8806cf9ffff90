// Narrowing: which of the found papers a choice of editions, topics and traits leaves, and how many each further
// choice would. In: papers and the facts about all of them. Out: papers and counts. Within editions and within
// topics a choice is one or another, between the groups and among traits it is both.
import { decodeNumbers, decodeSorted, inShortTexts } from './codec.ts';
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import { TOPICS } from './part-names.ts';
import type { Parts } from './parts.ts';
import { FLAGS, type Flag, type TopicsPart } from './schema.ts';

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
  /** Reads what is known of all papers; before that nothing is known of any. */
  readonly read: (pause?: Pause) => Promise<void>;
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
const AT_ONCE = 128;
/** Papers of a flag that are read in one go. */
const READ_AT_ONCE = 1024;

export function createFacets(parts: Parts): Facets {
  const { directory, papers: facts } = parts;
  const repeats = new Map<number, number[]>();
  const readRepeats = (text: string, edition: number) => (): void => {
    for (const paper of decodeSorted(text)) repeats.set(paper, [...(repeats.get(paper) ?? []), edition]);
  };
  // Most papers stand in one edition: they share one array for each.
  const alone = directory.editions.map((_, edition) => [edition]);
  const firstEdition = firstEditions(facts.editionStarts, directory.papers);
  const editionsOf = (paper: number): readonly number[] => {
    const first = alone[firstEdition[paper]!] ?? [];
    const again = repeats.get(paper);
    return again === undefined ? first : [...first, ...again];
  };
  const flagged = Object.fromEntries(FLAGS.map((flag) => [flag, new Uint8Array(directory.papers)])) as Flagged;
  const hasTrait = (paper: number, trait: Trait): boolean =>
    trait === 'several' ? repeats.has(paper) : flagged[trait][paper] === 1;
  // Step by step, when something is first found: the page has enough to do when search is opened.
  const steps = [
    ...facts.repeats.map(readRepeats),
    ...FLAGS.flatMap((flag) => flagSteps(facts.flags[flag], flagged[flag])),
  ];
  let done = 0;

  return {
    async read(pause = NO_PAUSE) {
      while (done < steps.length) {
        steps[done++]!();
        await pause();
      }
    },
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

/** For each flag 1 at the numbers of its papers. */
type Flagged = Readonly<Record<Flag, Uint8Array>>;

/** Reads a sorted list, some of it with each step. */
function flagSteps(sorted: string, set: Uint8Array): (() => void)[] {
  let last = -1;
  return [...inShortTexts(sorted, READ_AT_ONCE)].map((text) => () => {
    for (const gap of decodeNumbers(text)) {
      last += gap + 1;
      set[last] = 1;
    }
  });
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
