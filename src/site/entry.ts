// The parts that lists share: a paper as a line, where else it stands, its outward links, an edition as a line.
// In: the shelf. Out: records of `page.ts`.
import type { Edition, EditionItem, Link, LinkKind, Paper, PaperId } from '../types.ts';
import { editionPath, paperPath } from '../urls.ts';
import { type Measure, opening } from './opening.ts';
import type { EditionLine, EntryLine, Outward, Reference, Story } from './page.ts';
import { anchorOfNumber, type Place, pageOfNumber, type Shelf } from './shelf.ts';
import { drawStrip } from './strip.ts';

/** One or two sentences under a title. */
const LIST_OPENING: Measure = { enough: 110, most: 300 };
/** Ticks in a row of an edition's strip in a list, so that lengths compare. */
export const TICKS_PER_ROW = 90;

const LABELS: Readonly<Record<LinkKind, string>> = {
  code: 'Code',
  project: 'Project',
  data: 'Data',
  paper: 'Paper',
  other: 'Link',
};
const KINDS: readonly LinkKind[] = ['code', 'project', 'data'];

/** The first link of each kind that a list shows. */
export const listLinks = (paper: Paper): Outward[] =>
  KINDS.flatMap((kind) => paper.links.find((link) => link.kind === kind) ?? []).map(outward);

/** All links, named by what they lead to; the second of a kind also by its host. */
export function allLinks(links: readonly Link[]): Outward[] {
  return links.map((link, i) => {
    const plain = link.kind !== 'other' && links.findIndex(({ kind }) => kind === link.kind) === i;
    return plain ? outward(link) : { label: new URL(link.url).host, url: link.url };
  });
}

const outward = ({ kind, url }: Link): Outward => ({ label: LABELS[kind], url });

export const refer = ({ edition, number }: Place): Reference => ({
  name: edition.name,
  path: pageOfNumber(edition, number),
  anchor: anchorOfNumber(number),
});

/** Where else a paper stands, newest edition first. */
export const alsoIn = (shelf: Shelf, id: PaperId, here: Edition | null): Reference[] =>
  shelf
    .places(id)
    .filter(({ edition }) => edition !== here)
    .map(refer);

export function storyOf(shelf: Shelf, { paper: id }: EditionItem, here: Edition, measure: Measure): Story {
  const paper = shelf.paper(id);
  return {
    path: paperPath(id),
    title: paper.title,
    text: paper.abstract === null ? [] : opening(paper.abstract, measure),
    also: alsoIn(shelf, id, here),
    links: listLinks(paper),
  };
}

export function entryOf(shelf: Shelf, id: PaperId, number: number, here: Edition | null): EntryLine {
  const paper = shelf.paper(id);
  return {
    id,
    number,
    anchor: anchorOfNumber(number),
    path: paperPath(id),
    title: paper.title,
    opening: paper.abstract === null ? [] : opening(paper.abstract, LIST_OPENING),
    also: alsoIn(shelf, id, here),
    links: listLinks(paper),
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
