import { describe, expect, test } from 'vitest';
import { readConfig } from '../../src/config/read.ts';

const FILE = 'broadsheet.yaml';
const KNOWN =
  'known are api, basePath, baseUrl, citations, colours.accent, colours.accentDark, feeds.editions, feeds.newest, feeds.series, feeds.size, feeds.topics, id, language, links, map, numbers, offline, out, pages.size, pages.topics, related, saved, seeds, series, tagline, texts, theme, title, topics, without, year';

const SERIES =
  'a list of at most 40 pairs of `name` and `files`, each name another, `files` a pattern such as daily/ or "weekly-*", or a list of such';

function faultsOf(text: string): string {
  try {
    readConfig(text, FILE);
    return '';
  } catch (error) {
    return (error as Error).message;
  }
}

describe('readConfig', () => {
  test('gives values with their lines', () => {
    const text =
      'title: " My library "\n\nfeeds:\n  size: 20\nlinks:\n  - { label: Code, url: https://github.com/a/b }\nbaseUrl:\n';
    expect([...readConfig(text, FILE)]).toEqual([
      ['title', { value: 'My library', from: 'broadsheet.yaml:1' }],
      ['feeds.size', { value: 20, from: 'broadsheet.yaml:4' }],
      ['links', { value: [{ label: 'Code', url: 'https://github.com/a/b' }], from: 'broadsheet.yaml:5' }],
      ['baseUrl', { value: null, from: 'broadsheet.yaml:7' }],
    ]);
  });

  test.each(['', '# nothing\n', '\ufeff', '{}'])('%j gives nothing', (text) => {
    expect(readConfig(text, FILE).size).toBe(0);
  });

  test.each([
    {
      name: 'an unknown key',
      text: 'tilte: x',
      out: 'broadsheet.yaml:1: there is no key "tilte" (did you mean title?)',
    },
    {
      name: 'another case',
      text: 'base_url: x',
      out: 'broadsheet.yaml:1: there is no key "base_url" (did you mean baseUrl?)',
    },
    {
      name: 'a key of a group outside of it',
      text: 'size: 3',
      out: 'broadsheet.yaml:1: there is no key "size" (did you mean feeds.size?)',
    },
    {
      name: 'an unknown key in a group',
      text: 'feeds:\n  sise: 3',
      out: 'broadsheet.yaml:2: there is no key "feeds.sise" (did you mean feeds.size?)',
    },
    {
      name: 'a key like no other',
      text: 'zzzzzz: x',
      out: `broadsheet.yaml:1: there is no key "zzzzzz" (${KNOWN})`,
    },
    {
      name: 'a prototype',
      text: '__proto__:\n  a: 1',
      out: `broadsheet.yaml:1: there is no key "__proto__" (${KNOWN})`,
    },
    {
      name: 'a wrong type',
      text: 'title: 3',
      out: 'broadsheet.yaml:1: title must be a text of 1 to 80 characters on one line, not 3',
    },
    {
      name: 'a wrong number',
      text: '\nfeeds: { size: 0 }',
      out: 'broadsheet.yaml:2: feeds.size must be a whole number from 1 to 1000, not 0',
    },
    {
      name: 'no value',
      text: 'title:',
      out: 'broadsheet.yaml:1: title must be a text of 1 to 80 characters on one line, not nothing',
    },
    {
      name: 'a value for a group',
      text: 'feeds: 3',
      out: 'broadsheet.yaml:1: feeds must hold keys: size, newest, series, editions, topics',
    },
    {
      name: 'a base path that climbs',
      text: 'basePath: ../x',
      out: 'broadsheet.yaml:1: basePath must be folders between slashes, such as /my-library/, not "../x"',
    },
    {
      name: 'a base path without slashes',
      text: 'basePath: repo',
      out: 'broadsheet.yaml:1: basePath must be folders between slashes, such as /my-library/, not "repo" (did you mean /repo/?)',
    },
    {
      name: 'a base URL with an empty folder',
      text: 'baseUrl: https://evil//',
      out: 'broadsheet.yaml:1: baseUrl must be the absolute address of the site with "/" at its end, such as https://example.org/my-library/, not "https://evil//" (did you mean https://evil/?)',
    },
    {
      name: 'a base URL without its scheme',
      text: 'baseUrl: me.github.io/papers',
      out: 'broadsheet.yaml:1: baseUrl must be the absolute address of the site with "/" at its end, such as https://example.org/my-library/, not "me.github.io/papers" (did you mean https://me.github.io/papers/?)',
    },
    {
      name: 'a script for a link',
      text: 'links:\n  - label: x\n    url: javascript:alert(1)',
      out: 'broadsheet.yaml:1: links must be a list of at most 12 pairs of `label` and `url`, each url absolute, http or https, not [{"label":"x","url":"javascript:alert(1)"}]',
    },
    {
      name: 'a series without files',
      text: 'series:\n  - name: Daily',
      out: `broadsheet.yaml:1: series must be ${SERIES}, not [{"name":"Daily"}]`,
    },
    {
      name: 'two series of one name',
      text: 'series:\n  - { name: Daily, files: a/ }\n  - { name: daily, files: b/ }',
      out: `broadsheet.yaml:1: series must be ${SERIES}, not [{"name":"Daily","files":"a/"},{"name":"daily","files":"b/"…`,
    },
    {
      name: 'a word for a switch',
      text: 'saved: off',
      out: 'broadsheet.yaml:1: saved must be true or false, not "off"',
    },
    { name: 'the same key twice', text: 'title: a\ntitle: b', out: 'broadsheet.yaml:2: Map keys must be unique' },
    {
      name: 'a tag',
      text: 'title: !!js/function x',
      out: 'broadsheet.yaml:1: Unresolved tag: tag:yaml.org,2002:js/function',
    },
    { name: 'an alias', text: 'title: &a x\ntagline: *a', out: 'broadsheet.yaml:2: aliases are not allowed here' },
    { name: 'a list', text: '- a', out: 'broadsheet.yaml:1: must hold keys and values, such as "title: My library"' },
    {
      name: 'endless text',
      text: `title: ${'x'.repeat(70_000)}`,
      out: 'broadsheet.yaml: longer than 65536 characters',
    },
  ])('refuses $name', ({ text, out }) => {
    expect(faultsOf(text)).toBe(out);
  });

  test('tells every fault at once', () => {
    expect(faultsOf('tilte: x\nyear: soon\nfeeds:\n  editions: maybe\n').split('\n')).toEqual([
      'broadsheet.yaml:1: there is no key "tilte" (did you mean title?)',
      'broadsheet.yaml:2: year must be a year from 1900 to 2999, not "soon"',
      'broadsheet.yaml:4: feeds.editions must be true or false, not "maybe"',
    ]);
  });

  test('an alias bomb costs no time', () => {
    const bomb = `a: &a [x]\n${[...'bcdefghij'].map((name, i) => `${name}: &${name} [${`*${'abcdefghi'[i]},`.repeat(9)}]`).join('\n')}`;
    const before = performance.now();
    expect(faultsOf(bomb)).toContain('aliases are not allowed here');
    expect(performance.now() - before).toBeLessThan(1000);
  });
});
