// A listing turned into Markdown with its links: `### [title](…/papers/2401.00010)`, `[abstract](the same address)`, avatars,
// counts and dates around. In: lines. Out: entries. Refuses files in which few links to a paper have an abstract by them.
import { isMarkup, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

/** A link to the page of a paper, inline. */
const PAPER_LINK = /\]\(<?(?:https?:\/\/[^\s()]{0,60})?\/(?:papers|abs|pdf)\/[a-z-]*[./]?\d{4}/i;

export const listingLinks: Shape = {
  name: 'listing-links',
  looksLike: 'titles that are links to a paper’s page, each with its abstract',
  lacks: (lines) =>
    lines.some((line) => PAPER_LINK.test(line)) ? lacksCards(toPieces(lines), 'paper link') : 'links to a paper’s page',
  guesses: true,
  decodes: false,
  cut: (path, lines) => cutMarked(path, lines, toPieces(lines), 'paper link', isMarkup),
};
