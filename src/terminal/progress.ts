// Progress of a build. In: stages with the work they do. Out: on a terminal one line that rewrites itself (stage, count,
// rate, time left), elsewhere one plain line a stage, nothing when quiet; and the time that each stage took.
import { performance } from 'node:perf_hooks';

export type StageTime = { readonly stage: string; readonly milliseconds: number };

/** Counts one more piece of work done. */
export type Tick = () => void;

export type Progress = {
  /** Runs one stage; `work` calls `tick` once a piece. */
  readonly stage: <T>(name: string, unit: string, work: (tick: Tick) => T) => T;
  /** How many pieces the stage that is under way will have, or nearly so: from then on it says how long still. */
  readonly expect: (pieces: number) => void;
  /** Enters a stage that went on beside another: its own time, so that the times add up to more than `elapsed`. */
  readonly record: (
    name: string,
    unit: string,
    done: { readonly count: number; readonly milliseconds: number },
  ) => void;
  readonly times: () => readonly StageTime[];
  /** Milliseconds since the beginning. */
  readonly elapsed: () => number;
};

export type Screen = { readonly isTTY?: boolean; readonly write: (text: string) => unknown };

/** Often enough to be seen moving, seldom enough to cost nothing. */
const REDRAW_MS = 80;
const CLEAR_LINE = '\r\u001b[2K';

/** A terminal of a machine that tests has nobody before it: a moving line would only fill its log. */
export function createProgress(screen: Screen, quiet: boolean, env = process.env): Progress {
  const times: StageTime[] = [];
  const began = performance.now();
  let total = 0;
  const live = !quiet && screen.isTTY === true && (env.CI ?? '') === '';

  const finish = (name: string, unit: string, count: number, milliseconds: number): void => {
    times.push({ stage: name, milliseconds });
    if (quiet) return;
    const line = `${name.padEnd(8)} ${countOf(count, unit)}${milliseconds.toFixed(0).padStart(6)} ms\n`;
    screen.write(live ? CLEAR_LINE + line : line);
  };

  return {
    stage: (name, unit, work) => {
      total = 0;
      const started = performance.now();
      let count = 0;
      let drawn = started;
      const tick = (): void => {
        count++;
        const now = live ? performance.now() : 0;
        if (!live || now - drawn < REDRAW_MS) return;
        drawn = now;
        const rate = (count * 1000) / (now - started);
        const left = total > count ? `, ${timeLeft((total - count) / rate)} left` : '';
        screen.write(
          `${CLEAR_LINE}${name.padEnd(8)} ${countOf(count, unit).trimEnd()}, ${Math.round(rate)} a second${left}`,
        );
      };
      const result = work(tick);
      if (result instanceof Promise) {
        return result.then((value) => {
          finish(name, unit, count, performance.now() - started);
          return value;
        }) as typeof result;
      }
      finish(name, unit, count, performance.now() - started);
      return result;
    },
    expect: (pieces) => {
      total = pieces;
    },
    record: (name, unit, { count, milliseconds }) => finish(name, unit, count, milliseconds),
    times: () => times,
    elapsed: () => performance.now() - began,
  };
}

/** `8 s`, `3 min`. */
const timeLeft = (seconds: number): string =>
  seconds < 99 ? `${Math.max(1, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`;

/** Nothing where a stage does its work in one piece. */
const countOf = (count: number, unit: string): string =>
  count === 0 ? ' '.repeat(18) : `${String(count).padStart(7)} ${unit.padEnd(10)}`;
