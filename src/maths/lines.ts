// The logic of `broadsheet maths`: damaged text in, mended text out, for people who want the repair alone.
// In: a line of JSON `{"id", "text"}`, or plain text. Out: a line of JSON, or Markdown. It reads and writes no stream.
import type { RichText, Trust } from '../types.ts';
import { richMarkdown } from './markdown.ts';
import { restoreMaths } from './restore.ts';

export type LineFormula = { readonly start: number; readonly end: number; readonly tex: string; readonly trust: Trust };

/** Each formula with its place in the source, in UTF-16 units. */
export function formulasOf(text: RichText): LineFormula[] {
  const formulas: LineFormula[] = [];
  let at = 0;
  for (const segment of text) {
    const end = at + segment.source.length;
    if (segment.kind === 'formula') formulas.push({ start: at, end, tex: segment.tex, trust: segment.trust });
    at = end;
  }
  return formulas;
}

/**
 * @param line `{"id": …, "text": "…"}`; the id is any JSON value and is given back as it came
 * @returns `{"id", "markdown", "formulas": [{"start", "end", "tex", "trust"}]}`, or null for a blank line
 * @throws Error that says what is wrong with the line
 */
export function answerLine(line: string): string | null {
  if (line.trim() === '') return null;
  const { id, text } = questionOf(line);
  const mended = restoreMaths(text);
  return JSON.stringify({ id, markdown: richMarkdown(mended), formulas: formulasOf(mended) });
}

/** The mended text as Markdown. */
export const mendText = (text: string): string => richMarkdown(restoreMaths(text));

function questionOf(line: string): { id: unknown; text: string } {
  let question: unknown;
  try {
    question = JSON.parse(line);
  } catch {
    throw new Error('expected a line of JSON like {"id": "1", "text": "..."}');
  }
  if (typeof question !== 'object' || question === null || !('text' in question) || typeof question.text !== 'string') {
    throw new Error('expected an object with a "text" that is a string');
  }
  return { id: 'id' in question ? question.id : null, text: question.text };
}
