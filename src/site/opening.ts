// The opening of an abstract: its first sentence or two, cut where a sentence ends, formulas whole.
// In: a mended text and how much of it is wanted. Out: a shorter mended text, for showing only: its sources,
// joined, are no longer the dump's text. It never cuts inside a formula.
import { readableTex } from '../rich-text.ts';
import type { RichText, Segment } from '../types.ts';

/** Stands for a formula while sentences are looked for. */
const FORMULA = '\ufffc';
/** A full stop after these ends no sentence: `et al. (2020)`, `i.e. we`, `w.r.t. the`, `Fig. 3`, `J. Doe`. */
const ABBREVIATION =
  /(?:\b(?:e\.g|i\.e|cf|vs|al|resp|etc|approx|w\.r\.t|s\.t|Fig|Figs|Eq|Eqs|Sec|Ref|Thm|No|Dr|St)|\b[A-Z])$/;
const SENTENCE_END = /[.!?]['"”’)\]]*(?=\s+["“‘'([]?[\p{Lu}\p{N}\ufffc])/gu;

/** How much of an abstract to show, in characters; a formula counts as much as its readable TeX. */
export type Measure = {
  /** Sentences are added while the opening is shorter than this. */
  readonly enough: number;
  /** An opening that is longer than this is cut at a word's end. */
  readonly most: number;
};

/** The first sentences of `text` that reach `enough` characters, or its first words up to `most`, then ` …`, held to the last word. */
export const opening = (text: RichText, measure: Measure): RichText => split(text, measure).opening;

export type Split = { readonly opening: RichText; readonly rest: RichText };

/** An opening, and what is left behind it; together they hold the whole text. */
export function split(text: RichText, { enough, most }: Measure): Split {
  const flat = text.map((segment) => (segment.kind === 'formula' ? FORMULA : segment.text)).join('');
  const sums = widths(text);
  const width = (position: number): number => sums[position] ?? 0;
  let end = 0;
  for (const stop of sentenceEnds(flat)) {
    if (end > 0 && width(stop) > most) break;
    end = stop;
    if (width(end) >= enough) break;
  }
  if (width(end) <= most) return { opening: end === flat.length ? text : before(text, end), rest: behind(text, end) };
  let cut = end;
  while (cut > 0 && (width(cut) > most || !/\s/.test(flat[cut] ?? ' '))) cut--;
  return cut === 0
    ? { opening: text, rest: [] }
    : { opening: [...before(text, cut), plain('\u00a0…')], rest: [plain('…\u00a0'), ...behind(text, cut)] };
}

/** Positions after each sentence of a flat text; the last is its end. */
function sentenceEnds(flat: string): number[] {
  const ends: number[] = [];
  for (const match of flat.matchAll(SENTENCE_END)) {
    if (!ABBREVIATION.test(flat.slice(0, match.index))) ends.push(match.index + match[0].length);
  }
  return [...ends, flat.trimEnd().length];
}

/** The shown width of the flat text up to each of its positions. */
function widths(text: RichText): number[] {
  const sums = [0];
  const add = (width: number) => sums.push(sums.at(-1)! + width);
  for (const segment of text) {
    if (segment.kind === 'formula') add(readableTex(segment.tex).length);
    else for (let i = 0; i < segment.text.length; i++) add(1);
  }
  return sums;
}

/** The part of a text that stands behind `start` in its flat form, without the blanks that it begins with. */
function behind(text: RichText, start: number): RichText {
  const kept: Segment[] = [];
  let left = start;
  for (const segment of text) {
    const length = segment.kind === 'formula' ? 1 : segment.text.length;
    if (left < length) {
      const shown = segment.kind === 'formula' ? segment : { ...segment, text: segment.text.slice(Math.max(0, left)) };
      kept.push(kept.length === 0 && shown.kind === 'prose' ? { ...shown, text: shown.text.trimStart() } : shown);
    }
    left -= length;
  }
  return kept.length === 1 && kept[0]?.kind === 'prose' && kept[0].text === '' ? [] : kept;
}

/** The part of a text that stands before `end` in its flat form. */
function before(text: RichText, end: number): RichText {
  const kept: Segment[] = [];
  let left = end;
  for (const segment of text) {
    if (left <= 0) break;
    if (segment.kind === 'formula') {
      kept.push(segment);
      left -= 1;
    } else {
      kept.push(segment.text.length <= left ? segment : { ...segment, text: segment.text.slice(0, left) });
      left -= segment.text.length;
    }
  }
  return kept;
}

const plain = (text: string): Segment => ({
  kind: 'prose',
  text,
  source: text,
  style: 'plain',
  href: null,
  trust: 'intact',
});
