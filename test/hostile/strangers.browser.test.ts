// No script but ours, no element but ours, no request elsewhere: every page of a site whose every field is hostile, in
// Chromium, with the pages' own policy and Trusted Types, and with the policy taken away. Rows 15, 18, 45, 46 and 48.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, serialize } from 'parse5';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { escapeHtml } from '../../src/leaves/html.ts';
import { webUrl } from '../../src/leaves/urls.ts';
import { serveSite } from '../../src/serve/serve.ts';
import { launch, type Place, visit } from '../chromium.ts';
import { parseXml } from '../feeds/xml-tree.ts';
import { INJECTIONS } from './injections.ts';
import { type PageShape, shapeOf, textIn } from './page-shape.ts';
import { newFolder } from './seeds.ts';
import { buildStrangers, GROUPS, type Sites } from './stranger-site.ts';

const TRUSTED_TYPES = "require-trusted-types-for 'script'; trusted-types broadsheet 'allow-duplicates'";
/** What every text of the corpus would call. */
const WATCH = 'window.ranCount = 0; window.ran = window.alert = () => { window.ranCount++; };';

/** How far the page can be moved sideways. */
const WIDER = 'document.scrollingElement.scrollWidth - document.documentElement.clientWidth';

let folder: string;
let sites: Sites;
let browser: Browser;
let place: Place;
beforeAll(async () => {
  folder = newFolder();
  sites = buildStrangers(folder);
  browser = await launch();
  const { address, close } = await serveSite({
    folder: sites.hostile,
    basePath: '/x/',
    port: 5400,
    before: (_, response) => {
      response.setHeader('content-security-policy', TRUSTED_TYPES);
      return false;
    },
  });
  place = { name: 'hostile', root: address, close };
}, 300_000);
afterAll(async () => {
  await browser.close();
  await place.close();
  rmSync(folder, { recursive: true, force: true });
});

const filesOf = (site: string, kind: RegExp): string[] =>
  readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((path) => kind.test(path))
    .sort();
const read = (site: string, path: string): string => readFileSync(join(site, path), 'utf8');
/** Redirects lead on at once, and fillers hold nothing of strangers. */
const toVisit = (): string[] =>
  pages().filter((path) => !path.includes('plain-filler') && !read(sites.hostile, path).includes('p-redirect'));
const pages = (): string[] => filesOf(sites.hostile, /\.html$/);

const open = async (path: string, options = {}) => {
  const opened = await visit(browser, place, options);
  await opened.page.addInitScript(WATCH);
  await opened.open(path);
  const ran = () => opened.page.evaluate<number>('window.ranCount');
  return { ...opened, ran };
};

test('the corpus holds at least 300 texts, no two alike', () => {
  expect(new Set(INJECTIONS).size).toBe(INJECTIONS.length);
  expect(INJECTIONS.length).toBeGreaterThanOrEqual(300);
});

