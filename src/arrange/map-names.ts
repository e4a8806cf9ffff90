// Puts the names of topics on the map. In: points and topics. Out: regions, each with its name in one line or two
// and a place for it: near the middle of its papers, clear of other names, and over as few points as can be. A name
// for which there is no room is left out. Of few points, those that a name still covers step aside, as on any map.
import type { MapPoint, MapRegion, Slug, Topic } from '../types.ts';

/** No more names than this, however many topics. */
const MAX_NAMES = 32;
/** Type sizes by rank and what a letter of an italic takes of one, so that a name's box is known. */
const SIZES = { 1: 15.5, 2: 17.5, 3: 20 } as const;
const LETTER = 0.46;
const LEADING = 1.1;
/** A name of more letters stands in two lines. */
const MAX_LINE = 13;
const GAP = 6;
/** Papers within this way of each other lie together; a topic is named on the map when so many of its papers do. */
const NEAR = 66;
const LEAST_GATHERED = 0.3;
const MANY_GATHERED = 7;
/** How far a name may stand from its middle, and in what steps it is tried. */
const REACH = 88;
const STEP = 4;
/** What it costs a name to cover a point, beside one unit of way: less where so many points are drawn that it must. */
const COVER = 26;
const SPARSE = 700;

/** The room that a name keeps from a point's middle, and how far a point steps aside for a name at most. */
const CLEAR = 4;
const ASIDE = 16;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Place = { readonly x: number; readonly y: number };

export function placeNames(
  points: readonly MapPoint[],
  topics: readonly Topic[],
  width: number,
  height: number,
): readonly MapRegion[] {
  const members = new Map<Slug, MapPoint[]>();
  for (const point of points) {
    if (point.topic === null) continue;
    const list = members.get(point.topic);
    if (list === undefined) members.set(point.topic, [point]);
    else list.push(point);
  }
  const largest = topics
    .map((topic) => ({ topic, ...gather(members.get(topic.slug) ?? []) }))
    .filter(({ papers, gathered }) => gathered > 1 && gathered >= Math.min(MANY_GATHERED, papers * LEAST_GATHERED))
    .sort((a, b) => b.gathered - a.gathered || (a.topic.slug < b.topic.slug ? -1 : 1))
    .slice(0, MAX_NAMES);
  const shown = points.filter((point) => point.drawn);
  const drawn = { grid: gridOf(shown), cover: COVER * Math.min(1, SPARSE / shown.length) };
  const taken: Box[] = [];
  const regions: MapRegion[] = [];
  for (const [order, { topic, papers, middle }] of largest.entries()) {
    const rank = order < largest.length / 4 ? 3 : order < largest.length / 1.7 ? 2 : 1;
    const lines = linesOf(topic.name);
    const box = sizeOf(lines, rank);
    const place = bestPlace(middle, box, drawn, taken, width, height);
    if (place === null) continue;
    taken.push({ ...place, ...box });
    regions.push({ topic: topic.slug, lines, ...place, rank, papers });
  }
  return regions;
}

/**
 * The points, those under a name moved to the nearest place beside it. Where very many are drawn all stay: the names
 * have an outline of paper there, and points pushed aside would stand in rows.
 */
