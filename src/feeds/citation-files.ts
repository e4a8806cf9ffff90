// Citations as files, to be fetched from a page: of the whole library, of each edition, of each topic, in every format.
// In: the library. Out: one file after another. The library's files hold abstracts; those of lists leave them out, or
// each abstract would stand in the site a dozen times.
import { keyOfFile } from '../cache/kept-files.ts';
import type { Citable } from '../cite/citable.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { citationPath } from '../leaves/urls.ts';
import type { DueFile, Library, OutputFile, Paper, PaperId } from '../types.ts';
import { papersById } from './entries.ts';
import { citableMaker } from './export.ts';
import { type MadeFrom, madeFrom } from './made-from.ts';
import type { FeedSite } from './site.ts';

/** Of more papers a file in each format would be too large for most hosts, and for who fetches it; `export` writes it. */
const MOST_WHOLE = 20_000;

/** What is written of so many papers is kept for the other lists that they stand in: 2 kB each. */
const REMEMBERED = 10_000;

/** Of a library of so many papers all are kept for the next build of the process: who watches waits for it. */
const MOST_KEPT = 2000;

/** What is written of a citable is written once: see `once`. */
const kept = new Map<PaperId, { readonly from: string; readonly citable: Citable }>();

/** All papers, for one format after another: of many, what is written in one is not held while the next is. */
function wholeOf(
  library: Library,
  site: FeedSite,
  fromPapers: MadeFrom,
  make: (paper: Paper) => Citable,
): () => readonly Citable[] {
  if (library.papers.length > MOST_KEPT) return () => library.papers.map(make);
  const all = library.papers.map((paper) => {
    const from = JSON.stringify([fromPapers([paper.id]), site.title, site.baseUrl]);
    const before = kept.get(paper.id);
    return before?.from === from ? before : { from, citable: make(paper) };
  });
  kept.clear();
  for (const one of all) kept.set(one.citable.id as PaperId, one);
  const citables = all.map(({ citable }) => citable);
  return () => citables;
}

export function* writeCitationFiles(library: Library, site: FeedSite): Iterable<OutputFile | DueFile> {
  const citables = citableMaker(library, site);
  const fromPapers = madeFrom(library);
  if (library.papers.length <= MOST_WHOLE) {
    const whole = wholeOf(library, site, fromPapers, citables);
    for (const { extension, write } of CITATION_FORMATS) {
      yield { path: citationPath(null, extension), contents: write(whole()) };
    }
  }
  const byId = papersById(library.papers);
  const short = new Map<PaperId, Citable>();
  const shortOf = (id: PaperId): Citable => {
    const known = short.get(id) ?? { ...citables(byId.get(id)!), abstract: null };
    if (short.size < REMEMBERED) short.set(id, known);
    return known;
  };
  for (const { of, ids } of lists(library)) {
    // For every format.
    const from = keyOfFile(fromPapers(ids));
    for (const { extension, write } of CITATION_FORMATS) {
      yield {
        path: citationPath(of, extension),
        from,
        get contents() {
          return write(ids.map(shortOf));
        },
      };
    }
  }
}

type List = { readonly of: string; readonly ids: readonly PaperId[] };

const lists = ({ editions, topics }: Library): List[] => [
  ...editions.map(({ slug, items }): List => ({ of: `editions/${slug}`, ids: items.map(({ paper }) => paper) })),
  ...topics.map(({ slug, papers }): List => ({ of: `topics/${slug}`, ids: papers.map(({ paper }) => paper) })),
];
