// Every file that a site holds for other programs than a reader's browser, save the sitemap, which needs all pages. In: the
// library, the site, how a formula is set as MathML. Out: one file after another. It only calls the writers of this room, one by one.
import { writeHeaders } from '../hosts/headers.ts';
import type { Library, OutputFile, PartedFile } from '../types.ts';
import { writeApiSchemas, writeEditionsJson, writeTopicsJson } from './api.ts';
import { type ChannelOptions, channelsOf } from './channels.ts';
import { writeCitationFiles } from './citation-files.ts';
import type { Mathml } from './entry-html.ts';
import { writeFeeds } from './feeds.ts';
import { writePapersJsonl } from './papers-jsonl.ts';
import { writeLlmsText, writeNoJekyll, writeOpenSearch, writeRobots, writeWebManifest } from './signposts.ts';
import type { FeedSite } from './site.ts';

/** What the owner of the library wants of it. */
export type Included = {
  readonly feeds: ChannelOptions;
  /** Whether lists can be taken along as files of citations. */
  readonly citations: boolean;
  /** Whether there is open data. */
  readonly api: boolean;
  /** Whether the site can be installed. */
  readonly offline: boolean;
};

export type Outreach = {
  readonly site: FeedSite;
  readonly mathml: Mathml;
  readonly include: Included;
  /** Of the page behind the text, such as `#fffdf8`: for the window of the installed site. */
  readonly colour: string;
};

export function* writeOutreach(
  library: Library,
  { site, mathml, include, colour }: Outreach,
): Iterable<OutputFile | PartedFile> {
  const { feeds, citations, api, offline } = include;
  yield* writeFeeds(library, channelsOf(library, feeds), site, mathml);
  if (citations) yield* writeCitationFiles(library, site);
  if (api) yield* openData(library, feeds);
  yield* writeOpenSearch(site);
  yield writeRobots(site);
  yield writeLlmsText(library, site, { api, feed: feeds.newest });
  if (offline) yield writeWebManifest(site, colour);
  yield writeHeaders();
  yield writeNoJekyll();
}

function* openData(library: Library, feeds: ChannelOptions): Iterable<OutputFile | PartedFile> {
  yield writePapersJsonl(library);
  yield writeEditionsJson(library, feeds);
  yield writeTopicsJson(library, feeds);
  yield* writeApiSchemas();
}
