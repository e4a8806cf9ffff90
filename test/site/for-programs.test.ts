// What pages tell programs: citations in lists, data for search engines, links to feeds and files.
import { describe, expect, test } from 'vitest';
import { plainText } from '../../src/cite/plain-tex.ts';
import { createTypesetter } from '../../src/maths/typeset.ts';
import { layOutPages, type SiteOptions } from '../../src/site/pages.ts';
import { createRenderer } from '../../src/site/render.ts';
import type { AssetNames, Library } from '../../src/types.ts';
import { type Element, elementsOf } from '../html-tree.ts';
import { formula, paper, prose } from '../records.ts';
import { FACTS, libraryOf, PAPERS, SITE, surveyedLibrary } from './library.ts';

const AT = { ...SITE, baseUrl: 'https://example.org/library/' };
const assets = { pageFonts: [], mathsFonts: [], letterFonts: {} } as unknown as AssetNames;

/** Every page, as a parser reads it. */
function read(library: Library, site: SiteOptions): Map<string, Element[]> {
  const names = new Proxy(assets, { get: (own, key) => Reflect.get(own, key) ?? 'assets/one' });
  const { typeset } = createTypesetter();
  const render = createRenderer({
    noteHtml: null,
    templatesDir: 'templates',
    themed: {},
    typeset,
    assets: names,
    site,
  });
  return new Map(
    [...layOutPages(library, { ...FACTS, site })]
      .map(render)
      .map(({ path, contents }) => [path, elementsOf(String(contents))]),
  );
}

const coinsIn = (elements: readonly Element[]): URLSearchParams[] =>
  elements
    .filter(({ attributes }) => attributes.get('class') === 'Z3988')
    .map(({ attributes }) => new URLSearchParams(attributes.get('title')));

const dataIn = (elements: readonly Element[]): unknown[] =>
  elements
    .filter(({ attributes }) => attributes.get('type') === 'application/ld+json')
    .map(({ text }) => JSON.parse(text));

const titles = (elements: readonly Element[]): (string | null)[] =>
  coinsIn(elements).map((one) => one.get('rft.title'));
const known = surveyedLibrary();
const pages = read(known, AT);
const titleOf = new Map(known.papers.map(({ id, title }) => [id, plainText(title)]));

describe('citations in lists', () => {
  test.each(known.editions)('of $name: one for each paper, in order', ({ slug, items }) => {
    expect(titles(pages.get(`editions/${slug}.html`)!)).toEqual(items.map(({ paper: id }) => titleOf.get(id)));
  });

  test.each(known.topics)('on $name: one for each paper, in order', ({ slug, papers }) => {
    expect(titles(pages.get(`topics/${slug}.html`)!)).toEqual(papers.map(({ paper: id }) => titleOf.get(id)));
  });

  test('the front page has one for each story, and each leads to its page', () => {
    const front = coinsIn(pages.get('index.html')!);
    expect(front.length).toBeGreaterThan(1);
    for (const one of front)
      expect(one.get('rft.identifier')).toMatch(/^https:\/\/example\.org\/library\/papers\/.*\.html$/);
  });

  test('a paper has one only where no tag of its head cites it, since Zotero would take it for the better one', () => {
    const authored = { ...PAPERS[0]!, authors: ['Jane Doe'] };
    const other = PAPERS[1]!;
    const read_ = read(libraryOf([authored, other]), AT);
    const [with_, without] = [authored, other].map(({ id }) => read_.get(`papers/${id}.html`)!);
    expect(titles(with_!)).toEqual([]);
    expect(with_!.some(({ attributes }) => attributes.get('name') === 'citation_author')).toBe(true);
    expect(titles(without!)).toEqual([plainText(other.title)]);
    expect(without!.some(({ attributes }) => attributes.get('name')?.startsWith('citation_'))).toBe(false);
  });
});

