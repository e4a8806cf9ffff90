// The same listing as bare lines, each link's address on a line of its own below its text: the login's address, title,
// `…/papers/2401.00010`, abstract, the same address again. In: lines. Out: entries.
// Refuses files in which a paper's address does not stand alone on a line at least twice.
import { isMarkup, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

const PAPER_ADDRESS = /^\s*<?https?:\/\/[^\s/]{1,60}\/(?:papers|abs|pdf)\/[a-z-]*[./]?\d{4}[^\s#]*>?\s*$/i;

export const listingAddresses: Shape = {
  name: 'listing-addresses',
  looksLike: 'titles with the address of a paper’s page on the line below, then the abstract',
  lacks: (lines) =>
    lines.filter((line) => PAPER_ADDRESS.test(line)).length < 2
      ? 'addresses of papers’ pages on lines of their own'
      : lacksCards(toPieces(lines), 'paper link'),
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutMarked(path, lines, toPieces(lines), 'paper link', isMarkup),
};
