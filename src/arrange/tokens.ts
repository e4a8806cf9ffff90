// Cuts texts into words as they stand. In: papers, in order. Out: one long array of numbers, a word or a mark each.
// A formula, a number and a punctuation mark end a run of words; addresses are skipped. Hyphens inside a compound are
// kept as a bit of the second word; after a prefix (`multi-objective`), a letter (`k-means`) or before a number
// (`GPT-4`) they make one word. It gives no meaning to words: `terms.ts` does.
import type { Paper, RichText } from '../types.ts';
import { append, type Growing, growing, type Letters, type Numbering, numbering, numberOf } from './numbering.ts';
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
  return known === 0 ? learnKind(unit) : known;
}

function learnKind(unit: number): number {
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

const SPACE = ' '.charCodeAt(0);

/** Room for the letters of one text after the other. */
let room = new Uint16Array(1 << 14);

/** A text's letters; two blanks follow them, so that what follows a sign can always be asked. */
function lettersOf(text: string): Letters {
  if (text.length + 2 > room.length) room = new Uint16Array(2 * text.length + 2);
  const bytes = Buffer.from(room.buffer);
  bytes.write(text, 'utf16le');
  if (!LITTLE_ENDIAN) bytes.subarray(0, text.length * 2).swap16();
  room.fill(SPACE, text.length, text.length + 2);
  return { text, units: room };
}

const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Where the word that begins at `at` ends: letters and digits, and apostrophes between letters. */
function endOfWord(units: Uint16Array, at: number): number {
  let end = at;
  for (;;) {
    const kind = kindOf(units[end]!);
    if (kind <= DIGIT) end += 1;
    else if (kind === APOSTROPHE && end > at && kindOf(units[end + 1]!) === LETTER) end += 1;
    else return end;
  }
}

const isNumber = (units: Uint16Array, from: number, to: number): boolean => {
  for (let at = from; at < to; at++) if (kindOf(units[at]!) !== DIGIT) return false;
  return true;
};

/** Do the parts on both sides of a hyphen make one word? */
function isOneWord({ text, units }: Letters, start: number, hyphen: number, end: number): boolean {
  if (hyphen - start === 1 || end - hyphen === 2) return true;
  if (isNumber(units, hyphen + 1, end)) return kindOf(units[start]!) === LETTER;
  return hyphen - start <= 7 && PREFIXES.has(text.slice(start, hyphen).toLowerCase());
}

function scanText(text: string, codes: Growing, surfaces: Numbering): void {
  const letters = lettersOf(text);
  const { units } = letters;
  let at = 0;
  let joined = 0;
  while (at < text.length) {
    const kind = kindOf(units[at]!);
    if (kind > DIGIT) {
      if (kind !== BLANK) mark(codes, kind === BRACKET_OPEN ? OPEN : kind === BRACKET_CLOSE ? CLOSE : BREAK);
      at += 1;
      joined = 0;
      continue;
    }
    if (isAddress(letters, at)) {
      while (kindOf(units[at]!) !== BLANK) at += 1;
      mark(codes, BREAK);
      continue;
    }
    const start = at;
    let end = endOfWord(units, at);
    let hyphened = false;
    while (kindOf(units[end]!) === HYPHEN && kindOf(units[end + 1]!) <= DIGIT) {
      const next = endOfWord(units, end + 1);
      hyphened = !isOneWord(letters, start, end, next);
      if (hyphened) break;
      end = next;
    }
    const number = isNumber(units, start, end);
    if (number) mark(codes, BREAK);
    else append(codes, numberOf(surfaces, letters, start, withoutGenitive(units, start, end)) * 2 + joined);
    at = hyphened ? end + 1 : end;
    joined = hyphened && !number ? 1 : 0;
  }
}

const H = 'h'.charCodeAt(0);
const W = 'w'.charCodeAt(0);
const S = 's'.charCodeAt(0);

function isAddress({ text, units }: Letters, at: number): boolean {
  if (units[at] !== H && units[at] !== W) return false;
  return text.startsWith('http://', at) || text.startsWith('https://', at) || text.startsWith('www.', at);
}

/** Where the word ends once its `'s` is taken off. */
function withoutGenitive(units: Uint16Array, start: number, end: number): number {
  if (end - start < 3 || units[end - 1] !== S) return end;
  return kindOf(units[end - 2]!) === APOSTROPHE ? end - 2 : end;
}

/** Two breaks in a row say no more than one. */
function mark(codes: Growing, sign: number): void {
  if (sign === BREAK && codes.length > 0 && codes.items[codes.length - 1] === BREAK) return;
  append(codes, sign);
}

/** Where an accent was mended a word goes on in the next segment: `R`, `é`, `nyi`. */
function scanRichText(text: RichText, codes: Growing, surfaces: Numbering): void {
  let prose = '';
  for (const segment of text) {
    if (segment.kind === 'prose') {
      prose += segment.text;
      continue;
    }
    scanText(prose, codes, surfaces);
    prose = '';
    mark(codes, BREAK);
  }
  scanText(prose, codes, surfaces);
}

/** Words and marks that a letter of English makes, a little more than usual. */
const CODES_OF_LETTER = 0.17;

/** What is read of a paper. */
type Texts = Pick<Paper, 'title' | 'abstract'>;

function lettersIn(papers: readonly Texts[]): number {
  let letters = 0;
  for (const { title, abstract } of papers) {
    for (const segment of title) letters += segment.source.length;
    for (const segment of abstract ?? []) letters += segment.source.length;
  }
  return letters;
}

/** The words of all titles and abstracts. Formulas are left out: their letters say nothing about a paper's matter. */
export function cutTokens(papers: readonly Texts[]): Tokens {
  const surfaces = numbering();
  const codes = growing(lettersIn(papers) * CODES_OF_LETTER);
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
