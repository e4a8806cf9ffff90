// Puts the names of topics on the map. In: points and topics. Out: regions, each with its name in one line or two
// and a place for it: near the middle of its papers, clear of other names, and over as few points as can be. A name
// for which there is no room is left out. Points that a name still covers step aside, as on any map; where only some are
// drawn at all, others are.
import type { MapPoint, MapRegion, Slug, Topic } from '../types.ts';

/** No more names than this, however many topics. */
const MAX_NAMES = 32;
/** Type sizes by rank, and lines in parts of them: how far apart their feet are, what stands above and hangs below. */
const SIZES = { 1: 15.5, 2: 17.5, 3: 20 } as const;
const LEADING = 1.1;
const ABOVE = 0.7;
const BELOW = 0.24;
/** Where the first foot of one line, and of two, stands below the place of a name: as templates/map.eta has it. */
const FIRST_FOOT = { one: 0.35, two: -0.2 } as const;
/** What the letters a to z of our italic take, in hundredths of the size; then what others do. */
const LETTERS = [
  49, 47, 38, 50, 40, 31, 42, 50, 28, 26, 48, 26, 77, 54, 45, 51, 46, 40, 35, 32, 52, 47, 67, 49, 48, 42,
];
const CAPITAL = 66;
const BLANK = 23;
const OTHER = 57;
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
/** What it costs a name to cover a point, beside one unit of way. */
const COVER = 26;

/** The room that a name keeps from a point's middle; how far beyond it a point stands that stepped aside, and how far it goes at most. */
const CLEAR = 4;
const BEYOND = 0.1;
const ASIDE = 28;

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
type Place = { readonly x: number; readonly y: number };
type Rank = keyof typeof SIZES;

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
  const drawn = gridOf(points.filter((point) => point.drawn));
  const taken: Box[] = [];
  const regions: MapRegion[] = [];
  for (const [order, { topic, papers, middle }] of largest.entries()) {
    const rank = order < largest.length / 4 ? 3 : order < largest.length / 1.7 ? 2 : 1;
    const lines = linesOf(topic.name);
    const place = bestPlace(middle, linesAt({ x: 0, y: 0 }, lines, rank), drawn, taken, width, height);
    if (place === null) continue;
    taken.push(around(linesAt(place, lines, rank)));
    regions.push({ topic: topic.slug, lines, ...place, rank, papers });
  }
  return regions;
}

/** The points with none under a name: moved to the nearest place beside it, or not drawn where they are a choice anyway. */
export function stepAside(points: readonly MapPoint[], regions: readonly MapRegion[]): readonly MapPoint[] {
  const boxes = regions.flatMap((region) => linesAt(region, region.lines, region.rank));
  const isChoice = points.some(({ drawn }) => !drawn);
  return points.map((point) => {
    if (!point.drawn || !boxes.some((box) => covers(box, point))) return point;
    if (isChoice) return { ...point, drawn: false };
    const ways = boxes
      .flatMap((box) => waysOut(box, point))
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

/** Straight out of a box, and a little beyond its edge: above, below, left, right. */
const waysOut = (box: Box, { x, y }: Place): readonly Place[] => {
  const [across, down] = [box.width / 2 + CLEAR + BEYOND, box.height / 2 + CLEAR + BEYOND];
  return [
    { x, y: box.y - down },
    { x, y: box.y + down },
    { x: box.x - across, y },
    { x: box.x + across, y },
  ];
};

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

/** The boxes of a name's lines, which are centred above each other. */
function linesAt({ x, y }: Place, lines: readonly string[], rank: Rank): readonly Box[] {
  const size = SIZES[rank];
  const first = lines.length > 1 ? FIRST_FOOT.two : FIRST_FOOT.one;
  return lines.map((line, i) => {
    const middle = first + i * LEADING - (ABOVE - BELOW) / 2;
    return { x, y: y + middle * size, width: widthOf(line) * size, height: (ABOVE + BELOW) * size };
  });
}

const widthOf = (line: string): number =>
  [...line].reduce((sum, sign) => {
    if (sign === ' ') return sum + BLANK;
    if (/[A-Z]/.test(sign)) return sum + CAPITAL;
    return sum + (LETTERS[sign.charCodeAt(0) - 97] ?? OTHER);
  }, 0) / 100;

function around(boxes: readonly Box[]): Box {
  const top = Math.min(...boxes.map(({ y, height }) => y - height / 2));
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height / 2));
  const width = Math.max(...boxes.map(({ width }) => width));
  return { x: boxes[0]!.x, y: (top + bottom) / 2, width, height: bottom - top };
}

/** The cheapest place around a middle; null where every place would cover another name. */
function bestPlace(
  middle: Place,
  lines: readonly Box[],
  drawn: PointGrid,
  taken: readonly Box[],
  frameWidth: number,
  frameHeight: number,
): Place | null {
  const whole = around(lines);
  const { width, height } = whole;
  let best: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (let dy = -REACH; dy <= REACH; dy += STEP) {
    for (let dx = -REACH; dx <= REACH; dx += STEP) {
      const x = Math.min(frameWidth - width / 2 - GAP, Math.max(width / 2 + GAP, middle.x + dx));
      const y = Math.min(frameHeight - height / 2 - GAP, Math.max(height / 2 + GAP, middle.y + dy));
      const way = Math.hypot(x - middle.x, y - middle.y);
      if (way >= least) continue;
      if (taken.some((box) => overlap(box, { x, y: y + whole.y, width, height }))) continue;
      const covered = lines.reduce((sum, line) => sum + countIn(drawn, { ...line, x, y: y + line.y }), 0);
      const cost = way + COVER * covered;
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

/** How many of the points a box covers. */
function countIn(grid: PointGrid, box: Box): number {
  const [across, down] = [box.width / 2 + CLEAR, box.height / 2 + CLEAR];
  let count = 0;
  for (let top = box.y - down; top < box.y + down + CELL; top += CELL) {
    for (let left = box.x - across; left < box.x + across + CELL; left += CELL) {
      for (const point of grid.get(cellOf(left, top)) ?? []) if (covers(box, point)) count += 1;
    }
  }
  return count;
}
