// Citations as files, to be fetched from a page: of the whole library, of each edition, of each topic, in every format.
// In: the library. Out: one file after another. The library's files hold abstracts; those of lists leave them out, or
// each abstract would stand in the site a dozen times.
import { CITATION_FORMATS } from '../cite/formats.ts';
import type { Library, OutputFile, PaperId } from '../types.ts';
import { citationPath } from '../urls.ts';
import { citablesOf } from './export.ts';
import type { FeedSite } from './site.ts';

export function* writeCitationFiles(library: Library, site: FeedSite): Iterable<OutputFile> {
  const papers = citablesOf(library, library.papers, site);
  for (const { extension, write } of CITATION_FORMATS) {
    yield { path: citationPath(null, extension), contents: write(papers) };
  }
  const brief = new Map(papers.map((paper) => [paper.id, { ...paper, abstract: null }]));
  for (const { of, ids } of lists(library)) {
    const listed = ids.map((id) => brief.get(id)!);
    for (const { extension, write } of CITATION_FORMATS) {
      yield { path: citationPath(of, extension), contents: write(listed) };
    }
  }
}

type List = { readonly of: string; readonly ids: readonly PaperId[] };

const lists = ({ editions, topics }: Library): List[] => [
  ...editions.map(({ slug, items }): List => ({ of: `editions/${slug}`, ids: items.map(({ paper }) => paper) })),
  ...topics.map(({ slug, papers }): List => ({ of: `topics/${slug}`, ids: papers.map(({ paper }) => paper) })),
];
