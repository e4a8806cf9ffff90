// All feeds of a site. In: the library, its channels, how a formula is typeset. Out: an Atom and a JSON Feed a channel,
// one channel after another, so that no more than one is held at a time; each made when it is asked for.

import { keyOfFile } from '../cache/kept-files.ts';
import { feedPath } from '../leaves/urls.ts';
import type { DueFile, Library, OutputFile } from '../types.ts';
import { writeAtom } from './atom.ts';
import type { Channel } from './channels.ts';
import { entryMaker, type FeedEntry } from './entries.ts';
import type { Typeset } from './entry-html.ts';
import { writeJsonFeed } from './json-feed.ts';
import { madeFrom } from './made-from.ts';
import type { FeedSite } from './site.ts';

export function* writeFeeds(
  library: Library,
  channels: readonly Channel[],
  site: FeedSite,
  typeset: Typeset,
): Iterable<DueFile> {
  const entry = entryMaker(library, site, typeset);
  const fromPapers = madeFrom(library);
  for (const channel of channels) {
    const from = keyOfFile(JSON.stringify(channel) + fromPapers(channel.papers));
    let made: readonly FeedEntry[] | null = null;
    const entries = (): readonly FeedEntry[] => {
      made ??= channel.papers.map(entry);
      return made;
    };
    const due = (format: 'xml' | 'json', write: FeedWriter): DueFile => ({
      path: feedPath(channel.of, format),
      from,
      get contents() {
        return write(channel, entries(), site).contents;
      },
    });
    yield due('xml', writeAtom);
    yield due('json', writeJsonFeed);
  }
}

type FeedWriter = (channel: Channel, entries: readonly FeedEntry[], site: FeedSite) => OutputFile;
