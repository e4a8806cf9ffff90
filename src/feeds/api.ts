// The open data beside `papers.jsonl`: which papers each edition and each topic lists. In: the library. Out: JSON files
// with a version, and a JSON Schema for each file of `api/`.

import { editionPath, feedPath, outPath, topicPath } from '../leaves/urls.ts';
import type { Library, OutputFile } from '../types.ts';
import { API_SCHEMAS, API_VERSION } from './api-schemas.ts';
import { ALL_CHANNELS, type ChannelOptions } from './channels.ts';

/**
 * Series, then editions newest first, their papers as printed. `date.year` is null where the dump gives none, `feed` where
 * there is none, `series` where an edition belongs to none.
 */
export function writeEditionsJson({ editions, series }: Library, feeds: ChannelOptions = ALL_CHANNELS): OutputFile {
  const seriesOf = new Map(series.flatMap((one) => one.editions.map((edition) => [edition, one.slug])));
  const named = series.map(({ slug, name, editions: slugs }) => ({
    slug,
    feed: feeds.series ? feedPath(`series/${slug}`, 'xml') : null,
    name,
    editions: slugs,
  }));
  const listed = editions.map(({ slug, name, date, dump, items }) => ({
    slug,
    url: editionPath(slug),
    feed: feeds.editions ? feedPath(`editions/${slug}`, 'xml') : null,
    name,
    date,
    dump,
    series: seriesOf.get(slug) ?? null,
    papers: items.map(({ paper, origin: { line, endLine }, repeated }) => ({ id: paper, line, endLine, repeated })),
  }));
  return {
    path: outPath('api/editions.json'),
    contents: json({ version: API_VERSION, series: named, editions: listed }),
  };
}

/** Topics as the site lists them; their papers most about them first, their neighbours nearest first. */
export function writeTopicsJson({ topics }: Library, feeds: ChannelOptions = ALL_CHANNELS): OutputFile {
  const listed = topics.map(({ slug, name, words, papers, neighbours }) => ({
    slug,
    url: topicPath(slug),
    feed: feeds.topics ? feedPath(`topics/${slug}`, 'xml') : null,
    name,
    words,
    papers: papers.map(({ paper, strength }) => ({ id: paper, strength })),
    neighbours: neighbours.map(({ topic, words: shared }) => ({ slug: topic, words: shared })),
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
