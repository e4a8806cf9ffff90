// What every writer of this room knows about the site. A site that has not been told its address is whole all the
// same: its files then carry no absolute link, and those that consist of such links are not written.
import type { Language } from '../texts/languages.ts';
import type { OutPath, WebUrl } from '../types.ts';

export type FeedSite = Language & {
  /** `[a-z0-9-]+`: names the library in ids, which must never change. */
  readonly id: string;
  readonly title: string;
  /** One sentence; empty where there is none. */
  readonly tagline: string;
  /** Where the site's root is, with `/` at its end; null where unknown. */
  readonly baseUrl: WebUrl | null;
};

export const absolute = (site: FeedSite, path: OutPath): string | null =>
  site.baseUrl === null ? null : `${site.baseUrl}${path}`;

/**
 * A tag URI (RFC 4151) for a thing of the library. Its authority lies under `.invalid`, which belongs to nobody
 * (RFC 2606), so that an id depends neither on the site's address nor on that address being known.
 */
export const tagUri = (site: FeedSite, thing: string): string => `tag:broadsheet.invalid,2025:${site.id}/${thing}`;
