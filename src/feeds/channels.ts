// Which feeds there are. In: the library. Out: one channel for all of it, one for each edition and each topic: a name, and
// papers in the order that a reader of news wants.
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

export type ChannelOptions = {
  /** How many papers the channels of the library and of topics hold. */
  readonly size: number;
  /** Whether each edition has a channel, which holds all of its papers. */
  readonly editions: boolean;
  /** Whether each topic has a channel. */
  readonly topics: boolean;
};

export const ALL_CHANNELS: ChannelOptions = { size: FEED_SIZE, editions: true, topics: true };

/**
 * The library and each topic list a paper where it was first printed, newest edition first, and end after `size`
 * papers; an edition lists its papers as printed.
 */
export function channelsOf(library: Library, options: ChannelOptions = ALL_CHANNELS): Channel[] {
  const fresh = library.editions.flatMap(({ items }) => items.filter(({ repeated }) => !repeated));
  const newest = fresh.map(({ paper }) => paper);
  const editions = library.editions.map(
    ({ slug, name, items }): Channel => ({ of: `editions/${slug}`, name, papers: items.map(({ paper }) => paper) }),
  );
  const topics = library.topics.map(({ slug, name, papers }): Channel => {
    const members = new Set(papers.map(({ paper }) => paper));
    return { of: `topics/${slug}`, name, papers: newest.filter((id) => members.has(id)).slice(0, options.size) };
  });
  return [
    { of: null, name: '', papers: newest.slice(0, options.size) },
    ...(options.editions ? editions : []),
    ...(options.topics ? topics : []),
  ];
}
