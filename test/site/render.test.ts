import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { layOutPages } from '../../src/site/pages.ts';
import { createRenderer } from '../../src/site/render.ts';
import type { Library } from '../../src/types.ts';
import { ASSETS, emptyLibrary, FACTS, pageOf, SITE, smallLibrary, surveyedLibrary } from './library.ts';

const renderer = ({ typeset } = createTypesetter()) =>
  createRenderer({ noteHtml: null, templatesDir: 'templates', themed: {}, typeset, assets: ASSETS, site: SITE });

function renderAll(library: Library): { path: string; html: string }[] {
  const render = renderer();
  return [...layOutPages(library, FACTS)].map(render).map(({ path, contents }) => ({ path, html: String(contents) }));
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
      const known = new Set([...pages.map((page) => page.path), 'api/papers.jsonl']);
      for (const [, href] of html.matchAll(/<a [^>]*href="([^"#]+)/g)) {
        if (/^https?:/.test(href!) || /(?:assets|cite|feeds)\//.test(href!)) continue;
        const target = new URL(href!, `http://site/${path}`).pathname.slice(1);
        expect(known).toContain(target);
        expect(href).not.toMatch(/^\//);
      }
    },
  );
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
