// Long lists walked in short runs, so that a page breathes in between: a script that has just been loaded is slow for
// its first hundred thousand steps, so the first runs are the shortest. In: how long, and what to do with each run. Out:
// nothing; the walker keeps what it finds.

/** Lets the page breathe between two pieces of work; rejects when nobody waits for the answer any more. */
export type Pause = () => Promise<void>;
export const NO_PAUSE: Pause = async () => {};

/** Less than a millisecond. */
const STEPS = 4096;
/** The first run is shorter by so many halves: the walker is not compiled yet. */
const HALVES = 5;

/** Calls `walk` for one range `[from, to)` after the other. */
export async function inRuns(
  length: number,
  pause: Pause,
  walk: (from: number, to: number) => void,
  steps: number = STEPS,
): Promise<void> {
  let run = Math.max(1, steps >> HALVES);
  for (let from = 0; from < length; ) {
    const to = Math.min(length, from + run);
    walk(from, to);
    await pause();
    from = to;
    run = Math.min(steps, 2 * run);
  }
}
