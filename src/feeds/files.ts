// All files of a site that are made for programs. In: the library, the pages that were written, the site. Out: open
// data, feeds, and the small files at the site's root, one after another.
import type { Library, OutPath, OutputFile } from '../types.ts';
import { writeApiSchemas, writeEditionsJson, writeTopicsJson } from './api.ts';
import { type ChannelOptions, channelsOf } from './channels.ts';
import type { Typeset } from './entry-html.ts';
import { writeFeeds } from './feeds.ts';
import { writePapersJsonl } from './papers-jsonl.ts';
import { writeLlmsText, writeNoJekyll, writeOpenSearch, writeRobots } from './signposts.ts';
import type { FeedSite } from './site.ts';
import { writeSitemap } from './sitemap.ts';

/** @param pages those that a search engine should know: neither redirects nor the page for lost addresses */
export function* writeForPrograms(
  library: Library,
  pages: readonly OutPath[],
  site: FeedSite,
  channels: ChannelOptions,
  typeset: Typeset,
): Iterable<OutputFile> {
  yield writePapersJsonl(library);
  yield writeEditionsJson(library);
  yield writeTopicsJson(library);
  yield* writeApiSchemas();
  yield* writeFeeds(library, channelsOf(library, channels), site, typeset);
  yield* writeSitemap(pages, site);
  yield writeRobots(site);
  yield* writeOpenSearch(site);
  yield writeLlmsText(library, site);
  yield writeNoJekyll();
}
