// Long lists walked in short runs, so that a page breathes in between: a script that has just been loaded is slow for
// its first hundred thousand steps. In: how long, and what to do with each run. Out: nothing; the walker keeps what it finds.

/** Lets the page breathe between two pieces of work; rejects when nobody waits for the answer any more. */
export type Pause = () => Promise<void>;
export const NO_PAUSE: Pause = async () => {};

/** Less than a millisecond, also where the script is cold. */
const STEPS = 4096;

/** Calls `walk` for one range `[from, to)` after the other. */
export async function inRuns(
  length: number,
  pause: Pause,
  walk: (from: number, to: number) => void,
  steps: number = STEPS,
): Promise<void> {
  for (let from = 0; from < length; from += steps) {
    walk(from, Math.min(length, from + steps));
    await pause();
  }
}
