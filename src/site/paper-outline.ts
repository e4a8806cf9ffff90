// What one paper's page is laid out from: all that it asks of the library, and no more. In: the shelf and a paper. Out: a
// record that is small beside the page, from which the thread that prints the page lays it out, and by which a rebuild
// knows whether the page is as it was.
import { paperInShort, textInShort } from '../cache/in-short.ts';
import { paperPath } from '../leaves/urls.ts';
import type { Edition, Paper } from '../types.ts';
import { seenAs, topicsOf } from './entry.ts';
import type { Masthead, PaperOutline, Spot, Stand, TurnInShort } from './page.ts';
import type { Place, Shelf } from './shelf.ts';
import { spotsOf } from './spots.ts';

const MOST_TOPICS = 3;
/** A timeline of more editions than these shows only the ones in which the paper stands. */
const WHOLE_TIMELINE = 9;

export function outlinePaper(shelf: Shelf, paper: Paper, masthead: Masthead): PaperOutline {
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
function timelineOf({ library, pageOfNumber }: Shelf, places: readonly Place[]): Stand[] {
  const numbers = new Map(places.map(({ edition, number }) => [edition, number]));
  const stand = (edition: Edition): Stand => {
    const number = numbers.get(edition) ?? null;
    const { name, dump, items } = edition;
    return { name, dump, size: items.length, number, path: pageOfNumber(edition, number ?? 1) };
  };
  const shown = library.editions.length > WHOLE_TIMELINE ? [...numbers.keys()] : library.editions;
  return [...shown].reverse().map(stand);
}

function turnOf(shelf: Shelf, { edition, number }: Place): TurnInShort {
  const neighbour = (step: number): TurnInShort['next'] => {
    const item = edition.items[number - 1 + step];
    return item === undefined
      ? null
      : { number: number + step, path: paperPath(item.paper), title: textInShort(shelf.paper(item.paper).title) };
  };
  return { edition: edition.name, previous: neighbour(-1), next: neighbour(1) };
}
