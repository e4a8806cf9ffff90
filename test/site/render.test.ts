import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { layOutPages, type SiteOptions } from '../../src/site/pages.ts';
import { createRenderer } from '../../src/site/render.ts';
import type { Library, Slug } from '../../src/types.ts';
import { faultsIn } from '../hostile/valid-html.ts';
import { formula, paper } from '../records.ts';
import { ASSETS, emptyLibrary, FACTS, libraryOf, pageOf, SITE, smallLibrary, surveyedLibrary } from './library.ts';

const renderer = ({ typeset } = createTypesetter(), site: SiteOptions = SITE) =>
  createRenderer({ noteHtml: null, templatesDir: 'templates', themed: {}, typeset, assets: ASSETS, site });

function renderAll(library: Library, site: SiteOptions = SITE): { path: string; html: string }[] {
  const render = renderer(undefined, site);
  return [...layOutPages(library, { ...FACTS, site })]
    .map(render)
    .map(({ path, contents }) => ({ path, html: String(contents) }));
}

// The law's own policy, and one thing more: without `manifest-src` Chromium refuses the manifest that makes the site
// installable, and says so in the console (tried; a service worker falls under `script-src`). It is asked for only where
// the site is served, by a script, so a page from disk asks for nothing more than before. Redirects need none.
const LAW =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'self'";
const CSP = `${LAW}; manifest-src 'self'`;

describe('templates', () => {
  const RAW = /<%[-_]?~([\s\S]*?)%>/g;
  const ALLOWED =
    /^\s*(?:include\('\.\/[\w-]+'(?:, (?:it|\w+|\{[\s\S]*\}))?\)|it\.\w*Html(?:\([\w., ]+\))?|it\.sayHtml\('[\w.-]+'(?:, (?:[\w.]+|\{[^~]*\}))*\))\s*$/;

  test.each(readdirSync('templates'))('%s prints raw only partials and what ends in Html', (name) => {
    const template = readFileSync(`templates/${name}`, 'utf8');
    const raw = [...template.matchAll(RAW)].map(([, code]) => code!);
    expect(raw.filter((code) => !ALLOWED.test(code))).toEqual([]);
  });

  test('a template that prints nothing where text should stand stops the build', () => {
    const page = { ...pageOf('about'), description: undefined } as unknown as ReturnType<typeof pageOf<'about'>>;
    expect(() => renderer()(page)).toThrow('a template prints undefined where text should stand');
  });
});

describe.each([
  ['a small library', smallLibrary()],
  ['a surveyed library', surveyedLibrary()],
  ['an empty library', emptyLibrary],
])('the pages of %s', (_, library) => {
  const pages = renderAll(library).filter(({ path }) => path.endsWith('.html'));

  test.each(pages)('$path carries the security policy, and nothing that it forbids', ({ html }) => {
    expect(html).toContain(`<meta http-equiv="Content-Security-Policy" content="${CSP}">`);
    expect(html).not.toMatch(
      /<script(?![^>]*\ssrc=|\stype="application\/ld\+json">)|<style|\sstyle=|\son\w+=|javascript:/i,
    );
  });

  test.each(pages)('$path has one head, one main, a language and a title', ({ html }) => {
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    expect(html.match(/<main /g)).toHaveLength(1);
    expect(html).toMatch(/^<!doctype html>\n<html lang="en"/);
    expect(html).toMatch(/<title>[^<]+: Broadsheet<\/title>/);
  });

  test.each(pages.filter(({ path }) => path !== '404.html'))(
    '$path links only to pages that exist',
    ({ path, html }) => {
      const known = new Set([...pages.map((page) => page.path), 'api/papers.jsonl', 'feed.xml']);
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"#]+)/g)) {
        if (/^https?:/.test(href!) || /(?:assets|cite|feeds)\//.test(href!)) continue;
        const target = new URL(href!, `http://site/${path}`).pathname.slice(1);
        expect(known).toContain(target);
        expect(href).not.toMatch(/^\//);
      }
    },
  );
});

test.each([
  ['none', 'n', false],
  ['curly capitals', '\\mathcal{O}(n)', true],
])('a page asks for the faces of its formulas at once: %s', (_, tex, curly) => {
  const [page] = renderAll(libraryOf([paper('A Bound', [formula(tex, 'intact', tex)], [['new.txt', 1]])])).filter(
    ({ path }) => path.startsWith('papers/'),
  );
  const faces = /data-faces="([^"]*)"/.exec(page!.html)![1]!.split(' ');
  const asked = ['text', 'maths', ...(curly ? ['script'] : [])];
  expect(faces).toEqual(asked.map((face) => `../assets/${face}.woff2`));
});

