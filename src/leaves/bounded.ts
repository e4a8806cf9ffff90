// Work that must end. In: a time that no sane work needs, and the work. Out: what it yields, or that it did not end: then
// it was stopped where it stood. Works on any thread; costs a tenth of a millisecond, so it is for many pieces at once.
import { Script } from 'node:vm';

/** It did not end in time. */
export const TOO_LONG: unique symbol = Symbol('too long');

/** Only code that a script runs can be stopped by the clock: this one calls back. */
const JOB = Symbol.for('broadsheet.bounded-job');
const script = new Script(`globalThis[Symbol.for('broadsheet.bounded-job')]()`);

/** @param work must leave nothing half done that matters when it is stopped */
export function within<T>(milliseconds: number, work: () => T): T | typeof TOO_LONG {
  Reflect.set(globalThis, JOB, work);
  try {
    return script.runInThisContext({ timeout: milliseconds }) as T;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return TOO_LONG;
    throw error;
  }
}
