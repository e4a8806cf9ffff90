// All feeds of a site. In: the library, its channels, how a formula is typeset. Out: an Atom and a JSON Feed a channel,
// one channel after another, so that no more than one is held at a time.
import type { Library, OutputFile } from '../types.ts';
import { writeAtom } from './atom.ts';
import type { Channel } from './channels.ts';
import { entryMaker } from './entries.ts';
import type { Typeset } from './entry-html.ts';
import { writeJsonFeed } from './json-feed.ts';
import type { FeedSite } from './site.ts';

export function* writeFeeds(
  library: Library,
  channels: readonly Channel[],
  site: FeedSite,
  typeset: Typeset,
): Iterable<OutputFile> {
  const entry = entryMaker(library, site, typeset);
  for (const channel of channels) {
    const entries = channel.papers.map(entry);
    yield writeAtom(channel, entries, site);
    yield writeJsonFeed(channel, entries, site);
  }
}
