// Finds the formulas in a title or an abstract and mends each: the door of this folder.
// In: text as scraped. Out: places, TeX and how sure we are; sorted, not overlapping, every TeX accepted by KaTeX.
// It changes nothing: what is between the formulas is not its business.
import type { Trust } from '../../types.ts';
import { dollarFormulas } from './dollars.ts';
import { windowsOf } from './gate.ts';
import { BEGIN, bestLabels, IN, type WindowScores } from './labeller.ts';
import { correctWindow, formOpinions } from './look.ts';
import { type DecoderModel, decoderModel } from './model.ts';
import { LONGEST_FORMULA, mendFormula } from './repair.ts';
import { evidenceOf } from './second-look.ts';
import { type Span, spansOf } from './spans.ts';
import { tokenize } from './tokens.ts';

export type FoundFormula = {
  /** UTF-16 offsets into the text. */
  readonly start: number;
  readonly end: number;
  readonly tex: string;
  readonly trust: Trust;
  readonly display: boolean;
  /** For the reader of the page: what was done; null when nothing was. */
  readonly reason: string | null;
};

/** No text has so many; what comes after them stays prose. */
export const MOST_FORMULAS = 2000;

const scores: WindowScores[] = [];
let labels = new Uint8Array(512);

/** Where the labeller sees formulas, closing punctuation left out. */
export function findSpans(text: string, model: DecoderModel): Span[] {
  const tokens = tokenize(text);
  const windows = windowsOf(tokens, model.suspects);
  const spans: Span[] = [];
  if (windows.length === 0) return spans;
  const opinions = formOpinions(tokens, windows, model.labels, model.certain, scores);
  const evidence = evidenceOf(tokens, opinions);
  for (let w = 0; w < windows.length; w += 2) {
    const from = windows[w]!;
    const size = windows[w + 1]! - from;
    if (labels.length < size) labels = new Uint8Array(size * 2);
    const own = scores[w >> 1]!;
    correctWindow(tokens, opinions, evidence, model.second, from, own);
    bestLabels(own, model.bias, labels);
    for (let i = 0; i < size; ) {
      if (labels[i] !== BEGIN) {
        i++;
        continue;
      }
      let last = i;
      while (last + 1 < size && labels[last + 1] === IN) last++;
      spans.push(...spansOf(tokens, from + i, from + last));
      i = last + 1;
    }
  }
  return spans;
}

/** @param text a title or an abstract as scraped, damaged or not */
export function findFormulas(text: string): FoundFormula[] {
  const model = decoderModel();
  const found: FoundFormula[] = dollarFormulas(text);
  const kept = found.length;
  for (const span of findSpans(text, model)) {
    if (found.length >= MOST_FORMULAS) break;
    if (span.end - span.start > LONGEST_FORMULA) continue;
    let overlaps = false;
    for (let i = 0; i < kept; i++) if (found[i]!.start < span.end && span.start < found[i]!.end) overlaps = true;
    if (overlaps) continue;
    const mended = mendFormula(text.slice(span.start, span.end), model);
    if (mended) found.push({ ...span, ...mended, display: false });
  }
  if (kept > 0) found.sort((a, b) => a.start - b.start);
  return found;
}