export function stepAside(points: readonly MapPoint[], regions: readonly MapRegion[]): readonly MapPoint[] {
  if (points.length > SPARSE) return points;
  const boxes = regions.map(({ lines, rank, x, y }) => ({ x, y, ...sizeOf(lines, rank) }));
  return points.map((point) => {
    const box = boxes.find((other) => covers(other, point));
    if (box === undefined) return point;
    const ways = waysOut(box, point)
      .filter((place) => !boxes.some((other) => covers(other, place)))
      .map((place) => ({ ...place, way: Math.hypot(place.x - point.x, place.y - point.y) }))
      .filter(({ way }) => way <= ASIDE)
      .sort((a, b) => a.way - b.way);
    const [{ x, y } = point] = ways;
    return { ...point, x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
  });
}

const covers = (box: Box, { x, y }: Place): boolean =>
  Math.abs(x - box.x) < box.width / 2 + CLEAR && Math.abs(y - box.y) < box.height / 2 + CLEAR;

/** Straight out of a box: above, below, left, right. */
const waysOut = (box: Box, { x, y }: Place): readonly Place[] => [
  { x, y: box.y - box.height / 2 - CLEAR },
  { x, y: box.y + box.height / 2 + CLEAR },
  { x: box.x - box.width / 2 - CLEAR, y },
  { x: box.x + box.width / 2 + CLEAR, y },
];

/** Where most of these lie: around the point with the most others near it; and how many they are there. */
function gather(own: readonly MapPoint[]): { papers: number; gathered: number; middle: Place } {
  const step = Math.max(1, Math.floor(own.length / 60));
  const sample = own.filter((_, index) => index % step === 0);
  const near = (a: MapPoint, b: MapPoint): boolean => (a.x - b.x) ** 2 + (a.y - b.y) ** 2 < NEAR ** 2;
  let best: readonly MapPoint[] = [];
  for (const point of sample) {
    const around = sample.filter((other) => near(point, other));
    if (around.length > best.length) best = around;
  }
  const middle = {
    x: best.reduce((sum, { x }) => sum + x, 0) / best.length,
    y: best.reduce((sum, { y }) => sum + y, 0) / best.length,
  };
  return { papers: own.length, gathered: best.length * step, middle };
}

/** Two lines of about the same length where one would be long. */
function linesOf(name: string): readonly string[] {
  if (name.length <= MAX_LINE) return [name];
  const breaks = [...name.matchAll(/ |(?<=-)/g)].map(({ index }) => index);
  const lineEnd = breaks.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0];
  return lineEnd === undefined ? [name] : [name.slice(0, lineEnd), name.slice(lineEnd).trim()];
}

function sizeOf(lines: readonly string[], rank: 1 | 2 | 3): Pick<Box, 'width' | 'height'> {
  const letters = Math.max(...lines.map((line) => line.length));
  return { width: letters * LETTER * SIZES[rank], height: lines.length * LEADING * SIZES[rank] };
}

/** The cheapest place around a middle; null where every place would cover another name. */
function bestPlace(
  middle: Place,
  { width, height }: Pick<Box, 'width' | 'height'>,
  { grid, cover }: { readonly grid: PointGrid; readonly cover: number },
  taken: readonly Box[],
  frameWidth: number,
  frameHeight: number,
): Place | null {
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let dy = -REACH; dy <= REACH; dy += STEP) {
    for (let dx = -REACH; dx <= REACH; dx += STEP) {
      const x = Math.min(frameWidth - width / 2 - GAP, Math.max(width / 2 + GAP, middle.x + dx));
      const y = Math.min(frameHeight - height / 2 - GAP, Math.max(height / 2 + GAP, middle.y + dy));
      const way = Math.hypot(x - middle.x, y - middle.y);
      if (way >= least) continue;
      if (taken.some((box) => overlap(box, { x, y, width, height }))) continue;
      const cost = way + cover * countIn(grid, { x, y, width: width + 6, height: height + 4 });
      if (cost >= least) continue;
      least = cost;
      best = { x: Math.round(x * 10) / 10, y: Math.round(y * 10) / 10 };
    }
  }
  return best;
}

const overlap = (a: Box, b: Box): boolean =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 + GAP && Math.abs(a.y - b.y) < (a.height + b.height) / 2 + GAP / 2;

/** Points by squares of the map, so that a box asks only the squares it touches. */
type PointGrid = ReadonlyMap<number, readonly MapPoint[]>;
const CELL = 32;
const cellOf = (x: number, y: number): number => Math.floor(y / CELL) * 1000 + Math.floor(x / CELL);

function gridOf(points: readonly MapPoint[]): PointGrid {
  const grid = new Map<number, MapPoint[]>();
  for (const point of points) {
    const cell = cellOf(point.x, point.y);
    const list = grid.get(cell);
    if (list === undefined) grid.set(cell, [point]);
    else list.push(point);
  }
  return grid;
}

function countIn(grid: PointGrid, { x, y, width, height }: Box): number {
  let count = 0;
  for (let top = y - height / 2; top < y + height / 2 + CELL; top += CELL) {
    for (let left = x - width / 2; left < x + width / 2 + CELL; left += CELL) {
      for (const point of grid.get(cellOf(left, top)) ?? []) {
        if (Math.abs(point.x - x) < width / 2 && Math.abs(point.y - y) < height / 2) count += 1;
      }
    }
  }
  return count;
}
