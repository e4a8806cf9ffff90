// Finds the formulas in a title or an abstract and mends each: the door of this folder.
// In: text as scraped. Out: places, TeX and how sure we are; sorted, not overlapping, every TeX accepted by KaTeX.
// It changes nothing: what is between the formulas is not its business.
import { findAddresses } from '../addresses.ts';
import { matchBraces } from '../braces.ts';
import { findDelimited } from '../delimited.ts';
import type { FoundFormula } from '../found.ts';
import { candidatesOf } from './candidates.ts';
import { windowsOf } from './gate.ts';
import { joined } from './join.ts';
import { opinionOf, takenOf } from './judge.ts';
import { type DecoderModel, decoderModel } from './model.ts';
import { isProse } from './not-maths.ts';
import { LONGEST_FORMULA, mendFormula } from './repair.ts';
import type { Span } from './spans.ts';
import { type Tokens, tokenize } from './tokens.ts';

/** No text has so many; what comes after them stays prose. */
export const MOST_FORMULAS = 2000;

/** `(epsilon=0.1)`: brackets around one equation are the sentence's, twenty times to one. */
const RELATION = /[<>=]|leq|geq|sim|approx/;
function unbracketed(text: string, span: Span): Span {
  if (text[span.start] !== '(' || text[span.end - 1] !== ')' || span.end - span.start > LONGEST_FORMULA) return span;
  const start = span.start + 1;
  const end = span.end - 1;
  const inside = text.slice(start, end);
  return RELATION.test(inside) && !/[(),]/.test(inside) ? { start, end } : span;
}

/**
 * Where the formulas are: the candidates that the judge lets pass, joined where several were one.
 * @param company what is said beside the text: what it holds speaks for what the text may hold
 */
export function findSpans(text: string, model: DecoderModel, company = ''): Span[] {
  if (company === '') return spansIn(tokenize(text), model);
  if (windowsOf(tokenize(text), model.suspects, model.certain).length === 0) return [];
  return spansIn(tokenize(`${text}. ${company}`), model).filter(({ end }) => end <= text.length);
}

function spansIn(tokens: Tokens, model: DecoderModel): Span[] {
  const { list, sight } = candidatesOf(tokens, model.suspects, model);
  if (sight === null) return [];
  const taken = takenOf(opinionOf(tokens, sight, list, model.judge), model.thresholds);
  const formulas = list.filter((_, i) => taken[i]);
  return joined(tokens, sight, formulas, model.join);
}

/**
 * @param text a title or an abstract as scraped, damaged or not
 * @param company the abstract, where the text is its title: too short to tell by itself whether its `k` is a variable
 */
export function findFormulas(text: string, company = ''): FoundFormula[] {
  const model = decoderModel();
  const delimited = findDelimited(text, (shown) => mendFormula(shown, model));
  const walls: readonly Span[] = [...delimited, ...findAddresses(text, matchBraces(text))].sort(
    (a, b) => a.start - b.start,
  );
  const found = [...delimited];
  let w = 0;
  for (const span of findSpans(text, model, company)) {
    const { start, end } = unbracketed(text, span);
    if (found.length >= MOST_FORMULAS) break;
    while (w < walls.length && walls[w]!.end <= start) w++;
    if (end - start > LONGEST_FORMULA || (w < walls.length && walls[w]!.start < end)) continue;
    if (isProse(text, { start, end })) continue;
    const mended = mendFormula(text.slice(start, end), model);
    if (mended) found.push({ start, end, ...mended, display: false });
  }
  return delimited.length === 0 ? found : found.sort((a, b) => a.start - b.start);
}
