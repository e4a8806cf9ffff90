// What a result shows of a text: the whole title, or the stretch of an abstract around its hits, cut into pieces
// that are marked or not. In: shown text and the terms that were looked for. Out: pieces; no DOM.

import type { Markup } from '../leaves/markup.ts';
import { readText } from './phrase.ts';
import type { ShownText } from './schema.ts';
import { STOP_WORDS, wordsOf } from './words.ts';

/** A stretch of prose, or a whole formula with its typeset form. */
export type Piece = { readonly text: string; readonly hit: boolean; readonly markup: readonly Markup[] | null };
type Range = { readonly start: number; readonly end: number };
type Found = Range & { readonly term: string };

/** Signs of an abstract that a result shows. */
const SNIPPET = 260;
/** A snippet starts with its sentence, when that began not further before the first hit than this. */
const RUN_UP = 90;

export const markedTitle = (title: ShownText, marks: ReadonlySet<string>): Piece[] => {
  const text = readText(title);
  return piecesOf(title, hitsIn(text, marks), { start: 0, end: text.length });
};

/** The densest stretch of an abstract; its beginning where nothing was hit. An ellipsis stands where text is left out. */
export function markedSnippet(abstract: ShownText, marks: ReadonlySet<string>): Piece[] {
  const text = readText(abstract);
  const hits = hitsIn(text, marks);
  const range = windowOf(text, hits, formulaRanges(abstract));
  const pieces = piecesOf(abstract, hits, range);
  if (range.start > 0) pieces.unshift(prose('…\u00a0'));
  if (range.end < text.length) pieces.push(prose('\u00a0…'));
  return pieces;
}

const prose = (text: string, hit = false): Piece => ({ text, hit, markup: null });

/** Words that hold a term looked for; function words are marked nowhere. */
function hitsIn(text: string, marks: ReadonlySet<string>): Found[] {
  const wanted = (term: string) => marks.has(term) && !STOP_WORDS.has(term);
  return wordsOf(text).flatMap(({ start, end, term, parts }) => {
    const hit = [term, ...parts].find(wanted);
    return hit === undefined ? [] : [{ start, end, term: hit }];
  });
}

function windowOf(text: string, hits: readonly Found[], formulas: readonly Range[]): Range {
  const first = densest(hits);
  const sentence = first === 0 ? 0 : sentenceStart(text, first);
  let start = first - sentence <= RUN_UP ? sentence : wordStart(text, first - RUN_UP / 2);
  let end = text.length - start <= SNIPPET + 40 ? text.length : text.lastIndexOf(' ', start + SNIPPET);
  for (const formula of formulas) {
    if (formula.start < start && start < formula.end) start = formula.start;
    if (formula.start < end && end < formula.end) end = formula.end;
  }
  return { start, end: end <= start ? text.length : end };
}

/** Where the first hit of the stretch with the most different terms stands; the first such stretch. */
function densest(hits: readonly Found[]): number {
  let best = 0;
  let at = 0;
  for (const [index, { start }] of hits.entries()) {
    const inside = hits.slice(index).filter((hit) => hit.end <= start + SNIPPET - RUN_UP);
    const worth = new Set(inside.map(({ term }) => term)).size * 8 + Math.min(7, inside.length);
    if (worth > best) {
      best = worth;
      at = start;
    }
  }
  return at;
}

function sentenceStart(text: string, before: number): number {
  const ends = [...text.slice(0, before).matchAll(/[.!?]\s+/g)];
  const last = ends.at(-1);
  return last === undefined ? 0 : last.index + last[0].length;
}

const wordStart = (text: string, near: number): number => {
  const blank = text.indexOf(' ', Math.max(0, near));
  return blank < 0 ? 0 : blank + 1;
};

function formulaRanges(text: ShownText): Range[] {
  let at = 0;
  return text.flatMap((part) => {
    const start = at;
    at += (typeof part === 'string' ? part : part[0]).length;
    return typeof part === 'string' ? [] : [{ start, end: at }];
  });
}

function piecesOf(text: ShownText, hits: readonly Range[], window: Range): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const part of text) {
    const start = at;
    const reads = typeof part === 'string' ? part : part[0];
    at += reads.length;
    if (at <= window.start || start >= window.end) continue;
    const inside = hits.filter((hit) => hit.start < at && hit.end > start);
    if (typeof part !== 'string') pieces.push({ text: reads, hit: inside.length > 0, markup: part[1] });
    else {
      const from = Math.max(start, window.start);
      const to = Math.min(at, window.end);
      pieces.push(...cutProse(part.slice(from - start, to - start), from, inside));
    }
  }
  return pieces;
}

function cutProse(text: string, offset: number, hits: readonly Range[]): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const hit of hits) {
    const start = Math.max(at, hit.start - offset);
    const end = Math.min(text.length, hit.end - offset);
    if (end <= start) continue;
    if (start > at) pieces.push(prose(text.slice(at, start)));
    pieces.push(prose(text.slice(start, end), true));
    at = end;
  }
  if (at < text.length) pieces.push(prose(text.slice(at)));
  return pieces;
}
