// Papers as one file, for other programs. In: the library, a format, which papers. Out: the text of the file.
// Each format is a row of a table; SQLite, which is no text, has a file of its own.
import { addressOf, type Citable, citableOf, oneLine } from '../cite/citable.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { displayName } from '../cite/names.ts';
import { plainText } from '../cite/plain-tex.ts';
import { paperPath } from '../leaves/urls.ts';
import type { Edition, Library, Paper, PaperId, Topic } from '../types.ts';
import { csvTable } from './csv.ts';
import { printedIn } from './entries.ts';
import { writePapersJsonl } from './papers-jsonl.ts';
import { textOfParts } from './parts.ts';
import { absolute, type FeedSite } from './site.ts';

export type TextFormat = {
  readonly name: string;
  readonly extension: string;
  readonly describe: string;
  readonly write: (library: Library, papers: readonly Paper[], site: FeedSite) => string;
};

export const TEXT_FORMATS: readonly TextFormat[] = [
  {
    name: 'jsonl',
    extension: 'jsonl',
    describe: 'one JSON object a line, as in api/papers.jsonl',
    write: (library, papers) => textOfParts(writePapersJsonl(library, papers)),
  },
  { name: 'csv', extension: 'csv', describe: 'a table for spreadsheets', write: csvOf },
  ...CITATION_FORMATS.map(
    ({ format, name, extension, write }): TextFormat => ({
      name: format,
      extension,
      describe: `citations as ${name}`,
      write: (library, papers, site) => write(citablesOf(library, papers, site)),
    }),
  ),
];

export const formatNamed = (name: string): TextFormat | null =>
  TEXT_FORMATS.find((format) => format.name === name) ?? null;

/** The edition or topic of this name or slug, upper or lower case; null where there is none. */
export function findNamed<Named extends Edition | Topic>(lists: readonly Named[], asked: string): Named | null {
  const key = asked.trim().toLowerCase();
  return lists.find(({ slug, name }) => slug === key || name.toLowerCase() === key) ?? null;
}

/** Which papers are wanted: those that are in every list that is not null. */
export type Wanted = {
  /** As a search found them. */
  readonly found: readonly PaperId[] | null;
  readonly edition: Edition | null;
  readonly topic: Topic | null;
};

const ALL: Wanted = { found: null, edition: null, topic: null };

/** In the order of the search, else of the edition, else of the topic, else of their ids. */
export function papersToExport(library: Library, { found, edition, topic }: Wanted = ALL): Paper[] {
  const papers = new Map(library.papers.map((paper) => [paper.id, paper]));
  const lists = [found, ...[edition?.items, topic?.papers].map((list) => list?.map(({ paper }) => paper) ?? null)];
  const [first, ...others] = lists.filter((list) => list !== null);
  const wanted = others.map((list) => new Set(list));
  const ids = first ?? [...papers.keys()];
  return ids.filter((id) => wanted.every((list) => list.has(id))).map((id) => papers.get(id)!);
}

/** The library as if it held these papers alone: lists that have none of them are gone. */
export function libraryWith(whole: Library, papers: readonly Paper[]): Library {
  const kept = new Set(papers.map(({ id }) => id));
  const editions = whole.editions.map((one) => ({ ...one, items: one.items.filter(({ paper }) => kept.has(paper)) }));
  const topics = whole.topics.map((one) => ({ ...one, papers: one.papers.filter(({ paper }) => kept.has(paper)) }));
  const held = new Set(editions.filter(({ items }) => items.length > 0).map(({ slug }) => slug));
  return {
    ...whole,
    papers: whole.papers.filter(({ id }) => kept.has(id)),
    editions: editions.filter(({ items }) => items.length > 0),
    series: whole.series
      .map((one) => ({ ...one, editions: one.editions.filter((slug) => held.has(slug)) }))
      .filter(({ editions: left }) => left.length > 0),
    topics: topics.filter((topic) => topic.papers.length > 0),
  };
}

/** How a paper of this library is cited, with its abstract or without. */
export function citableMaker({ editions }: Library, site: FeedSite, abstracts = true): (paper: Paper) => Citable {
  const printed = printedIn(editions);
  return (paper) => {
    const names = (printed.get(paper.id) ?? []).map(({ name }) => name);
    const abstract = abstracts ? paper.abstract : null;
    return citableOf(paper, names, site.title, absolute(site, paperPath(paper.id)), abstract);
  };
}

const citablesOf = (library: Library, papers: readonly Paper[], site: FeedSite): Citable[] =>
  papers.map(citableMaker(library, site));

const CSV_HEAD = ['id', 'title', 'abstract', 'authors', 'arxiv', 'doi', 'address', 'editions', 'links'];

function csvOf(library: Library, papers: readonly Paper[], site: FeedSite): string {
  const links = new Map(papers.map(({ id, links }) => [id as string, links.map(({ url }) => url).join(' ')]));
  const rows = citablesOf(library, papers, site).map((paper) => [
    paper.id,
    oneLine(plainText(paper.title)),
    paper.abstract === null ? '' : oneLine(plainText(paper.abstract)),
    paper.authors.map(displayName).join('; '),
    paper.ids.arxiv ?? '',
    paper.ids.doi ?? '',
    addressOf(paper) ?? '',
    paper.seenIn.join('; '),
    links.get(paper.id) ?? '',
  ]);
  return csvTable(CSV_HEAD, rows);
}
