// What a page says about itself to programs: search engines, reference managers, previews. In: what the page shows.
// Out: tags for its head, in order, as names and attributes; the template escapes and prints them.
// Tags that claim authorship or a date stand only where both are known.
import { arxivAddress, type Citable, cameOut, oneLine } from './citable.ts';
import { type AuthorName, partName } from './names.ts';
import { plainText } from './plain-tex.ts';

export type HeadTag = { readonly tag: 'meta' | 'link'; readonly attributes: Readonly<Record<string, string>> };

export type MetaSite = {
  readonly title: string;
  /** A BCP 47 tag. */
  readonly language: string;
  /** Where the site's root is, with `/` at its end; null where unknown. */
  readonly baseUrl: string | null;
};

export type MetaPage = {
  /** Below the site's root. */
  readonly path: string;
  readonly title: string;
  readonly description: string;
  /** Of a paper's page; null elsewhere. */
  readonly paper: Citable | null;
  /** Feeds that carry what the page lists; addresses relative to the page. */
  readonly feeds: readonly FeedLink[];
};

export type FeedLink = {
  readonly type: 'application/atom+xml' | 'application/feed+json';
  readonly title: string;
  readonly href: string;
};

/** Lets a browser search the site from its address bar; the file itself needs the site's address. */
const SEARCH = { rel: 'search', type: 'application/opensearchdescription+xml' };

/** The canonical address stands only where the site knows its own. */
export function pageMeta(page: MetaPage, site: MetaSite): HeadTag[] {
  const address = site.baseUrl === null ? null : site.baseUrl + page.path;
  return [
    ...(address === null ? [] : [link({ rel: 'canonical', href: address })]),
    ...(site.baseUrl === null ? [] : [link({ ...SEARCH, title: site.title, href: `${site.baseUrl}opensearch.xml` })]),
    ...page.feeds.map(({ type, title, href }) => link({ rel: 'alternate', type, title, href })),
    ...previewTags(page, site, address),
    ...(page.paper === null ? [] : citationTags(page.paper)),
  ];
}

/** OpenGraph, and the one tag of Twitter's cards that OpenGraph does not stand in for. */
const previewTags = ({ title, description, paper }: MetaPage, site: MetaSite, address: string | null): HeadTag[] => [
  property('og:type', paper === null ? 'website' : 'article'),
  property('og:site_name', site.title),
  property('og:title', title),
  property('og:description', description),
  ...(address === null ? [] : [property('og:url', address)]),
  named('twitter:card', 'summary'),
];

/**
 * Tags of Google Scholar, which Zotero reads as well; none where no author is known, since Scholar demands one.
 * They call the paper arXiv's where arXiv holds it: this library is not its home.
 */
export function citationTags(paper: Citable): HeadTag[] {
  if (paper.authors.length === 0) return [];
  const { arxiv, doi } = paper.ids;
  const dated = cameOut(paper);
  const tags: readonly (readonly [string, string | null])[] = [
    ['citation_title', oneLine(plainText(paper.title))],
    ...paper.authors.map((author) => ['citation_author', familyFirst(partName(oneLine(author)))] as const),
    ['citation_publication_date', dated === null ? null : String(dated.year)],
    ['citation_arxiv_id', arxiv],
    ['citation_technical_report_institution', arxiv === null ? null : 'arXiv'],
    ['citation_abstract_html_url', arxiv === null ? null : arxivAddress(arxiv)],
    ['citation_doi', doi],
    ['citation_abstract', paper.abstract === null ? null : oneLine(plainText(paper.abstract))],
  ];
  return tags.flatMap(([name, content]) => (content === null ? [] : [named(name, content)]));
}

function familyFirst(name: AuthorName): string {
  if (name.kind === 'whole') return name.name;
  const family = [name.particle, name.family].filter((part) => part !== '').join(' ');
  return [family, name.suffix, name.given].filter((part) => part !== '').join(', ');
}

const link = (attributes: Readonly<Record<string, string>>): HeadTag => ({ tag: 'link', attributes });
const named = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { name, content } });
const property = (name: string, content: string): HeadTag => ({ tag: 'meta', attributes: { property: name, content } });
