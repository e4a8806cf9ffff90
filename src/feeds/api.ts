// The open data beside `papers.jsonl`: which papers each edition and each topic lists. In: the library. Out: JSON files
// with a version, and a JSON Schema for each file of `api/`.
import type { Library, OutputFile, PaperId } from '../types.ts';
import { editionPath, feedPath, outPath } from '../urls.ts';
import { API_SCHEMAS, API_VERSION } from './api-schemas.ts';

/** Editions newest first, their papers as printed. `date.year` is null where the dump gives none. */
export function writeEditionsJson({ editions }: Library): OutputFile {
  const listed = editions.map(({ slug, name, date, dump, items }) => ({
    slug,
    url: editionPath(slug),
    feed: feedPath(`editions/${slug}`, 'xml'),
    name,
    date,
    dump,
    papers: items.map(({ paper, origin: { line, endLine }, repeated }) => ({ id: paper, line, endLine, repeated })),
  }));
  return { path: outPath('api/editions.json'), contents: json({ version: API_VERSION, editions: listed }) };
}

export type TopicLine = { readonly slug: string; readonly name: string; readonly papers: readonly PaperId[] };

/** Topics and the ids of their papers, both in the order given. */
export function writeTopicsJson(topics: readonly TopicLine[]): OutputFile {
  const listed = topics.map(({ slug, name, papers }) => ({
    slug,
    url: outPath(`topics/${slug}.html`),
    feed: feedPath(`topics/${slug}`, 'xml'),
    name,
    papers,
  }));
  return { path: outPath('api/topics.json'), contents: json({ version: API_VERSION, topics: listed }) };
}

/** `api/papers.schema.json` describes one line of `api/papers.jsonl`, the others the whole of their file. */
export const writeApiSchemas = (): OutputFile[] =>
  Object.entries(API_SCHEMAS).map(([name, schema]) => ({
    path: outPath(`api/${name}.schema.json`),
    contents: json(schema),
  }));

const json = (value: unknown): string => `${JSON.stringify(value, null, 1)}\n`;
