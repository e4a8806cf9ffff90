// Finds the formulas in a title or an abstract and mends each: the door of this folder.
// In: text as scraped. Out: places, TeX and how sure we are; sorted, not overlapping, every TeX accepted by KaTeX.
// It changes nothing: what is between the formulas is not its business.
import { findAddresses } from '../addresses.ts';
import { matchBraces } from '../braces.ts';
import { findDelimited } from '../delimited.ts';
import type { FoundFormula } from '../found.ts';
import { candidatesOf } from './candidates.ts';
import { joined } from './join.ts';
import { opinionOf, takenOf } from './judge.ts';
import { type DecoderModel, decoderModel } from './model.ts';
import { LONGEST_FORMULA, mendFormula } from './repair.ts';
import type { Span } from './spans.ts';
import { tokenize } from './tokens.ts';

/** No text has so many; what comes after them stays prose. */
export const MOST_FORMULAS = 2000;

/** `🤗 Transformers`: KaTeX takes a picture, but it is no maths. Digits count as pictures to Unicode; signs such as ™ do too. */
const PICTURE = /[\u{1f000}-\u{1faff}]/u;

/**
 * `\textcolor[rgb]{1, 0, 0}{Code}`, `Msmall{AWPS}`, ` ``best'' `, `Amos+2017`: marks of prose, which are mended with it;
 * `extbf{T}`, `ef{tab:one}`: a scraper took the `\t` and the `\r` for a tab and a new line; degrees of temperature.
 */
const OF_PROSE =
  /\\(?:(?:text|page)?color|href|url|cite|ref|label|footnote|emph|item)|[A-Z]small\{|``|^[A-Z][a-z]{2,}[+_]?(?:19|20)\d\d|(?<![a-z])(?:ext(?:bf|it|tt|sc)|ef)\{|^°/;

/** `π0` was an index or a power once, and nothing tells which: it stays as it stands. */
const INDEX_LOST = /^\p{Script=Greek}\d+$/u;

/** `beta testing`, `alpha version`: letters that are names of stages, whatever else the text holds. */
const STAGE = /^(?:alpha|beta)$/;
const OF_STAGE = /^[\s-](?:test|version|release|user)/;

/** `(epsilon=0.1)`: brackets around one equation are the sentence's, twenty times to one. */
const RELATION = /[<>=]|leq|geq|sim|approx/;
function unbracketed(text: string, span: Span): Span {
  if (text[span.start] !== '(' || text[span.end - 1] !== ')' || span.end - span.start > LONGEST_FORMULA) return span;
  const start = span.start + 1;
  const end = span.end - 1;
  const inside = text.slice(start, end);
  return RELATION.test(inside) && !/[(),]/.test(inside) ? { start, end } : span;
}

/** Where the formulas are: the candidates that the judge lets pass, joined where several were one. */
export function findSpans(text: string, model: DecoderModel): Span[] {
  const tokens = tokenize(text);
  const { list, sight } = candidatesOf(tokens, model.suspects, model);
  if (sight === null) return [];
  const taken = takenOf(opinionOf(tokens, sight, list, model.judge), model.thresholds);
  const formulas = list.filter((_, i) => taken[i]);
  return joined(tokens, sight, formulas, model.join);
}

/** @param text a title or an abstract as scraped, damaged or not */
export function findFormulas(text: string): FoundFormula[] {
  const model = decoderModel();
  const delimited = findDelimited(text, (shown) => mendFormula(shown, model));
  const walls: readonly Span[] = [...delimited, ...findAddresses(text, matchBraces(text))].sort(
    (a, b) => a.start - b.start,
  );
  const found = [...delimited];
  let w = 0;
  for (const span of findSpans(text, model)) {
    const { start, end } = unbracketed(text, span);
    if (found.length >= MOST_FORMULAS) break;
    while (w < walls.length && walls[w]!.end <= start) w++;
    if (end - start > LONGEST_FORMULA || (w < walls.length && walls[w]!.start < end)) continue;
    const shown = text.slice(start, end);
    if (PICTURE.test(shown) || OF_PROSE.test(shown) || INDEX_LOST.test(shown)) continue;
    if (STAGE.test(shown) && OF_STAGE.test(text.slice(end, end + 9))) continue;
    const mended = mendFormula(shown, model);
    if (mended) found.push({ start, end, ...mended, display: false });
  }
  return delimited.length === 0 ? found : found.sort((a, b) => a.start - b.start);
}
