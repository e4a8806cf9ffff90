import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** Tests that put another module in the place of one of ours. */
const APART = ['test/hostile/hang.test.ts'];
/** Asked for where branches are counted. */
const setupFiles = process.env.ROWS_ALONE ? ['test/rows-alone.ts'] : [];

export default defineConfig({
  test: {
    // Tests of pages wait for Chromium half their time: with three to two processors none stands idle.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.browser.test.ts', ...APART],
          setupFiles,
          // One load of the program serves many files: half the time of their tests was loading it.
          isolate: false,
          testTimeout: 120_000,
          hookTimeout: 60_000,
        },
      },
      { test: { name: 'apart', include: APART, setupFiles, testTimeout: 120_000, hookTimeout: 60_000 } },
      {
        test: {
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/built-site.ts'],
          // Chromium has its own mind about when it does what; the report names what passed at the second try.
          retry: 1,
          // As long as Playwright waits: a machine that is slow for a while is no fault of a page.
          expect: { poll: { timeout: 30_000 } },
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
  },
});
