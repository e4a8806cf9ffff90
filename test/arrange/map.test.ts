import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { layOut, lottery } from '../../src/arrange/layout.ts';
import { placeNames, stepAside } from '../../src/arrange/map-names.ts';
import { surveyPapers } from '../../src/arrange/survey.ts';
import type { MapPoint, MapRegion, Paper, PaperId, PaperMap, Slug, Topic } from '../../src/types.ts';
import { beesAndGlaciers, inventedPaper } from './invented.ts';

const mapOf = (papers: readonly Paper[]): PaperMap => surveyPapers(papers, []).map;

/** So many papers on each of four matters. */
function fourMatters(each: number): readonly Paper[] {
  const matters = [
    ['Honey bees', 'honey bees dance in the hive for nectar and pollen'],
    ['Glacier ice', 'glacier ice leaves moraines and meltwater in valleys'],
    ['Beet sugar', 'beet sugar is boiled from roots and leaves molasses'],
    ['Tin mining', 'tin mining follows the lode and leaves slag and ore'],
  ] as const;
  return Array.from({ length: each * matters.length }, (_, index) => {
    const [title, text] = matters[index % matters.length]!;
    return inventedPaper(`m${index % matters.length}-${index}`, `${title} in year ${index}`, `${title}: ${text}.`);
  });
}

const distance = (a: MapPoint, b: MapPoint): number => Math.hypot(a.x - b.x, a.y - b.y);

describe('the map', () => {
  it('puts papers nearer to their like than to others', () => {
    const { points } = mapOf(fourMatters(8));
    const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
    for (const point of points) {
      const others = points.filter((other) => other !== point);
      const [like, unlike] = [true, false].map((same) =>
        mean(
          others
            .filter((other) => (other.paper.slice(0, 2) === point.paper.slice(0, 2)) === same)
            .map((other) => distance(point, other)),
        ),
      );
      expect(like).toBeLessThan(unlike!);
    }
  });

  it('holds every paper once, by id, inside of the frame', () => {
    const { points, width, height } = mapOf(beesAndGlaciers);
    expect(points.map(({ paper }) => paper)).toEqual(beesAndGlaciers.map(({ id }) => id));
    for (const { x, y } of points) expect(x >= 0 && x <= width && y >= 0 && y <= height).toBe(true);
  });

  it('writes no name over a point', () => {
    const { points, regions } = mapOf(fourMatters(8));
    expect(regions.length).toBeGreaterThan(0);
    // A name of one line: what its letters take in the middle, and as much above and below as all small letters have.
    for (const { lines, rank, x, y } of regions) {
      expect(lines).toHaveLength(1);
      const size = { 1: 15.5, 2: 17.5, 3: 20 }[rank];
      const width = lines[0]!.length * 0.4 * size;
      const under = points.filter(
        (point) => Math.abs(point.x - x) < width / 2 && Math.abs(point.y - y - size / 8) < size / 4,
      );
      expect(under.map(({ paper }) => paper)).toEqual([]);
    }
  });

  it('is the same picture on every build, whatever the order of the papers', () => {
    const papers = fourMatters(5);
    expect(mapOf([...papers].reverse())).toEqual(mapOf(papers));
  });

  it('names its regions by topics, and counts their papers', () => {
    const { points, regions } = mapOf(fourMatters(8));
    expect(regions.map(({ lines }) => lines.join(' ')).sort()).toEqual([
      'Beet sugar',
      'Glacier ice',
      'Honey bees',
      'Tin mining',
    ]);
    for (const { topic, papers } of regions)
      expect(points.filter((point) => point.topic === topic)).toHaveLength(papers);
  });

  it('draws closed contours around crowds, by level', () => {
    const { contours } = mapOf(fourMatters(8));
    expect(contours.map(({ level }) => level)).toEqual([...contours.keys()]);
    for (const { path } of contours) expect(path).toMatch(/^(?:M-?\d+ -?\d+l(?:[ -]?-?\d+[ -]\d+)+z)+$/);
  });

  it.each([0, 1, 2])('of %i papers has as many points and no contour', (count) => {
    const { points, regions, contours } = mapOf(beesAndGlaciers.slice(0, count));
    expect([points.length, regions, contours]).toEqual([count, [], []]);
    for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  });

  it('draws a bounded number of very many points, and knows the place of all', () => {
    const papers = fourMatters(800);
    const { points } = mapOf(papers);
    expect(points).toHaveLength(3200);
    const drawn = points.filter((point) => point.drawn).length;
    expect(drawn).toBeGreaterThan(600);
    expect(drawn).toBeLessThanOrEqual(750);
  });
});

