// Cuts a text into the tokens that the labeller labels: words, parts of glued words, numbers, single signs, commands.
// In: a text. Out: parallel typed arrays, one place per token; blanks are no tokens, only flags of the token after.
// It knows nothing of labels or weights.
import {
  CHECK_START,
  checkOn,
  FACTS,
  HASH_START,
  hashOf,
  hashOn,
  placeOfWord,
  SHAPES,
  SIGN_SHAPES,
  SIGNS,
} from './shapes.ts';

/** How a token stands to the one before it. */
export const GLUED = 0;
export const BLANK = 1;
/** Both are parts of one run of letters: `pi|GDM`. */
export const SAME_WORD = 2;

export type Tokens = {
  readonly text: string;
  readonly count: number;
  readonly start: Int32Array;
  readonly end: Int32Array;
  readonly shape: Uint8Array;
  readonly gap: Uint8Array;
  /** A 32-bit hash of the token's text. */
  readonly hash: Int32Array;
};

const isLower = (code: number): boolean => code >= 97 && code <= 122;
const isUpper = (code: number): boolean => code >= 65 && code <= 90;
const isDigit = (code: number): boolean => code >= 48 && code <= 57;
/** Latin letters with marks and other alphabets count as letters of a word; Greek and everything from U+2000 are signs. */
const isForeign = (code: number): boolean => code >= 0xc0 && code < 0x2000 && !(code >= 0x370 && code < 0x400);
const ASCII_LETTER = new Uint8Array(128);
for (let code = 0; code < 128; code++) if (isLower(code) || isUpper(code)) ASCII_LETTER[code] = 1;
const isLetter = (code: number): boolean => (code < 128 ? ASCII_LETTER[code] === 1 : isForeign(code));
const isBlank = (code: number): boolean =>
  code <= 32 || code === 0xa0 || (code >= 0x2000 && code <= 0x200b) || code === 0x3000;

const SIGN_SHAPE = new Uint8Array(128).fill(SHAPES.otherSign);
for (let i = 0; i < SIGNS.length; i++) SIGN_SHAPE[SIGNS.charCodeAt(i)] = SIGN_SHAPES + i;

function numberShape(text: string, start: number, end: number): number {
  if (end - start === 1) return text[start] === '0' ? SHAPES.zero : SHAPES.digit;
  return end - start === 2 ? SHAPES.twoDigits : SHAPES.number;
}

/** The end of the backslash's command: letters, or one sign that is no blank. */
function commandEnd(text: string, at: number): number {
  let to = at + 1;
  while (to < text.length && (isLower(text.charCodeAt(to)) || isUpper(text.charCodeAt(to)))) to++;
  return to === at + 1 && to < text.length && !isBlank(text.charCodeAt(to)) ? to + 1 : to;
}

/** Room for the tokens of one text, used again for the next; a text gets a copy as long as it needs. */
let start = new Int32Array(0);
let end = new Int32Array(0);
let shape = new Uint8Array(0);
let gap = new Uint8Array(0);
let hash = new Int32Array(0);

function makeRoom(size: number): void {
  start = new Int32Array(size);
  end = new Int32Array(size);
  shape = new Uint8Array(size);
  gap = new Uint8Array(size);
  hash = new Int32Array(size);
}

/** @param text any text; linear in its length */
export function tokenize(text: string): Tokens {
  if (start.length < text.length) makeRoom(text.length * 2);
  let count = 0;
  let nextGap = BLANK;
  let at = 0;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (isBlank(code)) {
      nextGap = BLANK;
      at++;
      continue;
    }
    let to = at + 1;
    if (isLetter(code)) {
      let running = hashOn(HASH_START, code);
      let check = checkOn(CHECK_START, code);
      for (; to < text.length; to++) {
        const next = text.charCodeAt(to);
        if (!isLetter(next)) break;
        running = hashOn(running, next);
        check = checkOn(check, next);
      }
      for (let from = at; from < to; ) {
        const place = placeOfWord(text, from, to, running, check);
        const facts = FACTS[place + 3]!;
        const cut = (facts >> 8) & 0xfff;
        start[count] = from;
        from = cut === 0 ? to : from + cut;
        end[count] = from;
        shape[count] = facts & 0xff;
        hash[count] = FACTS[place + 2]!;
        gap[count++] = nextGap;
        nextGap = SAME_WORD;
        if (from === to) break;
        // the rest of a word that was cut is a word of its own
        running = HASH_START;
        check = CHECK_START;
        for (let i = from; i < to; i++) {
          running = hashOn(running, text.charCodeAt(i));
          check = checkOn(check, text.charCodeAt(i));
        }
      }
    } else {
      let of: number;
      if (isDigit(code)) {
        while (to < text.length && isDigit(text.charCodeAt(to))) to++;
        of = numberShape(text, at, to);
      } else if (code === 92) {
        to = commandEnd(text, at);
        of = SHAPES.backslash;
      } else {
        if (code >= 0xd800 && code < 0xdc00 && to < text.length) to++;
        of = code < 128 ? SIGN_SHAPE[code]! : SHAPES.foreignSign;
      }
      start[count] = at;
      end[count] = to;
      shape[count] = of;
      hash[count] = hashOf(text, at, to);
      gap[count++] = nextGap;
    }
    nextGap = GLUED;
    at = to;
  }
  // one copy of each kind: memory for many small arrays is dear
  const numbers = new Int32Array(count * 3);
  numbers.set(start.subarray(0, count));
  numbers.set(end.subarray(0, count), count);
  numbers.set(hash.subarray(0, count), count * 2);
  const bytes = new Uint8Array(count * 2);
  bytes.set(shape.subarray(0, count));
  bytes.set(gap.subarray(0, count), count);
  return {
    text,
    count,
    start: numbers.subarray(0, count),
    end: numbers.subarray(count, count * 2),
    hash: numbers.subarray(count * 2),
    shape: bytes.subarray(0, count),
    gap: bytes.subarray(count),
  };
}

/** A token's text. */
export const tokenText = (tokens: Tokens, at: number): string => tokens.text.slice(tokens.start[at], tokens.end[at]);
