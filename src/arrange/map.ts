// The map of a library: every paper a point, near when alike. In: the papers' neighbours and nearest topics. Out: points,
// regions with their names, and contours of crowding, all in one frame. It draws nothing: whoever does gets numbers
// and path data. The same papers give the same map.
import { contourDensity } from 'd3-contour';
import type { MapContour, MapPoint, PaperId, PaperMap } from '../types.ts';
import type { Positions } from './layout.ts';
import { placeNames, stepAside } from './map-names.ts';
import type { FoundTopics } from './topics.ts';

const WIDTH = 1000;
const HEIGHT = 820;
const MARGIN = 60;
/** No more points than this are drawn: each is 66 bytes of the map's page, compressed. */
const MAX_DRAWN = 750;
/** Contours, evenly spaced up to the most crowded place. */
const LEVELS = 7;
/** Side of a cell of the grid that crowding is counted in. */
const CELL = 8;

export const NO_MAP: PaperMap = { width: WIDTH, height: HEIGHT, points: [], regions: [], contours: [] };

/** @param laidOut by `layOutPapers` */
export function drawMap(papers: readonly PaperId[], laidOut: Positions, found: FoundTopics): PaperMap {
  const positions = intoFrame(laidOut, papers.length);
  const drawn = mostTelling(positions, found.nearness);
  const points = papers.map((paper, at): MapPoint => {
    const topic = found.topics[found.nearest[at]!];
    const x = Math.round(positions.x[at]! * 10) / 10;
    const y = Math.round(positions.y[at]! * 10) / 10;
    return { paper, x, y, topic: topic?.slug ?? null, drawn: drawn[at] === 1 };
  });
  const regions = placeNames(points, found.topics, WIDTH, HEIGHT);
  return {
    width: WIDTH,
    height: HEIGHT,
    points: stepAside(points, regions),
    regions,
    contours: contoursOf(points),
  };
}

/** Turned so that the longest way lies across, and stretched into the frame; the few outermost points are drawn in. */
function intoFrame({ x, y }: Positions, papers: number): Positions {
  const turned = turn(x.subarray(0, papers), y.subarray(0, papers));
  return { x: stretch(turned.x, WIDTH), y: stretch(turned.y, HEIGHT) };
}

function turn(x: Float64Array, y: Float64Array): Positions {
  const meanX = mean(x);
  const meanY = mean(y);
  let xx = 0;
  let xy = 0;
  let yy = 0;
  for (let at = 0; at < x.length; at++) {
    xx += (x[at]! - meanX) ** 2;
    xy += (x[at]! - meanX) * (y[at]! - meanY);
    yy += (y[at]! - meanY) ** 2;
  }
  const angle = Math.atan2(2 * xy, xx - yy) / 2;
  const cos = Math.cos(angle);
  const sin = Math.sin(angle);
  return {
    x: x.map((value, at) => (value - meanX) * cos + (y[at]! - meanY) * sin),
    y: y.map((value, at) => (value - meanY) * cos - (x[at]! - meanX) * sin),
  };
}

const mean = (values: Float64Array): number => values.reduce((sum, value) => sum + value, 0) / (values.length || 1);

/** The middle 99% fill the frame but its margins; what lies further out is pulled to the margin's middle. */
function stretch(values: Float64Array, size: number): Float64Array {
  const sorted = values.slice().sort();
  const low = sorted[Math.floor(sorted.length * 0.005)] ?? 0;
  const high = sorted[Math.ceil(sorted.length * 0.995) - 1] ?? 0;
  const scale = high === low ? 0 : (size - 2 * MARGIN) / (high - low);
  return values.map((value) => {
    const place = MARGIN + (value - low) * scale;
    if (scale === 0) return size / 2;
    if (place < MARGIN) return MARGIN * Math.max(0.5, 1 - (MARGIN - place) / size);
    return place > size - MARGIN ? size - MARGIN * Math.max(0.5, 1 - (place - size + MARGIN) / size) : place;
  });
}

/** All points, or of very many those nearest to their topic, spread so that crowded places still look crowded. */
function mostTelling({ x, y }: Positions, nearness: Float32Array): Uint8Array {
  if (x.length <= MAX_DRAWN) return new Uint8Array(x.length).fill(1);
  const cell = 20;
  const columns = Math.ceil(WIDTH / cell) + 1;
  const cells = new Map<number, number[]>();
  for (let at = 0; at < x.length; at++) {
    const key = Math.floor(y[at]! / cell) * columns + Math.floor(x[at]! / cell);
    const list = cells.get(key);
    if (list === undefined) cells.set(key, [at]);
    else list.push(at);
  }
  const lists = [...cells].sort((a, b) => a[0] - b[0]).map(([, list]) => list);
  const roots = lists.reduce((sum, list) => sum + Math.sqrt(list.length), 0);
  const drawn = new Uint8Array(x.length);
  let due = 0;
  for (const list of lists) {
    list.sort((a, b) => nearness[b]! - nearness[a]! || a - b);
    // What is less than one point is handed on to the next cell.
    due += (MAX_DRAWN * Math.sqrt(list.length)) / roots;
    const own = Math.min(list.length, Math.floor(due));
    due -= own;
    for (const at of list.slice(0, own)) drawn[at] = 1;
  }
  return drawn;
}

/** Lines of equal crowding. The more papers, the finer the crowding is looked at. */
function contoursOf(points: readonly MapPoint[]): readonly MapContour[] {
  if (points.length < 4) return [];
  const bandwidth = Math.max(9, 56 / points.length ** 0.17);
  const levels = contourDensity<MapPoint>()
    .x((point) => point.x)
    .y((point) => point.y)
    .size([WIDTH, HEIGHT])
    .cellSize(CELL)
    .bandwidth(bandwidth)
    .thresholds(evenLevels)(points as MapPoint[]);
  return levels
    .map(({ coordinates }, level) => ({ level, path: coordinates.flat().map(pathOf).join('') }))
    .filter(({ path }) => path !== '');
}

/** Crowding is counted in cells of the grid, and levels are asked for in points a square unit. */
function evenLevels(counts: ArrayLike<number>): number[] {
  let most = 0;
  for (let at = 0; at < counts.length; at++) most = Math.max(most, counts[at]!);
  return Array.from({ length: LEVELS }, (_, level) => (most * (level + 0.35)) / LEVELS / CELL ** 2);
}

/** A closed ring as path data in whole units, each step relative to the last; a minus needs no blank before it. */
function pathOf(ring: readonly (readonly number[])[]): string {
  const places = ring.slice(0, -1).map(([x, y]) => [Math.round(x!), Math.round(y!)] as const);
  const [start] = places;
  if (start === undefined) return '';
  let steps = '';
  let last = start;
  for (const place of places) {
    const dx = place[0] - last[0];
    const dy = place[1] - last[1];
    if (dx === 0 && dy === 0) continue;
    steps += `${steps === '' || dx < 0 ? '' : ' '}${dx}${dy < 0 ? '' : ' '}${dy}`;
    last = place;
  }
  return steps === '' ? '' : `M${start[0]} ${start[1]}l${steps}z`;
}
