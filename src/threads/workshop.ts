// What a build works with, and leaves better for the next: threads that have learnt their work, what was kept on disk, and
// the library that was read last. In: nothing. Out: the type, and the smallest one there is.
import { NO_STORE, type Store } from '../cache/store.ts';
import { openPool, type Pool } from './pool.ts';
import type { TASKS } from './tasks.ts';

export type Workshop = {
  readonly pool: Pool<typeof TASKS>;
  readonly store: Store;
  readonly latest: Latest;
  /** Whether files of a replaced site are kept for the next build to write over. */
  readonly spares: boolean;
  /** Resolves when what is left to do once a site stands may begin: who watches shows the site first. */
  readonly shown: () => Promise<void>;
  /** What is left to do once a site stands: a build ends with it, who watches goes on meanwhile. */
  readonly afterwards: (work: Promise<unknown>) => Promise<unknown>;
  /** To be called where a stage is done with much that it has made. */
  readonly sweep: () => void;
};

/** The value of the key that was asked for last; it is made anew for another key. */
export type Latest = <Value>(key: string, make: () => Promise<Value>) => Promise<Value>;

/** What a thread can be asked to do takes a while to load. */
export const loadTasks = async () => (await import('./tasks.ts')).TASKS;

/** One thread that keeps nothing. */
export const alone = (): Workshop => ({
  pool: openPool(loadTasks, 1, ''),
  store: NO_STORE,
  latest: (_, make) => make(),
  spares: false,
  shown: async () => {},
  afterwards: (work) => work,
  sweep: () => {},
});

export function latest(): Latest {
  let known: { readonly key: string; readonly value: unknown } | null = null;
  return async <Value>(key: string, make: () => Promise<Value>) => {
    if (known?.key === key) return known.value as Value;
    // Not two libraries at a time.
    known = null;
    const value = await make();
    known = { key, value };
    return value;
  };
}
