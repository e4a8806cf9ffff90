// What a finder of formulas answers: the door between "where is maths, and what was it" and the rest of the room.
import type { Trust } from '../types.ts';

/** A stretch of a text that is maths, and the TeX that it is shown by. */
export type FoundFormula = {
  /** UTF-16 offsets into the text: first unit, and the one after the last. Dollars around it belong to it. */
  readonly start: number;
  readonly end: number;
  /** Accepted by `acceptsTex`; without dollars. */
  readonly tex: string;
  readonly trust: Trust;
  readonly display: boolean;
  /** For a reader: what was done to the text, one sentence; null when nothing was. */
  readonly reason: string | null;
};