describe('a library that leaves out what it can', () => {
  const site = {
    ...SITE,
    feeds: { newest: false, series: false, editions: false, topics: false },
    ...{ citations: false, topics: false, numbers: false, saved: false, api: false, offline: false },
  };
  const known = { ...surveyedLibrary(), topics: [], editionTopics: [], related: [] };
  const pagesOf = (shown: Library) => renderAll({ ...shown, series: seriesOf(shown) }, site);

  test('has no page, no link and no button of it', () => {
    const pages = pagesOf({ ...known, map: { ...known.map, points: [] } });
    const paths = pages.map(({ path }) => path);
    expect(paths.filter((path) => /^(?:saved|numbers|map|topics)|map\.svg$/.test(path))).toEqual([]);
    for (const { path, html } of pages) {
      const links = [...html.matchAll(/(?:href|src)="([^"#:]+)/g)].map(([, href]) => href!);
      const gone = /(?:^|\/)(?:saved|numbers|map|topics|feeds?|api|cite)(?:\.\w+$|\/)|map\.svg|webmanifest/;
      expect([path, ...links.filter((href) => gone.test(href))]).toEqual([path]);
      expect(html).not.toMatch(
        /class="marks|id="note"|value="(?:unread|saved|hidden)"|<kbd>[srh]<\/kbd>|rel="alternate"/,
      );
      expect(html).toContain(' data-off="topics saved offline"');
    }
  });

  test('names the regions of its map without topics', () => {
    const map = pagesOf(known).find(({ path }) => path === 'map.html')!.html;
    expect(known.map.regions.length).toBeGreaterThan(0);
    for (const { lines } of known.map.regions) expect(map).toContain(`<span>${lines.join(' ')}</span>`);
    expect(map).not.toContain('topics/');
    expect(faultsIn(map, 'map.html')).toEqual([]);
  });
});

const seriesOf = ({ editions }: Library): Library['series'] => [
  { slug: 'weekly-a1b2c' as Slug, name: 'Weekly & <more>', editions: [editions[0]!.slug] },
];

describe('series', () => {
  const library = { ...smallLibrary(), series: seriesOf(smallLibrary()) };
  const page = (name: RegExp) => renderAll(library).find(({ path }) => name.test(path))!.html;
  const feeds = (html: string) =>
    [...html.matchAll(/<link rel="alternate" [^>]*href="([^"]+)"/g)].map(([, href]) => href);

  test('stand on the page of all editions, with their feeds, the others below', () => {
    const html = page(/^editions\.html$/);
    const heads = [...html.matchAll(/<section class="all-editions" id="([^"]+)"[^>]*><h2 class="bar">([^<]+)/g)];
    expect(heads.map(([, id, name]) => [id, name])).toEqual([
      ['series-weekly-a1b2c', 'Weekly &amp; &lt;more&gt;'],
      ['others', 'Other editions'],
    ]);
    for (const extension of ['xml', 'json']) {
      expect(html).toContain(`<a href="feeds/series/weekly-a1b2c.${extension}">`);
    }
    expect(feeds(html)).toEqual(['feeds/series/weekly-a1b2c.xml', 'feeds/series/weekly-a1b2c.json']);
    expect(faultsIn(html, 'editions.html')).toEqual([]);
  });

  test('are found by feed readers on the front page and on the pages of their editions', () => {
    expect(feeds(page(/^index\.html$/))).toContain('feeds/series/weekly-a1b2c.xml');
    const [own, other] = library.editions.map(({ slug }) => page(new RegExp(`^editions/${slug}\\.html$`)));
    expect(feeds(own!)).toContain('../feeds/series/weekly-a1b2c.json');
    expect(own).toContain('<a href="../editions.html#series-weekly-a1b2c">Weekly &amp; &lt;more&gt;</a>');
    expect(feeds(other!).filter((href) => href!.includes('series'))).toEqual([]);
  });
});

test('the page for lost addresses links from the site’s root', () => {
  const { contents } = renderer()(pageOf('not-found'));
  const links = [...String(contents).matchAll(/(?:href|src|action)="([^"#]+)"/g)].map(([, href]) => href!);
  expect(links.length).toBeGreaterThan(8);
  expect(links.filter((href) => !href.startsWith('/library/'))).toEqual([]);
});

test('text from a dump reaches no page as markup', () => {
  const html = renderAll(smallLibrary()).map((page) => page.html);
  expect(html.filter((text) => text.includes('<Sheep>'))).toEqual([]);
  expect(html.filter((text) => text.includes('Sleep Without &lt;Sheep&gt;')).length).toBeGreaterThan(2);
});

test('maths has its stylesheets, where it stands and only there', () => {
  const withMaths = renderAll(smallLibrary()).filter(({ html }) =>
    /<link rel="stylesheet" href="[^"]*assets\/maths\.css">/.test(html),
  );
  expect(withMaths.map(({ path }) => path.replace(/-[a-z0-9]{5}\.html$/, ''))).toEqual([
    ...['index.html', 'editions/sep-9', 'papers/a-woolly-bound', 'search.html'],
  ]);
});

test('the rules hold the classes of every formula that was rendered', () => {
  const typesetter = createTypesetter();
  const render = renderer(typesetter);
  const html = [...layOutPages(smallLibrary(), FACTS)].map((page) => String(render(page).contents)).join('');
  const classes = [
    ...typesetter
      .takeRules()
      .join('')
      .matchAll(/\.katex \.(\w+)\{/g),
  ].map(([, name]) => name!);
  expect(classes.length).toBeGreaterThan(0);
  for (const name of classes) expect(html).toContain(name);
});

test('the same library gives the same bytes', () => {
  expect(renderAll(smallLibrary())).toEqual(renderAll(smallLibrary()));
});
