import { describe, expect, test } from 'vitest';
import {
  writeLlmsText,
  writeNoJekyll,
  writeOpenSearch,
  writeRobots,
  writeWebManifest,
} from '../../src/feeds/signposts.ts';
import { BASE, library, site } from './library.ts';
import { all, only, parseXml } from './xml-tree.ts';

test('robots.txt names the sitemap where there is one', () => {
  expect(writeRobots(site(BASE)).contents).toBe(`User-agent: *\nAllow: /\n\nSitemap: ${BASE}sitemap.xml\n`);
  expect(writeRobots(site(null)).contents).toBe('User-agent: *\nAllow: /\n');
});

test('.nojekyll is there and empty', () => {
  expect(writeNoJekyll()).toEqual({ path: '.nojekyll', contents: '' });
});

describe('writeOpenSearch', () => {
  test('describes the search page', () => {
    const [file] = writeOpenSearch(site(BASE));
    const root = parseXml(String(file!.contents));
    expect(root).toMatchObject({
      name: 'OpenSearchDescription',
      attributes: { xmlns: 'http://a9.com/-/spec/opensearch/1.1/' },
    });
    expect(only(root, 'ShortName')).toBe('My <Library> &');
    expect(all(root, 'Url').map(({ attributes }) => attributes.template)).toEqual([
      `${BASE}search.html?q={searchTerms}`,
      `${BASE}opensearch.xml`,
    ]);
  });

  test('none without an address', () => {
    expect(writeOpenSearch(site(null))).toEqual([]);
  });
});

test('the web manifest holds relative addresses only', () => {
  const { path, contents } = writeWebManifest(site(BASE), '#fffdf8');
  expect(path).toBe('site.webmanifest');
  expect(JSON.parse(String(contents))).toEqual({
    id: './',
    name: 'My <Library> & more',
    short_name: 'My <Library>',
    description: 'Papers, "kept".',
    lang: 'en',
    start_url: './index.html',
    scope: './',
    display: 'minimal-ui',
    theme_color: '#fffdf8',
    background_color: '#fffdf8',
    icons: [
      { src: './assets/icon.svg', sizes: 'any', type: 'image/svg+xml' },
      { src: './assets/icons/icon-192.png', sizes: '192x192', type: 'image/png' },
      { src: './assets/icons/icon-512.png', sizes: '512x512', type: 'image/png' },
      { src: './assets/icons/maskable-512.png', sizes: '512x512', type: 'image/png', purpose: 'maskable' },
    ],
  });
});

test('llms.txt', () => {
  const shown = library(true);
  const slugs = shown.editions.map(({ slug }) => slug);
  expect(String(writeLlmsText(shown, site(null)).contents)).toBe(
    [
      '# My \\<Library\\> \\& more',
      '',
      '> Papers, "kept".',
      '',
      "3 papers from 2 editions. Titles and abstracts are their authors'. Formulas were",
      'mended where scraping had damaged them; each says how sure its mend is.',
      '',
      '## Data',
      '',
      '- [Papers](api/papers.jsonl): one JSON object a line, formulas as TeX, the scraped text beside',
      '- [Editions](api/editions.json): which papers each edition prints, in order',
      '- [Topics](api/topics.json): which papers are about what',
      '- [Feed](feed.xml): the newest papers, as Atom',
      '',
      '## Editions',
      '',
      `- [Sep 9, 2025](editions/${slugs[0]}.html): 2 papers`,
      `- [Feb 1, 2024](editions/${slugs[1]}.html): 2 papers`,
      '',
      '## Topics',
      '',
      '- [Optics](topics/optics-a1b2c.html): 2 papers',
      '',
    ].join('\n'),
  );
  expect(String(writeLlmsText(shown, site(BASE)).contents)).toContain(`(${BASE}api/papers.jsonl)`);
});
