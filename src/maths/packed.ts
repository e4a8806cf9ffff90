// A mended text without what the text as scraped says already. In: a text, and its segments. Out: plain data, small to
// hand to another thread or to keep on disk; and back again, to the letter.
import { proseAsIs } from '../leaves/rich-text.ts';
import type { Formula, Prose, RichText, Segment } from '../types.ts';

/** A number is a stretch of so many characters that stands as it was scraped; `length` is that of the source. */
export type PackedSegment = number | ((Omit<Formula, 'source'> | Omit<Prose, 'source'>) & { readonly length: number });
/** null: nothing was mended. */
export type PackedText = readonly PackedSegment[] | null;

export function packText(text: RichText): PackedText {
  const packed = text.map(packSegment);
  return packed.length === 1 && typeof packed[0] === 'number' ? null : packed;
}

function packSegment(segment: Segment): PackedSegment {
  const { source, ...rest } = segment;
  return isUntouched(segment) ? source.length : { ...rest, length: source.length };
}

const isUntouched = (segment: Segment): boolean =>
  segment.kind === 'prose' &&
  segment.text === segment.source &&
  segment.style === 'plain' &&
  segment.href === null &&
  segment.trust === 'intact';

/** @param source the text as scraped, which the segments' sources make up */
export function unpackText(packed: PackedText, source: string): RichText {
  let at = 0;
  return (packed ?? [source.length]).map((segment) => {
    const length = typeof segment === 'number' ? segment : segment.length;
    at += length;
    return unpackSegment(segment, source.slice(at - length, at));
  });
}

/** Written out: of what is left of a record without one field, the engine makes a kind of its own for each. */
function unpackSegment(segment: PackedSegment, source: string): Segment {
  if (typeof segment === 'number') return proseAsIs(source);
  if (segment.kind === 'prose') {
    const { text, style, href, trust } = segment;
    return { kind: 'prose', text, source, style, href, trust };
  }
  const { tex, display, trust, reason } = segment;
  return { kind: 'formula', tex, display, source, trust, reason };
}
