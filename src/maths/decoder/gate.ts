// Where in a text it is worth looking for formulas at all: windows around tokens that ever stood in one.
// In: tokens, and the sets of suspicious and of certain ones. Out: windows, as pairs of token numbers. Most texts have none.
import { type HashSet, hasHash } from './hash-set.ts';
import { SHAPES, SIGN_SHAPES, SIGNS } from './shapes.ts';
import { GLUED, type Tokens } from './tokens.ts';

const SUSPECT_SHAPE = new Uint8Array(128);
for (const shape of [SHAPES.glued, SHAPES.gluedEnglish, SHAPES.backslash]) SUSPECT_SHAPE[shape] = 1;
for (let kind = 1; kind <= 8; kind++) SUSPECT_SHAPE[SHAPES.command + kind] = 1;

/** Numbers and the signs of prose: they stand in formulas, but never alone. */
const NEVER = new Uint8Array(128);
for (const shape of [SHAPES.digit, SHAPES.twoDigits, SHAPES.number, SHAPES.zero]) NEVER[shape] = 1;
for (const sign of `,()/:;'%&@.-!?"#`) NEVER[SIGN_SHAPES + SIGNS.indexOf(sign)] = 1;

/** Words of prose: what is no formula by itself stands in one only beside something that is. */
const WORD = new Uint8Array(128);
for (const shape of [SHAPES.long, SHAPES.capitalised]) WORD[shape] = 1;

/** The letters of `e.g.`, `i.e.`, `it's`, `3D`. */
function isAbbreviated(tokens: Tokens, t: number): boolean {
  const { shape, gap, count } = tokens;
  if (tokens.end[t]! - tokens.start[t]! !== 1 || shape[t]! > SHAPES.capitalI) return false;
  if (
    t > 0 &&
    gap[t] === GLUED &&
    (shape[t - 1] === APOSTROPHE ||
      shape[t - 1] === SHAPES.foreignSign ||
      (shape[t - 1] === SHAPES.digit && shape[t] === SHAPES.capitalLetter))
  )
    return true;
  const dotAfter = t + 1 < count && gap[t + 1] === GLUED && shape[t + 1] === DOT;
  const dotBefore = t > 0 && gap[t] === GLUED && shape[t - 1] === DOT;
  return dotAfter && (dotBefore || (t + 2 < count && gap[t + 2] === GLUED && shape[t + 2]! <= SHAPES.capitalI));
}
const APOSTROPHE = SIGN_SHAPES + SIGNS.indexOf("'");
const DOT = SIGN_SHAPES + SIGNS.indexOf('.');

/** How far a window reaches beyond a suspicious token. */
const MARGIN = 4;

/** @returns from, to, from, to, … in order, not touching */
export function windowsOf(tokens: Tokens, suspects: HashSet, certain: HashSet): number[] {
  const windows: number[] = [];
  let last = -1;
  for (let t = 0; t < tokens.count; t++) {
    const shape = tokens.shape[t]!;
    if (SUSPECT_SHAPE[shape] !== 1) {
      if (NEVER[shape] === 1 || !hasHash(suspects, tokens.hash[t]!)) continue;
      if (WORD[shape] === 1 && !hasHash(certain, tokens.hash[t]!)) continue;
      if (isAbbreviated(tokens, t)) continue;
    }
    const from = Math.max(0, t - MARGIN);
    const to = Math.min(tokens.count, t + MARGIN + 1);
    if (last >= 0 && from <= windows[last]!) windows[last] = to;
    else {
      windows.push(from, to);
      last = windows.length - 1;
    }
  }
  return windows;
}
