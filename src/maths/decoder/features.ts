// What the labeller looks at: for each token a row of numbers, each naming one fact about it and its neighbours.
// In: tokens. Out: feature numbers, hashed into a table of weights.
// It knows no weights; a row here costs time for every token that is labelled, so each one has to earn its place.
import { type HashSet, hasHash } from './hash-set.ts';
import { SHAPES, SIGN_SHAPES, SIGNS } from './shapes.ts';
import { GLUED, type Tokens } from './tokens.ts';

const signShape = (sign: string): number => SIGN_SHAPES + SIGNS.indexOf(sign);
const CARET = signShape('^');
const UNDERSCORE = signShape('_');
const EQUALS = signShape('=');
const LESS = signShape('<');
const MORE = signShape('>');
const OPENERS = [signShape('('), signShape('['), signShape('{')];
const CLOSERS = [signShape(')'), signShape(']'), signShape('}')];
const COMMA = signShape(',');
const TILDE = signShape('~');
const GRAVE = signShape('`');
const BRACE = signShape('{');

/** Facts that need a look at the whole text, worked out once for it. */
export type Surroundings = {
  /** For a token within brackets, the token that opened them; for a closing one, its partner; -1 for none. */
  readonly opener: Int32Array;
  readonly depth: Uint8Array;
  /** How sure other places of the text make it that a token like this one is maths: 0 to 3. */
  readonly evidence: Uint8Array;
  /** What sort of text it is: how much residue of LaTeX it holds (0 to 4), whether it writes maths in Unicode, whether it writes prose as LaTeX does. */
  readonly residue: number;
  /** How much of that residue stands near each token, itself left aside: 0 to 3. */
  readonly nearby: Uint8Array;
  /** For an opening bracket, the token that closes it; -1 for none. */
  readonly closer: Int32Array;
  readonly textClass: number;
};

const isLetterShape = (shape: number): boolean => shape >= SHAPES.smallLetter && shape <= SHAPES.capitalI;
const isStrong = (shape: number): boolean =>
  shape === CARET || shape === UNDERSCORE || shape === EQUALS || shape === LESS || shape === MORE;

/** Greek letters, arrows and operators: their authors had no need of LaTeX. */
const isMathsSign = (code: number): boolean =>
  (code >= 0x370 && code < 0x400) ||
  (code >= 0x2190 && code < 0x2300) ||
  code === 0xd7 ||
  code === 0xb1 ||
  code === 0xb2 ||
  code === 0x2212;

/** A caret, or an underscore that is no part of a name such as `snake_case`. */
function isIndexSign(tokens: Tokens, t: number): boolean {
  const s = tokens.shape[t]!;
  if (s !== CARET && s !== UNDERSCORE) return false;
  const after = t + 1 < tokens.count ? tokens.shape[t + 1]! : 0;
  return s === CARET || after === BRACE || isLetterShape(after) || (after >= SHAPES.digit && after <= SHAPES.zero);
}

/** The farthest that a bracket's partner may stand, in tokens. */
const REACH = 60;

/** How far a token's neighbourhood reaches, in tokens. */
const NEAR = 8;

const seen = new Uint8Array(4096);

