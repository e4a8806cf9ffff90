// What one paper's page is laid out from: all that it asks of the library, and no more. In: the shelf and a paper. Out: a
// record that is small beside the page, from which the thread that prints the page lays it out; and the same in short, by
// which a rebuild knows whether the page is as it was.
import { digestOf } from '../cache/digest.ts';
import { paperInShort, textInShort } from '../cache/in-short.ts';
import { keyOfFile } from '../cache/kept-files.ts';
import { once } from '../leaves/once.ts';
import { paperPath } from '../leaves/urls.ts';
import type { Edition, EditionItem, Paper, Topic } from '../types.ts';
import { seenAs, topicsOf } from './entry.ts';
import type { DueSheets, Masthead, PaperOutline, Spot, Stand, TurnInShort } from './page.ts';
import type { Place, Shelf } from './shelf.ts';
import { filesFor, spotsOf } from './spots.ts';

const MOST_TOPICS = 3;
/** A timeline of more editions than these shows only the ones in which the paper stands. */
const WHOLE_TIMELINE = 9;

export const dueOutline = (shelf: Shelf, paper: Paper, masthead: Masthead): DueSheets => ({
  kind: 'outline',
  path: paperPath(paper.id),
  beside: [],
  from: () => outlineInShort(shelf, paper, masthead),
  sheets: () => [outlinePaper(shelf, paper, masthead)],
});

function outlinePaper(shelf: Shelf, paper: Paper, masthead: Masthead): PaperOutline {
  const places = shelf.places(paper.id);
  const { library } = shelf;
  return {
    kind: 'outline',
    path: paperPath(paper.id),
    masthead,
    paper: paperInShort(paper),
    topics: topicsOf(shelf, paper.id, MOST_TOPICS),
    ties: tiesOf(shelf, paper),
    isAlone: library.related.length > 0 && shelf.relatedTo(paper.id).length === 0,
    spot: spotOf(shelf, paper),
    cited: seenAs(shelf, paper.id),
    timeline: timelineOf(shelf, places),
    turns: places.map((place) => turnOf(shelf, place)),
  };
}

/**
 * All that an outline is made from beside the configuration: made for every paper at every build, so in short, and of parts
 * that are known by a hash or made once.
 */
function outlineInShort(shelf: Shelf, paper: Paper, masthead: Masthead): string {
  const { id } = paper;
  const places = shelf.places(id);
  const mentionOf = (item: EditionItem | undefined): string => (item === undefined ? '-' : shelf.mention(item.paper));
  return [
    digestOf(paper),
    mastheadInShort(masthead),
    libraryInShort(shelf),
    shelf.point(id) === null ? 'nowhere' : 'somewhere',
    ...shelf.topicsOf(id).slice(0, MOST_TOPICS).map(topicInShort),
    'ties',
    ...shelf.relatedTo(id).map((tie) => `${shelf.mention(tie.paper)} ${tie.strength} ${JSON.stringify(tie.words)}`),
    'editions',
    ...timelineEditions(shelf, places).map(editionInShort),
    'places',
    ...places.map(
      ({ edition: { slug, items }, number }) =>
        `${slug} ${number} ${mentionOf(items[number - 2])} ${mentionOf(items[number])}`,
    ),
  ].join('\n');
}

const mastheadInShort = once((masthead: Masthead): string => keyOfFile(JSON.stringify(masthead)));
const topicInShort = once(({ slug, name }: Topic): string => JSON.stringify([slug, name]));
const editionInShort = once(({ slug, name, dump, items }: Edition): string =>
  JSON.stringify([slug, name, dump, items.length]),
);
const libraryInShort = once(({ library, map }: Shelf): string =>
  JSON.stringify([library.related.length > 0, map && [map.width, map.height, filesFor(map.points.length)]]),
);

const tiesOf = (shelf: Shelf, paper: Paper): PaperOutline['ties'] =>
  shelf.relatedTo(paper.id).map(({ paper: id, strength, words }) => ({
    path: paperPath(id),
    title: textInShort(shelf.paper(id).title),
    words,
    strength,
    editions: shelf
      .places(id)
      .map(({ edition }) => edition.name)
      .join(shelf.say('list.comma')),
  }));

function spotOf(shelf: Shelf, paper: Paper): Spot | null {
  if (shelf.map === null || shelf.point(paper.id) === null) return null;
  const { width, height, points } = shelf.map;
  return { width, height, spots: spotsOf(paper.id, points.length) };
}

/** Oldest first, as time runs. */
function timelineOf(shelf: Shelf, places: readonly Place[]): Stand[] {
  const numbers = new Map(places.map(({ edition, number }) => [edition, number]));
  const stand = (edition: Edition): Stand => {
    const number = numbers.get(edition) ?? null;
    const { name, dump, items } = edition;
    return { name, dump, size: items.length, number, path: shelf.pageOfNumber(edition, number ?? 1) };
  };
  return timelineEditions(shelf, places).toReversed().map(stand);
}

/** Newest first. */
const timelineEditions = ({ library: { editions } }: Shelf, places: readonly Place[]): readonly Edition[] =>
  editions.length > WHOLE_TIMELINE ? [...new Set(places.map(({ edition }) => edition))] : editions;

function turnOf(shelf: Shelf, { edition, number }: Place): TurnInShort {
  const neighbour = (step: number): TurnInShort['next'] => {
    const item = edition.items[number - 1 + step];
    return item === undefined
      ? null
      : { number: number + step, path: paperPath(item.paper), title: textInShort(shelf.paper(item.paper).title) };
  };
  return { edition: edition.name, previous: neighbour(-1), next: neighbour(1) };
}
