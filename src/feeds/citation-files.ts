// Citations as files, to be fetched from a page: of the whole library, of each edition, of each topic, in every format.
// In: the library. Out: one file after another. The library's files hold abstracts; those of lists leave them out, or
// each abstract would stand in the site a dozen times.
import type { Citable } from '../cite/citable.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { once } from '../cite/once.ts';
import { citationPath } from '../leaves/urls.ts';
import type { Library, PaperId, PartedFile } from '../types.ts';
import { papersById } from './entries.ts';
import { citableMaker } from './export.ts';
import { madeFrom } from './made-from.ts';
import { type Group, groupsOf, listParts, writtenPart } from './parts.ts';
import type { FeedSite } from './site.ts';

/** Of more papers a file in each format would be too large for most hosts, and for who fetches it; `export` writes it. */
const MOST_WHOLE = 20_000;

/** What is written of so many papers is kept for the other lists that they stand in: 2 kB each. */
const REMEMBERED = 10_000;

/** Of more papers, what is written in one format is not held while the next is. */
const MOST_HELD = 2000;

/** Papers that stand in one part of a list, on average. */
const SOME = 16;

/** What is written of a citable is written once: see `once`. */
export function* writeCitationFiles(library: Library, site: FeedSite): Iterable<PartedFile> {
  const { papers } = library;
  const citables = citableMaker(library, site);
  const fromPapers = madeFrom(library);
  const byId = papersById(papers);
  if (papers.length <= MOST_WHOLE) {
    const make = papers.length > MOST_HELD ? citables : once(citables);
    const all = groupsOf(
      papers.map(({ id }) => id),
      fromPapers,
      SOME,
    );
    yield* inEachFormat(null, all, (id) => make(byId.get(id)!));
  }
  const short = new Map<PaperId, Citable>();
  const shortOf = (id: PaperId): Citable => {
    const known = short.get(id) ?? { ...citables(byId.get(id)!), abstract: null };
    if (short.size < REMEMBERED) short.set(id, known);
    return known;
  };
  for (const { of, ids } of lists(library)) yield* inEachFormat(of, groupsOf(ids, fromPapers, SOME), shortOf);
}

function* inEachFormat(
  of: string | null,
  groups: readonly Group[],
  citable: (id: PaperId) => Citable,
): Iterable<PartedFile> {
  for (const { extension, frame, write } of CITATION_FORMATS) {
    const { begin, end } = frame;
    const entries = (ids: readonly PaperId[]): string => {
      const list = write(ids.map(citable));
      return list.slice(begin.length, list.length - end.length);
    };
    yield {
      path: citationPath(of, extension),
      parts: () => (groups.length === 0 ? [writtenPart(write([]))] : listParts(groups, frame, entries)),
    };
  }
}

type List = { readonly of: string; readonly ids: readonly PaperId[] };

const lists = ({ editions, topics }: Library): List[] => [
  ...editions.map(({ slug, items }): List => ({ of: `editions/${slug}`, ids: items.map(({ paper }) => paper) })),
  ...topics.map(({ slug, papers }): List => ({ of: `topics/${slug}`, ids: papers.map(({ paper }) => paper) })),
];
