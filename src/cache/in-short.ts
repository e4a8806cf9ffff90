// A paper without what it says twice, to be known by, and to be handed to another thread: a text that nothing was mended in
// is its letters alone, and what a dump printed is not said again where the paper says the same. In: a paper, or a text of
// one. Out: plain data, a third as long; and the same paper again, to the letter.
import { proseAsIs, sourceOf } from '../leaves/rich-text.ts';
import type { Paper, Prose, RichText, Segment, Sighting } from '../types.ts';

/** A string is prose that stands as it was scraped; of several segments each that does is one. */
export type TextInShort = string | readonly (string | Segment)[];

/** In the place of a text that is the paper's own. */
const SAME = 0;
type Same = typeof SAME;

export type PaperInShort = Omit<Paper, 'title' | 'abstract' | 'sightings'> & {
  readonly title: TextInShort;
  readonly abstract: TextInShort | null;
  readonly sightings: readonly SightingInShort[];
};

type SightingInShort = Omit<Sighting, 'title' | 'titleSource' | 'abstractSource'> & {
  readonly title: TextInShort | Same;
  readonly titleSource: string | Same;
  readonly abstractSource: string | Same | null;
};

export function textInShort(text: RichText): TextInShort {
  const short = text.map((segment) => (isUntouched(segment) ? segment.text : segment));
  return short.length === 1 && typeof short[0] === 'string' ? short[0] : short;
}

export const wholeText = (short: TextInShort): RichText =>
  typeof short === 'string'
    ? [proseAsIs(short)]
    : short.map((segment) => (typeof segment === 'string' ? proseAsIs(segment) : segment));

const isUntouched = (segment: Segment): segment is Prose =>
  segment.kind === 'prose' &&
  segment.text === segment.source &&
  segment.style === 'plain' &&
  segment.href === null &&
  segment.trust === 'intact';

// Both ways every field is written out: what is left of a record without some takes the engine five times as long to make,
// and is of a kind of its own, which slows who reads it.

export function paperInShort(paper: Paper): PaperInShort {
  const { id, aliases, title, abstract, authors, ids, links, facts, notes, sightings } = paper;
  const short = { title: textInShort(title), abstract: abstract && textInShort(abstract) };
  const [ownTitle, ownAbstract] = [sourceOf(title), abstract && sourceOf(abstract)];
  const inShort = ({ origin, title: seen, titleSource, abstractSource, labels }: Sighting): SightingInShort => {
    const there = seen === title ? short.title : textInShort(seen);
    return {
      origin,
      labels,
      // Of texts with formulas only the very same one is known to be so without another look.
      title: there === short.title ? SAME : there,
      titleSource: titleSource === ownTitle ? SAME : titleSource,
      abstractSource: abstractSource !== null && abstractSource === ownAbstract ? SAME : abstractSource,
    };
  };
  return { id, aliases, authors, ids, links, facts, notes, ...short, sightings: sightings.map(inShort) };
}

export function wholePaper(short: PaperInShort): Paper {
  const { id, aliases, title, abstract, authors, ids, links, facts, notes, sightings } = short;
  const own = { title: wholeText(title), abstract: abstract === null ? null : wholeText(abstract) };
  const [ownTitle, ownAbstract] = [sourceOf(own.title), own.abstract && sourceOf(own.abstract)];
  const whole = ({ origin, title: seen, titleSource, abstractSource, labels }: SightingInShort): Sighting => ({
    origin,
    labels,
    title: seen === SAME ? own.title : wholeText(seen),
    titleSource: titleSource === SAME ? ownTitle : titleSource,
    abstractSource: abstractSource === SAME ? ownAbstract : abstractSource,
  });
  return { id, aliases, authors, ids, links, facts, notes, ...own, sightings: sightings.map(whole) };
}
