// Headings and paragraphs: `### title`, then its abstract, without links to the papers. Saved pages as text have it, and
// digests that people write by hand. In: lines. Out: entries. Refuses files whose headings have no abstract below them.
import { titleLevel } from '../cards.ts';
import { isHeading, isMarkup, type Piece, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

export const listingHeadings: Shape = {
  name: 'listing-headings',
  looksLike: 'titles that are headings, each with its abstract below',
  lacks: (lines) => {
    // Most files have no heading at all, and taking a long one to pieces is dear.
    if (!lines.some(isHeading)) return 'headings';
    const pieces = headingPieces(lines);
    return titleLevel(pieces) === 0 ? 'headings' : lacksCards(pieces, 'heading');
  },
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutMarked(path, lines, headingPieces(lines), 'heading', isMarkup),
};

/** A title may be wrapped: its second line stands indented right below the heading. */
function headingPieces(lines: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of toPieces(lines)) {
    const above = pieces.at(-1);
    const goesOn = above !== undefined && above.heading > 0 && piece.heading === 0 && piece.target === null;
    if (goesOn && piece.line === above.endLine + 1 && /^ {2,}\S/.test(lines[piece.line - 1]!)) {
      pieces[pieces.length - 1] = { ...above, text: `${above.text}\n${piece.text}`, endLine: piece.endLine };
    } else pieces.push(piece);
  }
  return pieces;
}
