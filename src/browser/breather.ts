// Pauses in long work, so that keys and painting come between. In: whether the work is still wanted. Out: a function
// to be awaited; it takes a turn of the event loop only when the work has held the page for some milliseconds.
import type { Pause } from '../search/in-runs.ts';

/** On a processor four times slower this is still below what a reader feels. */
const HELD_MS = 4;

/** Rejects once the work is no longer wanted. */
export function breather(isWanted: () => boolean): Pause {
  let since = performance.now();
  return async () => {
    if (performance.now() - since >= HELD_MS) {
      await nextTurn();
      since = performance.now();
    }
    if (!isWanted()) throw new Error('Something else is asked for by now.');
  };
}

/** As long as a page in sight takes for a frame, at most. */
const LONGEST_FRAME = 100;

/** Comes back once what was put on the page has been painted; a page out of sight paints nothing and is not waited for. */
export const nextFrame = (): Promise<void> =>
  new Promise((resolve) => {
    const late = setTimeout(resolve, LONGEST_FRAME);
    requestAnimationFrame(() => {
      clearTimeout(late);
      void nextTurn().then(resolve);
    });
  });

/** A message comes round sooner than a timer. */
export const nextTurn = (): Promise<void> =>
  new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
