// The workshop of a command. In: options, the work. Out: what the work yields; the threads are ended with it.
import { basename, dirname, join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { programKey } from '../cache/program.ts';
import { NO_STORE, openStore, type Store } from '../cache/store.ts';
import { seedsBytes } from '../ingest/read.ts';
import type { BuildOptions } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import { openPool, threadsFor } from '../threads/pool.ts';
import { latest, loadTasks, type Workshop } from '../threads/workshop.ts';

/** The helpers' own program, which loads while this thread begins. */
const PROGRAM = join(packageRoot, 'dist/threads/thread.js');
/** Beside the seeds folder. */
const CACHE = '.cache';

/** Finish with `pool.close()`. */
export function openWorkshop(options: BuildOptions): Workshop {
  const bytes = seedsBytes(options.seeds);
  const isLarge = bytes > LARGE_BYTES;
  // The engines from Node 22 on do not know it, and would say so aloud.
  if (process.versions.v8.startsWith('11.') && bytes < LONG_BYTES) setFlagsFromString(`--interrupt-budget=${BUDGET}`);
  if (isLarge) setFlagsFromString(`--heap-growing-percent=${bytes < LONG_BYTES ? GROWTH : LEAST_GROWTH}`);
  return {
    pool: openPool(loadTasks, threadsFor(options.workers, bytes), PROGRAM),
    store: storeOf(options),
    latest: latest(),
    spares: false,
    shown: async () => {},
    afterwards: (work) => work,
    sweep: isLarge ? sweeper() : () => {},
  };
}

/**
 * What a function must have run, in bytes of code, before the engine makes machine code of it: fifteen times what is usual.
 * A build ends before most of what is compiled so early has paid: that was a fifth of its work, on every thread.
 */
const BUDGET = 1_000_000;
/** From some tens of thousands of papers on it does pay: pages are then laid out and printed in two thirds of the time. */
const LONG_BYTES = 40_000_000;

/** Left alone, the memory of each thread grows to four times what it holds; of a large library that is too much. */
const LARGE_BYTES = 3_000_000;
const GROWTH = 30;
/** Of 100,000 papers it takes 90 MB off the peak, for a thirtieth of the time. */
const LEAST_GROWTH = 20;

/**
 * What a stage leaves behind is taken up again only once the next has asked for more: of 100,000 papers that is hundreds
 * of megabytes at once. Node hands out its sweeper under this flag alone, to scripts that begin after it was set.
 */
function sweeper(): () => void {
  setFlagsFromString('--expose-gc');
  const sweep: unknown = runInNewContext('globalThis.gc');
  return typeof sweep === 'function' ? () => sweep() : () => {};
}

const storeOf = ({ seeds, cache }: BuildOptions): Store =>
  cache ? openStore(join(dirname(seeds), CACHE), basename(seeds), programKey(packageRoot)) : NO_STORE;

export async function withWorkshop<T>(options: BuildOptions, work: (workshop: Workshop) => Promise<T>): Promise<T> {
  const workshop = openWorkshop(options);
  try {
    return await work(workshop);
  } finally {
    workshop.pool.close();
  }
}
