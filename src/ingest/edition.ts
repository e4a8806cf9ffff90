// What a dump says about itself: its name, date, source, query and tags. In: what the shape found at its head, its front
// matter, its papers' dates. Out: the edition. A date without a year takes one from the front matter or from the newest
// paper in the dump, else from the configuration, else it stays without: never from the clock or the file system.
import { diagnose } from '../leaves/diagnostics.ts';
import { webUrl } from '../leaves/urls.ts';
import type { Diagnostic, EditionDate, EditionInfo, Entry, SeedPath, WebUrl } from '../types.ts';
import { headFact } from './chrome.ts';
import { parseDate } from './dates.ts';
import { type FrontMatter, listField, textField } from './front-matter.ts';
import { arxivMonth } from './ids.ts';

type EditionFound = { readonly edition: EditionInfo; readonly diagnostics: readonly Diagnostic[] };

/** Keys under which scrapers write the day on which they took the page. */
const TAKEN = ['retrieved', 'captured', 'fetched', 'accessed', 'exported'];

export function editionOf(
  path: SeedPath,
  found: EditionInfo,
  entries: readonly Entry[],
  { fields }: FrontMatter,
  lines: readonly string[],
  otherwise: number | null,
): EditionFound {
  const head = headFacts(lines);
  const written = textField(fields, 'date');
  const named = written === null ? null : (dateIn(written) ?? parseDate(written));
  const year = written !== null && /^\d{4}$/.test(written) ? Number(written) : null;
  const source = sourceIn(fields) ?? found.source ?? webUrl(head.get('url') ?? '');
  const taken = dateIn(
    textField(fields, ...TAKEN) ?? head.get('captured') ?? head.get('retrieved') ?? head.get('fetched') ?? '',
  );
  const edition: EditionInfo = {
    // A scraper's title is the page's own name: every dump of the same page bears it.
    name: fields.has('url') || fields.has('source_id') ? found.name : (textField(fields, 'title') ?? found.name),
    date: withYear(named ?? found.date, year, taken, entries, otherwise),
    source,
    query: textField(fields, 'query') ?? found.query ?? queryOf(source),
    tags: listField(fields, 'tags'),
  };
  if (written === null || named !== null || year !== null) return { edition, diagnostics: [] };
  const message = `front matter has the date "${written}", which names no day; write it as 2024-05-31`;
  return { edition, diagnostics: [diagnose('warning', 'bad-date', message, { dump: path, line: 1, endLine: 1 })] };
}

/** The day at the head of a time such as `2026-10-02T08:00:00Z`. */
export function dateIn(text: string): EditionDate | null {
  return parseDate(/^\d{4}-\d{2}-\d{2}(?=[T ]|$)/.exec(text.trim())?.[0] ?? '');
}

/** A scraper's notes on its own work stand in the first lines or nowhere. */
const HEAD_LINES = 20;

function headFacts(lines: readonly string[]): Map<string, string> {
  const facts = lines.slice(0, HEAD_LINES).flatMap((line) => headFact(line) ?? []);
  return new Map(facts.map(({ name, value }) => [name, value]));
}

/** A listing shows today, or a day before it; and no paper in it is newer than the listing. */
function withYear(
  date: EditionDate | null,
  year: number | null,
  taken: EditionDate | null,
  entries: readonly Entry[],
  otherwise: number | null,
): EditionDate | null {
  if (date === null || date.year !== null) return date;
  if (year !== null) return { ...date, year };
  if (taken !== null) return { ...date, year: taken.year! - (isLater(date, taken) ? 1 : 0) };
  const newest = newestMonth(entries);
  if (newest !== null) return { ...date, year: newest.year + (date.month < newest.month ? 1 : 0) };
  return { ...date, year: otherwise };
}

const isLater = (a: EditionDate, b: EditionDate): boolean =>
  a.month > b.month || (a.month === b.month && a.day > b.day);

/**
 * By arXiv's ids and the dates that have a year. A listing prints the year of other years only: where dates with and
 * without one stand side by side, those without are of a later year.
 */
function newestMonth(entries: readonly Entry[]): { year: number; month: number } | null {
  const dates = entries.flatMap(({ labels }) => labels.published ?? []);
  const printed = dates.flatMap(({ year, month }) => (year === null ? [] : [{ year, month }]));
  const later = printed.length < dates.length ? printed.map(({ year }) => ({ year: year + 1, month: 1 })) : printed;
  const given = entries.flatMap(({ labels }) => (labels.arxiv === null ? [] : [arxivMonth(labels.arxiv)]));
  return [...given, ...(given.length > 0 ? printed : later)].reduce<{ year: number; month: number } | null>(
    (newest, next) =>
      newest === null || next.year * 12 + next.month > newest.year * 12 + newest.month ? next : newest,
    null,
  );
}

/** Dates without a year that stood beside papers are of the edition's year, or of the year before where that is later. */
export function withYears(entries: readonly Entry[], { date }: EditionInfo): readonly Entry[] {
  const year = date?.year ?? null;
  if (date === null || year === null) return entries;
  return entries.map((entry) => {
    const { published } = entry.labels;
    if (published === null || published.year !== null) return entry;
    const known = { ...published, year: year - (isLater(published, date) ? 1 : 0) };
    return { ...entry, labels: { ...entry.labels, published: known } };
  });
}

function sourceIn(fields: FrontMatter['fields']): WebUrl | null {
  const written = textField(fields, 'source', 'url');
  return written === null ? null : webUrl(written);
}

/** The words after `q=` in a search page's address. */
export function queryOf(source: WebUrl | null): string | null {
  if (source === null) return null;
  const query = new URL(source).searchParams.get('q')?.trim() ?? '';
  return query === '' ? null : query;
}
