// The parts that lists share: a paper as a line, where else it stands, its outward links, an edition as a line.
// In: the shelf. Out: records of `page.ts`.

import { coinsOf } from '../cite/coins.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { citationPath, editionPath, feedPath, paperPath, topicPath } from '../leaves/urls.ts';
import type { Say } from '../texts/say.ts';
import type { Edition, EditionItem, Link, LinkKind, Paper, PaperId, Segment } from '../types.ts';
import { type Measure, opening, split } from './opening.ts';
import type { EditionLine, EntryLine, FileLink, Outward, Reference, Story } from './page.ts';
import { anchorOfNumber, type Place, type Shelf } from './shelf.ts';
import { drawStrip } from './strip.ts';

/** One or two sentences under a title. */
const LIST_OPENING: Measure = { enough: 110, most: 300 };
/** Ticks in a row of an edition's strip in a list, so that lengths compare. */
export const TICKS_PER_ROW = 90;

const STORY_TOPICS = 1;
const LIST_TOPICS = 2;

const KINDS: readonly LinkKind[] = ['code', 'project', 'data'];

/** The first link of each kind that a list shows. */
export const listLinks = (paper: Paper, say: Say): Outward[] =>
  KINDS.flatMap((kind) => paper.links.find((link) => link.kind === kind) ?? []).map((link) => outward(link, say));

/** All links, named by what they lead to; the second of a kind also by its host. */
export function allLinks(links: readonly Link[], say: Say): Outward[] {
  return links.map((link, i) => {
    const plain = link.kind !== 'other' && links.findIndex(({ kind }) => kind === link.kind) === i;
    return plain ? outward(link, say) : { label: new URL(link.url).host, url: link.url };
  });
}

const outward = ({ kind, url }: Link, say: Say): Outward => ({ label: say(`link.${kind}`), url });

export const refer = ({ pageOfNumber }: Shelf, { edition, number }: Place): Reference => ({
  name: edition.name,
  path: pageOfNumber(edition, number),
  anchor: anchorOfNumber(number),
});

/** Where else a paper stands, newest edition first. */
export const alsoIn = (shelf: Shelf, id: PaperId, here: Edition | null): Reference[] =>
  shelf
    .places(id)
    .filter(({ edition }) => edition !== here)
    .map((place) => refer(shelf, place));

/** A paper in a list, and whether an earlier edition had printed it. */
export type Listed = Pick<EditionItem, 'paper' | 'repeated'>;

export function storyOf(shelf: Shelf, { paper: id }: EditionItem, here: Edition, measure: Measure): Story {
  const paper = shelf.paper(id);
  return {
    path: paperPath(id),
    topics: topicsOf(shelf, id, STORY_TOPICS),
    title: paper.title,
    text: paper.abstract === null ? [] : opening(paper.abstract, measure),
    also: alsoIn(shelf, id, here),
    links: listLinks(paper, shelf.say),
    coins: coinsOf(shelf.citable(id)),
  };
}

/** The citations of a list, as files. @param of as in their addresses: `editions/sep-9-x1y2z` */
export const citationsAsFiles = (of: string): FileLink[] =>
  CITATION_FORMATS.map(({ name, extension }) => ({ label: name, path: citationPath(of, extension) }));

/** The same list to be followed. @param of as in their addresses: `series/daily-x1y2z` */
export const feedFiles = (of: string): FileLink[] => [
  { label: 'Atom', path: feedPath(of, 'xml') },
  { label: 'JSON Feed', path: feedPath(of, 'json') },
];

/** What a paper is most about, as links. */
export const topicsOf = (shelf: Shelf, id: PaperId, most: number): Reference[] =>
  shelf
    .topicsOf(id)
    .slice(0, most)
    .map(({ name, slug }) => ({ name, path: topicPath(slug), anchor: '' }));

/** Every place where a paper stands, newest first: `Sep 9, no. 45; Undated II, no. 38`. */
export const seenAs = (shelf: Shelf, id: PaperId): string =>
  shelf
    .places(id)
    .map(({ edition, number }) => shelf.say('place.cited', { edition: edition.name, number: String(number) }))
    .join('; ');

function factsOf({ title, abstract, links }: Paper, repeated: boolean, elsewhere: boolean): string[] {
  const isMaths = ({ kind }: Segment): boolean => kind === 'formula';
  const facts: string[] = [];
  if (!repeated) facts.push('new');
  if (elsewhere) facts.push('elsewhere');
  for (const kind of KINDS) if (links.some((link) => link.kind === kind)) facts.push(kind);
  if (title.some(isMaths) || abstract?.some(isMaths)) facts.push('maths');
  return facts;
}

/** What a paper of an edition can be filtered by: see `EntryLine`. */
export function factsIn(shelf: Shelf, { paper: id, repeated }: Listed, here: Edition | null): string[] {
  const elsewhere = shelf.places(id).some(({ edition }) => edition !== here);
  return [...factsOf(shelf.paper(id), repeated, elsewhere), ...shelf.topicsOf(id).map(({ slug }) => `t-${slug}`)];
}

export function entryOf(shelf: Shelf, listed: Listed, number: number, here: Edition | null): EntryLine {
  const id = listed.paper;
  const paper = shelf.paper(id);
  return {
    id,
    facts: factsIn(shelf, listed, here),
    topics: topicsOf(shelf, id, LIST_TOPICS),
    seen: seenAs(shelf, id),
    number,
    anchor: anchorOfNumber(number),
    path: paperPath(id),
    title: paper.title,
    ...split(paper.abstract ?? [], LIST_OPENING),
    restLater: false,
    also: alsoIn(shelf, id, here),
    links: listLinks(paper, shelf.say),
    coins: coinsOf(shelf.citable(id)),
  };
}

export const editionLine = (shelf: Shelf, edition: Edition): EditionLine => ({
  name: edition.name,
  path: editionPath(edition.slug),
  size: edition.items.length,
  fresh: edition.items.filter(({ repeated }) => !repeated).length,
  elsewhere: edition.items.filter(({ paper }) => shelf.places(paper).length > 1).length,
  strip: drawStrip(edition.items, TICKS_PER_ROW),
});
