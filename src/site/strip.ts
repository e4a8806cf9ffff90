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
  const numbers = [...items.keys()];
  const path = (short: boolean): string =>
    drawTicks(
      numbers.filter((i) => items[i]!.repeated === short),
      perRow,
      short ? TALL / 2 : TALL,
    );
  const rows = Math.max(1, Math.ceil(items.length / perRow));
  return {
    width: perRow,
    height: rows * ROW - (ROW - TALL),
    rows,
    fresh: path(false),
    seen: path(true),
    freshCount: items.filter(({ repeated }) => !repeated).length,
    count: items.length,
  };
}

/** Each tick from where the last one ended: a row of them then repeats itself, and weighs little once compressed. */
function drawTicks(numbers: readonly number[], perRow: number, height: number): string {
  let [lastX, lastY] = [0, 0];
  return numbers
    .map((i, at) => {
      const x = (i % perRow) + 0.5;
      const y = Math.floor(i / perRow) * ROW + TALL - height;
      const [dx, dy] = [x - lastX, y - lastY];
      [lastX, lastY] = [x, y + height];
      return at === 0 ? `M${x} ${y}v${height}` : `m${dx}${dy < 0 ? '' : ' '}${dy}v${height}`;
    })
    .join('');
}
