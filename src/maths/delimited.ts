// Formulas whose dollars survived. In: a text, and who mends what else was lost of them. Out: stretches between `$`,
// `$$`, `\(` or `\[` and their partners that read as maths. Prices are not taken for maths (`$5 to $10`, `US$ 3M`), nor
// what stands between two dollars that lost their partners.
import { COMMAND_KINDS } from './decoder/commands.ts';
import type { Mended } from './decoder/repair.ts';
import { factsOf, SHAPES } from './decoder/shapes.ts';
import type { FoundFormula } from './found.ts';
import { acceptsTex } from './typeset.ts';

const MAX_FORMULA = 600;
/** More than any text has: the rest of a hostile one stays as it is. */
const MAX_FORMULAS = 2000;
const DELIMITERS = /\\[\s\S]|\$\$?/g;
const CLOSING: Readonly<Record<string, string>> = { '\\(': '\\)', '\\[': '\\]' };

type Mend = (shown: string) => Mended | null;

/** In order, not overlapping. Linear: each delimiter looks for its partner among those that follow it at once. */
export function findDelimited(text: string, mend: Mend): FoundFormula[] {
  if (!text.includes('$') && !text.includes('\\')) return [];
  const marks = [...text.matchAll(DELIMITERS)].filter(([mark]) => mark[0] === '$' || /^\\[()[\]]$/.test(mark));
  const found: FoundFormula[] = [];
  if (marks.length < 2) return found;
  const wasListed = !ARGUMENT.test(text);
  for (let index = 0; index < marks.length && found.length < MAX_FORMULAS; index++) {
    const open = marks[index]!;
    const close = marks[index + 1];
    if (close === undefined || close[0] !== (CLOSING[open[0]] ?? open[0])) continue;
    const start = open.index;
    const end = close.index + close[0].length;
    const inside = insideOf(text, start, end, open[0].length, close[0].length);
    if (inside === null) continue;
    const mended = isWhole(inside, wasListed) ? asItStands(inside) : mend(inside);
    if (mended === null) continue;
    const display = open[0].length === 2 && open[0] !== '\\(';
    found.push({ start, end, ...mended, display });
    index++;
  }
  return found;
}

/** What stands between the delimiters; null where it is money or prose. */
function insideOf(text: string, start: number, end: number, before: number, after: number): string | null {
  const inside = text.slice(start + before, end - after);
  if (inside.length > MAX_FORMULA || hasProse(inside)) return null;
  return text[start] === '$' && before === 1 && isPrice(text, start, end, inside) ? null : inside.trim();
}

/** A command with its argument: a listing drops every one of them, so the text came from elsewhere. */
const ARGUMENT = /\\[a-zA-Z]+\{/;

/** Did nothing of it get lost? Not its backslashes, and not the command before a brace, which a listing drops even there. */
function isWhole(inside: string, wasListed: boolean): boolean {
  if (!wasListed) return true;
  if (inside.includes('\\')) return !/[\w)]\{/.test(inside);
  return !/[\w)]\{/.test(inside) && !inside.match(/[a-zA-Z]{2,}/g)?.some(isCommand);
}

/** The letters of a command, or of several that ran together: `alpha`, `Acdot`. English words such as `in` prove nothing. */
function isCommand(run: string): boolean {
  const { shape, cut } = factsOf(run);
  if (shape === SHAPES.glued) return true;
  return shape > SHAPES.command && shape < SHAPES.command + COMMAND_KINDS.english && (cut === run.length || cut >= 3);
}

const asItStands = (tex: string): Mended | null => (acceptsTex(tex) ? { tex, trust: 'intact', reason: null } : null);

/** A dollar before a number and after a word, or one that closes onto a blank or a digit, is money. */
function isPrice(text: string, start: number, end: number, inside: string): boolean {
  if (inside.trim() === '') return true;
  if (/\d/.test(text.charAt(end))) return true;
  const isOpenAtBlank = /^\s|\s$/.test(inside);
  if (isOpenAtBlank && !/[\^_=]|\\[a-zA-Z]/.test(inside)) return true;
  return (
    /^\d/.test(inside) && (/[A-Z]/.test(text.charAt(start - 1)) || (/\s/.test(inside) && !/[\\^_=<>+]/.test(inside)))
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
