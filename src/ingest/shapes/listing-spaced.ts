// A listing copied with a blank line between its lines: chrome, a date, then title and abstract in turn.
// In: lines. Out: entries; lines that stand together are one wrapped text. Refuses files in which
// lines seldom stand alone, and those in which no title is followed by its abstract.
import { chromeRule } from '../chrome.ts';
import { endsWhole, kindOf } from '../kinds.ts';
import type { Shape } from '../shape.ts';
import { cutParagraphs, type Paragraph } from './bare-lines.ts';
import { lacksAlternation } from './evidence.ts';

export const listingSpaced: Shape = {
  name: 'listing-spaced',
  looksLike: 'title and abstract in turn, with a blank line between any two lines',
  lacks: (lines) => {
    const paragraphs = toParagraphs(lines);
    const body = lines.slice((paragraphs[0]?.line ?? 1) - 1, paragraphs.at(-1)?.endLine);
    const blanks = body.filter((line) => line.trim() === '').length;
    if (blanks < (paragraphs.length - 1) * 0.8) return 'blank lines between its lines';
    const chrome = paragraphs.filter(({ text }) => chromeRule(text) !== null).length;
    return lacksAlternation(
      paragraphs.map(({ text }) => text),
      chrome > 1,
    );
  },
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutParagraphs(path, lines, toParagraphs(lines)),
};

/**
 * Lines that stand together are one wrapped text, unless they are plainly two: a dump that lost one blank line has a
 * title right above its abstract. Chrome always stands alone.
 */
function toParagraphs(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let above: string | null = null;
  lines.forEach((raw, i) => {
    const text = raw.trim();
    const before = paragraphs.at(-1);
    if (above !== null && before !== undefined && wraps(above, text)) {
      paragraphs[paragraphs.length - 1] = { text: `${before.text} ${text}`, line: before.line, endLine: i + 1 };
    } else if (text !== '') {
      paragraphs.push({ text, line: i + 1, endLine: i + 1 });
    }
    above = text === '' ? null : text;
  });
  return paragraphs;
}

/** Whether a line goes on with the one right above it. */
function wraps(above: string, text: string): boolean {
  if (text === '' || chromeRule(above) !== null || chromeRule(text) !== null) return false;
  return kindOf(above) === 'title' ? kindOf(text) === 'title' : !endsWhole(above) && /^\p{Ll}/u.test(text);
}
