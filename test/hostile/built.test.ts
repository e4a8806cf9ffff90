// Hostile titles, abstracts and file names in one site that the command built: rows 10, 14, 15, 18, 27, 43 and 44, every
// place of the site in which such a text stands. What runs and what is drawn is tried in Chromium, in strangers.browser.test.ts.
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { PARTS_FUNCTION } from '../../src/search/part-names.ts';
import { all, only, parseXml } from '../feeds/xml-tree.ts';
import { elementsOf } from '../html-tree.ts';
import { textIn } from './page-shape.ts';
import { broadsheet, LAMPS, newSmallFolder, SHEEP, SNAILS, tight, writeFiles } from './seeds.ts';
import { faultsIn } from './valid-html.ts';

/** As a dump has it, and as a reader is to see it: a scrape's entities are signs by then. */
const MARKUP: readonly (readonly [scraped: string, shown: string])[] = [
  ['<script>alert(1)</script>', '<script>alert(1)</script>'],
  ['<img src=x onerror=alert(1)>', '<img src=x onerror=alert(1)>'],
  ['</title><svg onload=alert(1)>', '</title><svg onload=alert(1)>'],
  ['</textarea>', '</textarea>'],
  ['&lt;b&gt;', '<b>'],
];
const TEMPLATES = ['\u0024{7*7}', '{{7*7}}', '<%= 7*7 %>'].map((text) => [text, text] as const);
const TEXTS = [...MARKUP, ...TEMPLATES];

/** Titles from which an address could become one of somebody else's, or none. */
const TITLES = [
  ...[
    '日本語',
    '中文',
    '🚀',
    '🚀🚀',
    '..',
    '.',
    'CON',
    'nul.txt',
    'COM1',
    'x.',
    'X',
    'a/b\\c',
    'a b c',
    'aux',
    'index',
  ],
  ...['\u202egnp.exe', 'C', 'C++', 'C#', '404', 'assets', 'manifest', 'papers', '__proto__', 'constructor', '-', 'Foo'],
  ...['İstanbul', 'ıstanbul', 'Foo & foo', 'Foo and foo', 'foo', 'a'.repeat(400), '%2e%2e%2f', '~root', '`id`'],
];
const WORDS = 'sheep lamps snails valleys winters lettuce fences shepherds lanterns gardens'.split(' ');
/** Prose that only this paper has. */
const prose = (n: number): string =>
  Array.from({ length: 12 }, (_, i) => {
    const kind = `${WORDS[n % 10]}${WORDS[(n * 3) % 10]}${WORDS[Math.floor(n / 10)]}`;
    return `We count ${WORDS[(n + i) % 10]} of kind ${kind} in ${WORDS[(n * 3 + i * 7) % 10]}.`;
  }).join(' ');

type Row = { readonly id: string; readonly url: string; readonly arxiv: string; title: string; abstract: string };

const CUT = `${SHEEP.abstract.slice(0, 120)}, says the listing.`;
const bib = (abstract: string): string =>
  `@article{a,\n title={${SHEEP.title}},\n abstract={${abstract}},\n eprint={2403.00010}\n}\n`;

let folder: string;
let rows: ReadonlyMap<string, Row>;
let paths: readonly string[];
const read = (path: string): string => readFileSync(join(folder, '_site', path), 'utf8');

