// Atom (RFC 4287). In: a channel's entries. Out: one XML file with whole abstracts: as HTML with MathML, and where there is
// any also plain, as the summary: one that says the same again is none (4.2.13). Same library, same bytes: every date is
// an edition's.

import { once } from '../leaves/once.ts';
import { feedPath } from '../leaves/urls.ts';
import { speakerOf } from '../texts/languages.ts';
import type { Channel } from './channels.ts';
import type { FeedEntry } from './entries.ts';
import type { FeedFormat } from './feed-format.ts';
import type { Frame } from './parts.ts';
import { absolute, type FeedSite, tagUri } from './site.ts';
import { XML_HEAD, xml, xmlText } from './xml.ts';

/** Atom demands a date where JSON Feed does not. This one says "no day known", and no reader takes it for news. */
export const NO_DAY = '1970-01-01T00:00:00Z';

export const ATOM: FeedFormat = {
  extension: 'xml',
  frame: (channel, updated, site) => frameOf(channel, updated, site),
  empty: (channel, site) => {
    const { begin, end } = frameOf(channel, [], site);
    return begin + end;
  },
  entry: (entry) => entryXml(entry),
};

const END = '</feed>\n';

function frameOf(channel: Channel, updated: readonly (string | null)[], site: FeedSite): Frame {
  const last = updated.map((day) => day ?? NO_DAY).sort();
  const self = absolute(site, feedPath(channel.of, 'xml'));
  const home = site.baseUrl === null ? null : site.baseUrl + channel.page;
  const head = [
    textElement('id', tagUri(site, channel.of ?? 'library')),
    textElement('title', feedTitle(channel, site)),
    site.tagline === '' ? '' : textElement('subtitle', site.tagline),
    textElement('updated', last.at(-1) ?? NO_DAY),
    // Of the feed, not of the papers: Atom wants one where an entry has none of its own.
    xml('author', {}, textElement('name', site.title)),
    textElement('generator', 'Broadsheet'),
    self === null ? '' : xml('link', { rel: 'self', type: 'application/atom+xml', href: self }),
    home === null ? '' : xml('link', { rel: 'alternate', type: 'text/html', href: home }),
  ];
  const attributes = { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': site.language };
  const empty = XML_HEAD + xml('feed', attributes, `\n${head.join('')}`);
  return { begin: empty.slice(0, -END.length), between: '', end: END };
}

/** `Broadsheet`, or `Sep 9: Broadsheet`. */
export const feedTitle = ({ name }: Channel, site: FeedSite): string =>
  name === '' ? site.title : speakerOf(site).say('page.title', { page: name, library: site.title });

const entryXml = once((entry: FeedEntry): string => {
  const parts = [
    textElement('id', entry.id),
    textElement('title', entry.title),
    textElement('updated', entry.updated ?? NO_DAY),
    entry.published === null ? '' : textElement('published', entry.published),
    ...entry.authors.map((name) => xml('author', {}, textElement('name', name))),
    entry.page === null ? '' : xml('link', { rel: 'alternate', type: 'text/html', href: entry.page }),
    entry.source === null ? '' : xml('link', { rel: 'via', href: entry.source }),
    ...entry.links.map(({ url }) => xml('link', { rel: 'related', href: url })),
    ...entry.editions.map((term) => xml('category', { term })),
    entry.text === '' ? '' : xml('summary', { type: 'text' }, xmlText(entry.text)),
    xml('content', { type: 'html' }, xmlText(entry.html)),
  ];
  return xml('entry', {}, `\n${parts.join('')}`);
});

const textElement = (name: string, text: string): string => xml(name, {}, xmlText(text));
