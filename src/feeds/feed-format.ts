// A format of feeds. In: a channel and its entries. Out: what stands around the entries, and each of them. No code.
import type { Channel } from './channels.ts';
import type { FeedEntry } from './entries.ts';
import type { Frame } from './parts.ts';
import type { FeedSite } from './site.ts';

export type FeedFormat = {
  readonly extension: 'xml' | 'json';
  /** What stands around the entries. @param updated the last day of each paper */
  readonly frame: (channel: Channel, updated: readonly (string | null)[], site: FeedSite) => Frame;
  /** Of a feed without entries. */
  readonly empty: (channel: Channel, site: FeedSite) => string;
  readonly entry: (entry: FeedEntry) => string;
};
