// Abstracts with their LaTeX intact, and what a listing makes of them: the truth that the weights are learned from.
// In: the corpus file's lines. Out: the shown text and the formulas in it. The rule of the damage stands in
// scripts/listing-damage.mjs; here it is followed with an eye on where each character came from.
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

export type TrueFormula = { readonly start: number; readonly end: number; readonly tex: string; readonly left: string };
export type Shown = { readonly text: string; readonly formulas: readonly TrueFormula[] };

const COMMAND = /\\[a-zA-Z]+\{([^}]*)\}/g;
const MATHS = /\$([^$]+)\$/g;

/** `\cmd{X}` becomes `X`, once, from left to right; with the raw place of every character that is left. */
function dropCommands(raw: string): { text: string; origin: number[] } {
  let text = '';
  const origin: number[] = [];
  let at = 0;
  const keep = (from: number, to: number): void => {
    text += raw.slice(from, to);
    for (let i = from; i < to; i++) origin.push(i);
  };
  for (const match of raw.matchAll(COMMAND)) {
    keep(at, match.index);
    const end = match.index + match[0].length;
    keep(end - 1 - match[1]!.length, end - 1);
    at = end;
  }
  keep(at, raw.length);
  return { text, origin };
}

/** What a listing shows of a raw abstract. */
export function showAsListing(raw: string): Shown {
  const { text, origin } = dropCommands(raw);
  let shown = '';
  let at = 0;
  const formulas: TrueFormula[] = [];
  for (const match of text.matchAll(MATHS)) {
    shown += text.slice(at, match.index);
    at = match.index + match[0].length;
    const inside = match[1]!.replaceAll('\\', '');
    const tex = raw.slice(origin[match.index]! + 1, origin[at - 1]);
    formulas.push({ start: shown.length, end: shown.length + inside.length, tex, left: match[1]! });
    shown += inside;
  }
  return { text: shown + text.slice(at), formulas };
}

export function readLines(path: string): string[] {
  const bytes = readFileSync(path);
  return (path.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n').filter(Boolean);
}
