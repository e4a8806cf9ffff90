// The strip: one tick a paper in the dump's order, tall when first printed there, short when seen before.
// In: an edition's items and how many ticks stand in a row. Out: two SVG paths, so that 300 ticks cost 2 kB.
import type { EditionItem } from '../types.ts';

export type Strip = {
  /** For `viewBox`: one unit a tick across, four units a row down. */
  readonly width: number;
  readonly height: number;
  readonly rows: number;
  /** Path data of the tall ticks and of the short ones. */
  readonly fresh: string;
  readonly seen: string;
  readonly freshCount: number;
  readonly count: number;
};

const ROW = 4;
const TALL = 3;

/** @param perRow ticks in a row; a strip with fewer still has rows of that width, so that lengths compare */
export function drawStrip(items: readonly EditionItem[], perRow: number): Strip {
  const ticks = items.map(({ repeated }, i) => {
    const x = (i % perRow) + 0.5;
    const top = Math.floor(i / perRow) * ROW;
    const height = repeated ? TALL / 2 : TALL;
    return { repeated, path: `M${x} ${top + TALL - height}v${height}` };
  });
  const rows = Math.max(1, Math.ceil(items.length / perRow));
  return {
    width: perRow,
    height: rows * ROW - (ROW - TALL),
    rows,
    fresh: ticks
      .filter(({ repeated }) => !repeated)
      .map(({ path }) => path)
      .join(''),
    seen: ticks
      .filter(({ repeated }) => repeated)
      .map(({ path }) => path)
      .join(''),
    freshCount: ticks.filter(({ repeated }) => !repeated).length,
    count: items.length,
  };
}
