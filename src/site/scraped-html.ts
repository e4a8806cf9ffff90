// A text as it was scraped, with the places that were mended marked. In: RichText. Out: Html; the letters in it are the
// source's own, and no formula is set.
import { escapeHtml } from '../leaves/html.ts';
import type { Html, RichText, Segment } from '../types.ts';

/** Is it shown otherwise than it stood? A formula that its author wrote so is not, though its dollars are gone. */
const isMended = (segment: Segment): boolean =>
  segment.kind === 'formula'
    ? segment.trust !== 'intact'
    : segment.trust !== 'intact' || segment.text !== segment.source;

export function scrapedHtml(text: RichText): Html {
  let html = '';
  let open = false;
  for (const segment of text) {
    if (segment.source === '') continue;
    const mended = isMended(segment);
    if (mended !== open) html += mended ? '<mark>' : '</mark>';
    open = mended;
    html += escapeHtml(segment.source);
  }
  return (open ? `${html}</mark>` : html) as Html;
}
