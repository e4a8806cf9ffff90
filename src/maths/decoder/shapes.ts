// What a word looks like, as one small number, and where it must be cut: facts that hold wherever the word stands.
// In: a run of letters. Out: its facts, remembered, since a text repeats its words.
import { COMMAND_KINDS, commandKind, commandPrefix } from './commands.ts';
import { isEnglish } from './english.ts';

/** Shapes of words; signs have their own from SIGN_SHAPES on. */
export const SHAPES = {
  none: 0,
  smallLetter: 1,
  smallA: 2,
  smallI: 3,
  capitalLetter: 4,
  capitalA: 5,
  capitalI: 6,
  two: 7,
  three: 8,
  long: 9,
  capitalised: 10,
  twoCapitals: 11,
  capitals: 12,
  mixed: 13,
  foreign: 14,
  digit: 15,
  twoDigits: 16,
  number: 17,
  zero: 18,
  backslash: 19,
  /** 20 + kind: the name of a known command, letter by letter. */
  command: 20,
  /** Commands that ran together, perhaps with a letter or two: `alphain`, `kgeq`, `dlog`. */
  glued: 31,
  /** The same, but every command in it is an English word: `pin`, `ntimes`. Words of prose that read so are listed elsewhere. */
  gluedEnglish: 32,
  otherSign: 33,
  foreignSign: 34,
} as const;

export const SIGNS = '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~';
export const SIGN_SHAPES = 35;
export const SHAPE_COUNT = SIGN_SHAPES + SIGNS.length;

export type WordFacts = {
  readonly shape: number;
  /** Where the word must be cut, counted from its start; its length when nowhere. */
  readonly cut: number;
  readonly hash: number;
};

/** Endings that prose hangs onto a formula without a hyphen: `kth`, `epsilons`, `mum` (micrometre). */
const HUNG = new Set(['th', 's', 'm', 'nd', 'st', 'rd']);

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;

function cutOf(word: string): number {
  if (isEnglish(word)) return word.length;
  const name = commandPrefix(word, 0, word.length, 2);
  if (name > 0 && name < word.length) {
    const rest = word.slice(name);
    // A command that survived can only be followed by a letter when another command follows.
    const sure = name >= 5 || /^[A-Z]/.test(rest) || HUNG.has(rest);
    if (sure && commandPrefix(rest, 0, rest.length, 2) === 0) return name;
  }
  if (/^[a-zA-Z]th$/.test(word)) return 1;
  for (let i = 1; i < word.length; i++) {
    if (!isUpper(word.charCodeAt(i))) continue;
    if (isLower(word.charCodeAt(i - 1)) || commandPrefix(word, i, word.length, 5) > 0) return i;
  }
  return word.length;
}

/** A quick look that spares most words the search below. */
function endsInCommand(word: string): boolean {
  for (let length = 2; length <= Math.min(18, word.length); length++) {
    if (commandKind(word.slice(-length)) > 0) return true;
  }
  return false;
}

/** `Tsharpmu`: no English word holds one of these beside a Greek letter of two signs. */
const LONG_ENGLISH = '(?:sharp|times|partial|angle|natural|bullet|diamond|triangle|wedge|square|circ|models)';
const BESIDE_GREEK = new RegExp(`${LONG_ENGLISH}(?:mu|nu|pi|xi)(?![a-z])|(?:mu|nu|pi|xi)${LONG_ENGLISH}(?![a-z])`);

