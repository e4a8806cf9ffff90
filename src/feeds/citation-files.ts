// Citations as files, to be fetched from a page: of the whole library, of each edition, of each topic, in every format.
// In: the library. Out: one file after another. The library's files hold abstracts; those of lists leave them out, or
// each abstract would stand in the site a dozen times.
import { CITATION_FORMATS, type CitationFormat } from '../cite/formats.ts';
import { once } from '../leaves/once.ts';
import { citationPath } from '../leaves/urls.ts';
import type { Library, PaperId, PartedFile } from '../types.ts';
import { papersById } from './entries.ts';
import { citableMaker } from './export.ts';
import { madeFrom } from './made-from.ts';
import { type Group, groupsOf, listParts, writtenPart } from './parts.ts';
import type { FeedSite } from './site.ts';

/** Of more papers a file in each format would be too large for most hosts, and for who fetches it; `export` writes it. */
const MOST_WHOLE = 20_000;

/** What is written of so many papers is kept for the other lists that they stand in: 300 bytes each. */
const REMEMBERED = 200_000;

/** Papers that stand in one part of a list, on average. */
const SOME = 16;

/** One format after another, so that what a list says of a paper is written once, and held in one format at a time. */
export function* writeCitationFiles(library: Library, site: FeedSite): Iterable<PartedFile> {
  const inFull = citableMaker(library, site);
  const inShort = citableMaker(library, site, false);
  const fromPapers = madeFrom(library);
  const byId = papersById(library.papers);
  const groups = once(({ ids }: List) => groupsOf(ids, fromPapers, SOME));
  const [whole, lists] = [wholeOf(library), listsOf(library)];
  for (const format of CITATION_FORMATS) {
    const { entry } = format;
    for (const list of whole) yield fileOf(format, list.of, groups(list), (id) => entry(inFull(byId.get(id)!)));
    const known = new Map<PaperId, string>();
    const short = (id: PaperId): string => {
      const text = known.get(id) ?? entry(inShort(byId.get(id)!));
      if (known.size < REMEMBERED) known.set(id, text);
      return text;
    };
    for (const list of lists) yield fileOf(format, list.of, groups(list), short);
  }
}

const fileOf = (
  { extension, frame, write }: CitationFormat,
  of: string | null,
  groups: readonly Group[],
  entryOf: (id: PaperId) => string,
): PartedFile => ({
  path: citationPath(of, extension),
  parts: () =>
    groups.length === 0
      ? [writtenPart(write([]))]
      : listParts(groups, frame, (ids) => ids.map(entryOf).join(frame.between)),
});

/** `of` is null for the whole library. */
type List = { readonly of: string | null; readonly ids: readonly PaperId[] };

const wholeOf = ({ papers }: Library): List[] =>
  papers.length > MOST_WHOLE ? [] : [{ of: null, ids: papers.map(({ id }) => id) }];

const listsOf = ({ editions, topics }: Library): List[] => [
  ...editions.map(({ slug, items }): List => ({ of: `editions/${slug}`, ids: items.map(({ paper }) => paper) })),
  ...topics.map(({ slug, papers }): List => ({ of: `topics/${slug}`, ids: papers.map(({ paper }) => paper) })),
];
