// The threads of a command. In: options, the work. Out: what the work yields; the threads are ended with it.
import { join } from 'node:path';
import { seedsBytes } from '../ingest/read.ts';
import type { BuildOptions } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import type { BuildPool } from '../pipeline.ts';
import { openPool, threadsFor } from '../threads/pool.ts';
import { TASKS } from '../threads/tasks.ts';

/** The helpers' own program, which loads while this thread begins. */
const PROGRAM = join(packageRoot, 'dist/threads/thread.js');

export const openThreads = ({ workers, seeds }: BuildOptions): BuildPool =>
  openPool(TASKS, threadsFor(workers, seedsBytes(seeds)), PROGRAM);

export async function withThreads<T>(options: BuildOptions, work: (pool: BuildPool) => Promise<T>): Promise<T> {
  const pool = openThreads(options);
  try {
    return await work(pool);
  } finally {
    pool.close();
  }
}