/** 2: cut into commands, one of which is no English word and has three letters; 1: cut otherwise; 0: not to be cut. */
function gluedness(word: string): number {
  if (word.length > 40 || isEnglish(word)) return 0;
  if (!endsInCommand(word)) return 0;
  // best[i] tells how the first i letters can be read: at most two letters, then commands
  const best = new Int8Array(word.length + 1).fill(-1);
  for (let i = 0; i <= Math.min(2, word.length - 1); i++) best[i] = 0;
  for (let i = 0; i < word.length; i++) {
    if (best[i]! < 0) continue;
    for (let length = 2; length <= Math.min(18, word.length - i); length++) {
      const kind = commandKind(word.slice(i, i + length));
      if (kind === 0) continue;
      const grade = Math.max(best[i]!, kind === COMMAND_KINDS.english || length === 2 ? 1 : 2);
      if (grade > best[i + length]!) best[i + length] = grade;
    }
  }
  const grade = Math.max(0, best[word.length]!);
  return grade === 1 && BESIDE_GREEK.test(word) ? 2 : grade;
}

function shapeOf(word: string): number {
  if (word.length === 1) {
    if (word === 'a') return SHAPES.smallA;
    if (word === 'i') return SHAPES.smallI;
    if (word === 'A') return SHAPES.capitalA;
    if (word === 'I') return SHAPES.capitalI;
    if (/[a-z]/.test(word)) return SHAPES.smallLetter;
    return /[A-Z]/.test(word) ? SHAPES.capitalLetter : SHAPES.foreign;
  }
  const kind = commandKind(word);
  if (kind > 0) return SHAPES.command + kind;
  if (!/^[A-Za-z]+$/.test(word)) return SHAPES.foreign;
  const glued = gluedness(word);
  if (glued > 0) return glued === 2 ? SHAPES.glued : SHAPES.gluedEnglish;
  if (/^[a-z]+$/.test(word)) return word.length === 2 ? SHAPES.two : word.length === 3 ? SHAPES.three : SHAPES.long;
  if (/^[A-Z]+$/.test(word)) return word.length === 2 ? SHAPES.twoCapitals : SHAPES.capitals;
  return /^[A-Z][a-z]+$/.test(word) ? SHAPES.capitalised : SHAPES.mixed;
}

export const HASH_START = 0x811c9dc5 | 0;
export const hashOn = (hash: number, code: number): number => Math.imul(hash ^ code, 0x01000193);
export const hashEnd = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);

/** FNV-1a over UTF-16 units, stirred once more. */
export function hashOf(text: string, start: number, end: number): number {
  let hash = HASH_START;
  for (let i = start; i < end; i++) hash = hashOn(hash, text.charCodeAt(i));
  return hashEnd(hash);
}

export const CHECK_START = 7;
/** A second hash, of another kind: two words that agree in both are not met. */
export const checkOn = (check: number, code: number): number => (Math.imul(check, 31) + code) | 0;

/**
 * Facts by word, since a text repeats its words: four numbers a place, side by side, since waiting for memory is what
 * costs. A place holds one word, the last that fell on it: its hash, its check, the hash of its first part, and in one
 * number shape, length of the first part (0: all of it) and length.
 */
const PLACES = 1 << 16;
export const FACTS = new Int32Array((PLACES + 1) * 4);
const LONGEST_REMEMBERED = 60;

/** @returns where in FACTS the run of letters from `start` to `end` stands, whose hash and check are given */
export function placeOfWord(text: string, start: number, end: number, hash: number, check: number): number {
  const length = end - start;
  const place = length > LONGEST_REMEMBERED ? PLACES * 4 : ((hash >>> 7) & (PLACES - 1)) * 4;
  const known = (length & 0xfff) << 20;
  if (FACTS[place] === hash && FACTS[place + 1] === check && (FACTS[place + 3]! & ~0xfffff) === known) return place;
  const facts = factsOf(text.slice(start, end));
  FACTS[place] = hash;
  FACTS[place + 1] = check;
  FACTS[place + 2] = facts.hash;
  FACTS[place + 3] = facts.shape | (facts.cut === length ? 0 : facts.cut << 8) | known;
  return place;
}

export function factsOf(word: string): WordFacts {
  const cut = word.length > LONGEST_REMEMBERED ? word.length : cutOf(word);
  return { shape: shapeOf(word.slice(0, cut)), cut, hash: hashOf(word, 0, cut) };
}
