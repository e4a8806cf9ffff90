import { describe, expect, test } from 'vitest';
import { writeSitemap } from '../../src/feeds/sitemap.ts';
import { outPath } from '../../src/leaves/urls.ts';
import { BASE, site } from './library.ts';
import { all, only, parseXml } from './xml-tree.ts';

const pages = ['papers/b.html', 'index.html', 'papers/a.html'].map(outPath);
const addressesIn = (contents: string | Uint8Array) => {
  const root = parseXml(String(contents));
  return [root.name, ...root.children.map((child) => only(child, 'loc'))];
};

describe('writeSitemap', () => {
  test('one file, sorted', () => {
    const [file, ...more] = writeSitemap(pages, site(BASE));
    expect(more).toEqual([]);
    expect(file!.path).toBe('sitemap.xml');
    expect(addressesIn(file!.contents)).toEqual([
      'urlset',
      `${BASE}index.html`,
      `${BASE}papers/a.html`,
      `${BASE}papers/b.html`,
    ]);
    expect(all(parseXml(String(file!.contents)), 'url')).toHaveLength(3);
  });

  test('an index of several past the limit', () => {
    const files = writeSitemap(pages, site(BASE), 2);
    expect(files.map(({ path, contents }) => [path, ...addressesIn(contents)])).toEqual([
      ['sitemap.xml', 'sitemapindex', `${BASE}sitemap-1.xml`, `${BASE}sitemap-2.xml`],
      ['sitemap-1.xml', 'urlset', `${BASE}index.html`, `${BASE}papers/a.html`],
      ['sitemap-2.xml', 'urlset', `${BASE}papers/b.html`],
    ]);
  });

  test('the protocol allows 50,000 addresses a file', () => {
    const many = Array.from({ length: 50_001 }, (_, i) => outPath(`papers/p${i}.html`));
    expect(writeSitemap(many.slice(1), site(BASE))).toHaveLength(1);
    expect(writeSitemap(many, site(BASE))).toHaveLength(3);
  });

  test('none without an address', () => {
    expect(writeSitemap(pages, site(null))).toEqual([]);
  });
});
