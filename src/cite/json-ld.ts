// JSON-LD, by schema.org: what a page is about, for search engines. In: a paper, a list, or the site. Out: plain data
// for a `<script type="application/ld+json">`. Such a script is data: browsers neither run it nor hold it against the
// page's security policy.
import { addressOf, arxivAddress, type Citable, cameOut, doiAddress, oneLine } from './citable.ts';
import { displayName, partName } from './names.ts';
import type { MetaSite } from './page-meta.ts';
import { plainText } from './plain-tex.ts';

export type JsonLd = { readonly [key: string]: unknown };

const CONTEXT = { '@context': 'https://schema.org' };

/** The paper as its authors' work, which this library lists. */
export function paperJsonLd(paper: Citable, site: MetaSite): JsonLd {
  const { arxiv, doi } = paper.ids;
  const dated = cameOut(paper);
  const title = oneLine(plainText(paper.title));
  const sameAs = [...(arxiv === null ? [] : [arxivAddress(arxiv)]), ...(doi === null ? [] : [doiAddress(doi)])];
  return {
    ...CONTEXT,
    '@type': 'ScholarlyArticle',
    headline: title,
    name: title,
    ...(paper.authors.length === 0 ? {} : { author: paper.authors.map(authorOf) }),
    ...(dated === null ? {} : { datePublished: isoOf(dated) }),
    ...(paper.abstract === null ? {} : { abstract: oneLine(plainText(paper.abstract)) }),
    ...(sameAs.length === 0 ? {} : { sameAs }),
    ...(addressOf(paper) === null ? {} : { url: addressOf(paper) }),
    ...(paper.page === null ? {} : { mainEntityOfPage: paper.page }),
    isPartOf: { '@type': 'Collection', name: site.title, ...(site.baseUrl === null ? {} : { url: site.baseUrl }) },
  };
}

/** `2021-05`, or `2021` alone. */
const isoOf = ({ year, month }: NonNullable<ReturnType<typeof cameOut>>): string =>
  month === null ? String(year) : `${year}-${String(month).padStart(2, '0')}`;

/** What kind of thing bears a whole name is not known, so it stays a text. */
const authorOf = (author: string): JsonLd | string => {
  const name = oneLine(author);
  return partName(name).kind === 'whole' ? name : { '@type': 'Person', name: displayName(name) };
};

/** An edition or a topic: a page that lists papers. */
export const listJsonLd = (name: string, size: number, path: string, site: MetaSite): JsonLd => ({
  ...CONTEXT,
  '@type': 'CollectionPage',
  name,
  inLanguage: site.language,
  ...(site.baseUrl === null ? {} : { url: site.baseUrl + path }),
  isPartOf: { '@type': 'WebSite', name: site.title },
  mainEntity: { '@type': 'ItemList', numberOfItems: size },
});

/** For the front page. The search box is told only where it has an absolute address. */
export const siteJsonLd = (site: MetaSite): JsonLd => ({
  ...CONTEXT,
  '@type': 'WebSite',
  name: site.title,
  inLanguage: site.language,
  ...(site.baseUrl === null
    ? {}
    : {
        url: site.baseUrl,
        potentialAction: {
          '@type': 'SearchAction',
          target: `${site.baseUrl}search.html?q={query}`,
          'query-input': 'required name=query',
        },
      }),
});
