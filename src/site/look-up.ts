// Where a paper can be looked up by its title. In: a title in plain text. Out: addresses of searches elsewhere.
// The dumps name no author and no identifier, so a search by title is the honest link.
import type { WebUrl } from '../types.ts';
import { webUrl } from '../urls.ts';

export type LookUp = { readonly name: string; readonly url: WebUrl };

const SITES: readonly { readonly name: string; readonly address: (title: string) => string }[] = [
  { name: 'arXiv', address: (title) => `https://arxiv.org/search/?searchtype=title&query=${title}` },
  { name: 'Google Scholar', address: (title) => `https://scholar.google.com/scholar?q=${title}` },
  { name: 'Semantic Scholar', address: (title) => `https://www.semanticscholar.org/search?q=${title}` },
  { name: 'Hugging Face', address: (title) => `https://huggingface.co/papers?q=${title}` },
];

/** Titles longer than this say no more to a search field. */
const MAX_TITLE = 240;

export function lookUps(title: string): LookUp[] {
  const query = encodeURIComponent(title.toWellFormed().replace(/\s+/g, ' ').trim().slice(0, MAX_TITLE).toWellFormed());
  return SITES.flatMap(({ name, address }) => {
    const url = webUrl(address(query));
    return url === null ? [] : [{ name, url }];
  });
}
