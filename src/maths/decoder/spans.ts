// From labels to places: where each formula starts and ends, with no word of prose at its ends or between its parts.
// In: tokens and the run of them that was labelled as one formula. Out: places in the text; often one, sometimes none.
import { SHAPES, SIGN_SHAPES, SIGNS } from './shapes.ts';
import { BLANK, type Tokens } from './tokens.ts';

export type Span = { readonly start: number; readonly end: number };

const PROSE_SHAPE = new Uint8Array(128);
for (const shape of [SHAPES.long, SHAPES.capitalised, SHAPES.foreign]) PROSE_SHAPE[shape] = 1;

/** Names of functions that are set upright within a formula, and words that stand between its parts. */
const WORDS_OF_MATHS = new Set(
  (
    'poly polylog polyloglog rank span sign diag trace prox conv supp argmin argmax softmax relu sigmoid mod card cost ' +
    'loss diam dist prob opt erf ess const'
  ).split(' '),
);

const shapeOfSign = (sign: string): number => SIGN_SHAPES + SIGNS.indexOf(sign);
const OPEN_BRACE = shapeOfSign('{');
const CLOSE_BRACE = shapeOfSign('}');

/** Signs that prose puts between its words, and maths does not put beside a word: `gradient/differential`, `particular,`. */
const PROSE_SIGNS = new Set([...',;:.-/~'].map(shapeOfSign));

/** Short words that stand beside formulas, and in none. */
const SHORT_WORDS = new Set('ie eg nor the its our are has was all any and for use via'.split(' '));

/** Words that stand in formulas now and then, `spin-1/2`, and are no letters and commands that ran together. */
const AMBIGUOUS = new Set('spin Spin pole poles suit suits init'.split(' '));
const isAmbiguous = ({ text, start, end, shape }: Tokens, t: number): boolean =>
  shape[t] === SHAPES.gluedEnglish && AMBIGUOUS.has(text.slice(start[t], end[t]));

/** Words that stand between the terms of a formula; where it would begin or end with one, the sentence goes on. */
function isLooseEnd({ text, start, end, gap }: Tokens, t: number, first: number, last: number): boolean {
  if (t === last && t > first && gap[t] === BLANK) return /^(?:iff|subset)$/.test(text.slice(start[t], end[t]));
  return t === first && t < last && gap[t + 1] === BLANK && text.slice(start[t], end[t]) === 'iff';
}

/** A word that stands free: blanks or the signs of prose on both sides. */
function isProse(tokens: Tokens, t: number, first: number, last: number): boolean {
  const length = tokens.end[t]! - tokens.start[t]!;
  if ((t === first || t === last) && isLooseEnd(tokens, t, first, last)) return true;
  if (length < 4) return length > 1 && SHORT_WORDS.has(tokens.text.slice(tokens.start[t]!, tokens.end[t]!));
  if (PROSE_SHAPE[tokens.shape[t]!] !== 1 && !isAmbiguous(tokens, t)) return false;
  const signs = length >= 6;
  const freeBefore = t === first || tokens.gap[t] === BLANK || (signs && PROSE_SIGNS.has(tokens.shape[t - 1]!));
  const freeAfter = t === last || tokens.gap[t + 1] === BLANK || (signs && PROSE_SIGNS.has(tokens.shape[t + 1]!));
  return freeBefore && freeAfter && !WORDS_OF_MATHS.has(tokens.text.slice(tokens.start[t]!, tokens.end[t]!));
}

/** Groups with so many free words hold text, not maths. */
const MOST_WORDS = 3;

/** The places of tokens `first` to `last`, cut at words of prose outside of braces; closing punctuation is left out. */
export function spansOf(tokens: Tokens, first: number, last: number): Span[] {
  const spans: Span[] = [];
  let words = 0;
  for (let t = first; t <= last; t++) if (isProse(tokens, t, first, last)) words++;
  let depth = 0;
  let begin = first;
  for (let t = first; t <= last + 1; t++) {
    if (t <= last) {
      if (tokens.shape[t] === OPEN_BRACE) depth++;
      if (tokens.shape[t] === CLOSE_BRACE) depth--;
      if ((depth > 0 && words < MOST_WORDS) || !isProse(tokens, t, first, last)) continue;
    }
    if (t > begin) pushTrimmed(tokens.text, tokens.start[begin]!, tokens.end[t - 1]!, spans);
    begin = t + 1;
  }
  return spans;
}

function pushTrimmed(text: string, start: number, end: number, spans: Span[]): void {
  while (end > start && /[\s.,;:]/.test(text[end - 1]!)) end--;
  while (start < end && /[\s.,;:]/.test(text[start]!)) start++;
  if (end > start) spans.push({ start, end });
}
