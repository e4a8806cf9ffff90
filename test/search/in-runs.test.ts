import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inRuns } from '../../src/search/in-runs.ts';

test('a list is walked once, in order, no run is longer than asked for, and the first ones are the shortest', async () => {
  await fc.assert(
    fc.asyncProperty(fc.nat({ max: 20_000 }), fc.integer({ min: 1, max: 5000 }), async (length, steps) => {
      const runs: (readonly [number, number])[] = [];
      let pauses = 0;
      const pause = async () => {
        pauses++;
      };
      await inRuns(length, pause, (from, to) => runs.push([from, to]), steps);
      expect(runs.reduce((next, [from, to]) => (from === next && to > from ? to : Number.NaN), 0)).toBe(length);
      const sizes = runs.map(([from, to]) => to - from);
      expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(steps);
      expect(sizes[0] ?? 0).toBeLessThanOrEqual(Math.max(1, steps / 32));
      const [, ...others] = sizes.slice(0, -1);
      expect(others.every((size, at) => size >= sizes[at]!)).toBe(true);
      expect(pauses).toBe(runs.length);
    }),
  );
});
