// A whole search: what was typed, what was chosen, in which order. In: a SearchState. Out: the papers to show, in
// order, with counts for further choices and what a reader should be told. The page above it only draws.
import { decodeNumbers, inShortTexts } from './codec.ts';
import { FEW_PAPERS } from './directory.ts';
import { type Answer, createEngine } from './engine.ts';
import { type Counts, createFacets, type Facets } from './facets.ts';
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import { namedIn, quoteNames } from './names.ts';
import { notedPlaces } from './noted.ts';
import { BY_TITLE } from './part-names.ts';
import type { Parts } from './parts.ts';
import { isEmpty, parseQuery, type Query } from './query.ts';
import type { ByTitlePart, NamedFact } from './schema.ts';
import type { Order, SearchState } from './state.ts';

export type Outcome = {
  /** Whether anything was asked. */
  readonly asked: boolean;
  /** Whether there is a word to match, so that some papers match better than others. */
  readonly worded: boolean;
  readonly papers: readonly number[];
  readonly counts: Counts;
  /** Papers found before anything was narrowed by choice. */
  readonly found: number;
  readonly marks: Answer['marks'];
  readonly respelt: Answer['respelt'];
  readonly some: boolean;
  readonly unchecked: number;
  /** Names after `in:` and `topic:` that no edition and no topic has. */
  readonly unknown: readonly string[];
  /** Topics and editions that the owner's notes on them are found by. */
  readonly noted: readonly NamedFact[];
};

export type SearchOptions = { readonly countTopics?: boolean; readonly pause?: Pause };

export type Searcher = {
  readonly parts: Parts;
  readonly facets: Facets;
  /** Topics are counted where the library is small, or when they are asked for. */
  readonly search: (state: SearchState, options?: SearchOptions) => Promise<Outcome>;
};

export function createSearcher(parts: Parts): Searcher {
  const engine = createEngine(parts);
  const facets = createFacets(parts);
  const { directory } = parts;
  return {
    parts,
    facets,
    async search({ text, choice, order }, { countTopics = directory.papers <= FEW_PAPERS, pause = NO_PAUSE } = {}) {
      const query = parseQuery(quoteNames(text, directory));
      const { barred } = query;
      const editions = namedIn(directory.editions, query.editions);
      const topics = namedIn(directory.topics, query.topics);
      const notIn = namedIn(directory.editions, barred.editions);
      const notOn = namedIn(directory.topics, barred.topics);
      const chosen = choice.editions.length + choice.topics.length + choice.has.length > 0;
      const wantsTopics =
        directory.topics.length > 0 &&
        (countTopics || choice.topics.length + query.topics.length + barred.topics.length > 0);
      const [answer, topicsOf] = await Promise.all([
        engine.find(query, chosen, pause),
        wantsTopics ? facets.loadTopics(pause) : null,
      ]);
      await facets.read(pause);
      const isNamed = (paper: number): boolean =>
        (query.editions.length === 0 || facets.editionsOf(paper).some((edition) => editions.places.has(edition))) &&
        (query.topics.length === 0 || (topicsOf?.(paper) ?? []).some((topic) => topics.places.has(topic))) &&
        query.has.every((trait) => facets.hasTrait(paper, trait)) &&
        !barred.has.some((trait) => facets.hasTrait(paper, trait)) &&
        !facets.editionsOf(paper).some((edition) => notIn.places.has(edition)) &&
        !(topicsOf?.(paper) ?? []).some((topic) => notOn.places.has(topic));
      const names = [query.editions, query.topics, query.has, barred.editions, barred.topics, barred.has].flat();
      const within = names.length === 0 ? answer.papers : await those(answer.papers, isNamed, pause);
      const { kept, counts } = await facets.narrow(within, choice, topicsOf, pause);
      return {
        asked: !isEmpty(query) || chosen,
        worded: isWorded(query),
        papers: await ordered(kept, orderFor(order, query), parts, facets, pause),
        counts,
        found: within.length,
        marks: answer.marks,
        respelt: answer.respelt,
        some: answer.some,
        unchecked: answer.unchecked,
        unknown: [editions, topics, notIn, notOn].flatMap(({ unknown }) => unknown),
        noted: notedPlaces([...directory.topics, ...directory.editions], query),
      };
    },
  };
}

/** Papers that are asked about in one go: a millisecond or two. */
const ASKED_AT_ONCE = 256;

async function those(
  papers: readonly number[],
  isWanted: (paper: number) => boolean,
  pause: Pause,
): Promise<readonly number[]> {
  const wanted: number[] = [];
  const ask = (from: number, to: number): void => {
    for (let at = from; at < to; at++) if (isWanted(papers[at]!)) wanted.push(papers[at]!);
  };
  await inRuns(papers.length, pause, ask, ASKED_AT_ONCE);
  return wanted;
}

/** Without a word to match nothing is best: then the newest come first. */
const orderFor = (order: Order, query: Query): Order => (order === 'best' && !isWorded(query) ? 'newest' : order);

const isWorded = ({ clauses }: Query): boolean => clauses.some(({ without }) => !without);

async function ordered(
  papers: readonly number[],
  order: Order,
  parts: Parts,
  facets: Facets,
  pause: Pause,
): Promise<readonly number[]> {
  if (order === 'best') return papers;
  const { papers: count, editions } = parts.directory;
  const found = new Uint8Array(count);
  await inRuns(papers.length, pause, (from, to) => {
    for (let at = from; at < to; at++) found[papers[at]!] = 1;
  });
  if (order === 'title') {
    const byTitle = await titleOrder(parts, pause);
    if (byTitle.length === 0) return papers;
    const inOrder: number[] = [];
    await inRuns(byTitle.length, pause, (from, to) => {
      for (let at = from; at < to; at++) if (found[byTitle[at]!] === 1) inOrder.push(byTitle[at]!);
    });
    return inOrder;
  }
  // By the newest edition of each; those of one edition stay in the order of their numbers.
  const inNewest: number[][] = Array.from({ length: editions.length + 1 }, () => []);
  await inRuns(count, pause, (from, to) => {
    for (let paper = from; paper < to; paper++)
      if (found[paper] === 1) inNewest[Math.max(-1, ...facets.editionsOf(paper)) + 1]!.push(paper);
  });
  return inNewest.reverse().flat();
}

/** All papers in the order of their titles; none where the part is not to be had. */
async function titleOrder(parts: Parts, pause: Pause): Promise<number[]> {
  const part = (await parts.named(BY_TITLE)) as ByTitlePart | null;
  const order: number[] = [];
  for (const some of inShortTexts(part?.papers ?? '')) {
    for (const paper of decodeNumbers(some)) order.push(paper);
    await pause();
  }
  return order;
}