beforeAll(() => {
  folder = newSmallFolder();
  const texts = TEXTS.map(([text], i) => ({
    title: `Sheep ${text} at Night`,
    abstract: `${SHEEP.abstract} It holds ${text} of ${WORDS[i]}.`,
    authors: ['Ann Shepherd'],
    arxiv_id: `2401.0000${i}`,
  }));
  const titles = TITLES.map((title, i) => ({
    title,
    abstract: prose(i),
    arxiv_id: `2402.${String(i).padStart(5, '0')}`,
  }));
  writeFiles(folder, {
    'broadsheet.yaml': 'baseUrl: https://example.org/x/\n',
    'seeds/texts.json': JSON.stringify(texts),
    'seeds/titles.json': JSON.stringify(titles),
    ...{ 'seeds/one.bib': bib(CUT), 'seeds/two.bib': bib(SHEEP.abstract), 'seeds/three.bib': bib(CUT) },
    ...{ 'seeds/é.txt': tight(LAMPS, SNAILS), 'seeds/e\u0301.txt': tight(SNAILS, LAMPS) },
    ...{ 'seeds/a.txt': tight(LAMPS, SNAILS), 'seeds/A.TXT': tight(SNAILS, LAMPS) },
  });
  const { status, stderr } = broadsheet(folder, 'build', '--quiet');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const lines = read('api/papers.jsonl').trimEnd().split('\n');
  rows = new Map(lines.map((line) => JSON.parse(line) as Row).map((row) => [row.arxiv, row]));
  paths = Object.keys((JSON.parse(read('manifest.json')) as { files: object }).files);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('row 10: dumps that repeat each other are all named where a reader looks: by the paper, and among the sources', () => {
  const names = ['a.txt', 'A.TXT', 'é.txt', 'e\u0301.txt'];
  const [url] = paths.filter((path) => path.startsWith('papers/lanterns-'));
  const sources = read('sources.html');
  for (const name of names) {
    expect(read(url!)).toContain(`<span class="at">${name}, line`);
    expect(sources).toContain(name);
  }
});

test('row 14: a paper’s page shows the whole abstract, and once the other one, under the first edition that has it', () => {
  const { url, abstract } = rows.get('2403.00010')!;
  expect(abstract).toBe(SHEEP.abstract);
  const page = read(url);
  expect(textIn(page, { class: 'mended' })?.trim()).toBe(SHEEP.abstract);
  expect(page.split(`<summary>The abstract there</summary><p>${CUT}</p>`)).toHaveLength(2);
  expect(faultsIn(page, url)).toEqual([]);
});

describe.each([
  ['row 15: markup is literal text', MARKUP],
  ['row 18: a template is literal text', TEMPLATES],
] as const)('%s', (_, texts) => {
  const told = texts.map(([scraped, shown]) => {
    const n = TEXTS.findIndex(([text]) => text === scraped);
    const abstract = `${SHEEP.abstract} It holds ${shown} of ${WORDS[n]}.`;
    return { shown, arxiv: `2401.0000${n}`, title: `Sheep ${shown} at Night`, abstract };
  });

  test.each(told)('on the page of $title, in its head and in its record for programs', ({ arxiv, title, abstract }) => {
    const page = read(rows.get(arxiv)!.url);
    const elements = elementsOf(page);
    const meta = (name: string) =>
      elements
        .find(({ attributes }) => attributes.get('name') === name || attributes.get('property') === name)!
        .attributes.get('content');
    expect(elements.find(({ name }) => name === 'title')!.text).toBe(`${title}: Broadsheet`);
    expect([meta('og:title'), meta('citation_title'), meta('citation_abstract')]).toEqual([title, title, abstract]);
    expect(textIn(page, { name: 'h1' })).toBe(title);
    expect(textIn(page, { class: 'mended' })!.trim()).toBe(abstract);
    const scripts = elements.filter(({ name }) => name === 'script');
    const data = scripts.filter(({ attributes }) => attributes.get('type') === 'application/ld+json');
    expect(data.map(({ text }) => JSON.parse(text))).toMatchObject([{ headline: title, name: title, abstract }]);
    // Theme, data, site: no other script, no picture but the map, nothing that listens.
    expect(scripts).toHaveLength(3);
    const pictures = elements.filter(({ name }) => name === 'img').map(({ attributes }) => attributes.get('src'));
    expect(pictures).toEqual(['../assets/map.svg']);
    expect(elements.flatMap(({ attributes }) => [...attributes.keys()]).filter((key) => /^on/.test(key))).toEqual([]);
  });

  test('in the feeds', () => {
    const said = (html: string) => textIn(html, { name: 'p' });
    const entries = all(parseXml(read('feed.xml')), 'entry').map((entry) => [
      only(entry, 'title'),
      said(only(entry, 'content')),
    ]);
    const { items } = JSON.parse(read('feed.json')) as { items: { title: string; content_html: string }[] };
    for (const { title, abstract } of told) {
      expect(entries).toContainEqual([title, abstract]);
      expect(items.map((item) => [item.title, said(item.content_html)])).toContainEqual([title, abstract]);
    }
  });

  test('in the search index', () => {
    const parts: string[] = [];
    const sandbox = createContext({ [PARTS_FUNCTION]: (_: string, json: string) => parts.push(json) });
    for (const path of paths.filter((one) => /^search\/.*\.js$/.test(one))) runInContext(read(path), sandbox);
    const index = parts.map((json) => JSON.stringify(JSON.parse(json))).join('\n');
    for (const { title, shown } of told) {
      expect(index).toContain(JSON.stringify(title));
      expect(index).toContain(`It holds ${shown} of`);
    }
  });
});

test('row 27: each of the titles has one page of its own, and none lies where the site keeps its own files', () => {
  const urls = TITLES.map((_, i) => rows.get(`2402.${String(i).padStart(5, '0')}`)!.url);
  expect(new Set(urls.map((url) => url.toLowerCase())).size).toBe(TITLES.length);
  expect(urls.filter((url) => !/^papers\/[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?\.html$/.test(url))).toEqual([]);
  expect(urls.filter((url) => !paths.includes(url))).toEqual([]);
  const device = /(?:^|\/)(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|\/|$)/i;
  expect(paths.filter((path) => device.test(path) || !/^[\w.-]+(?:\/[\w.-]+)*$/.test(path))).toEqual([]);
});

describe('row 43: every link leads to a file of the site', () => {
  test.each([
    ['from disk', '_site', 'file:///home/me/_site/'],
    ['under a base path', '_site', 'https://example.org/x/'],
    ['from a root', 'root', 'https://example.org/'],
  ])('%s', (_, site, root) => {
    if (site === 'root') {
      writeFiles(folder, { 'broadsheet.yaml': '' });
      expect(broadsheet(folder, 'build', '--quiet', '--out', site)).toMatchObject({ status: 0, stderr: '' });
    }
    const files = new Set(readdirSync(join(folder, site), { recursive: true, encoding: 'utf8' }));
    // Hosts serve the page of lost addresses anywhere, so it names its links from the root; no disk does.
    const pages = [...files].filter(
      (path) => path.endsWith('.html') && !(path === '404.html' && root.startsWith('file')),
    );
    let links = 0;
    const broken = pages.flatMap((path) =>
      elementsOf(readFileSync(join(folder, site, path), 'utf8')).flatMap(({ attributes }) =>
        ['href', 'src', 'action'].flatMap((name) => {
          const to = attributes.get(name);
          if (to === undefined || /^(?:https?|mailto|data):/.test(to)) return [];
          links++;
          const { href } = new URL(to.replace(/[?#].*/, ''), root + path);
          const target = href.startsWith(root) ? decodeURIComponent(href.slice(root.length)) : href;
          return files.has(target.replace(/^$|\/$/, '$&index.html')) ? [] : [`${path}: ${to}`];
        }),
      ),
    );
    expect(broken).toEqual([]);
    expect(links).toBeGreaterThan(1000);
  });
});

test('row 44: no two files of the whole site meet on a disk that folds case or decomposes letters', () => {
  const folded = paths.map((path) => path.normalize('NFD').toLowerCase());
  expect(paths.length).toBeGreaterThan(150);
  expect(new Set(folded).size).toBe(paths.length);
});
