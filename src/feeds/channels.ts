// Which feeds there are. In: the library. Out: one channel for all of it, one for each series, each edition and each topic:
// a name, and papers in the order that a reader of news wants.

import { seriesAnchor } from '../leaves/urls.ts';
import type { Library, PaperId, Series, Slug } from '../types.ts';

export type Channel = {
  /** null for the whole library, else as in its feeds' addresses: `editions/sep-9-x1y2z`. */
  readonly of: string | null;
  /** Empty for the whole library. */
  readonly name: string;
  readonly papers: readonly PaperId[];
  /** The page that lists the same, relative to the root of the site. */
  readonly page: string;
};

/** A feed is news, and fetched whole each time: of what was first printed long ago only the archive tells. */
export const FEED_SIZE = 100;

export type ChannelOptions = {
  /** How many papers a channel holds. */
  readonly size: number;
  /** Whether the library itself has a channel. */
  readonly newest: boolean;
  /** Whether each series has one. */
  readonly series: boolean;
  /** Whether each edition has a channel. */
  readonly editions: boolean;
  /** Whether each topic has a channel. */
  readonly topics: boolean;
};

export const ALL_CHANNELS: ChannelOptions = {
  size: FEED_SIZE,
  newest: true,
  series: true,
  editions: true,
  topics: true,
};

/**
 * The library and each topic list a paper where it was first printed, newest edition first; a series does so by its own
 * editions alone; an edition lists its papers as printed. Each ends after `size` papers.
 */
export function channelsOf(library: Library, options: ChannelOptions = ALL_CHANNELS): Channel[] {
  const fresh = library.editions.flatMap(({ items }) => items.filter(({ repeated }) => !repeated));
  const newest = fresh.map(({ paper }) => paper);
  const editions = library.editions.map(
    ({ slug, name, items }): Channel => ({
      of: `editions/${slug}`,
      name,
      papers: items.slice(0, options.size).map(({ paper }) => paper),
      page: `editions/${slug}.html`,
    }),
  );
  const places = new Map(newest.map((id, place) => [id, place]));
  const topics = library.topics.map(({ slug, name, papers }): Channel => {
    // Not all papers for each topic: of both there are many.
    const about = papers.flatMap(({ paper }) => places.get(paper) ?? []).sort((a, b) => a - b);
    const first = about.slice(0, options.size).map((place) => newest[place]!);
    return { of: `topics/${slug}`, name, papers: first, page: `topics/${slug}.html` };
  });
  return [
    ...(options.newest
      ? [{ of: null, name: '', papers: newest.slice(0, options.size), page: 'index.html' } satisfies Channel]
      : []),
    ...(options.series ? library.series.map((one) => seriesChannel(library, one, options.size)) : []),
    ...(options.editions ? editions : []),
    ...(options.topics ? topics : []),
  ];
}

/** A paper stands where the series first printed it, whatever other editions did. */
function seriesChannel({ editions }: Library, { slug, name, editions: slugs }: Series, size: number): Channel {
  const own = editions.filter((edition) => slugs.includes(edition.slug));
  const first = new Map<PaperId, Slug>();
  for (const { slug: edition, items } of [...own].reverse()) {
    for (const { paper } of items) if (!first.has(paper)) first.set(paper, edition);
  }
  const fresh = own.flatMap(({ slug: edition, items }) => items.filter(({ paper }) => first.get(paper) === edition));
  return {
    of: `series/${slug}`,
    name,
    papers: fresh.map(({ paper }) => paper).slice(0, size),
    page: `editions.html#${seriesAnchor(slug)}`,
  };
}
