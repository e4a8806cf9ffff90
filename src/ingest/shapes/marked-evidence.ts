// Evidence that the listings with markup share. In: pieces, and how titles would be marked. Out: what they lack, or null.
import { dealPieces, type TitleMark } from '../cards.ts';
import type { Piece } from '../pieces.ts';

/** A list of links without abstracts is a bibliography, not a digest. */
const SHARE = 0.4;

export function lacksCards(pieces: readonly Piece[], mark: TitleMark): string | null {
  const { cards } = dealPieces(pieces, mark);
  const titled = cards.filter(({ titles }) => titles.length > 0);
  if (titled.length === 0) return 'a title that is marked as one';
  const whole = titled.filter(({ abstracts }) => abstracts.length > 0);
  return whole.length >= Math.max(1, titled.length * SHARE) ? null : 'abstracts: most of its titles stand alone';
}
