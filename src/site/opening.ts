// The opening of an abstract: its first sentence or two, cut where a sentence ends, formulas whole.
// In: a mended text and how much of it is wanted. Out: a shorter mended text, for showing only: prose that is cut has no
// source, or the whole of it would go to the printer with each part. It never cuts inside a formula.
import { proseAsIs, readableTex } from '../leaves/rich-text.ts';
import type { Prose, RichText, Segment } from '../types.ts';

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
  const width = widthOf(text);
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
    : { opening: [...before(text, cut), proseAsIs('\u00a0…')], rest: [proseAsIs('…\u00a0'), ...behind(text, cut)] };
}

/** As many signs before a full stop tell whether it ends a sentence: the longest abbreviation, and two more. */
const LOOK_BACK = 8;

/** Positions after each sentence of a flat text; the last is its end. Most callers want the first one or two. */
function* sentenceEnds(flat: string): Iterable<number> {
  for (const match of flat.matchAll(SENTENCE_END)) {
    const before = flat.slice(Math.max(0, match.index - LOOK_BACK), match.index);
    if (!ABBREVIATION.test(before)) yield match.index + match[0].length;
  }
  yield flat.trimEnd().length;
}

/** The shown width of the flat text up to a position: prose as it stands, formulas as they read. */
function widthOf(text: RichText): (position: number) => number {
  const formulas: { readonly at: number; readonly more: number }[] = [];
  let at = 0;
  for (const segment of text) {
    if (segment.kind === 'formula') formulas.push({ at, more: readableTex(segment.tex).length - 1 });
    at += segment.kind === 'formula' ? 1 : segment.text.length;
  }
  return (position) => formulas.reduce((sum, { at, more }) => (at < position ? sum + more : sum), position);
}

/** The part of a text that stands behind `start` in its flat form, without the blanks that it begins with. */
function behind(text: RichText, start: number): RichText {
  const kept: Segment[] = [];
  let left = start;
  for (const segment of text) {
    const length = segment.kind === 'formula' ? 1 : segment.text.length;
    if (left < length) {
      const shown = segment.kind === 'formula' || left <= 0 ? segment : cut(segment, left);
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
      kept.push(segment.text.length <= left ? segment : cut(segment, 0, left));
      left -= segment.text.length;
    }
  }
  return kept;
}

const cut = (prose: Prose, from: number, to?: number): Prose => ({
  ...prose,
  text: prose.text.slice(from, to),
  source: '',
});
