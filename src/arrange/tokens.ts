// Cuts texts into words as they stand. In: papers, in order. Out: one long array of numbers, a word or a mark each.
// A formula, a number and a punctuation mark end a run of words; addresses are skipped. Hyphens inside a compound are
// kept as a bit of the second word; after a prefix (`multi-objective`), a letter (`k-means`) or before a number
// (`GPT-4`) they make one word. It gives no meaning to words: `terms.ts` does.
import type { Paper, RichText } from '../types.ts';
import { append, type Growing, type Numbering, numbering, numberOf } from './numbering.ts';
import { PREFIXES } from './words.ts';

/** Marks in the stream; all are negative and end a run of words. */
export const BREAK = -1;
export const OPEN = -2;
export const CLOSE = -3;

export type Tokens = {
  /** Every distinct word as it stands, in order of first use. */
  readonly surfaces: readonly string[];
  /** A mark, or a surface's number times two, plus one where a hyphen joins it to the word before. */
  readonly codes: Int32Array;
  /** Where the title of paper `i` begins (`2i`) and where its abstract does (`2i + 1`); the end stands last. */
  readonly starts: Int32Array;
};

const LETTER = 1;
const DIGIT = 2;
const BLANK = 3;
const HYPHEN = 4;
const APOSTROPHE = 5;
const OTHER = 6;
const BRACKET_OPEN = 7;
const BRACKET_CLOSE = 8;

/** Kinds of UTF-16 units, found out when first met; half a surrogate pair counts as a letter. */
const kinds = new Uint8Array(65536);

function kindOf(unit: number): number {
  const known = kinds[unit]!;
  if (known !== 0) return known;
  const sign = String.fromCharCode(unit);
  let kind = OTHER;
  if (/[\p{L}\p{M}\ud800-\udfff]/u.test(sign)) kind = LETTER;
  else if (/\p{N}/u.test(sign)) kind = DIGIT;
  else if (/[\s~\u00ad\u2060]/.test(sign)) kind = BLANK;
  else if (/[-\u2010\u2011\u2013]/.test(sign)) kind = HYPHEN;
  else if (/['\u2019]/.test(sign)) kind = APOSTROPHE;
  else if (sign === '(') kind = BRACKET_OPEN;
  else if (sign === ')') kind = BRACKET_CLOSE;
  kinds[unit] = kind;
  return kind;
}

/** The kind of the sign at a place; past the end it is a blank. */
const kindAt = (text: string, at: number): number => (at < text.length ? kindOf(text.charCodeAt(at)) : BLANK);

/** Where the word that begins at `at` ends: letters and digits, and apostrophes between letters. */
function endOfWord(text: string, at: number): number {
  let end = at;
  for (;;) {
    const kind = kindAt(text, end);
    if (kind <= DIGIT) end += 1;
    else if (kind === APOSTROPHE && end > at && kindAt(text, end + 1) === LETTER) end += 1;
    else return end;
  }
}

const isNumber = (text: string, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (kindOf(text.charCodeAt(at)) !== DIGIT) return false;
  return true;
};

/** Do the parts on both sides of a hyphen make one word? */
function isOneWord(text: string, start: number, hyphen: number, end: number): boolean {
  if (hyphen - start === 1 || end - hyphen === 2) return true;
  if (isNumber(text, hyphen + 1, end)) return kindOf(text.charCodeAt(start)) === LETTER;
  return hyphen - start <= 7 && PREFIXES.has(text.slice(start, hyphen).toLowerCase());
}

function scanText(text: string, codes: Growing, surfaces: Numbering): void {
  let at = 0;
  let joined = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind > DIGIT) {
      if (kind !== BLANK) mark(codes, kind === BRACKET_OPEN ? OPEN : kind === BRACKET_CLOSE ? CLOSE : BREAK);
      at += 1;
      joined = 0;
      continue;
    }
    if (isAddress(text, at)) {
      while (at < text.length && kindAt(text, at) !== BLANK) at += 1;
      mark(codes, BREAK);
      continue;
    }
    const start = at;
    let end = endOfWord(text, at);
    let hyphened = false;
    while (kindAt(text, end) === HYPHEN && kindAt(text, end + 1) <= DIGIT) {
      const next = endOfWord(text, end + 1);
      hyphened = !isOneWord(text, start, end, next);
      if (hyphened) break;
      end = next;
    }
    const number = isNumber(text, start, end);
    if (number) mark(codes, BREAK);
    else append(codes, numberOf(surfaces, text, start, withoutGenitive(text, start, end)) * 2 + joined);
    at = hyphened ? end + 1 : end;
    joined = hyphened && !number ? 1 : 0;
  }
}

const H = 'h'.charCodeAt(0);
const W = 'w'.charCodeAt(0);
const S = 's'.charCodeAt(0);

function isAddress(text: string, at: number): boolean {
  const first = text.charCodeAt(at);
  if (first !== H && first !== W) return false;
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at);
}

/** Where the word ends once its `'s` is taken off. */
function withoutGenitive(text: string, start: number, end: number): number {
  if (end - start < 3 || text.charCodeAt(end - 1) !== S) return end;
  return kindOf(text.charCodeAt(end - 2)) === APOSTROPHE ? end - 2 : end;
}

/** Two breaks in a row say no more than one. */
function mark(codes: Growing, sign: number): void {
  if (sign === BREAK && codes.length > 0 && codes.items[codes.length - 1] === BREAK) return;
  append(codes, sign);
}

function scanRichText(text: RichText, codes: Growing, surfaces: Numbering): void {
  for (const segment of text) {
    if (segment.kind === 'formula') mark(codes, BREAK);
    else scanText(segment.text, codes, surfaces);
  }
}

/** The words of all titles and abstracts. Formulas are left out: their letters say nothing about a paper's matter. */
export function cutTokens(papers: readonly Paper[]): Tokens {
  const surfaces = numbering();
  const codes: Growing = { items: new Int32Array(1 << 16), length: 0 };
  const starts = new Int32Array(papers.length * 2 + 1);
  for (const [index, paper] of papers.entries()) {
    starts[index * 2] = codes.length;
    scanRichText(paper.title, codes, surfaces);
    mark(codes, BREAK);
    starts[index * 2 + 1] = codes.length;
    if (paper.abstract !== null) scanRichText(paper.abstract, codes, surfaces);
    mark(codes, BREAK);
  }
  starts[papers.length * 2] = codes.length;
  return { surfaces: surfaces.names, codes: codes.items.subarray(0, codes.length), starts };
}
