// A listing copied with a blank line between its lines: chrome, a date, then title and abstract in turn.
// In: lines. Out: entries; lines that stand together are one wrapped title or abstract. Refuses files in which
// lines seldom stand alone, and those in which no title is followed by its abstract.
import { chromeRule } from '../chrome.ts';
import type { Shape } from '../shape.ts';
import { cutParagraphs, type Paragraph } from './bare-lines.ts';
import { lacksAlternation } from './evidence.ts';

export const listingSpaced: Shape = {
  name: 'listing-spaced',
  looksLike: 'title and abstract in turn, with a blank line between any two lines',
  lacks: (lines) => {
    const blanks = lines.filter((line) => line.trim() === '').length;
    const paragraphs = toParagraphs(lines);
    if (blanks < (paragraphs.length - 1) * 0.8) return 'blank lines between its lines';
    const chrome = paragraphs.filter(({ text }) => chromeRule(text) !== null).length;
    return lacksAlternation(
      paragraphs.map(({ text }) => text),
      chrome > 1,
    );
  },
  cut: (path, lines) => cutParagraphs(path, lines, toParagraphs(lines)),
};

/** Runs of lines without a blank between. Chrome stands alone even there: it is never part of a title. */
function toParagraphs(lines: readonly string[]): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open = false;
  lines.forEach((raw, i) => {
    const text = raw.trim();
    const chrome = chromeRule(text) !== null;
    const before = paragraphs.at(-1);
    if (open && text !== '' && !chrome && before !== undefined) {
      paragraphs[paragraphs.length - 1] = { text: `${before.text} ${text}`, line: before.line, endLine: i + 1 };
    } else if (text !== '') {
      paragraphs.push({ text, line: i + 1, endLine: i + 1 });
    }
    open = text !== '' && !chrome;
  });
  return paragraphs;
}
