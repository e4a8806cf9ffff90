// Records for tests, made from the little that a test cares about.
import { NO_EDITION, NO_FACTS, NO_LABELS } from '../src/ingest/labels.ts';
import { sourceOf } from '../src/leaves/rich-text.ts';
import { paperId } from '../src/leaves/urls.ts';
import type {
  Dump,
  EditionDate,
  Formula,
  Labels,
  Library,
  Paper,
  Prose,
  RestoredEntry,
  RichText,
  SeedPath,
  Trust,
  WebUrl,
} from '../src/types.ts';

export const prose = (text: string, more: Partial<Prose> = {}): Prose => ({
  kind: 'prose',
  text,
  source: text,
  style: 'plain',
  href: null,
  trust: 'intact',
  ...more,
});

export const formula = (tex: string, trust: Trust = 'intact', source = tex): Formula => ({
  kind: 'formula',
  tex,
  source,
  trust,
  display: false,
  reason: null,
});

export const address = (url: string): Prose => prose(url, { href: url as WebUrl });

export const origin = (dump: string, line: number, endLine = line + 1) => ({ dump: dump as SeedPath, line, endLine });

/** An entry whose mended text is what it is given; the sources are the segments' own. */
export function restored(
  dump: string,
  line: number,
  title: RichText,
  abstract: RichText | null,
  labels: Partial<Labels> = {},
): RestoredEntry {
  const source = (text: RichText) => text.map((segment) => segment.source).join('');
  const entry = {
    title: source(title),
    abstract: abstract === null ? null : source(abstract),
    labels: { ...NO_LABELS, ...labels },
    origin: origin(dump, line),
  };
  return { entry, title, abstract };
}

export const dump = (path: string, date: EditionDate | null = null, name: string | null = null): Dump => ({
  path: path as SeedPath,
  bytes: 0,
  shape: 'listing-tight',
  role: 'edition',
  edition: { ...NO_EDITION, name, date },
});

/** What a survey of a library finds when it finds nothing. */
export const NOTHING_FOUND = {
  topics: [],
  editionTopics: [],
  related: [],
  map: { width: 0, height: 0, points: [], regions: [], contours: [] },
  notes: [],
  series: [],
} satisfies Partial<Library>;

/** A paper with an abstract and one sighting for each `[dump, line]`. */
export function paper(
  title: string,
  abstract: RichText | string | null,
  seen: readonly (readonly [string, number])[],
): Paper {
  return {
    id: paperId(title),
    aliases: [],
    title: [prose(title)],
    abstract: typeof abstract === 'string' ? [prose(abstract)] : abstract,
    authors: [],
    ids: { arxiv: null, doi: null },
    links: [],
    facts: NO_FACTS,
    notes: [],
    sightings: seen.map(([path, line]) => ({
      origin: origin(path, line),
      title: [prose(title)],
      titleSource: title,
      abstractSource: abstract === null ? null : typeof abstract === 'string' ? abstract : sourceOf(abstract),
      labels: NO_LABELS,
    })),
  };
}
