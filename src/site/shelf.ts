// The library as the pages ask for it: papers, topics and ties by id, and where each paper stands. In: a Library.
// Out: look-ups. It holds ids and numbers only, so that it stays small beside the papers' text.
import { type Citable, citableOf } from '../cite/citable.ts';
import { editionPath, paperPath } from '../leaves/urls.ts';
import { type Language, speakerOf } from '../texts/languages.ts';
import type { Say } from '../texts/say.ts';
import type {
  Edition,
  EditionTopics,
  Library,
  MapPoint,
  Note,
  OutPath,
  Paper,
  PaperId,
  PaperMap,
  PlacedNotes,
  RelatedPaper,
  Slug,
  Topic,
} from '../types.ts';

/** Where a paper stands: the edition and its number there, counted from 1. */
export type Place = { readonly edition: Edition; readonly number: number };

export type Shelf = {
  readonly library: Library;
  /** Says a text in the language of the site. */
  readonly say: Say;
  /** Papers on one page of an edition. */
  readonly pageSize: number;
  /** The page of an edition that holds the paper with this number. */
  pageOfNumber(edition: Edition, number: number): OutPath;
  readonly topics: readonly Topic[];
  /** null where there are too few papers to draw one. */
  readonly map: PaperMap | null;
  paper(id: PaperId): Paper;
  /** Newest edition first. */
  places(id: PaperId): readonly Place[];
  topic(slug: Slug): Topic;
  /** What a paper is most about first. */
  topicsOf(id: PaperId): readonly Topic[];
  /** Nearest first. */
  relatedTo(id: PaperId): readonly RelatedPaper[];
  /** What sets an edition apart first. */
  subjectsOf(edition: Edition): EditionTopics['topics'];
  point(id: PaperId): MapPoint | null;
  /** What the library's owner wrote about it. */
  notesOn(kind: PlacedNotes['kind'], slug: Slug): readonly Note[];
  /** Where a paper stands and what it is about, in short: all that lists say of it beside its own record. */
  standing(id: PaperId): string;
  /** What is known of it for a citation. */
  citable(id: PaperId): Citable;
};

/** What citations say of the library itself. */
export type Shelved = Language & {
  readonly title: string;
  readonly baseUrl: string | null;
  /** How many papers a page of an edition holds. */
  readonly pages: { readonly size: number };
};

/** Fewer points than these make no map. */
const FEWEST_POINTS = 12;

export function shelve(library: Library, site: Shelved): Shelf {
  const { title, baseUrl, pages } = site;
  const { topics, editionTopics, related, map } = library;
  const papers = new Map(library.papers.map((paper) => [paper.id, paper]));
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const places = placesOf(library);
  const topicsByPaper = topicsOfPapers(topics);
  const near = new Map(related.map((one) => [one.paper, one.near]));
  const subjects = new Map(editionTopics.map((one) => [one.edition, one.topics]));
  const points = new Map(map.points.map((point) => [point.paper, point]));
  const notes = new Map(library.notes.map((one) => [`${one.kind} ${one.slug}`, one.notes]));
  return {
    library,
    say: speakerOf(site).say,
    pageSize: pages.size,
    pageOfNumber: (edition, number) => editionPath(edition.slug, Math.ceil(number / pages.size)),
    topics,
    map: map.points.length >= FEWEST_POINTS ? map : null,
    paper: (id) => held(papers, id),
    places: (id) => places.get(id) ?? [],
    topic: (slug) => held(bySlug, slug),
    topicsOf: (id) => topicsByPaper.get(id) ?? [],
    relatedTo: (id) => near.get(id) ?? [],
    subjectsOf: ({ slug }) => subjects.get(slug) ?? [],
    notesOn: (kind, slug) => notes.get(`${kind} ${slug}`) ?? [],
    point: (id) => points.get(id) ?? null,
    standing: (id) =>
      JSON.stringify([
        places.get(id)?.map(({ edition: { slug, name }, number }) => [slug, name, number]),
        topicsByPaper.get(id)?.map(({ slug, name }) => [slug, name]),
      ]),
    citable: (id) => citableOf(held(papers, id), [], title, baseUrl === null ? null : baseUrl + paperPath(id)),
  };
}

function held<Key, Value>(values: ReadonlyMap<Key, Value>, key: Key): Value {
  const value = values.get(key);
  if (value === undefined) throw new Error(`the library names what it does not hold: ${key}`);
  return value;
}

/** Adds to the list under a key. */
function push<Key, Value>(lists: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}

function placesOf({ editions }: Library): Map<PaperId, Place[]> {
  const places = new Map<PaperId, Place[]>();
  for (const edition of editions) {
    for (const [i, { paper }] of edition.items.entries()) push(places, paper, { edition, number: i + 1 });
  }
  return places;
}

function topicsOfPapers(topics: readonly Topic[]): Map<PaperId, Topic[]> {
  const strengths = new Map<PaperId, { topic: Topic; strength: number }[]>();
  for (const topic of topics) {
    for (const { paper, strength } of topic.papers) push(strengths, paper, { topic, strength });
  }
  const sorted = [...strengths].map(([id, list]): [PaperId, Topic[]] => {
    return [id, list.sort((a, b) => b.strength - a.strength).map(({ topic }) => topic)];
  });
  return new Map(sorted);
}

/** The name of an entry on its edition's page, for links. */
export const anchorOfNumber = (number: number): string => `no-${number}`;
