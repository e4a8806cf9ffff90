// All feeds of a site. In: the library, its channels, how a formula is set as MathML. Out: an Atom and a JSON Feed a channel,
// one channel after another, so that no more than one is held at a time; their entries are made as they are asked for.

import { feedPath } from '../leaves/urls.ts';
import type { Library, PaperId, PartedFile } from '../types.ts';
import { ATOM } from './atom.ts';
import type { Channel } from './channels.ts';
import { entryMaker, type FeedEntry, printedIn, seenBetween } from './entries.ts';
import type { Mathml } from './entry-html.ts';
import type { FeedFormat } from './feed-format.ts';
import { JSON_FEED } from './json-feed.ts';
import { madeFrom } from './made-from.ts';
import { groupsOf, listParts, writtenPart } from './parts.ts';
import type { FeedSite } from './site.ts';

const FORMATS: readonly FeedFormat[] = [ATOM, JSON_FEED];

/** Papers that stand in one part of a feed, on average: their formulas are set anew with it. */
const SOME = 4;

export function* writeFeeds(
  library: Library,
  channels: readonly Channel[],
  site: FeedSite,
  mathml: Mathml,
): Iterable<PartedFile> {
  const entryOf = entryMaker(library, site, mathml);
  const fromPapers = madeFrom(library);
  const printed = printedIn(library.editions);
  for (const channel of channels) {
    const { papers } = channel;
    const groups = groupsOf(papers, fromPapers, SOME);
    const updated = papers.map((id) => seenBetween(printed.get(id) ?? []).updated);
    const made = new Map<PaperId, FeedEntry>();
    const madeOnce = (id: PaperId): FeedEntry => {
      const entry = made.get(id) ?? entryOf(id);
      made.set(id, entry);
      return entry;
    };
    for (const { extension, frame, empty, entry } of FORMATS) {
      const around = frame(channel, updated, site);
      const entries = (ids: readonly PaperId[]) => ids.map((id) => entry(madeOnce(id))).join(around.between);
      yield {
        path: feedPath(channel.of, extension),
        parts: () => (papers.length === 0 ? [writtenPart(empty(channel, site))] : listParts(groups, around, entries)),
      };
    }
  }
}
