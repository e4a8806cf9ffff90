// The same listing with its links numbered: `### [title][35]`, then the abstract between `[` and `][36]`, wrapped at a fixed
// width. In: lines. Out: entries; the list of addresses at the end, where there is one, gives their ids.
// Refuses files without a heading that is such a link.
import { paperOf } from '../cards.ts';
import { isMarkup, toPieces } from '../pieces.ts';
import type { Shape } from '../shape.ts';
import { cutMarked } from './marked.ts';
import { lacksCards } from './marked-evidence.ts';

/** A heading may go on for two lines before its link closes. */
const OPENS = /^#{1,6} +\[/;
const CLOSES = /\]\[\d{1,5}\]\s*$/;
/** `[35]: https://…` and `35. https://…`, below the text. */
const ADDRESS = /^\s*(?:\[(\d{1,5})\]:?|(\d{1,5})\.)\s+<?(https?:\/\/[^\s<>]+)>?\s*$/;

export const listingNumbered: Shape = {
  name: 'listing-numbered',
  looksLike: 'titles that are headings with a numbered link, as in ### [title][35]',
  lacks: (lines) =>
    lines.some((line, i) => OPENS.test(line) && lines.slice(i, i + 4).some((next) => CLOSES.test(next)))
      ? lacksCards(toPieces(lines), 'numbered heading')
      : 'headings with a numbered link',
  guesses: true,
  decodes: false,
  cut: (path, lines) => {
    const addresses = addressesOf(lines);
    const isKnown = (line: string) => isMarkup(line) || ADDRESS.test(line);
    const pieces = toPieces(lines.map((line) => (ADDRESS.test(line) ? '' : line)));
    const led = pieces.map((piece) => ({ ...piece, target: addresses.get(piece.target ?? '') ?? piece.target }));
    const mark = led.some(({ heading, target }) => heading > 0 && paperOf(target) !== null)
      ? 'paper link'
      : 'numbered heading';
    return cutMarked(path, lines, mark === 'paper link' ? led : pieces, mark, isKnown);
  },
};

/** By their number as pieces have it: `#35`. */
function addressesOf(lines: readonly string[]): Map<string, string> {
  const addresses = new Map<string, string>();
  for (const line of lines) {
    const found = ADDRESS.exec(line);
    if (found !== null) addresses.set(`#${found[1] ?? found[2]}`, found[3]!);
  }
  return addresses;
}
