// A whole search: what was typed, what was chosen, in which order. In: a SearchState. Out: the papers to show, in
// order, with counts for further choices and what a reader should be told. The page above it only draws.
import { decodeNumbers } from './codec.ts';
import { type Answer, createEngine } from './engine.ts';
import { type Counts, createFacets, type Facets } from './facets.ts';
import type { Parts } from './parts.ts';
import { isEmpty, nameKey, parseQuery, type Query } from './query.ts';
import { BY_TITLE, type ByTitlePart } from './schema.ts';
import type { Order, SearchState } from './state.ts';

export type Outcome = {
  /** Whether anything was asked. */
  readonly asked: boolean;
  readonly papers: readonly number[];
  readonly counts: Counts;
  /** Papers found before anything was narrowed by choice. */
  readonly found: number;
  readonly marks: Answer['marks'];
  readonly respelt: Answer['respelt'];
  readonly some: boolean;
  readonly unchecked: number;
  /** Names after `in:` that no edition has. */
  readonly unknown: readonly string[];
};

export type Searcher = {
  readonly parts: Parts;
  readonly facets: Facets;
  readonly search: (state: SearchState) => Promise<Outcome>;
};

export function createSearcher(parts: Parts): Searcher {
  const engine = createEngine(parts);
  const facets = createFacets(parts);
  return {
    parts,
    facets,
    async search({ text, choice, order }) {
      const query = parseQuery(text);
      const filters = editionsNamed(query.editions, parts);
      const chosen = choice.editions.length + choice.topics.length + choice.has.length > 0;
      const answer = await engine.find(query, chosen);
      const within = answer.papers.filter((paper) => fits(paper, query, filters.editions, facets));
      const { kept, counts } = facets.narrow(within, choice);
      return {
        asked: !isEmpty(query) || chosen,
        papers: await ordered(kept, orderFor(order, query), parts, facets),
        counts,
        found: within.length,
        marks: answer.marks,
        respelt: answer.respelt,
        some: answer.some,
        unchecked: answer.unchecked,
        unknown: filters.unknown,
      };
    },
  };
}

/** Without a word to match nothing is best: then the newest come first. */
const orderFor = (order: Order, { clauses }: Query): Order =>
  order === 'best' && !clauses.some(({ without }) => !without) ? 'newest' : order;

/** The editions whose name or slug begins with each name; `in:undated` means them all. */
function editionsNamed(names: readonly string[], { directory }: Parts) {
  const matching = names.map((name) =>
    directory.editions.flatMap((edition, at) =>
      nameKey(edition.name).startsWith(name) || nameKey(edition.slug).startsWith(name) ? at : [],
    ),
  );
  return { editions: new Set(matching.flat()), unknown: names.filter((_, at) => matching[at]!.length === 0) };
}

function fits(paper: number, query: Query, editions: ReadonlySet<number>, facets: Facets): boolean {
  if (query.editions.length > 0 && !facets.editionsOf(paper).some((edition) => editions.has(edition))) return false;
  return query.has.every((trait) => facets.hasTrait(paper, trait));
}

async function ordered(
  papers: readonly number[],
  order: Order,
  parts: Parts,
  facets: Facets,
): Promise<readonly number[]> {
  if (order === 'best') return papers;
  if (order === 'title') {
    const places = await placesByTitle(parts);
    return [...papers].sort((a, b) => (places[a] ?? 0) - (places[b] ?? 0));
  }
  const newest = new Map(papers.map((paper) => [paper, Math.max(-1, ...facets.editionsOf(paper))]));
  return [...papers].sort((a, b) => newest.get(b)! - newest.get(a)! || a - b);
}

async function placesByTitle(parts: Parts): Promise<readonly number[]> {
  const part = (await parts.named(BY_TITLE)) as ByTitlePart | null;
  const places: number[] = [];
  for (const [place, paper] of decodeNumbers(part?.papers ?? '').entries()) places[paper] = place;
  return places;
}
