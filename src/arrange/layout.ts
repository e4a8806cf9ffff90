// Lays points out in the plane so that neighbours lie near each other. In: a graph of neighbours and a rough start.
// Out: x and y of every point, in units of no meaning. Method: neighbours pull each other, a few points drawn by lot
// push each other away, as UMAP does it (McInnes, Healy, Melville 2018), with its curve 1 / (1 + d²). The lot is drawn
// by a generator with a fixed seed, so that the same graph gives the same picture.

import type { Neighbours } from './neighbours.ts';

/** Neighbours of point `i` stand from `i * count`, nearest first, -1 where there are no more; `pulls` are 0 to 1. */
export type Graph = { readonly count: number; readonly points: Int32Array; readonly pulls: Float32Array };

export type Positions = { readonly x: Float64Array; readonly y: Float64Array };

/** Pushes for each pull. */
const PUSHES = 2;
/** No step is longer than this. */
const MAX_STEP = 4;
/** How many pulls the whole layout may take; a small graph gets up to `MAX_ROUNDS` rounds, a large one few. */
const MAX_PULLS = 9_000_000;
const MAX_ROUNDS = 130;
const MIN_ROUNDS = 12;

/** How hard a topic pulls its papers, beside their nearest neighbour's 1. */
const TOPIC_PULL = 1.6;

/** What papers are laid out by: numbers alone. */
export type Pulls = {
  readonly neighbours: Neighbours;
  /** For each paper the number of its nearest topic, or -1, and how near that is. */
  readonly nearest: Int32Array;
  readonly nearness: Float32Array;
  /** How many topics there are. */
  readonly topics: number;
};

/**
 * Papers pull their neighbours, by the square of how alike they are: halves of one abstract lie much nearer so. A topic is
 * one more point, which pulls the papers nearest to it.
 */
export function layOutPapers({ neighbours, topics, nearest, nearness }: Pulls): Positions {
  const papers = nearest.length;
  const count = neighbours.count + 1;
  const points = new Int32Array((papers + topics) * count).fill(-1);
  const pulls = new Float32Array(points.length);
  for (let paper = 0; paper < papers; paper++) {
    const first = neighbours.likeness[paper * neighbours.count]!;
    for (let rank = 0; rank < neighbours.count; rank++) {
      const at = paper * neighbours.count + rank;
      points[paper * count + rank] = neighbours.papers[at]!;
      pulls[paper * count + rank] = first === 0 ? 0 : (neighbours.likeness[at]! / first) ** 2;
    }
    if (nearest[paper] === -1) continue;
    points[paper * count + count - 1] = papers + nearest[paper]!;
    pulls[paper * count + count - 1] = TOPIC_PULL * Math.min(1, 0.3 + nearness[paper]! * 1.5);
  }
  const draw = lottery(papers);
  const anywhere = (): number => draw(20_000) / 1000 - 10;
  const start = {
    x: Float64Array.from({ length: papers + topics }, anywhere),
    y: Float64Array.from({ length: papers + topics }, anywhere),
  };
  return layOut({ count, points, pulls }, start, 1);
}

/** Moves copies of the start positions; the start itself stays as it is. `stride` 1 means at full step. */
export function layOut({ count, points, pulls }: Graph, start: Positions, stride: number): Positions {
  const x = start.x.slice();
  const y = start.y.slice();
  const size = x.length;
  const draw = lottery(0x9e3779b9);
  const rounds = Math.max(MIN_ROUNDS, Math.min(MAX_ROUNDS, Math.floor(MAX_PULLS / Math.max(1, points.length))));
  for (let round = 0; round < rounds; round++) {
    const step = stride * (1 - round / rounds);
    for (let point = 0; point < size; point++) {
      let ownX = x[point]!;
      let ownY = y[point]!;
      for (let at = point * count; at < (point + 1) * count; at++) {
        const other = points[at]!;
        if (other === -1) continue;
        const dx = ownX - x[other]!;
        const dy = ownY - y[other]!;
        const pull = (-2 * pulls[at]! * step) / (1 + dx * dx + dy * dy);
        const px = clip(pull * dx);
        const py = clip(pull * dy);
        ownX += px;
        ownY += py;
        x[other]! -= px;
        y[other]! -= py;
        const much = 2 * step * pulls[at]!;
        for (let push = 0; push < PUSHES; push++) {
          const far = draw(size);
          if (far === point) continue;
          const fx = ownX - x[far]!;
          const fy = ownY - y[far]!;
          const square = fx * fx + fy * fy;
          const strength = much / ((0.01 + square) * (1 + square));
          ownX += clip(strength * fx);
          ownY += clip(strength * fy);
        }
      }
      x[point] = ownX;
      y[point] = ownY;
    }
  }
  return { x, y };
}

const clip = (step: number): number => (step > MAX_STEP ? MAX_STEP : step < -MAX_STEP ? -MAX_STEP : step);

/** Whole numbers below a limit, always the same row of them for a seed (mulberry32). */
export function lottery(seed: number): (limit: number) => number {
  let state = seed | 0;
  return (limit) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * limit) | 0;
  };
}