/** @param tokens a whole text's */
export function surroundingsOf(tokens: Tokens, certain: HashSet): Surroundings {
  const { count, shape, gap, hash } = tokens;
  const opener = new Int32Array(count).fill(-1);
  const depth = new Uint8Array(count);
  const evidence = new Uint8Array(count);
  const closer = new Int32Array(count).fill(-1);
  const upTo = new Int32Array(count + 1);
  const stack: number[] = [];
  seen.fill(0);
  let residues = 0;
  let unicode = 0;
  let latex = 0;
  for (let t = 0; t < count; t++) {
    while (stack.length > 0 && t - stack[stack.length - 1]! > REACH) stack.pop();
    const s = shape[t]!;
    const closes = CLOSERS.indexOf(s);
    opener[t] = stack.length > 0 ? stack[stack.length - 1]! : -1;
    depth[t] = Math.min(3, stack.length);
    if (closes >= 0) {
      let i = stack.length - 1;
      while (i >= 0 && shape[stack[i]!] !== OPENERS[closes]) i--;
      if (i >= 0) {
        opener[t] = stack[i]!;
        closer[stack[i]!] = t;
        stack.length = i;
      }
    } else if (OPENERS.includes(s)) {
      stack.push(t);
    }
    if (hasHash(certain, hash[t]!) || isIndexSign(tokens, t)) residues++;
    upTo[t + 1] = residues;
    if (s === SHAPES.foreignSign && isMathsSign(tokens.text.charCodeAt(tokens.start[t]!))) unicode = 1;
    if (s === SHAPES.backslash || s === TILDE || (s === GRAVE && gap[t] === GLUED)) latex = 1;
    if (s >= SHAPES.digit && s <= SHAPES.zero) continue;
    if (s >= SIGN_SHAPES) continue;
    // Where a token stands beside a sign of maths, it is likely maths wherever it stands.
    const before = t > 0 ? shape[t - 1]! : 0;
    const after = t + 1 < count ? shape[t + 1]! : 0;
    const gluedAfter = t + 1 < count && gap[t + 1] === GLUED;
    const gluedBefore = t > 0 && gap[t] === GLUED;
    let grade = 0;
    if (
      (gluedAfter && (after === CARET || after === UNDERSCORE)) ||
      (isStrong(after) && !gluedBefore) ||
      (isStrong(before) && !gluedAfter)
    )
      grade = 4;
    else if (
      gluedBefore &&
      isLetterShape(s) &&
      OPENERS.includes(before) &&
      gluedAfter &&
      (CLOSERS.includes(after) || after === COMMA)
    )
      grade = 2;
    else grade = 1;
    const slot = hash[t]! & 4095;
    const was = seen[slot]!;
    if (grade === 1) seen[slot] = was < 16 ? was + 1 : was | 0;
    else seen[slot] = was | (grade === 4 ? 128 : 64);
  }
  for (let t = 0; t < count; t++) {
    const what = seen[hash[t]! & 4095]!;
    evidence[t] = what >= 128 ? 3 : what >= 64 ? 2 : what > 1 ? 1 : 0;
  }
  const residue = residues === 0 ? 0 : residues === 1 ? 1 : residues < 4 ? 2 : residues < 8 ? 3 : 4;
  const nearby = new Uint8Array(count);
  for (let t = 0; t < count; t++) {
    const own = upTo[t + 1]! - upTo[t]!;
    nearby[t] = Math.min(3, upTo[Math.min(count, t + NEAR + 1)]! - upTo[Math.max(0, t - NEAR)]! - own);
  }
  return { opener, closer, depth, evidence, residue, nearby, textClass: residue | (unicode << 3) | (latex << 4) };
}

