// The library as the pages ask for it: papers, topics and ties by id, and where each paper stands. In: a Library.
// Out: look-ups. It holds ids and numbers only, so that it stays small beside the papers' text.
import { digestOf } from '../cache/digest.ts';
import { textInShort } from '../cache/in-short.ts';
import { keyOfFile } from '../cache/kept-files.ts';
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
  /** All that lists are made from of a paper, where it stands and what it is about with it, as a hash. */
  listing(id: PaperId): string;
  /** All that the pages of other papers say of it, as a hash. */
  mention(id: PaperId): string;
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

/** What is known of one paper. One record, not a map for each of its fields: that would be five times the looking up. */
type Held = {
  paper: Paper | null;
  places: readonly Place[];
  topics: readonly Topic[];
  near: readonly RelatedPaper[];
  point: MapPoint | null;
  mention: string | null;
  listing: string | null;
};

export function shelve(library: Library, site: Shelved): Shelf {
  const { title, baseUrl, pages } = site;
  const { topics, editionTopics, map } = library;
  const held = holdPapers(library);
  const bySlug = new Map(topics.map((topic) => [topic.slug, topic]));
  const subjects = new Map(editionTopics.map((one) => [one.edition, one.topics]));
  const notes = new Map(library.notes.map((one) => [`${one.kind} ${one.slug}`, one.notes]));
  const paperOf = (id: PaperId): Paper => held.get(id)?.paper ?? missing(id);
  return {
    library,
    say: speakerOf(site).say,
    pageSize: pages.size,
    pageOfNumber: (edition, number) => editionPath(edition.slug, Math.ceil(number / pages.size)),
    topics,
    map: map.points.length >= FEWEST_POINTS ? map : null,
    paper: paperOf,
    places: (id) => held.get(id)?.places ?? NONE,
    topic: (slug) => bySlug.get(slug) ?? missing(slug),
    topicsOf: (id) => held.get(id)?.topics ?? NONE,
    relatedTo: (id) => held.get(id)?.near ?? NONE,
    subjectsOf: ({ slug }) => subjects.get(slug) ?? [],
    notesOn: (kind, slug) => notes.get(`${kind} ${slug}`) ?? [],
    point: (id) => held.get(id)?.point ?? null,
    listing(id) {
      const one = held.get(id) ?? missing(id);
      one.listing ??= keyOfFile(
        JSON.stringify([
          digestOf(paperOf(id)),
          one.places.map(({ edition: { slug, name }, number }) => [slug, name, number]),
          one.topics.map(({ slug, name }) => [slug, name]),
        ]),
      );
      return one.listing;
    },
    mention(id) {
      const one = held.get(id) ?? missing(id);
      one.mention ??= keyOfFile(
        JSON.stringify([id, textInShort(paperOf(id).title), one.places.map(({ edition }) => edition.name)]),
      );
      return one.mention;
    },
    citable: (id) => citableOf(paperOf(id), [], title, baseUrl === null ? null : baseUrl + paperPath(id)),
  };
}

/** Most papers have none of most: one list for all of them. */
const NONE: readonly never[] = [];

function missing(name: string): never {
  throw new Error(`the library names what it does not hold: ${name}`);
}

function holdPapers({ papers, editions, topics, related, map }: Library): ReadonlyMap<PaperId, Held> {
  const held = new Map<PaperId, Held>();
  const of = (id: PaperId): Held => {
    const known = held.get(id);
    if (known !== undefined) return known;
    const one: Held = {
      paper: null,
      places: NONE,
      topics: NONE,
      near: NONE,
      point: null,
      mention: null,
      listing: null,
    };
    held.set(id, one);
    return one;
  };
  for (const paper of papers) of(paper.id).paper = paper;
  for (const edition of editions) {
    for (const [i, { paper }] of edition.items.entries()) {
      const one = of(paper);
      one.places = [...one.places, { edition, number: i + 1 }];
    }
  }
  for (const [id, about] of topicsOfPapers(topics)) of(id).topics = about;
  for (const { paper, near } of related) of(paper).near = near;
  for (const point of map.points) of(point.paper).point = point;
  return held;
}

function topicsOfPapers(topics: readonly Topic[]): Map<PaperId, Topic[]> {
  const strengths = new Map<PaperId, { topic: Topic; strength: number }[]>();
  for (const topic of topics) {
    for (const { paper, strength } of topic.papers) {
      const list = strengths.get(paper);
      if (list === undefined) strengths.set(paper, [{ topic, strength }]);
      else list.push({ topic, strength });
    }
  }
  const sorted = [...strengths].map(([id, list]): [PaperId, Topic[]] => {
    return [id, list.sort((a, b) => b.strength - a.strength).map(({ topic }) => topic)];
  });
  return new Map(sorted);
}

/** The name of an entry on its edition's page, for links. */
export const anchorOfNumber = (number: number): string => `no-${number}`;
