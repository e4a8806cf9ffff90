// Arranges papers into a library. In: merged papers and the dumps they came from. Out: the library: papers by id with
// their links, editions newest first, and what a survey of all papers finds: topics, ties and a map.
import type { Dump, Library, Link, Paper } from '../types.ts';
import { arrangeEditions } from './editions.ts';
import { linksIn } from './links.ts';
import { surveyPapers } from './survey.ts';

export function arrangeLibrary(dumps: readonly Dump[], papers: readonly Paper[]): Library {
  const linked = papers.map((paper) => ({ ...paper, links: allLinks(paper) }));
  const editions = arrangeEditions(dumps, linked);
  return { papers: linked, editions, ...surveyPapers(linked, editions), notes: [] };
}

/** Those that stood beside the paper, then those in its abstract; each address once. */
function allLinks({ links, abstract }: Paper): Link[] {
  const found = abstract === null ? [] : linksIn(abstract);
  const known = new Set(links.map(({ url }) => url));
  return [...links, ...found.filter(({ url }) => !known.has(url))];
}
