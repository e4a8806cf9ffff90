// The sitemap, for search engines (sitemaps.org, protocol 0.9). In: the addresses of the pages. Out: one file, or an
// index of several: a file lists at most 50,000 addresses. Without the site's own address there is none to write.

import { outPath } from '../leaves/urls.ts';
import type { OutPath, OutputFile } from '../types.ts';
import { absolute, type FeedSite } from './site.ts';
import { XML_HEAD, xml, xmlText } from './xml.ts';

export const SITEMAP = outPath('sitemap.xml');
const MAX_ADDRESSES = 50_000;
const NAMESPACE = { xmlns: 'http://www.sitemaps.org/schemas/sitemap/0.9' };

/** @param pages those that a search engine should know: neither redirects nor the page for lost addresses */
export function writeSitemap(pages: readonly OutPath[], site: FeedSite, limit = MAX_ADDRESSES): OutputFile[] {
  if (site.baseUrl === null) return [];
  const sorted = [...pages].sort();
  if (sorted.length <= limit) return [addressList(SITEMAP, 'urlset', 'url', sorted, site)];
  const parts: OutputFile[] = [];
  for (let from = 0; from < sorted.length; from += limit) {
    const path = outPath(`sitemap-${parts.length + 1}.xml`);
    parts.push(addressList(path, 'urlset', 'url', sorted.slice(from, from + limit), site));
  }
  return [
    addressList(
      SITEMAP,
      'sitemapindex',
      'sitemap',
      parts.map((part) => part.path),
      site,
    ),
    ...parts,
  ];
}

function addressList(
  path: OutPath,
  list: string,
  item: string,
  targets: readonly OutPath[],
  site: FeedSite,
): OutputFile {
  const items = targets.map((target) => xml(item, {}, xml('loc', {}, xmlText(absolute(site, target)!)).trimEnd()));
  return { path, contents: XML_HEAD + xml(list, NAMESPACE, `\n${items.join('')}`) };
}
