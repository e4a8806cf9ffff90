// Work of the calling thread, in steps, beside that of its helpers. In: pieces, as they are made, and what to do with each,
// which may take steps of its own. Out: how many pieces there were, and the time that they took. Between steps the helpers'
// answers are heard.
import { performance } from 'node:perf_hooks';

export type StepsDone = { readonly count: number; readonly milliseconds: number };

/** A helper has as much at hand. */
const STEP_MS = 8;

export async function inSteps<T>(pieces: Iterable<T>, use: (piece: T) => Iterable<void>): Promise<StepsDone> {
  let count = 0;
  function* steps(): Iterable<void> {
    for (const piece of pieces) {
      count++;
      yield* use(piece);
      yield;
    }
  }
  let milliseconds = 0;
  let started = performance.now();
  for (const _ of steps()) {
    const spent = performance.now() - started;
    if (spent < STEP_MS) continue;
    milliseconds += spent;
    await new Promise<void>((resolve) => setImmediate(resolve));
    started = performance.now();
  }
  return { count, milliseconds: milliseconds + performance.now() - started };
}
