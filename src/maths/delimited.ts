// Formulas whose dollars survived. In: a text. Out: stretches between `$`, `$$`, `\(` or `\[` and their partners that
// read as maths. Prices are not taken for maths (`$5 to $10`, `US$ 3M`), nor what stands between two
// dollars that lost their partners.
import type { FoundFormula } from './found.ts';
import { rebuild } from './rebuild.ts';
import { acceptsTex } from './typeset.ts';

const MAX_FORMULA = 600;
/** More than any text has: the rest of a hostile one stays as it is. */
const MAX_FORMULAS = 2000;
const DELIMITERS = /\\[\s\S]|\$\$?/g;
const CLOSING: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]' };

/** In order, not overlapping. Linear: each delimiter looks for its partner among those that follow it at once. */
export function findDelimited(text: string): FoundFormula[] {
  const marks = [...text.matchAll(DELIMITERS)].filter(([mark]) => mark[0] === '$' || /^\\[()[\]]$/.test(mark));
  const found: FoundFormula[] = [];
  for (let index = 0; index < marks.length && found.length < MAX_FORMULAS; index++) {
    const open = marks[index]!;
    const close = marks[index + 1];
    if (close === undefined || close[0] !== (CLOSING[open[0]] ?? open[0])) continue;
    const start = open.index;
    const end = close.index + close[0].length;
    const formula = formulaOf(text, start, end, open[0].length, close[0].length);
    if (formula === null) continue;
    found.push(formula);
    index++;
  }
  return found;
}

function formulaOf(text: string, start: number, end: number, before: number, after: number): FoundFormula | null {
  const inside = text.slice(start + before, end - after);
  const isDollar = text[start] === '$';
  if (
    inside.length > MAX_FORMULA ||
    (isDollar && before === 1 && isPrice(text, start, end, inside)) ||
    hasProse(inside)
  )
    return null;
  const display = before === 2 && (isDollar || text[start + 1] === '[');
  const tex = inside.trim();
  // With its backslashes it is what its author wrote; without any, it may be an end of what a listing has left.
  if (tex.includes('\\')) {
    if (!acceptsTex(tex)) return null;
    return { start, end, tex, trust: 'intact', display, reason: null };
  }
  const rebuilt = rebuild(tex);
  return rebuilt === null ? null : { start, end, display, ...rebuilt };
}

/** A dollar before a number and after a word, or one that closes onto a blank or a digit, is money. */
function isPrice(text: string, start: number, end: number, inside: string): boolean {
  if (inside.trim() === '') return true;
  if (/\d/.test(text[end] ?? '')) return true;
  const isOpenAtBlank = /^\s|\s$/.test(inside);
  if (isOpenAtBlank && !/[\^_=]|\\[a-zA-Z]/.test(inside)) return true;
  return (
    /^\d/.test(inside) && (/[A-Z]/.test(text[start - 1] ?? '') || (/\s/.test(inside) && !/[\\^_=<>+]/.test(inside)))
  );
}

/** Two words in a row that are neither commands nor the text of one. */
function hasProse(inside: string): boolean {
  const bare = inside
    .replace(/\\(?:text\w*|mbox|mathrm|operatorname|mathit|mathsf)\s*\{[^{}]*\}/g, '')
    .replace(/\\[a-zA-Z]+/g, '');
  return /(?<![A-Za-z])[A-Za-z]{2,},? [a-z]{3,}(?![A-Za-z])|[.;] [A-Z]?[a-z]{2,} |(?<![A-Za-z])(?:where|the|and|with|for|is|are|of|an?) [A-Za-z]/.test(
    bare,
  );
}
