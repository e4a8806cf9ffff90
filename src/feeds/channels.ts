// Which feeds there are. In: the library. Out: one channel for all of it and one for each edition: a name, and papers
// in the order that a reader of news wants. Topics join by `topicChannel`.
import type { Library, PaperId } from '../types.ts';

export type Channel = {
  /** null for the whole library, else as in its feeds' addresses: `editions/sep-9-x1y2z`. */
  readonly of: string | null;
  /** Empty for the whole library. */
  readonly name: string;
  readonly papers: readonly PaperId[];
};

/** A feed is news: of what was first printed long ago only the archive tells. */
export const FEED_SIZE = 100;

/**
 * The library's channel lists each paper where it was first printed, newest edition first, and ends after `size`
 * papers; an edition's lists all of its papers as printed.
 */
export function libraryChannels(library: Library, size = FEED_SIZE): Channel[] {
  const fresh = library.editions.flatMap(({ items }) => items.filter(({ repeated }) => !repeated));
  return [
    { of: null, name: '', papers: fresh.slice(0, size).map(({ paper }) => paper) },
    ...library.editions.map(
      ({ slug, name, items }): Channel => ({ of: `editions/${slug}`, name, papers: items.map(({ paper }) => paper) }),
    ),
  ];
}

/** @param papers newest first */
export const topicChannel = (slug: string, name: string, papers: readonly PaperId[], size = FEED_SIZE): Channel => ({
  of: `topics/${slug}`,
  name,
  papers: papers.slice(0, size),
});