export const mix2 = (row: number, a: number, b: number): number => {
  let h = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(a, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ Math.imul(b, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x165667b1);
  return h ^ (h >>> 15);
};

/** More than any token has. */
export const MOST_FEATURES = 64;
export const MOST_PAIR_FEATURES = 8;

const shapeAt = (tokens: Tokens, t: number): number => {
  if (t < 0 || t >= tokens.count) return 127;
  const gap = tokens.gap[t]!;
  return tokens.shape[t]! | (gap << 7);
};
const hashAt = (tokens: Tokens, t: number): number =>
  t < 0 || t >= tokens.count ? (t < 0 ? 11 : 13) : tokens.hash[t]!;

const isWordShape = (shape: number): boolean =>
  shape < SHAPES.digit || shape === SHAPES.glued || shape === SHAPES.gluedEnglish;

/** The ending of a word, which tells its sort where the word itself is too rare: `-ity`, `-ons`. 0 for what is no word. */
function endingAt(tokens: Tokens, t: number): number {
  if (t < 0 || t >= tokens.count) return 0;
  const end = tokens.end[t]!;
  if (end - tokens.start[t]! < 4 || !isWordShape(tokens.shape[t]!)) return 0;
  const { text } = tokens;
  return (text.charCodeAt(end - 3) << 16) ^ (text.charCodeAt(end - 2) << 8) ^ text.charCodeAt(end - 1);
}

/** Writes the features of token `t` into `out`; returns how many. */
export function featuresOf(tokens: Tokens, around: Surroundings, t: number, out: Int32Array): number {
  const w0 = hashAt(tokens, t);
  const w1 = hashAt(tokens, t + 1);
  const w2 = hashAt(tokens, t + 2);
  const v1 = hashAt(tokens, t - 1);
  const v2 = hashAt(tokens, t - 2);
  const s0 = shapeAt(tokens, t);
  const s1 = shapeAt(tokens, t + 1);
  const s2 = shapeAt(tokens, t + 2);
  const s3 = shapeAt(tokens, t + 3);
  const r1 = shapeAt(tokens, t - 1);
  const r2 = shapeAt(tokens, t - 2);
  const r3 = shapeAt(tokens, t - 3);
  const gaps = (s0 >> 7) | ((s1 >> 7) << 2);
  const evidence = around.evidence[t]!;
  const opener = around.opener[t]!;
  const beforeOpener = opener > 0 ? shapeAt(tokens, opener - 1) | (tokens.gap[opener]! << 9) : opener;
  const wordBeforeOpener = opener > 0 ? hashAt(tokens, opener - 1) : opener;
  const { residue, textClass } = around;
  const near = around.nearby[t]!;
  const context = (around.depth[t]! << 2) | (evidence << 4);
  const shapes = s0 | (s1 << 9) | (r1 << 18);
  let n = 0;
  out[n++] = mix2(0, w0, 0);
  out[n++] = mix2(1, w0, gaps);
  out[n++] = mix2(2, v1, s0);
  out[n++] = mix2(3, w1, s0 | ((s1 >> 7) << 12));
  out[n++] = mix2(4, v2, s0);
  out[n++] = mix2(5, w2, s0);
  out[n++] = mix2(6, v1, w0);
  out[n++] = mix2(7, w0, w1);
  out[n++] = mix2(8, mix2(8, v1, w0), w1);
  out[n++] = mix2(9, mix2(9, v1, s0), w1);
  out[n++] = mix2(10, mix2(10, v2, v1), s0);
  out[n++] = mix2(11, mix2(11, w1, w2), s0);
  out[n++] = mix2(12, s0, s1);
  out[n++] = mix2(13, s0, r1);
  out[n++] = mix2(14, shapes, 0);
  out[n++] = mix2(15, shapes, r2);
  out[n++] = mix2(16, shapes, s2);
  out[n++] = mix2(17, shapes, r2 | (s2 << 9));
  out[n++] = mix2(18, shapes, r2 | (r3 << 9));
  out[n++] = mix2(19, shapes, s2 | (s3 << 9));
  out[n++] = mix2(20, w0, context);
  out[n++] = mix2(21, s0, context);
  out[n++] = mix2(22, shapes, context);
  out[n++] = mix2(23, s0, beforeOpener);
  out[n++] = mix2(24, s0, wordBeforeOpener);
  out[n++] = mix2(25, shapes, beforeOpener);
  out[n++] = mix2(26, w0, r1 | (s1 << 9));
  out[n++] = mix2(27, v1, s0 | (s1 << 9));
  out[n++] = mix2(28, w1, s0 | (r1 << 9));
  out[n++] = mix2(29, mix2(29, v2, v1), w0);
  out[n++] = mix2(30, mix2(30, w1, w2), w0);
  out[n++] = mix2(31, w0, r1 | (r2 << 9));
  out[n++] = mix2(32, w0, s1 | (s2 << 9));
  out[n++] = mix2(33, v1, w1);
  out[n++] = mix2(34, r1 | (s1 << 9), evidence | (s0 << 4));
  out[n++] = mix2(35, v1, evidence | (s0 << 4));
  out[n++] = mix2(36, w1, evidence | (s0 << 4));
  out[n++] = mix2(39, w0, textClass);
  out[n++] = mix2(40, s0 | (evidence << 9), textClass);
  out[n++] = mix2(41, shapes, textClass);
  out[n++] = mix2(42, mix2(42, v1, w0), residue);
  out[n++] = mix2(43, mix2(43, w0, w1), residue);
  out[n++] = mix2(44, v1, s0 | (s1 << 9) | (residue << 18));
  out[n++] = mix2(45, beforeOpener, s0 | (residue << 9));
  out[n++] = mix2(46, w0, near | (residue << 2));
  out[n++] = mix2(47, shapes, near);
  out[n++] = mix2(48, mix2(48, v1, s0), near | (s1 << 2));
  const closer = around.closer[t]!;
  if (closer >= 0) out[n++] = mix2(49, s0 | (r1 << 9), shapeAt(tokens, closer + 1) | (Math.min(15, closer - t) << 9));
  out[n++] = mix2(37, hashAt(tokens, t + 3), s0);
  out[n++] = mix2(38, hashAt(tokens, t - 3), s0);
  out[n++] = mix2(58, endingAt(tokens, t - 1), s0);
  out[n++] = mix2(59, endingAt(tokens, t + 1), s0 | ((s1 >> 7) << 12));
  out[n++] = mix2(60, endingAt(tokens, t + 2), shapes);
  out[n++] = mix2(61, endingAt(tokens, t), s0 | (s1 << 9));
  return n;
}

/** Features of the step from token `t - 1` to token `t`. */
export function pairFeaturesOf(tokens: Tokens, around: Surroundings, t: number, out: Int32Array): number {
  const s0 = shapeAt(tokens, t);
  const r1 = shapeAt(tokens, t - 1);
  const s1 = shapeAt(tokens, t + 1);
  const opener = around.opener[t]!;
  const beforeOpener = opener > 0 ? shapeAt(tokens, opener - 1) | (tokens.gap[opener]! << 9) : opener;
  let n = 0;
  out[n++] = mix2(50, 0, 0);
  out[n++] = mix2(51, s0, 0);
  out[n++] = mix2(52, s0, r1 & 127);
  out[n++] = mix2(53, s0 | (s1 << 9), r1);
  out[n++] = mix2(54, hashAt(tokens, t), 0);
  out[n++] = mix2(55, hashAt(tokens, t - 1), s0);
  out[n++] = mix2(56, s0, beforeOpener);
  out[n++] = mix2(57, s0, around.textClass);
  return n;
}
