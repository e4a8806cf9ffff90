import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read.ts';
import { describeConfig, flagOf, settleConfig } from '../../src/config/settle.ts';

const settled = (text: string, flags: Record<string, unknown> = {}) =>
  settleConfig(readConfig(text, 'broadsheet.yaml'), flags);

describe('settleConfig', () => {
  test('has a default for every key', () => {
    expect(settleConfig(new Map()).config).toEqual({
      title: 'Broadsheet',
      tagline: '',
      texts: {},
      theme: null,
      without: [],
      pages: { size: 100, topics: 200 },
      colours: { accent: null, accentDark: null },
      language: 'en',
      id: 'broadsheet',
      baseUrl: null,
      basePath: '/',
      seeds: 'seeds',
      out: '_site',
      year: null,
      related: 6,
      map: true,
      citations: true,
      links: [],
      feeds: { size: 100, newest: true, series: true, editions: true, topics: true },
      series: [],
      ...{ topics: true, numbers: true, saved: true, api: true, offline: true },
    });
  });

  test('flags win over the file, the file over the defaults', () => {
    const { config, origins } = settled('out: a\nfeeds:\n  size: 5', { out: 'b', seeds: undefined });
    expect([config.out, config.feeds, config.seeds]).toEqual([
      'b',
      { size: 5, newest: true, series: true, editions: true, topics: true },
      'seeds',
    ]);
    expect(['out', 'feeds.size', 'seeds'].map((key) => origins.get(key))).toEqual([
      '--out',
      'broadsheet.yaml:3',
      'default',
    ]);
  });

  test.each([
    { baseUrl: 'https://me.github.io/papers/', out: '/papers/' },
    { baseUrl: 'https://papers.example/', out: '/' },
  ])('the base path follows from $baseUrl', ({ baseUrl, out }) => {
    expect(settled(`baseUrl: ${baseUrl}`).config).toMatchObject({ baseUrl, basePath: out });
  });

  test.each([
    { title: 'Ünser Blatt: 2025!', id: 'unser-blatt-2025' },
    { title: '日本語', id: 'library' },
  ])('the id follows from the title $title', ({ title, id }) => {
    expect(settled(`title: "${title}"`).config.id).toBe(id);
  });

  test('refuses a base path that is not that of the base URL', () => {
    expect(() => settled('baseUrl: https://a.example/x/\nbasePath: /y/')).toThrow(
      'broadsheet.yaml:2: basePath /y/ is not the path of baseUrl https://a.example/x/; leave one of them out',
    );
  });

  test('refuses a wrong flag by its name', () => {
    expect(() => settled('', { basePath: 'repo' })).toThrow(
      '--base-path must be folders between slashes, such as /my-library/, not "repo" (did you mean /repo/?)',
    );
    expect(flagOf('feeds.size')).toBe('--feeds-size');
  });
});

test('describeConfig shows every key with its value and where it is from', () => {
  const lines = describeConfig(settled('title: Mine\nbaseUrl: https://a.example/x/', { out: 'public' })).split('\n');
  expect(lines.map((line) => line.split(/ {2,}/))).toEqual([
    ['title', '"Mine"', 'broadsheet.yaml:1'],
    ['tagline', '""', 'default'],
    ['language', '"en"', 'default'],
    ['id', '"mine"', 'from title'],
    ['baseUrl', '"https://a.example/x/"', 'broadsheet.yaml:2'],
    ['basePath', '"/x/"', 'from baseUrl'],
    ['seeds', '"seeds"', 'default'],
    ['out', '"public"', '--out'],
    ['theme', 'null', 'default'],
    ['colours.accent', 'null', 'default'],
    ['colours.accentDark', 'null', 'default'],
    ['year', 'null', 'default'],
    ['without', '[]', 'default'],
    ['pages.size', '100', 'default'],
    ['pages.topics', '200', 'default'],
    ['series', '[]', 'default'],
    ['related', '6', 'default'],
    ['map', 'true', 'default'],
    ...['topics', 'numbers', 'saved', 'api', 'offline'].map((key) => [key, 'true', 'default']),
    ['citations', 'true', 'default'],
    ['links', '[]', 'default'],
    ['feeds.size', '100', 'default'],
    ['feeds.newest', 'true', 'default'],
    ['feeds.series', 'true', 'default'],
    ['feeds.editions', 'true', 'default'],
    ['feeds.topics', 'true', 'default'],
    [''],
  ]);
});
