// JSON Feed 1.1 (jsonfeed.org). In: a channel's entries. Out: one JSON file with whole abstracts, as HTML with MathML, and
// plain where there is any. What is not known is left out: an undated item has no date.
import { once } from '../leaves/once.ts';
import { feedPath } from '../leaves/urls.ts';
import { feedTitle } from './atom.ts';
import type { Channel } from './channels.ts';
import type { FeedEntry } from './entries.ts';
import type { FeedFormat } from './feed-format.ts';
import { absolute, type FeedSite } from './site.ts';

export const JSON_FEED: FeedFormat = {
  extension: 'json',
  frame: (channel, _, site) => ({
    begin: `${headOf(channel, site).slice(0, -NO_ITEMS.length)}[\n  `,
    between: ',\n  ',
    end: '\n ]\n}\n',
  }),
  empty: (channel, site) => `${headOf(channel, site)}\n`,
  entry: (entry) => itemJson(entry),
};

function headOf(channel: Channel, site: FeedSite): string {
  const home = site.baseUrl === null ? null : site.baseUrl + channel.page;
  const feed = {
    version: 'https://jsonfeed.org/version/1.1',
    title: feedTitle(channel, site),
    ...known('description', site.tagline),
    ...known('home_page_url', home),
    ...known('feed_url', absolute(site, feedPath(channel.of, 'json'))),
    language: site.language,
    items: [],
  };
  return JSON.stringify(feed, null, 1);
}

/** How a feed without items ends. */
const NO_ITEMS = '[]\n}';

/** As it stands in the list of items. */
const itemJson = once((entry: FeedEntry): string => JSON.stringify(item(entry), null, 1).replaceAll('\n', '\n  '));

function item(entry: FeedEntry) {
  return {
    id: entry.id,
    ...known('url', entry.page),
    ...known('external_url', entry.source),
    title: entry.title,
    content_html: entry.html,
    ...known('content_text', entry.text),
    ...known('date_published', entry.published),
    ...known('date_modified', entry.updated),
    ...(entry.authors.length === 0 ? {} : { authors: entry.authors.map((name) => ({ name })) }),
    tags: entry.editions,
  };
}

const known = (key: string, value: string | null): Readonly<Record<string, string>> =>
  value === null || value === '' ? {} : { [key]: value };
