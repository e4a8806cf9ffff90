// Papers as one file, for other programs. In: the library, a format, which papers. Out: the text of the file.
// Each format is a row of a table; SQLite, which is no text, has a file of its own.
import { addressOf, type Citable, citableOf, oneLine } from '../cite/citable.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { displayName } from '../cite/names.ts';
import { plainText } from '../cite/plain-tex.ts';
import type { Edition, Library, Paper, PaperId } from '../types.ts';
import { paperPath } from '../urls.ts';
import { csvTable } from './csv.ts';
import { printedIn } from './entries.ts';
import { writePapersJsonl } from './papers-jsonl.ts';
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
    write: (library, papers) => String(writePapersJsonl({ ...library, papers }).contents),
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

/** By its name or its slug, upper or lower case; null where there is none. */
export function findEdition({ editions }: Library, asked: string): Edition | null {
  const key = asked.trim().toLowerCase();
  return editions.find(({ slug, name }) => slug === key || name.toLowerCase() === key) ?? null;
}

/** @param keep null for every paper; an edition's papers come in its order, others in the order of their ids */
export function papersToExport(library: Library, edition: Edition | null, keep: ReadonlySet<PaperId> | null): Paper[] {
  const papers = new Map(library.papers.map((paper) => [paper.id, paper]));
  const ids = edition === null ? [...papers.keys()] : edition.items.map(({ paper }) => paper);
  return ids.filter((id) => keep === null || keep.has(id)).map((id) => papers.get(id)!);
}

export function citablesOf(library: Library, papers: readonly Paper[], site: FeedSite): Citable[] {
  const printed = printedIn(library.editions);
  return papers.map((paper) => {
    const names = (printed.get(paper.id) ?? []).map(({ name }) => name);
    return citableOf(paper, names, site.title, absolute(site, paperPath(paper.id)));
  });
}

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
