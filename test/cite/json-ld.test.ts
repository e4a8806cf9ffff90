import { parse } from 'parse5';
import { describe, expect, test } from 'vitest';
import { listJsonLd, paperJsonLd, siteJsonLd } from '../../src/cite/json-ld.ts';
import type { MetaSite } from '../../src/cite/page-meta.ts';
import { jsonInScript } from '../../src/leaves/html.ts';
import { citable, said, whole } from './citables.ts';

const BASE = 'https://papers.example/my-library/';
const site = (baseUrl: string | null): MetaSite => ({ title: 'Broadsheet', language: 'en', baseUrl });

describe('paperJsonLd', () => {
  test('says what is known', () => {
    expect(paperJsonLd(whole, site(BASE))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      headline: 'Bounds of the VAE: O(N²) is enough',
      name: 'Bounds of the VAE: O(N²) is enough',
      author: [{ '@type': 'Person', name: 'Ludwig van der Müller' }, 'OpenAI Team'],
      datePublished: '2024-01',
      abstract: 'First line. Second line with 40% & more.',
      sameAs: ['https://arxiv.org/abs/2401.00010', 'https://doi.org/10.1234/a_b'],
      url: 'https://arxiv.org/abs/2401.00010',
      mainEntityOfPage: 'https://papers.example/papers/a-paper-x1y2z.html',
      isPartOf: { '@type': 'Collection', name: 'Broadsheet', url: BASE },
    });
  });

  test('and nothing else', () => {
    expect(paperJsonLd(citable({}), site(null))).toEqual({
      '@context': 'https://schema.org',
      '@type': 'ScholarlyArticle',
      headline: 'A paper',
      name: 'A paper',
      isPartOf: { '@type': 'Collection', name: 'Broadsheet' },
    });
  });

  test.each(['</script><script>alert(1)</script>', '<!-- <script>', 'a\u2028b\u2029c', '&lt;b&gt; ]]>', '\ud800'])(
    'the title %j stays inside its script',
    (title) => {
      const data = paperJsonLd(citable({ title: said(title) }), site(null));
      const page = parse(
        `<!doctype html><script type="application/ld+json">${jsonInScript(data)}</script><p>after</p>`,
      );
      const html = page.childNodes.find((node) => node.nodeName === 'html')!;
      const [head, body] = 'childNodes' in html ? html.childNodes : [];
      const scripts = 'childNodes' in head! ? head.childNodes : [];
      expect(scripts.map(({ nodeName }) => nodeName)).toEqual(['script']);
      expect('childNodes' in body! && body.childNodes.map(({ nodeName }) => nodeName)).toEqual(['p']);
      const [text] = 'childNodes' in scripts[0]! ? scripts[0].childNodes : [];
      expect(text !== undefined && 'value' in text && JSON.parse(text.value)).toEqual(data);
    },
  );
});

test('a list', () => {
  expect(listJsonLd('Sep 9', 59, 'editions/sep-9.html', site(BASE))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'CollectionPage',
    name: 'Sep 9',
    inLanguage: 'en',
    url: `${BASE}editions/sep-9.html`,
    isPartOf: { '@type': 'WebSite', name: 'Broadsheet' },
    mainEntity: { '@type': 'ItemList', numberOfItems: 59 },
  });
});

test('the site, and its search where that has an address', () => {
  expect(siteJsonLd(site(null))).toEqual({
    '@context': 'https://schema.org',
    '@type': 'WebSite',
    name: 'Broadsheet',
    inLanguage: 'en',
  });
  expect(siteJsonLd(site(BASE))).toMatchObject({
    url: BASE,
    potentialAction: { '@type': 'SearchAction', target: `${BASE}search.html?q={query}` },
  });
});