describe('data for search engines', () => {
  test('of the front page, an edition, a topic and a paper', () => {
    const [edition, topic, first] = [known.editions[0]!, known.topics[0]!, known.papers[0]!];
    const kindOf = (path: string) => (dataIn(pages.get(path)!) as { '@type': string; url?: string }[])[0];
    expect(kindOf('index.html')).toMatchObject({ '@type': 'WebSite', url: AT.baseUrl });
    expect(kindOf(`editions/${edition.slug}.html`)).toMatchObject({
      '@type': 'CollectionPage',
      mainEntity: { numberOfItems: edition.items.length },
    });
    expect(kindOf(`topics/${topic.slug}.html`)).toMatchObject({
      name: topic.name,
      mainEntity: { numberOfItems: topic.papers.length },
    });
    expect(kindOf(`papers/${first.id}.html`)).toMatchObject({
      '@type': 'ScholarlyArticle',
      mainEntityOfPage: `${AT.baseUrl}papers/${first.id}.html`,
    });
    for (const path of ['about.html', '404.html', 'search.html']) expect(dataIn(pages.get(path)!)).toEqual([]);
  });

  test('no title and no abstract ends its block', () => {
    const HOSTILE = '</script><script src=x></script><!-- <script>  & <b>';
    const hostile = paper(HOSTILE, `${HOSTILE} ${HOSTILE}`, [['new.txt', 1]]);
    const elements = read(libraryOf([hostile]), AT).get(`papers/${hostile.id}.html`)!;
    expect(dataIn(elements)).toMatchObject([{ headline: '</script><script src=x></script><!-- <script> & <b>' }]);
    expect(elements.filter(({ name, attributes }) => name === 'script' && !attributes.has('src'))).toHaveLength(1);
    expect(elements.filter(({ attributes }) => attributes.get('src') === 'x')).toEqual([]);
  });
});

test('formulas stand as readers write them where no maths can be set: in window titles and previews', () => {
  const bound = [prose('We show that '), formula('\\alpha\\in\\mathbb{R}^2'), prose(' suffices for all sheep.')];
  const one = { ...paper('x', bound, [['new.txt', 1]]), title: [prose('On '), formula('\\ell_2'), prose(' sheep')] };
  const elements = read(libraryOf([one]), AT).get(`papers/${one.id}.html`)!;
  const told = (name: string) =>
    elements
      .find(({ attributes: at }) => [at.get('name'), at.get('property')].includes(name))
      ?.attributes.get('content');
  expect(elements.find(({ name }) => name === 'title')!.text).toBe(`On ℓ₂ sheep: ${SITE.title}`);
  expect(told('og:title')).toBe('On ℓ₂ sheep');
  expect(told('description')).toBe('We show that α ∈ ℝ² suffices for all sheep.');
  expect(told('og:description')).toBe('We show that α ∈ ℝ² suffices for all sheep.');
});

describe('links to feeds', () => {
  const feedsIn = (elements: readonly Element[]): (string | undefined)[] =>
    elements.filter(({ attributes }) => attributes.get('rel') === 'alternate').map((one) => one.attributes.get('href'));
  const [edition, topic] = [known.editions[0]!, known.topics[0]!];

  test('stand on the pages that list what they carry, and on no other', () => {
    const expected = new Map([
      ['index.html', ['feed.xml', 'feed.json']],
      ...known.editions.map(({ slug }) => [`editions/${slug}.html`, feedsOf(`editions/${slug}`)] as const),
      ...known.topics.map(({ slug }) => [`topics/${slug}.html`, feedsOf(`topics/${slug}`)] as const),
    ]);
    for (const [path, elements] of pages) expect([path, feedsIn(elements)]).toEqual([path, expected.get(path) ?? []]);
  });

  test('editions have none where they have no feed', () => {
    const quiet = read(known, { ...AT, feeds: { ...SITE.feeds, editions: false } });
    expect(feedsIn(quiet.get(`editions/${edition.slug}.html`)!)).toEqual([]);
    expect(feedsIn(quiet.get(`topics/${topic.slug}.html`)!)).toHaveLength(2);
  });

  test('and lists can be taken as citations', () => {
    const hrefs = pages.get(`editions/${edition.slug}.html`)!.map(({ attributes }) => attributes.get('href'));
    for (const extension of ['bib', 'ris', 'json', 'md']) {
      expect(hrefs).toContain(`../cite/editions/${edition.slug}.${extension}`);
    }
  });
});

const feedsOf = (of: string): string[] => [`../feeds/${of}.xml`, `../feeds/${of}.json`];
