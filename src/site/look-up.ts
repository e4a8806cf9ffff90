// Where a paper can be looked up by its title. In: a title in plain text. Out: addresses of searches elsewhere.
// The dumps name no author and no identifier, so a search by title is the honest link.

import { webUrl, webUrlWith } from '../leaves/urls.ts';
import type { WebUrl } from '../types.ts';

export type LookUp = { readonly name: string; readonly url: WebUrl };

/** Each ends where the title goes. */
const SITES: readonly LookUp[] = [
  { name: 'arXiv', url: webUrl('https://arxiv.org/search/?searchtype=title&query=')! },
  { name: 'Google Scholar', url: webUrl('https://scholar.google.com/scholar?q=')! },
  { name: 'Semantic Scholar', url: webUrl('https://www.semanticscholar.org/search?q=')! },
  { name: 'Hugging Face', url: webUrl('https://huggingface.co/papers?q=')! },
];

/** Titles longer than this say no more to a search field. */
const MAX_TITLE = 240;

/** @param known names of the places that the paper's own links lead to: nobody need look there */
export function lookUps(title: string, known: ReadonlySet<string> = new Set()): LookUp[] {
  const asked = title.toWellFormed().replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE);
  return SITES.filter(({ name }) => !known.has(name)).flatMap(({ name, url }) => {
    const there = webUrlWith(url, asked);
    return there === null ? [] : [{ name, url: there }];
  });
}
