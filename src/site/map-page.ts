// The map: every paper a point, near when alike, with the names of its regions; and the same picture without names,
// which other pages lay under their own marks. In: the shelf. Out: the data of two files.
import { plainText } from '../cite/plain-tex.ts';
import { outPath, paperPath, topicPath } from '../leaves/urls.ts';
import type { PaperMap } from '../types.ts';
import type { MapPage, Masthead, PicturePage } from './page.ts';
import type { Shelf } from './shelf.ts';

export const MAP_PATH = outPath('map.html');
export const PICTURE_PATH = outPath('assets/map.svg');

/** A longer title says no more in a tooltip, in characters. */
const LONGEST_TITLE = 110;

export function layOutMap(shelf: Shelf, map: PaperMap, masthead: Masthead): MapPage {
  const { say } = shelf;
  const drawn = map.points.filter((point) => point.drawn);
  return {
    kind: 'map',
    path: MAP_PATH,
    title: say('nav.map'),
    description: say('map.description'),
    section: 'map',
    masthead,
    heading: say('map.heading', { n: map.points.length }),
    label: say('map.label', { papers: map.points.length, regions: map.regions.length }),
    width: map.width,
    height: map.height,
    contours: map.contours,
    points: drawn.map(({ paper, x, y }) => ({
      path: paperPath(paper),
      title: shortened(plainText(shelf.paper(paper).title)),
      x,
      y,
      repeated: shelf.places(paper).length > 1,
    })),
    // As an index: the largest first.
    regions: [...map.regions]
      .sort((a, b) => b.papers - a.papers)
      .map((region, i) => ({
        name: inOneLine(region.lines),
        // A library that wants no topics has the names of regions all the same.
        path: shelf.topics.length > 0 ? topicPath(region.topic) : null,
        number: i + 1,
        lines: region.lines,
        x: region.x,
        y: region.y,
        rank: region.rank,
        count: region.papers,
      })),
  };
}

export function layOutPicture({ width, height, contours, points }: PaperMap, masthead: Masthead): PicturePage {
  return {
    kind: 'picture',
    path: PICTURE_PATH,
    title: '',
    description: '',
    section: null,
    masthead,
    width,
    height,
    contours,
    points: points.filter(({ drawn }) => drawn).map(({ x, y }) => ({ x, y })),
  };
}

/** A line may end in a name's own hyphen. */
const inOneLine = (lines: readonly string[]): string =>
  lines.reduce((name, line) => (name.endsWith('-') ? `${name}${line}` : `${name} ${line}`));

const shortened = (title: string): string =>
  title.length > LONGEST_TITLE
    ? `${title
        .slice(0, LONGEST_TITLE - 1)
        .toWellFormed()
        .trimEnd()}…`
    : title;
