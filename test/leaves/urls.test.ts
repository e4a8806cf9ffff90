import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  editionPath,
  editionSlug,
  outPath,
  paperId,
  paperPath,
  relativeLink,
  topicPath,
  topicSlug,
  webUrl,
} from '../../src/leaves/urls.ts';
import type { OutPath, SeedPath } from '../../src/types.ts';
import { anyText } from '../any-text.ts';

const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/;

describe('paperId', () => {
  test('is words and a hash of the folded title', () => {
    expect(paperId('Unscented Autoencoder')).toBe('unscented-autoencoder-x2uxp');
  });

  test('has letters of other scripts in Latin ones', () => {
    expect(paperId('Жук Øre und Straße')).toMatch(/^zhuk-ore-und-strasse-[a-z0-9]{5}$/);
  });

  test('is the same for titles that fold alike', () => {
    expect(paperId('Diffusion with $f$-Divergence')).toBe(paperId('Diffusion with f-divergence'));
  });

  test.each([
    '',
    '日本語',
    '🚀🚀',
    '..',
    'CON',
    'nul.txt',
    'x.',
    'a/b\\c',
    '\u202egnp.exe',
    '__proto__',
    'İ',
    'x'.repeat(400),
  ])('is a safe file name for %j', (title) => {
    const id = paperId(title);
    expect(id).toMatch(/^[a-z0-9][a-z0-9-]*$/);
    expect(id.length).toBeLessThanOrEqual(80);
    expect(id).not.toMatch(DEVICE);
  });

  test.each([
    ['C++', 'C#'],
    ['日本語', '中文'],
    ['🚀', '🚀🚀'],
    [`${'a '.repeat(60)}one`, `${'a '.repeat(60)}two`],
  ])('tells %s from %s', (a, b) => {
    expect(paperId(a)).not.toBe(paperId(b));
  });

  test('whatever the title', () => {
    fc.assert(
      fc.property(anyText(), (title) => {
        expect(paperId(title)).toMatch(/^[a-z0-9][a-z0-9-]{3,79}$/);
      }),
    );
  });
});

describe('paths', () => {
  test('of papers and editions', () => {
    const slug = editionSlug('Sep 9', 'a.txt' as SeedPath);
    expect(slug).toMatch(/^sep-9-[a-z0-9]{5}$/);
    expect(editionPath(slug)).toBe(`editions/${slug}.html`);
    expect(editionPath(slug, 2)).toBe(`editions/${slug}-2.html`);
    const topic = topicSlug('gradient snails');
    expect(topicPath(topic)).toBe(`topics/${topic}.html`);
    expect(topicPath(topic, 2)).toBe(`topics/${topic}-2.html`);
    expect(paperPath(paperId('A B C'))).toMatch(/^papers\/a-b-c-[a-z0-9]{5}\.html$/);
  });

  test('an edition without a name takes its file for one', () => {
    expect(editionSlug(null, '2025/spring list.txt' as SeedPath)).toMatch(/^2025-spring-list-[a-z0-9]{5}$/);
  });

  test('relative links climb as far as they must', () => {
    const from = (path: string) => relativeLink(path as OutPath, 'assets/site.css' as OutPath);
    expect(from('index.html')).toBe('assets/site.css');
    expect(from('papers/x.html')).toBe('../assets/site.css');
  });

  test.each(['../x', '/x', 'a//b', 'a/../b', '', 'a b'])('outPath refuses %j', (path) => {
    expect(() => outPath(path)).toThrow(`"${path}" is not a path below the site folder`);
  });
});

describe('webUrl', () => {
  test.each([
    { input: 'https://github.com/a/b', out: 'https://github.com/a/b' },
    { input: ' HTTP://Example.COM/%7Ex ', out: 'http://example.com/%7Ex' },
    { input: 'javascript:alert(1)', out: null },
    { input: ' jAvA\tscript:alert(1)', out: null },
    { input: 'data:text/html,x', out: null },
    { input: '//evil.example/x', out: null },
    { input: 'https://user:pass@evil.example/', out: null },
    { input: 'https://user@evil.example/', out: null },
    { input: 'https://:pass@evil.example/', out: null },
    { input: 'https://', out: null },
    { input: `https://example.com/${'x'.repeat(10_000)}`, out: null },
    { input: 'ftp://example.com/x', out: null },
    { input: 'https:example.com', out: null },
    { input: 'https:/example.com', out: null },
    { input: 'https://"onload="ran()"/', out: null },
    { input: 'https://*.example/', out: null },
    { input: 'https://schäfer.example/_x', out: 'https://xn--schfer-dua.example/_x' },
    { input: 'http://[::1]:8080/x', out: 'http://[::1]:8080/x' },
  ])('$input', ({ input, out }) => {
    expect(webUrl(input)).toBe(out);
  });

  test('an address is as good the hundred thousandth time', () => {
    const refused = Array.from({ length: 100_000 }, (_, i) => `https://schäfer.example/${i % 7}`).filter(
      (address) => webUrl(address) === null,
    );
    expect(refused).toEqual([]);
  });
});
