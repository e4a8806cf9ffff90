// Arranges papers into a library. In: merged papers and the dumps they came from. Out: the library: papers by id with
// their links, editions newest first, and what a survey of all papers finds: topics, ties and a map.
import type { Say } from '../texts/say.ts';
import type { Dump, Library, Link, Paper } from '../types.ts';
import { arrangeEditions } from './editions.ts';
import { linksIn } from './links.ts';
import { type Survey, type SurveyOptions, surveyPapers } from './survey.ts';

/** What is known of a library before its papers are surveyed. */
export type Gathered = Pick<Library, 'papers' | 'editions'>;

/** @param say names the editions; in English where left out */
export function gatherPapers(dumps: readonly Dump[], papers: readonly Paper[], say?: Say): Gathered {
  const linked = papers.map((paper) => ({ ...paper, links: allLinks(paper) }));
  return { papers: linked, editions: arrangeEditions(dumps, linked, say) };
}

export const libraryOf = (gathered: Gathered, survey: Survey): Library => ({
  ...gathered,
  ...survey,
  notes: [],
  series: [],
});

/**
 * All of it, on one thread.
 * @param options what to look for beside topics; everything where left out
 */
export function arrangeLibrary(
  dumps: readonly Dump[],
  papers: readonly Paper[],
  say?: Say,
  options?: SurveyOptions,
): Library {
  const gathered = gatherPapers(dumps, papers, say);
  return libraryOf(gathered, surveyPapers(gathered.papers, gathered.editions, options));
}

/** Those that stood beside the paper, then those in its abstract; each address once. */
function allLinks({ links, abstract }: Paper): readonly Link[] {
  const found = abstract === null ? [] : linksIn(abstract);
  if (found.length === 0) return links;
  const known = new Set(links.map(({ url }) => url));
  return [...links, ...found.filter(({ url }) => !known.has(url))];
}
