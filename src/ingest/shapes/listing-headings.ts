// Headings and paragraphs: `### title`, then its abstract, without links to the papers. Saved pages as text have it, and
// digests that people write by hand. In: lines. Out: entries. Refuses files whose headings have no abstract below them.
import { titleLevel } from '../cards.ts';
import { isHeading, isMarkup, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

export const listingHeadings: Shape = {
  name: 'listing-headings',
  looksLike: 'titles that are headings, each with its abstract below',
  lacks: (lines) => {
    // Most files have no heading at all, and taking a long one to pieces is dear.
    if (!lines.some(isHeading)) return 'headings';
    const pieces = toPieces(lines);
    return titleLevel(pieces) === 0 ? 'headings' : lacksCards(pieces, 'heading');
  },
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutMarked(path, lines, toPieces(lines), 'heading', isMarkup),
};
