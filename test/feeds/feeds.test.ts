import { Ajv2020 } from 'ajv/dist/2020.js';
import { parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { ALL_CHANNELS, channelsOf } from '../../src/feeds/channels.ts';
import type { Mathml } from '../../src/feeds/entry-html.ts';
import { writeFeeds } from '../../src/feeds/feeds.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { createMathmlSetter } from '../../src/maths/typeset.ts';
import type { Library } from '../../src/types.ts';
import { BASE, EMPTY, hostile, library, plain, site, titleOnly, weekly } from './library.ts';
import { all, type Element, only, parseXml } from './xml-tree.ts';

const { typeset: mathml } = createMathmlSetter();

function feedsOf(shown: Library, base: string | null, setter: Mathml = mathml): Map<string, string> {
  const files = writeFeeds(shown, channelsOf(shown), site(base), setter);
  return new Map([...files].map((file) => [file.path, textOfParts(file)]));
}

const atomOf = (files: Map<string, string>): Element => parseXml(files.get('feed.xml')!);
const jsonOf = (files: Map<string, string>) =>
  JSON.parse(files.get('feed.json')!) as { items: Record<string, unknown>[] } & Record<string, unknown>;

/** What RFC 4287 demands of a feed and of each entry. */
function checkAtom(feed: Element): void {
  const instant = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;
  expect(feed).toMatchObject({ name: 'feed', attributes: { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': 'en' } });
  expect(all(feed, 'author').map((author) => only(author, 'name'))).toEqual(['My <Library> & more']);
  const entries = all(feed, 'entry');
  for (const element of [feed, ...entries]) {
    expect(only(element, 'id')).toMatch(/^tag:broadsheet\.invalid,2025:my-library\/[a-z0-9/-]+$/);
    expect(only(element, 'title')).not.toBe('');
    expect(only(element, 'updated')).toMatch(instant);
    expect(all(element, 'link').filter(({ attributes }) => attributes.rel === 'alternate').length).toBeLessThan(2);
  }
  const ids = entries.map((entry) => only(entry, 'id'));
  expect(new Set(ids).size).toBe(ids.length);
}

/** The fields of JSON Feed 1.1 that are used here, with nothing beside them. */
const JSON_FEED = {
  type: 'object',
  required: ['version', 'title', 'items'],
  additionalProperties: false,
  properties: {
    version: { const: 'https://jsonfeed.org/version/1.1' },
    title: { type: 'string' },
    description: { type: 'string' },
    home_page_url: { type: 'string' },
    feed_url: { type: 'string' },
    language: { type: 'string' },
    items: {
      type: 'array',
      items: {
        type: 'object',
        required: ['id', 'content_html'],
        additionalProperties: false,
        properties: {
          ...Object.fromEntries(
            ['id', 'url', 'external_url', 'title', 'content_html', 'content_text'].map((key) => [
              key,
              { type: 'string' },
            ]),
          ),
          date_published: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T00:00:00Z$' },
          date_modified: { type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}T00:00:00Z$' },
          authors: { type: 'array', items: { type: 'object', required: ['name'] } },
          tags: { type: 'array', items: { type: 'string' } },
        },
      },
    },
  },
};

describe('writeFeeds', () => {
  test('two feeds for the library, each edition and each topic', () => {
    const { editions } = library(true);
    const channels = ['feed', ...editions.map(({ slug }) => `feeds/editions/${slug}`), 'feeds/topics/optics-a1b2c'];
    expect([...feedsOf(library(true), null).keys()]).toEqual(
      channels.flatMap((path) => [`${path}.xml`, `${path}.json`]),
    );
  });

  test.each([
    { name: 'with an address and years', withYear: true, base: BASE },
    { name: 'without either', withYear: false, base: null },
  ])('every file is valid $name', ({ withYear, base }) => {
    const isJsonFeed = new Ajv2020().compile(JSON_FEED);
    for (const [path, contents] of feedsOf(library(withYear), base)) {
      if (path.endsWith('.xml')) checkAtom(parseXml(contents));
      else expect([isJsonFeed(JSON.parse(contents)), isJsonFeed.errors]).toEqual([true, null]);
    }
  });

  test('ids do not change when the site learns its address', () => {
    const ids = (base: string | null) => {
      const files = feedsOf(library(true), base);
      return [
        ...all(atomOf(files), 'entry').map((entry) => only(entry, 'id')),
        ...jsonOf(files).items.map(({ id }) => id),
      ];
    };
    expect(ids(BASE)).toEqual(ids(null));
  });

  test('dates are those of editions: first printed, last printed', () => {
    const [feed] = [atomOf(feedsOf(library(true), null))];
    const dates = all(feed, 'entry').map((entry) => [
      only(entry, 'title'),
      only(entry, 'published'),
      only(entry, 'updated'),
    ]);
    expect(dates).toEqual([
      ['A plain paper', '2025-09-09T00:00:00Z', '2025-09-09T00:00:00Z'],
      [expect.stringContaining('Bounds'), '2024-02-01T00:00:00Z', '2025-09-09T00:00:00Z'],
      ['Titled by x₁', '2024-02-01T00:00:00Z', '2024-02-01T00:00:00Z'],
    ]);
    expect(only(feed, 'updated')).toBe('2025-09-09T00:00:00Z');
  });

  test('no year, no date: Atom says 1970, JSON Feed nothing', () => {
    const files = feedsOf(library(false), null);
    expect(
      all(atomOf(files), 'entry').flatMap((entry) => [only(entry, 'updated'), all(entry, 'published').length]),
    ).toEqual(['1970-01-01T00:00:00Z', 0, '1970-01-01T00:00:00Z', 0, '1970-01-01T00:00:00Z', 0]);
    expect(jsonOf(files).items.map((item) => [item.date_published, item.date_modified])).toEqual(
      Array(3).fill([undefined, undefined]),
    );
  });

  test('absolute links only with a base URL', () => {
    const linksOf = (base: string | null) => {
      const feed = atomOf(feedsOf(library(true), base));
      return [feed, ...all(feed, 'entry')].map((element) =>
        all(element, 'link').map(({ attributes }) => attributes.href),
      );
    };
    expect(linksOf(null)).toEqual([[], [], ['https://arxiv.org/abs/2401.00010', 'https://github.com/a/b'], []]);
    expect(linksOf(BASE)).toEqual([
      [`${BASE}feed.xml`, `${BASE}index.html`],
      [`${BASE}papers/${plain.id}.html`],
      [`${BASE}papers/${hostile.id}.html`, 'https://arxiv.org/abs/2401.00010', 'https://github.com/a/b'],
      [`${BASE}papers/${titleOnly.id}.html`],
    ]);
  });

  test('hostile text is text, maths is MathML, and doubt is told', () => {
    const files = feedsOf(library(true), null);
    const entry = all(atomOf(files), 'entry')[1]!;
    expect(only(entry, 'title')).toBe('Bounds <b>&amp;</b> ]]> \ufffd\ufffd of');
    expect(all(entry, 'author').map((author) => only(author, 'name'))).toEqual(['Jane Doe', '<i>Team</i>']);
    expect(only(entry, 'summary')).toBe('Let O(n²)<x be. <script>alert(1)</script> at https://github.com/a/b');
    const html = only(entry, 'content');
    expect(html).toBe(jsonOf(files).items[1]!.content_html);
    const errors: string[] = [];
    parseFragment(html, { onParseError: ({ code }) => errors.push(code) });
    expect(errors).toEqual([]);
    expect(html.match(/<(?!\/)[a-z]+/g)!.filter((tag) => !/^<m|<semantics|<annotation/.test(tag))).toEqual([
      '<p',
      '<p',
      '<a',
      '<p',
      '<a',
      '<p',
      '<p',
    ]);
    expect(html).toContain('<math xmlns="http://www.w3.org/1998/Math/MathML">');
    expect(html).toContain('<p>Seen in: Feb 1, 2024; Sep 9, 2025.</p>');
    expect(html).toContain('<p>Formulas that are not sure: 1 inferred.</p>');
  });

  test('an abstract is said again in plain text only where it has a formula', () => {
    const files = feedsOf(library(true), null);
    expect([plain, hostile, titleOnly].map(({ abstract }) => abstract?.some(({ kind }) => kind === 'formula'))).toEqual(
      [false, true, undefined],
    );
    expect(all(atomOf(files), 'entry').map((entry) => all(entry, 'summary').length)).toEqual([0, 1, 0]);
    expect(jsonOf(files).items.map((item) => 'content_text' in item)).toEqual([false, true, false]);
  });

  test('what the feed itself says is in the language of the site', () => {
    const arabic = { ...site(BASE), language: 'ar' };
    const [atom, json] = [...writeFeeds(library(true), channelsOf(library(true)).slice(1, 2), arabic, mathml)];
    expect(textOfParts(atom!)).toContain('xml:lang="ar"');
    const html = String(JSON.parse(textOfParts(json!)).items[0].content_html);
    expect(html).toContain('<p dir="rtl">وردت في: Feb 1, 2024؛ Sep 9, 2025.</p>');
    expect(html).toContain('<p dir="rtl">صيغ غير مؤكدة: 1 مستنتجة.</p>');
  });

  test('a formula that cannot be typeset shows its TeX', () => {
    const files = feedsOf(library(true), null, () => null);
    expect(jsonOf(files).items[2]!.content_html).toBe(
      '<p>Titled by <code>x_1</code></p>\n<p>Seen in: Feb 1, 2024.</p>',
    );
  });

  test('an empty library has a valid feed', () => {
    checkAtom(atomOf(feedsOf(EMPTY, BASE)));
  });
});

describe('channelsOf', () => {
  test('the library lists each paper once, where it was first printed, newest first, and no more than asked', () => {
    const shown = library(true);
    expect(channelsOf(shown)[0]).toEqual({
      of: null,
      name: '',
      papers: [plain.id, hostile.id, titleOnly.id],
      page: 'index.html',
    });
    expect(channelsOf(shown, { ...ALL_CHANNELS, size: 1 }).map(({ of, papers }) => [of, ...papers])).toEqual([
      [null, plain.id],
      [`editions/${shown.editions[0]!.slug}`, hostile.id],
      [`editions/${shown.editions[1]!.slug}`, hostile.id],
      ['topics/optics-a1b2c', plain.id],
    ]);
  });

  test('a series lists a paper where it first printed it, whatever other editions did', () => {
    const plainly = library(true);
    const shown = { ...plainly, series: [weekly(plainly)] };
    const [channel] = channelsOf(shown, { ...ALL_CHANNELS, newest: false });
    expect(channel).toEqual({
      of: 'series/weekly-a1b2c',
      name: 'Weekly',
      papers: [hostile.id, plain.id],
      page: 'editions.html#series-weekly-a1b2c',
    });
    expect(channelsOf(shown, { ...ALL_CHANNELS, series: false }).map(({ of }) => of)).not.toContain(channel!.of);
    const [, , atom, json] = [...writeFeeds(shown, channelsOf(shown), site(BASE), mathml)];
    const feed = parseXml(textOfParts(atom!));
    checkAtom(feed);
    expect([atom!.path, only(feed, 'title'), only(feed, 'id')]).toEqual([
      'feeds/series/weekly-a1b2c.xml',
      'Weekly: My <Library> & more',
      'tag:broadsheet.invalid,2025:my-library/series/weekly-a1b2c',
    ]);
    expect(JSON.parse(textOfParts(json!)).home_page_url).toBe(`${BASE}editions.html#series-weekly-a1b2c`);
  });

  test('a topic lists its papers newest first', () => {
    expect(channelsOf(library(true), { ...ALL_CHANNELS, size: 9, newest: false, editions: false })).toEqual([
      { of: 'topics/optics-a1b2c', name: 'Optics', papers: [plain.id, hostile.id], page: 'topics/optics-a1b2c.html' },
    ]);
  });
});
