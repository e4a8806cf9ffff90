// The pages in Arabic: from right to left, nothing of the interface left in English, the papers' own words marked.
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { arrangeEditions } from '../../src/arrange/editions.ts';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { layOutPages } from '../../src/site/pages.ts';
import { createRenderer } from '../../src/site/render.ts';
import { EN } from '../../src/texts/en.ts';
import { speakerOf } from '../../src/texts/languages.ts';
import type { Message } from '../../src/texts/message.ts';
import type { Diagnostic, Library, SeedPath } from '../../src/types.ts';
import { ASSETS, DUMPS, emptyLibrary, FACTS, SITE, smallLibrary, surveyedLibrary } from './library.ts';

const site = { ...SITE, language: 'ar' };
const diagnostics: readonly Diagnostic[] = [
  { severity: 'note', rule: 'a-rule', message: 'Something in English.', origin: null, excerpt: 'a line' },
];
const use = { entry: 1, chrome: 0, blank: 1, diagnosed: 0 };
const reports = [{ path: 'old.txt' as SeedPath, bytes: 9, lines: 2, shape: null, entries: 1, repeats: 0, uses: use }];

/** A library with its editions named as the build names them. */
const named = (all: Library): Library =>
  all.editions.length === 0 ? all : { ...all, editions: arrangeEditions(DUMPS, all.papers, speakerOf(site).say) };

function renderAll(library: Library): { path: string; html: string }[] {
  const render = createRenderer({
    templatesDir: 'templates',
    themed: {},
    noteHtml: null,
    typeset: createTypesetter().typeset,
    assets: ASSETS,
    site,
  });
  return [...layOutPages(named(library), { ...FACTS, reports, diagnostics, site })]
    .map((page) => ({ path: page.path, html: String(render(page).contents) }))
    .filter(({ path }) => path.endsWith('.html'));
}

type Node = DefaultTreeAdapterTypes.Node;
const READ_ALOUD = ['aria-label', 'placeholder', 'title', 'alt', 'label'];
const SKIPPED = ['script', 'style', 'math', 'code', 'pre', 'kbd'];

/** What a reader of the interface reads or hears, without what is marked as being in English. */
function interfaceTexts(html: string): string[] {
  const texts: string[] = [];
  const visit = (node: Node): void => {
    if (node.nodeName === '#text') texts.push((node as DefaultTreeAdapterTypes.TextNode).value);
    if ('attrs' in node) {
      const named = new Map(node.attrs.map(({ name, value }) => [name, value]));
      if (named.get('class') === 'Z3988') return;
      if (named.get('lang') === 'en' || SKIPPED.includes(node.tagName)) return;
      texts.push(...READ_ALOUD.flatMap((name) => named.get(name) ?? []));
      if (named.get('name') === 'description') texts.push(named.get('content') ?? '');
    }
    if ('childNodes' in node) for (const child of node.childNodes) visit(child);
  };
  visit(parse(html, { scriptingEnabled: false }));
  return texts.map((text) => text.replace(/\s+/g, ' ').trim()).filter((text) => text !== '');
}

/** English texts as patterns: what stands between values, in each of the forms. */
const ENGLISH = Object.values<Message>(EN)
  .flatMap((message) => (typeof message === 'string' ? [message] : Object.values(message)))
  .flatMap((text) => text.replace(/<[^>]+>/g, '').split(/\{[^}]*\}/))
  .map((text) => text.trim())
  .filter((text) => /[a-z]{3}/i.test(text) && !/^(?:Newsreader|Public Sans|KaTeX|MiniSearch)/.test(text));

/** Names, and what the invented papers are about. */
const NAMES =
  /Broadsheet|Newsreader|Production Type|Public Sans|United States Web Design System|KaTeX|Design Science|Khan Academy|MiniSearch|MIT|SIL|TeX|README|BibTeX|RIS|Markdown|arXiv|Google Scholar|Semantic Scholar|Hugging Face|old\.txt|new\.txt|Sleep Without <Sheep>|Sheep|sheep|Sleep|sleep|wool|barn|counting|shepherds|Counting Sheep|A Woolly Bound|No Abstract at All|Flock \d+|Atom|JSON Feed|CSL-JSON|CSL JSON/g;

describe.each([
  ['a small library', smallLibrary()],
  ['a surveyed library', surveyedLibrary()],
  ['an empty library', emptyLibrary],
])('the pages of %s in Arabic', (_, library) => {
  const pages = renderAll(library);

  test.each(pages)('$path runs from right to left and says nothing in English', ({ path, html }) => {
    expect(html).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl"/);
    const texts = interfaceTexts(html);
    expect(texts.length).toBeGreaterThan(2);
    expect(texts.filter((text) => ENGLISH.includes(text))).toEqual([]);
    // A paper's own page has its title and abstract in the head, for programs.
    const own = path.startsWith('papers/') ? texts.slice(2) : texts;
    expect(own.filter((text) => /[a-z]{2}/i.test(text.replace(NAMES, '')))).toEqual([]);
  });
});

test('titles and abstracts carry their own language and run their own way', () => {
  const pages = renderAll(smallLibrary());
  const paper = pages.find(({ path }) => path.startsWith('papers/counting-sheep'))!.html;
  expect(paper).toContain('<h1 lang="en" dir="auto">Counting Sheep</h1>');
  expect(paper).toMatch(/<p lang="en" dir="auto">Sheep are counted/);
  expect(paper).toContain('2 مارس');
  const front = pages.find(({ path }) => path === 'index.html')!.html;
  expect(front).toMatch(/<h2 lang="en" dir="auto"><a href="[^"]*">Counting Sheep<\/a><\/h2>/);
});

test('an edition is called by its day as the language writes it, and keeps its address', () => {
  const paths = renderAll(smallLibrary()).map(({ path }) => path);
  expect(paths.filter((path) => /^editions\/sep-9-/.test(path))).toHaveLength(1);
});

test('arrows lead the other way: to the next, and out of the site', () => {
  const { html } = renderAll(smallLibrary())[0]!;
  const pathOf = (symbol: string) =>
    new RegExp(`<symbol id="${symbol}" viewBox="0 0 16 16"><path d="([^"]+)"`).exec(html)?.[1];
  expect([pathOf('next'), pathOf('prev'), pathOf('out')]).toEqual([
    'M14 8H2.5M7 3.5L2.5 8 7 12.5',
    'M2 8h11.5M9 3.5L13.5 8 9 12.5',
    'M11 3.5H3.5V11M3.8 3.8l8.7 8.7',
  ]);
});
