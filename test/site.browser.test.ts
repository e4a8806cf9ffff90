// The built site in real Chromium: from disk, from a host's root and under a base path, with scripts and without. Every
// visit ends by asserting that nothing went wrong: no console message, no breach of the policy, no request elsewhere.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { headingOf, launch, openPlaces, PLACES, type Places, visit } from './chromium.ts';

let browser: Browser;
let places: Places;
beforeAll(async () => {
  browser = await launch();
  places = await openPlaces(inject('site'), inject('siteUnderBase'));
});
afterAll(async () => {
  await browser.close();
  await places.close();
});

const ASKED = [
  '',
  '   ',
  '__proto__',
  'constructor',
  '<b>x</b>',
  '"unbalanced',
  '((((',
  'title:',
  'nofield:x',
  '🦊 漢字 שלום',
  'مرحبا بالعالم',
  'x'.repeat(10_000),
];
const ADDRESSES = ['%E0%A4%A', '+', '%00', 'a#b', '__proto__', '%3Cb%3Ex'];

describe.each(PLACES)('row 43: %s', (name) => {
  const open = async (path: string, options = {}) => {
    const opened = await visit(browser, places.named(name), options);
    await opened.open(path);
    return opened;
  };

  test('from the front page to an edition to a paper and on to the next, in the theme that was chosen', async () => {
    const { page, faults, close } = await open('index.html', { colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.locator('button.lamp').click();
    const dark = await ground();
    expect(dark).not.toBe(light);
    await page.getByRole('link', { name: 'The whole edition' }).click();
    await page.locator('.entry h2 a').first().click();
    await page.waitForURL(/\/papers\//);
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await ground()).toBe(dark);
    const first = await headingOf(page);
    expect(first).toContain('Class-relation Knowledge');
    const here = page.url();
    await page.locator('.turn a').last().click();
    await page.waitForURL((url) => url.href !== here);
    expect(await headingOf(page)).not.toBe(first);
    await page.goBack();
    expect(page.url()).toBe(here);
    expect(await headingOf(page)).toBe(first);
    await page.goForward();
    await page.waitForURL((url) => url.href !== here);
    expect(await ground()).toBe(dark);
    expect(faults).toEqual([]);
    await close();
  });

  test('search: as one types, a typo and a prefix, the address keeps the query, Back comes back, arrows walk', async () => {
    const { page, faults, close } = await open('search.html');
    await page.locator('#query').fill('unscentd autoenc');
    const first = page.locator('#search-results h2 a').first();
    // An entry's text is not rendered before the browser knows that the entry is on the screen.
    const isFirst = (title: string) => expect.poll(() => first.innerText()).toBe(title);
    await isFirst('Unscented Autoencoder');
    expect(await page.locator('#search-results mark').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('unscentd autoenc');
    // Said once all of the first results stand.
    await expect.poll(() => page.locator('#search-status').innerText()).toMatch(/^\d+ /);
    await first.click();
    await page.locator('.p-paper h1').waitFor();
    expect(await headingOf(page)).toBe('Unscented Autoencoder');
    await page.goBack();
    await isFirst('Unscented Autoencoder');
    expect(await page.locator('#query').inputValue()).toBe('unscentd autoenc');
    await page.locator('#query').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/papers\//);
    expect(await headingOf(page)).toContain('Unscented');
    expect(faults).toEqual([]);
    await close();
  });

  test('search opens over any page by the slash key, and Escape leaves it', async () => {
    const { page, faults, close } = await open('about.html');
    const focused = () => page.evaluate<string>('document.activeElement.textContent.trim()');
    await page.locator('.nav a', { hasText: 'Topics' }).first().focus();
    await page.keyboard.press('/');
    await page.keyboard.type('unscented');
    const hit = page.locator('dialog[open] a', { hasText: 'Unscented Autoencoder' }).first();
    await hit.waitFor();
    await page.keyboard.press('Escape');
    await hit.waitFor({ state: 'hidden' });
    await expect.poll(focused).toBe('Topics');
    await page.evaluate('document.activeElement.blur()');
    await page.keyboard.press('/');
    await page.locator('dialog[open]').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate<string>('document.activeElement.tagName')).toBe('BODY');
    await page.keyboard.press('Control+k');
    await page.locator('#find-query').fill('unscented');
    await hit.click();
    await page.locator('.p-paper h1').waitFor();
    expect(await headingOf(page)).toBe('Unscented Autoencoder');
    expect(faults).toEqual([]);
    await close();
  });

  test('row 49: without scripts every paper can be reached and read, lists are filtered by links, the map leads on', async () => {
    const { page, faults, close } = await open('index.html', {
      javaScriptEnabled: false,
      viewport: { width: 1280, height: 900 },
    });
    const to = (path: string) => page.goto(new URL(path, places.named(name).root).href);
    await page.getByRole('link', { name: 'The whole edition' }).click();
    const all = await page.locator('.entry:visible').count();
    await page.getByRole('link', { name: /^New here/ }).click();
    expect(await page.locator('.entry:visible').count()).toBeLessThan(all);
    expect(await page.locator('.marks:visible, .lamp:visible, form.filters:visible').count()).toBe(0);
    expect(await page.locator('.more-of:visible').count()).toBe(0);
    await page.locator('.entry:visible').nth(3).getByRole('link', { name: 'The whole abstract' }).click();
    expect((await page.locator('.abs p').first().innerText()).length).toBeGreaterThan(300);
    await to('search.html');
    expect(await page.locator('main').innerText()).toContain('Searching needs scripts');
    await to('map.html');
    expect(await page.locator('.pts a').count()).toBeGreaterThan(600);
    await page.locator('.regions a').first().click();
    expect(page.url()).toMatch(/\/topics\/[a-z0-9-]+\.html$/);
    expect(await page.locator('.begin article').count()).toBeGreaterThan(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('a reader may ask anything, by typing and by address', async () => {
    const { page, faults, open: go, close } = await open('search.html');
    const found = page.locator('#search-results h2 a');
    const isFound = (words: string) => expect.poll(() => found.first().innerText()).toContain(words);
    // Two queries in turn, so that each hostile one is seen to have left.
    const sane = [
      ['unscented', 'Unscented'],
      ['lottery ticket', 'Lottery'],
    ] as const;
    for (const [at, query] of ASKED.entries()) {
      await page.locator('#query').fill(query);
      await page.locator('#query').evaluate(() => new Promise((done) => setTimeout(done, 50)));
      const [asked, title] = sane[at % 2]!;
      await page.locator('#query').fill(asked);
      await isFound(title);
      expect(await page.locator('#search-results b').count()).toBe(0);
    }
    for (const query of ADDRESSES) {
      await go(`search.html?q=${query}`);
      await page.locator('#search-results h2 a, #search-empty h2, #search-empty h3').first().waitFor();
    }
    expect(faults).toEqual([]);
    await close();
  });
});

test('what is typed before search is there is searched for, on a phone with a keyboard as well', async () => {
  const { page, faults, open, close } = await visit(browser, places.named('from disk'), {
    viewport: { width: 390, height: 844 },
  });
  await open('about.html');
  await page.keyboard.press('/');
  await page.keyboard.type('unscented');
  await page.locator('dialog[open] .hits mark').first().waitFor();
  expect(await page.locator('#find-query').inputValue()).toBe('unscented');
  expect(faults).toEqual([]);
  await close();
});

test.each([
  ['Frechet', 'Fréchet', "Fr\\'echet"],
  ['L2 regularization', 'L_2 regularization', '$L_2$ regularization'],
  ['chi^2 divergence', 'χ² divergence', 'chi-squared divergence'],
  ['f-divergence', '$f$-divergence', 'f divergence'],
])('what is searched is what is read: %s, %s and %s', async (...queries) => {
  const { page, faults, open, close } = await visit(browser, places.named('from disk'));
  await open('search.html');
  const status = page.locator('#search-status');
  const found: (string | null)[] = [];
  for (const query of queries) {
    await status.evaluate((one) => {
      one.textContent = '';
    });
    await page.locator('#query').fill(query);
    await expect.poll(() => status.textContent()).toMatch(/\d/);
    found.push(await page.locator('#search-results h2 a').first().getAttribute('href'));
  }
  expect(new Set(found).size).toBe(1);
  expect(faults).toEqual([]);
  await close();
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** What the other theme can change: the same elements in other colours. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** What axe finds in either theme, in the whole page or in one part of it. */
async function violationsIn(page: Page, part = 'html'): Promise<readonly string[]> {
  if (!(await page.evaluate<boolean>('"axe" in window'))) await page.addScriptTag({ content: axe.source });
  const found: string[] = [];
  for (const [colorScheme, rules] of [
    ['light', RULES],
    ['dark', COLOUR_RULES],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    const options = JSON.stringify({ runOnly: rules, resultTypes: ['violations'] });
    const { violations } = await page.evaluate<axe.AxeResults>(`axe.run(${JSON.stringify(part)}, ${options})`);
    found.push(...violations.map(({ id, nodes }) => `${colorScheme}: ${id}: ${nodes[0]?.html.slice(0, 200)}`));
  }
  return found;
}

/** Of what a template prints over and over, so many are enough for axe; each has the same elements in the same colours. */
const ENOUGH = '.entries > .entry:nth-child(n + 13), .pts > a:nth-child(n + 41)';

/** What a reader may open on a page, and the part of the page that is then looked at once more. */
type Opened = { readonly name: string; readonly act: (page: Page) => Promise<unknown>; readonly part: string };

const FILTERS: Opened = {
  name: 'the sheet of filters and keys, on a phone',
  act: async (page) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.locator('a.to-filters').click();
    await page.locator('.rail').waitFor();
  },
  part: '.rail',
};
const OPENED: Readonly<Record<string, readonly Opened[]>> = {
  'about.html': [
    {
      name: 'the overlay with hits',
      act: async (page) => {
        await page.keyboard.press('/');
        await page.keyboard.type('regret');
        await page.locator('dialog[open] .hits mark').first().waitFor();
      },
      part: 'dialog[open]',
    },
  ],
  paper: [
    {
      name: 'the text as scraped',
      act: (page) => page.locator('.switch', { hasText: 'As scraped' }).getByText('As scraped').click(),
      part: '.abs',
    },
    {
      name: 'another citation, just copied',
      act: async (page) => {
        await page.locator('.cite .switch').getByText('RIS').click();
        await page.getByRole('button', { name: 'Copy', exact: true }).click();
      },
      part: '.cite',
    },
  ],
  edition: [
    {
      name: 'an abstract in full, a star and a tick',
      act: async (page) => {
        for (const part of ['.more-of summary', '.star', '.read']) await page.locator(`.entry ${part}`).first().click();
      },
      part: '.entry:first-child',
    },
    FILTERS,
  ],
  'search.html?q=regret': [FILTERS],
};

describe('every kind of page', () => {
  const KINDS = [
    'index.html',
    'editions.html',
    'sources.html',
    'about.html',
    '404.html',
    'search.html?q=regret',
    'search.html?q=qwxzv',
    'topics.html',
    'map.html',
    'numbers.html',
    'saved.html',
    'edition',
    'edition of several pages',
    'paper',
    'topic',
  ];
  const paths: Record<string, string> = {};

  beforeAll(async () => {
    const { page, open, close } = await visit(browser, places.named('from a root'));
    await open('index.html');
    const links = {
      edition: page.getByRole('link', { name: 'The whole edition' }),
      topic: page.locator('.lower .index a').first(),
    };
    for (const [kind, link] of Object.entries(links)) paths[kind] = (await link.getAttribute('href'))!;
    // A paper with a mended formula, so that every part of its page is there.
    await open('search.html?q=title:f-divergence+one-step');
    paths.paper = (await page.locator('#search-results h2 a').first().getAttribute('href'))!;
    const second = readdirSync(join(inject('site'), 'editions')).find((name) => name.endsWith('-2.html'));
    paths['edition of several pages'] = `editions/${second}?has=maths`;
    await close();
  });

  test.each(KINDS)('%s fits a screen of 320 pixels and has nothing that axe finds, light or dark', async (kind) => {
    const { page, faults, open, close } = await visit(browser, places.named('from a root'), {
      bypassCSP: true,
      reducedMotion: 'reduce',
      viewport: { width: 320, height: 640 },
    });
    await open(paths[kind] ?? kind);
    if (kind.includes('several')) await page.locator('.list-bar p', { hasText: / of \d+ papers/ }).waitFor();
    if (kind.startsWith('search')) await page.locator('#search-results h2 a, #search-empty h3').first().waitFor();
    // What is laid out only when it comes near is laid out now.
    await page.addStyleTag({ content: '.entry { content-visibility: visible !important; }' });
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await page.setViewportSize({ width: 1280, height: 720 });
    await page.locator('html').evaluate((all, more) => {
      for (const one of all.querySelectorAll(more)) one.remove();
    }, ENOUGH);
    expect(await violationsIn(page)).toEqual([]);
    for (const { name, act, part } of OPENED[kind] ?? []) {
      await act(page);
      expect(await violationsIn(page, part), name).toEqual([]);
    }
    expect(faults).toEqual([]);
    await close();
  });
});