describe('row 15: text is text wherever it goes', () => {
  /** Of each kind of page, what stands in what on the pages of the tame twin. */
  const grammar = new Map<string, Set<string>>();
  const inFormulas = new Set<string>();
  beforeAll(() => {
    for (const path of filesOf(sites.tame, /\.html$/)) {
      const shape = shapeOf(read(sites.tame, path));
      const known = grammar.get(shape.kind) ?? new Set();
      for (const edge of shape.edges) known.add(edge);
      for (const name of shape.inFormulas) inFormulas.add(name);
      grammar.set(shape.kind, known);
    }
  }, 60_000);

  /** What Markdown may say in a note of the library's owner, of whom the twin is too tame to say it. */
  const OF_NOTES =
    /> (?:blockquote|pre|code|table|thead|tbody|tr|th|td|sup|ol|ul|li|del|input|h\d|section|a|p|br|hr|em|strong)\[(?:class=(?:language-html|footnotes|sr-only|data-footnote-backref|task-list-item)|[ a-z-]*)*\]$/;
  /** What the twin's formulas need not have: elements and attributes of MathML, none of which can act. */
  const OF_MATHML =
    /^(?:m[a-z]+|\[(?:[lr]space|stretchy|fence|separator|mathvariant|accent(?:under)?|m(?:in|ax)size|columnalign|(?:row|column)(?:spacing|lines)|width|height|depth|voffset|linethickness|notation|displaystyle|scriptlevel|movablelimits|form|display|mathcolor|mathbackground)\])$/;
  /** A formula that was mended, or is held to the sign beside it: where one stands depends on the words around it. */
  const IN_ITS_PLACE = /> span\[class=(?:mend(?: inf)?(?: (?:dou|nb))*(?: id)?|(?:nb|hold)(?: tight)?)\]$/;
  /** Which names of topics a map has room for, how large and on how many lines, depends on the words around. */
  const ON_THE_MAP = /> (?:text\[class=n\d x y\]|tspan\[dy x\])$/;
  const strangersIn = ({ kind, edges }: PageShape): string[] =>
    [...edges].filter(
      (edge) =>
        !grammar.get(kind)?.has(edge) &&
        !IN_ITS_PLACE.test(edge) &&
        !(kind === 'p-map' && ON_THE_MAP.test(edge)) &&
        !(kind === 'p-paper' && OF_NOTES.test(edge)),
    );

  test('as trees the pages are those of the twin, and a parser that reads them twice reads the same', () => {
    for (const path of pages()) {
      const html = read(sites.hostile, path);
      const shape = shapeOf(html);
      expect({ path, strangers: strangersIn(shape) }).toEqual({ path, strangers: [] });
      expect({ path, again: strangersIn(shapeOf(serialize(parse(html)))) }).toEqual({ path, again: [] });
      const foreign = [...shape.inFormulas].filter((name) => !inFormulas.has(name) && !OF_MATHML.test(name));
      expect({ path, foreign }).toEqual({ path, foreign: [] });
    }
  }, 120_000);

  test('every address is one of ours or a web address, and every id is ours', () => {
    const web = new Set<string>();
    for (const path of pages()) {
      const { addresses, ids } = shapeOf(read(sites.hostile, path));
      const files = /^(?:\/x\/|(?:\.\.\/)*)(?:[\w-]+\/)*[\w.-]+\.[a-z0-9]+(?:#[\w-]+)?$/;
      const odd = addresses.filter((address) => !/^(?:#|mailto:)/.test(address) && !files.test(address));
      for (const address of odd) {
        expect(webUrl(address), `${path}: ${address}`).toBe(new URL(address).href);
        web.add(address);
      }
      expect(
        ids.filter((id) => !/^[a-z][a-z0-9:_-]*$/.test(id)),
        path,
      ).toEqual([]);
    }
    // Most texts make an address of some kind, and each stands in every field of a record that holds one.
    expect(web.size).toBeGreaterThan(1000);
  }, 60_000);

  test('row 18: templates in a text stay as they are; what was scraped is shown to the letter', () => {
    const rows = read(sites.hostile, 'api/papers.jsonl')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { url: string; sightings: { titleSource: string }[] });
    // As a page holds it: escaped, then read by a parser.
    const shown = (text: string) => textIn(`<p>${escapeHtml(text)}</p>`, { name: 'p' });
    let scraped = 0;
    for (const { url, sightings } of rows) {
      const title = textIn(read(sites.hostile, url), { class: 'scraped-title' });
      if (title === null) continue;
      scraped++;
      expect(sightings.map(({ titleSource }) => shown(titleSource))).toContain(title);
    }
    expect(scraped).toBeGreaterThan(15);
    const all = rows.flatMap(({ sightings }) => sightings.map(({ titleSource }) => titleSource)).join('\n');
    for (const template of ['{{7*7}}', '<%= ran() %>', '\u0024{ran()}', '<script>ran()</script>'])
      expect(all).toContain(template);
  });

  test('feeds, data and pictures are well formed', () => {
    for (const path of filesOf(sites.hostile, /\.(?:xml|svg)$/)) parseXml(read(sites.hostile, path));
    for (const path of filesOf(sites.hostile, /\.(?:json|webmanifest)$/)) JSON.parse(read(sites.hostile, path));
  });

  test.each([
    { name: 'with the pages’ own policy and Trusted Types', options: {} },
    {
      name: 'with the policy taken away, on a phone',
      options: { bypassCSP: true, viewport: { width: 320, height: 700 } },
    },
  ])(
    'nothing runs, nothing is asked elsewhere and no page scrolls sideways, $name',
    async ({ options }) => {
      const { page, faults, ran, close } = await open('index.html', options);
      for (const path of toVisit()) {
        await page.goto(new URL(path, place.root).href);
        const wider = await page.evaluate<number>(WIDER);
        expect({ path, wider, ran: await ran(), faults }).toEqual({ path, wider: 0, ran: 0, faults: [] });
      }
      await close();
    },
    180_000,
  );
});

/** What a script of ours may have put into a place of the page. */
const namesIn = (html: string): string[] =>
  [...new Set(html.match(/<[a-zA-Z][^\s>/]*/g) ?? [])].map((tag) => tag.slice(1).toLowerCase()).sort();
const OURS = new Set(
  'a b button div h2 h3 li mark p section span svg use textarea em strong code ol ul label input'.split(' '),
);

describe('row 45: whatever is asked, search answers with elements of ours', () => {
  test('typed', async () => {
    const { page, faults, ran, close } = await open('search.html');
    const asked = await page.evaluate<number>(
      `(async (queries) => {
        const field = document.querySelector('#query');
        for (const query of queries) {
          field.value = query;
          field.dispatchEvent(new Event('input', { bubbles: true }));
          await new Promise((resolve) => setTimeout(resolve, 4));
        }
        return queries.length;
      })(${JSON.stringify([...INJECTIONS.filter((_, i) => i % 3 === 0), 'x'.repeat(10_000), '((((', '"', 'title:', 'nofield:x', '__proto__', '漢字 שלום 🦊'])})`,
    );
    expect(asked).toBeGreaterThan(130);
    await page.locator('#query').fill('iframe');
    await page.locator('#search-results h2 a').first().waitFor();
    const names = namesIn(await page.locator('main').innerHTML());
    expect(
      names.filter(
        (name) =>
          !OURS.has(name) &&
          !/^(?:m|annotation|semantics|path|line|header|form|fieldset|legend|aside|h1|select|option|noscript)/.test(
            name,
          ),
      ),
    ).toEqual([]);
    expect({ ran: await ran(), faults }).toEqual({ ran: 0, faults: [] });
    await close();
  });

  test('and each answer that is waited for is a list, or says that nothing has these words', async () => {
    const { page, faults, ran, close } = await open('search.html');
    const status = () => page.locator('#search-status').textContent();
    const asked = ['((((', '"unbalanced', '<b>x</b>', '漢字', '🦊', 'שלום', 'nofield:x', '[a-z]+$', 'x'.repeat(10_000)];
    for (const query of [...asked, 'constructor', '__proto__']) {
      // Nothing asked, nothing said: what is said next is the answer.
      await page.locator('#query').fill('');
      await expect.poll(status).toBe('');
      expect(await page.locator('#search-empty .usage').count()).toBe(1);
      await page.locator('#query').fill(query);
      await expect.poll(status).toMatch(/^(?:No results|\d+ results?(?:, .*)?)$/);
      const found = await page.locator('#search-results h2 a').count();
      const nothing = await page.locator('#search-empty h3').allInnerTexts();
      expect(found > 0 ? [] : [`Nothing for “${query}”`]).toEqual(nothing);
    }
    expect({ ran: await ran(), faults }).toEqual({ ran: 0, faults: [] });
    await close();
  });

  test('row 46: in the address', async () => {
    const { page, faults, ran, close } = await open('search.html');
    const asked = [
      ...GROUPS.map((texts) => encodeURIComponent(texts.join(' ').toWellFormed())),
      '%E0%A4%A',
      '+',
      '%00',
      'a#b',
      '%',
    ];
    for (const query of asked) {
      await page.goto(`${place.root}search.html?q=${query}`);
      await page.locator('#query').waitFor();
      expect({ query, ran: await ran(), faults }).toEqual({ query, ran: 0, faults: [] });
    }
    for (const [query, read] of [
      ['a#b', 'a'],
      ['sheep+%26+lamps', 'sheep & lamps'],
      ['%', '%'],
      ['%E0%A4%A', '\ufffd%A'],
    ] as const) {
      await page.goto(`${place.root}search.html?q=${query}`);
      await expect.poll(() => page.locator('#query').inputValue()).toBe(read);
    }
    await close();
  });
});

describe('row 48: a list of saved papers from elsewhere', () => {
  const bring = async (text: string) => {
    const opened = await open('saved.html');
    const file = join(folder, 'marks.json');
    writeFileSync(file, text);
    await opened.page.locator('#saved-import').setInputFiles(file);
    return opened;
  };
  const mark = (id: string, text: string) => ({
    ...{ id, starred: '2024-01-05', read: null, hidden: null, note: text },
    card: { title: text, authors: [text], seen: text },
  });

  test('is shown as text and refused where an id is none', async () => {
    const fair = INJECTIONS.map((text, i) => mark(`paper-${i}`, text));
    const foul = INJECTIONS.map((text) => mark(text, 'x'));
    const polluted = '{"__proto__":{"ranCount":1},"constructor":{"prototype":{"ranCount":1}}}';
    const list = JSON.stringify({ format: 'broadsheet-marks', version: 1, papers: [...fair, ...foul] });
    const { page, faults, ran, close } = await bring(list.replace('"papers":[', `"papers":[${polluted},`));
    await page.locator('#saved-lists li').first().waitFor();
    // A long list is shown in steps.
    const more = page.locator('#saved-lists .acts button');
    while (await more.isVisible()) await more.click();
    // Three texts of the corpus are letters alone, as an id is.
    const letters = INJECTIONS.filter((text) => /^[a-z0-9-]{1,80}$/.test(text)).length;
    expect(await page.locator('#saved-lists li').count()).toBe(INJECTIONS.length + letters);
    expect(await page.locator('#saved-said').innerText()).toContain(
      `${INJECTIONS.length + 1 - letters} entries were not in order`,
    );
    const html = await page.locator('#saved-lists').innerHTML();
    expect(namesIn(html).filter((name) => !OURS.has(name))).toEqual([]);
    const { addresses } = shapeOf(html);
    expect(addresses.filter((address) => !/^(?:papers\/[a-z0-9-]+\.html|#[a-z]+)$/.test(address))).toEqual([]);
    expect({ ran: await ran(), faults }).toEqual({ ran: 0, faults: [] });
    await close();
  });

  test.each([
    ['no JSON', '<script>ran()</script>'],
    ['another version', '{"format":"broadsheet-marks","version":2,"papers":[]}'],
    ['another program’s', '{"papers":[]}'],
    ['10 MB of nothing', ' '.repeat(10_000_000)],
    ['more than 20 MB', `{"format":"broadsheet-marks","version":1,"papers":[]}${' '.repeat(20_000_000)}`],
  ])('%s is refused with a message', async (_, text) => {
    const { page, faults, close } = await bring(text);
    await expect
      .poll(() => page.locator('#saved-said').innerText())
      .toBe('marks.json is not a backup of saved papers; nothing was changed.');
    expect(faults).toEqual([]);
    await close();
  });
});