describe('placeNames', () => {
  it('lets no name cover another', () => {
    const words = ['Ice', 'Honey bees', 'Reinforcement learning', 'Graph neural networks', 'Out-of-distribution shift'];
    const spot = fc.tuple(
      fc.integer({ min: 0, max: 1000 }),
      fc.integer({ min: 0, max: 820 }),
      fc.integer({ min: 0, max: 4 }),
    );
    fc.assert(
      fc.property(fc.array(spot, { maxLength: 80 }), (spots) => {
        const points = spots.map(([x, y, topic], index): MapPoint => {
          return { paper: `p${index}` as PaperId, x, y, topic: `t${topic}` as Slug, drawn: true };
        });
        const topics = words.map((name, index): Topic => {
          return { slug: `t${index}` as Slug, name, phrase: name, words: [], papers: [], neighbours: [] };
        });
        const regions = placeNames(points, topics, 1000, 820);
        const sizes = { 1: 15.5, 2: 17.5, 3: 20 };
        for (const [index, a] of regions.entries()) {
          expect(a.lines.join(' ').replace('- ', '-')).toBe(words[Number(a.topic.slice(1))]);
          for (const b of regions.slice(index + 1)) {
            const height = ((a.lines.length * sizes[a.rank] + b.lines.length * sizes[b.rank]) * 1.1) / 2;
            const width =
              ((Math.max(...a.lines.map((l) => l.length)) * sizes[a.rank] +
                Math.max(...b.lines.map((l) => l.length)) * sizes[b.rank]) *
                0.46) /
              2;
            expect(Math.abs(a.x - b.x) >= width || Math.abs(a.y - b.y) >= height).toBe(true);
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('layOut', () => {
  it('brings neighbours together and leaves its start as it was', () => {
    const start = { x: Float64Array.of(-5, 5, -5, 5), y: Float64Array.of(0, 0, 1, 1) };
    const graph = { count: 1, points: Int32Array.of(1, 0, 3, 2), pulls: Float32Array.of(1, 1, 1, 1) };
    const { x, y } = layOut(graph, start, 1);
    const way = (a: number, b: number): number => Math.hypot(x[a]! - x[b]!, y[a]! - y[b]!);
    expect(Math.max(way(0, 1), way(2, 3))).toBeLessThan(Math.min(way(0, 2), way(0, 3), way(1, 2), way(1, 3)));
    expect([...start.x]).toEqual([-5, 5, -5, 5]);
  });
});

describe('lottery', () => {
  it('draws the same row for a seed, whole and below the limit', () => {
    const row = (seed: number): number[] => Array.from({ length: 500 }, lottery(seed).bind(null, 10));
    expect(row(3)).toEqual(row(3));
    expect(row(3)).not.toEqual(row(4));
    expect(new Set(row(3))).toEqual(new Set([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]));
  });
});

describe('stepAside', () => {
  const point = (x: number, y: number, drawn = true): MapPoint => {
    return { paper: `${x} ${y}` as PaperId, x, y, topic: null, drawn };
  };
  const name: MapRegion = { topic: 't' as Slug, lines: ['Honey', 'in winter'], x: 100, y: 100, rank: 1, papers: 3 };
  // Beside the short line, within the width of the long one; over and between the lines.
  const points = [point(125, 95), point(100, 95), point(110, 106), point(300, 300)];

  it('moves a point from under a name to its nearest edge, and no other', () => {
    expect(stepAside(points, [name]).map(({ x, y }) => [x, y])).toEqual([
      [125, 95],
      [100, 81.9],
      [110, 121.8],
      [300, 300],
    ]);
  });

  it('leaves out what is under a name where only some points are drawn', () => {
    const told = stepAside([...points, point(500, 500, false)], [name]).map(({ x, y, drawn }) => [x, y, drawn]);
    expect(told).toEqual([
      [125, 95, true],
      [100, 95, false],
      [110, 106, false],
      [300, 300, true],
      [500, 500, false],
    ]);
  });
});
