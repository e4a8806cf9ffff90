import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { ALL_CHANNELS } from '../../src/feeds/channels.ts';
import { writeCitationFiles } from '../../src/feeds/citation-files.ts';
import { type Included, writeOutreach } from '../../src/feeds/outreach.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import type { Library } from '../../src/types.ts';
import { parseCitations } from '../cite/oracle.ts';
import { BASE, EMPTY, hostile, library, plain, site, titleOnly } from './library.ts';

const shown = library(true);
const [newest, oldest] = shown.editions.map(({ slug }) => slug);

const pathsOf = (of: Library, base: string | null, without: Partial<Included> = {}): string[] =>
  [
    ...writeOutreach(of, {
      site: site(base),
      mathml: () => null,
      include: { feeds: { ...ALL_CHANNELS, size: 10 }, citations: true, api: true, offline: true, ...without },
      colour: '#fffdf8',
    }),
  ].map(({ path }) => path);

const ALWAYS = [
  ...['_headers', '.nojekyll', 'api/editions.json', 'api/editions.schema.json', 'api/papers.jsonl'],
  ...['api/papers.schema.json', 'api/topics.json', 'api/topics.schema.json', 'cite/library.bib', 'cite/library.json'],
  ...['cite/library.md', 'cite/library.ris', 'feed.json', 'feed.xml', 'llms.txt', 'robots.txt', 'site.webmanifest'],
];

describe('writeOutreach', () => {
  test('of an empty library', () => {
    expect(pathsOf(EMPTY, null).sort()).toEqual(ALWAYS.toSorted());
  });

  test('with an address there are files that need one', () => {
    expect(pathsOf(EMPTY, BASE).sort()).toEqual([...ALWAYS, 'opensearch.xml'].sort());
  });

  test('what is left out is not there', () => {
    const feeds = { size: 10, newest: false, series: false, editions: false, topics: false };
    expect(pathsOf(shown, BASE, { feeds, citations: false, api: false, offline: false }).sort()).toEqual(
      ['.nojekyll', '_headers', 'llms.txt', 'opensearch.xml', 'robots.txt'].sort(),
    );
  });

  test('of a library: feeds and citations of each list, no path twice', () => {
    const paths = pathsOf(shown, null);
    expect(new Set(paths).size).toBe(paths.length);
    for (const of of [`editions/${newest}`, `editions/${oldest}`, 'topics/optics-a1b2c']) {
      expect(paths).toEqual(
        expect.arrayContaining([`feeds/${of}.xml`, `feeds/${of}.json`, `cite/${of}.bib`, `cite/${of}.md`]),
      );
    }
  });
});

test('docs/formats.md names every file', () => {
  const docs = readFileSync('docs/formats.md', 'utf8');
  for (const path of [...ALWAYS, 'opensearch.xml', 'sitemap.xml']) {
    const known = docs.includes(`\`${path}\``) || docs.includes(`\`${path.slice(path.lastIndexOf('.'))}\``);
    expect([path, known]).toEqual([path, true]);
  }
});

test('citations of a list come in its order and without abstracts; those of the library have them', () => {
  const files = new Map(
    [...writeCitationFiles(shown, site(BASE))].map((file) => [file.path as string, textOfParts(file)]),
  );
  const parsed = (path: string) => parseCitations(files.get(path)!);
  for (const extension of ['bib', 'ris', 'json']) {
    expect(parsed(`cite/editions/${newest}.${extension}`).map(({ id, abstract }) => [id, abstract])).toEqual([
      [hostile.id, undefined],
      [plain.id, undefined],
    ]);
    const whole = new Map(parsed(`cite/library.${extension}`).map(({ id, abstract }) => [id, abstract]));
    expect([...whole.keys()].sort()).toEqual([hostile.id, plain.id, titleOnly.id].sort());
    expect(whole.get(plain.id)).toBe('Nothing but words.');
  }
});
