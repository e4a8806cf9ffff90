// Where papers lie on the map, for the scripts of their pages. In: the shelf. Out: classic scripts of some dozen papers
// each, and which of them holds a paper. A new dump moves every paper on the map: their pages stay as they were, since
// they hold none of it.

import { outPath } from '../leaves/urls.ts';
import type { MapPoint, OutPath, PaperId, PaperMap } from '../types.ts';
import type { Masthead, SpotsFile } from './page.ts';
import type { Shelf } from './shelf.ts';

/** Papers of one file, at most on average: 6 kB. */
const PAPERS = 128;

/** A power of two, so that it seldom changes: each page names the file of its paper. */
export const filesFor = (papers: number): number => 2 ** Math.max(0, Math.ceil(Math.log2(papers / PAPERS)));

const spotsPath = (nth: number): OutPath => outPath(`spots/${nth}.js`);

/** From the id alone (FNV-1a), not from its place among others. */
function nthOf(id: PaperId, files: number): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < id.length; at++) hash = Math.imul(hash ^ id.charCodeAt(at), 0x01000193);
  return (hash >>> 0) % files;
}

/** How much of the end of each id tells it from the others: mostly a part of its hash, a tenth of the file's weight. */
function tellingEnd(ids: readonly PaperId[]): number {
  const distinct = (length: number): boolean => new Set(ids.map((id) => id.slice(-length))).size === ids.length;
  let length = 4;
  while (!distinct(length)) length++;
  return length;
}

/** The file that holds a paper of a map with so many. */
export const spotsOf = (id: PaperId, papers: number): OutPath => spotsPath(nthOf(id, filesFor(papers)));

export function* layOutSpots(shelf: Shelf, { points }: PaperMap, masthead: Masthead): Iterable<SpotsFile> {
  const files = Array.from({ length: filesFor(points.length) }, (): MapPoint[] => []);
  for (const point of points) files[nthOf(point.paper, files.length)]!.push(point);
  const placesOf = ({ paper, x, y }: MapPoint): number[] => {
    const places = [x, y];
    for (const tie of shelf.relatedTo(paper)) {
      const point = shelf.point(tie.paper);
      if (point !== null) places.push(point.x, point.y);
    }
    return places;
  };
  for (const [nth, held] of files.entries()) {
    const length = tellingEnd(held.map(({ paper }) => paper));
    const spots = held.map((point) => [point.paper.slice(-length), placesOf(point)] as const);
    yield { kind: 'spots', path: spotsPath(nth), title: '', description: '', section: null, masthead, spots };
  }
}
