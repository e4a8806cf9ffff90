// A page as a browser saves it. In: lines of HTML. Out: entries from the data that the page carries for its own scripts,
// else from its facts about the one paper that it shows, else from its headings. Refuses what is no HTML.
import { diagnose } from '../../leaves/diagnostics.ts';
import type { Diagnostic, Entry, Origin, SeedPath } from '../../types.ts';
import { dealPieces, paperOf } from '../cards.ts';
import { type Page, readPage } from '../dom.ts';
import { readJson } from '../json.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, type Fields } from '../record.ts';
import type { Cut, Shape } from '../shape.ts';
import { cutData } from './data.ts';
import { pageDate, papersIn } from './json-records.ts';
import { cutMarked } from './marked.ts';

/** In characters. A page's tree costs many times its text. */
const LARGEST_PAGE = 32_000_000;

export const listingPage: Shape = {
  name: 'listing-page',
  looksLike: 'an HTML page whose data or headings are papers',
  lacks: (lines) => {
    const head = lines.find((line) => line.trim() !== '')?.trimStart() ?? '';
    if (!/^(?:<!doctype html|<html|<head|<body|<!--)/i.test(head)) return 'the head of an HTML page';
    const size = lines.reduce((sum, line) => sum + line.length, 0);
    return size <= LARGEST_PAGE ? null : `a page's size: it has more than ${LARGEST_PAGE / 1e6} million characters`;
  },
  guesses: false,
  decodes: true,
  cut: (path, lines) => {
    const page = readPage(lines.join('\n'));
    return fromData(path, lines, page) ?? fromFacts(path, lines, page) ?? fromHeadings(path, lines, page);
  },
};

function fromData(path: SeedPath, lines: readonly string[], { data, pieces }: Page): Cut | null {
  const read = data.map(({ json, line }) => ({ line, nodes: readJson(json).nodes }));
  const entries = read.flatMap(({ line, nodes }) =>
    nodes.flatMap((node) => papersIn(path, node).entries).map((entry) => shifted(entry, line - 1)),
  );
  const distinct = [...new Map(entries.map((entry) => [entry.labels.arxiv ?? entry.title, entry])).values()];
  if (distinct.length === 0) return null;
  const date = read.flatMap(({ nodes }) => nodes.map((node) => pageDate(node))).find((each) => each !== null) ?? null;
  const cut = cutData(path, lines, distinct, { ...NO_EDITION, date }, []);
  return { ...cut, diagnostics: [...cut.diagnostics, ...beyondData(path, distinct, pieces)] };
}

/** Line numbers of data count from its first line; within the file they count from where it stands. */
const shifted = (entry: Entry, by: number): Entry => ({
  ...entry,
  origin: { ...entry.origin, line: entry.origin.line + by, endLine: entry.origin.endLine + by },
});

/** Papers that the page shows and its data does not hold. */
function beyondData(path: SeedPath, entries: readonly Entry[], pieces: Page['pieces']): Diagnostic[] {
  const known = new Set(entries.map(({ labels }) => labels.arxiv));
  const shown = pieces.filter(
    ({ heading, target }) => heading > 0 && paperOf(target) !== null && !known.has(paperOf(target)),
  );
  return shown.map(({ text, line, endLine }) =>
    diagnose(
      'warning',
      'left-out',
      'a title that the page shows and its data lacks',
      { dump: path, line, endLine },
      text,
    ),
  );
}

/** `<meta name="citation_title">` and its like, as archives and publishers write them for indexes. */
function fromFacts(path: SeedPath, lines: readonly string[], { metas }: Page): Cut | null {
  const fields: Fields = new Map([
    ['title', metas.get('citation_title') ?? []],
    ['abstract', metas.get('citation_abstract') ?? []],
    ['authors', metas.get('citation_author') ?? []],
    ['arxivid', metas.get('citation_arxiv_id') ?? []],
    ['doi', metas.get('citation_doi') ?? []],
    ['date', (metas.get('citation_date') ?? []).map((date) => date.replaceAll('/', '-'))],
  ]);
  const line = Math.max(1, lines.findIndex((text) => text.includes('citation_title')) + 1);
  const endLine = Math.max(line, lines.findLastIndex((text) => text.includes('citation_')) + 1);
  const entry = entryOf(fields, { dump: path, line, endLine });
  return entry === null ? null : cutData(path, lines, [entry], NO_EDITION, []);
}

/** Titles by their links where there are any; what else the page says around them is its furniture. */
function fromHeadings(path: SeedPath, lines: readonly string[], { pieces }: Page): Cut {
  const linked = pieces.filter(({ heading, target }) => heading > 0 && paperOf(target) !== null).length;
  const mark = linked > 0 ? 'paper link' : 'heading';
  const { cards } = dealPieces(pieces, mark);
  const whole = cards.filter(({ titles, abstracts }) => titles.length > 0 && abstracts.length > 0).length;
  if (linked === 0 && whole < 2) return cutData(path, lines, [], NO_EDITION, []);
  const cut = cutMarked(path, lines, pieces, mark, () => true);
  const isText = ({ line, endLine }: Origin): boolean =>
    pieces.some((piece) => piece.line >= line && piece.endLine <= endLine && piece.text.length >= SHORTEST_TEXT);
  const said = cut.diagnostics.filter(({ rule, origin }) => rule !== 'left-out' || isText(origin!));
  const isSaid = (line: number): boolean => said.some(({ origin }) => origin!.line <= line && line <= origin!.endLine);
  return {
    ...cut,
    diagnostics: said,
    uses: cut.uses.map((use, i) => (use === 'diagnosed' && !isSaid(i + 1) ? 'chrome' : use)),
  };
}

/** A page is full of words around its papers; what is longer than a label is somebody's text. */
const SHORTEST_TEXT = 60;
