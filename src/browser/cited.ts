// What is known of a paper for a citation, from the page that shows it. In: the element of a paper: a line of a list, a
// search result, a paper's own page. Out: authors, ids and year, none of them made up. They stand there already, for
// programs that cite: in the tags of the page's head, in the list's COinS, and in a result's own attribute.
import type { CitedFacts } from '../cite/citable.ts';

/** Of a paper of which nothing is known. */
export const UNKNOWN: CitedFacts = { authors: [], arxiv: null, doi: null, year: null };

const ARXIV = 'https://arxiv.org/abs/';

export function citedFacts(paper: HTMLElement): CitedFacts {
  const { cited } = paper.dataset;
  if (cited !== undefined) return JSON.parse(cited) as CitedFacts;
  const coins = paper.querySelector<HTMLElement>('.Z3988')?.title;
  return coins === undefined ? fromHead() : fromCoins(new URLSearchParams(coins));
}

/** An OpenURL as `cite/coins.ts` writes it. */
export function fromCoins(openUrl: URLSearchParams): CitedFacts {
  const identifiers = openUrl.getAll('rft.identifier');
  const after = (head: string): string | null =>
    identifiers.find((one) => one.startsWith(head))?.slice(head.length) ?? null;
  const arxiv = after(ARXIV);
  return {
    authors: openUrl.getAll('rft.creator'),
    arxiv: arxiv === null ? null : decodeURI(arxiv),
    doi: after('doi:'),
    year: yearOf(openUrl.get('rft.date')),
  };
}

function fromHead(): CitedFacts {
  const all = (name: string): string[] =>
    [...document.querySelectorAll<HTMLMetaElement>(`meta[name="citation_${name}"]`)].map(({ content }) => content);
  return {
    authors: all('author'),
    arxiv: all('arxiv_id')[0] ?? null,
    doi: all('doi')[0] ?? null,
    year: yearOf(all('publication_date')[0] ?? null),
  };
}

const yearOf = (text: string | null): number | null => (text === null ? null : Number(text));
