// A listing copied without blank lines: two lines of chrome, then title and abstract in turn, the word `Subscribe`
// glued to the first title. In: lines. Out: entries. Refuses files in which no title is followed by its abstract.
import { gluedChrome } from '../chrome.ts';
import type { Shape } from '../shape.ts';
import { cutParagraphs, type Paragraph } from './bare-lines.ts';
import { lacksAlternation } from './evidence.ts';

export const listingTight: Shape = {
  name: 'listing-tight',
  looksLike: 'title and abstract in turn, a line each, no blank lines between',
  lacks: (lines) => {
    const glued = lines.some((line) => gluedChrome(line) > 0);
    return lacksAlternation(
      toParagraphs(lines).map(({ text }) => text),
      glued,
    );
  },
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutParagraphs(path, lines, toParagraphs(lines)),
};

/** Every line that is not blank stands for itself. */
function toParagraphs(lines: readonly string[]): Paragraph[] {
  return lines.flatMap((line, i) => {
    const text = line.trim();
    return text === '' ? [] : [{ text, line: i + 1, endLine: i + 1 }];
  });
}
