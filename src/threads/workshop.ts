// What a build works with, and leaves better for the next: threads that have learnt their work, and what was kept.
// In: nothing. Out: the type, and the smallest one there is.
import { NO_STORE, type Store } from '../cache/store.ts';
import { openPool, type Pool } from './pool.ts';
import { TASKS } from './tasks.ts';

export type Workshop = { readonly pool: Pool<typeof TASKS>; readonly store: Store };

/** One thread that keeps nothing. */
export const alone = (): Workshop => ({ pool: openPool(TASKS, 1, ''), store: NO_STORE });
