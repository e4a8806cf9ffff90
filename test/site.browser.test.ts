// The built site in real Chromium: from disk, from a host's root and under a base path, with scripts and without. Every
// visit ends by asserting that nothing went wrong: no console message, no breach of the policy, no request elsewhere.
import axe from 'axe-core';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fromDisk, fromServer, headingOf, launch, type Place, visit } from './chromium.ts';

let browser: Browser;
const places = new Map<string, Place>();
beforeAll(async () => {
  browser = await launch();
  const all = [
    fromDisk(inject('site')),
    await fromServer(inject('site'), '/'),
    await fromServer(inject('siteUnderBase'), '/library/'),
  ];
  for (const place of all) places.set(place.name, place);
});
afterAll(async () => {
  await browser.close();
  for (const place of places.values()) await place.close();
});

describe.each(['from disk', 'from a root', 'under a base path'])('row 43: %s', (name) => {
  const open = async (path: string, options = {}) => {
    const opened = await visit(browser, places.get(name)!, options);
    await opened.open(path);
    return opened;
  };

  test('from the front page to an edition to a paper and on to the next', async () => {
    const { page, faults, close } = await open('index.html');
    await page.getByRole('link', { name: 'The whole edition' }).click();
    await page.locator('.entry h2 a').first().click();
    await page.waitForURL(/\/papers\//);
    const first = await headingOf(page);
    expect(first).toContain('Class-relation Knowledge');
    const here = page.url();
    await page.locator('.turn a').last().click();
    await page.waitForURL((url) => url.href !== here);
    expect(await headingOf(page)).not.toBe(first);
    await page.goBack();
    expect(page.url()).toBe(here);
    expect(await headingOf(page)).toBe(first);
    expect(faults).toEqual([]);
    await close();
  });

  test('search: as one types, a typo and a prefix, the address keeps the query, Back comes back', async () => {
    const { page, faults, close } = await open('search.html');
    await page.locator('#query').fill('unscentd autoenc');
    const first = page.locator('#search-results h2 a').first();
    await first.waitFor();
    expect(await first.innerText()).toBe('Unscented Autoencoder');
    expect(await page.locator('#search-results mark').count()).toBeGreaterThan(0);
    expect(new URL(page.url()).searchParams.get('q')).toBe('unscentd autoenc');
    expect(await page.locator('#search-status').innerText()).toMatch(/^\d+ /);
    await first.click();
    await page.locator('.p-paper h1').waitFor();
    expect(await headingOf(page)).toBe('Unscented Autoencoder');
    await page.goBack();
    await first.waitFor();
    expect(await first.innerText()).toBe('Unscented Autoencoder');
    expect(await page.locator('#query').inputValue()).toBe('unscentd autoenc');
    expect(faults).toEqual([]);
    await close();
  });

  test('search opens over any page by the slash key, and Escape leaves it', async () => {
    const { page, faults, close } = await open('about.html');
    await page.keyboard.press('/');
    await page.keyboard.type('unscented');
    const hit = page.locator('dialog[open] a', { hasText: 'Unscented Autoencoder' }).first();
    await hit.waitFor();
    await page.keyboard.press('Escape');
    await hit.waitFor({ state: 'hidden' });
    await page.keyboard.press('Control+k');
    await page.locator('#find-query').fill('unscented');
    await hit.click();
    await page.locator('.p-paper h1').waitFor();
    expect(await headingOf(page)).toBe('Unscented Autoencoder');
    expect(faults).toEqual([]);
    await close();
  });

  test('arrows and Enter go to a result', async () => {
    const { page, faults, close } = await open('search.html?q=unscented');
    await page.locator('#search-results h2 a').first().waitFor();
    await page.locator('#query').focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/papers\//);
    expect(await headingOf(page)).toContain('Unscented');
    expect(faults).toEqual([]);
    await close();
  });

  test('the theme is chosen, kept, and set before the page shows', async () => {
    const { page, faults, close } = await open('index.html', { colorScheme: 'light' });
    const ground = () => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    const light = await ground();
    await page.locator('button.lamp').click();
    expect(await ground()).not.toBe(light);
    await page.locator('.lead h2 a').click();
    await page.waitForURL('**/papers/**');
    expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
    expect(await ground()).not.toBe(light);
    expect(faults).toEqual([]);
    await close();
  });

  test('row 49: without scripts every paper can be reached and read', async () => {
    const { page, faults, close } = await open('index.html', { javaScriptEnabled: false });
    await page.getByRole('link', { name: 'The whole edition' }).click();
    await page.locator('.entry h2 a').nth(3).click();
    expect((await page.locator('.abs p').first().innerText()).length).toBeGreaterThan(300);
    await page.goto(new URL('search.html', places.get(name)!.root).href);
    expect(await page.locator('main').innerText()).toContain('Searching needs scripts');
    expect(faults).toEqual([]);
    await close();
  });
});

describe('a reader may ask anything', () => {
  test.each([
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
    'x'.repeat(10_000),
  ])('query %j', async (query) => {
    const { page, faults, open, close } = await visit(browser, places.get('from disk')!);
    await open('search.html');
    await page.locator('#query').fill(query);
    await page.waitForTimeout(50);
    await page.locator('#query').fill('regret');
    await page.locator('#search-results h2 a').first().waitFor();
    expect(await page.locator('#search-results b').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test.each(['%E0%A4%A', '+', '%00', 'a#b'])('address ?q=%s', async (query) => {
    const { page, faults, open, close } = await visit(browser, places.get('from disk')!);
    await open(`search.html?q=${query}`);
    await page.locator('#query').waitFor();
    expect(faults).toEqual([]);
    await close();
  });
});

describe('what is searched is what is read', () => {
  test.each([
    ['Frechet', 'Fréchet', "Fr\\'echet"],
    ['L2 regularization', 'L_2 regularization', '$L_2$ regularization'],
    ['chi^2 divergence', 'χ² divergence', 'chi-squared divergence'],
    ['f-divergence', '$f$-divergence', 'f divergence'],
  ])('%s, %s and %s', async (...queries) => {
    const { page, faults, open, close } = await visit(browser, places.get('from disk')!);
    const found: string[] = [];
    for (const query of queries) {
      await open(`search.html?q=${encodeURIComponent(query)}`);
      await page.locator('#search-results h2 a').first().waitFor();
      found.push(await page.locator('#search-results h2 a').first().innerText());
    }
    expect(new Set(found).size).toBe(1);
    expect(faults).toEqual([]);
    await close();
  });
});

const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

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
    'paper',
    'topic',
  ];

  async function pathOf(kind: string): Promise<string> {
    if (kind !== 'edition' && kind !== 'paper' && kind !== 'topic') return kind;
    const { page, open, close } = await visit(browser, places.get('from a root')!);
    await open('index.html');
    const links = {
      edition: page.getByRole('link', { name: 'The whole edition' }),
      paper: page.locator('.lead h2 a'),
      topic: page.locator('.lower .index a').first(),
    };
    const href = await links[kind].getAttribute('href');
    await close();
    return href!;
  }

  test.each(KINDS)('%s has nothing that axe finds, light or dark', async (kind) => {
    const { page, faults, open, close } = await visit(browser, places.get('from a root')!, { bypassCSP: true });
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await open(await pathOf(kind));
    if (kind.startsWith('search')) await page.locator('#search-results h2 a, #search-empty h3').first().waitFor();
    await page.addScriptTag({ content: axe.source });
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      const { violations } = await page.evaluate<axe.AxeResults>(`axe.run({ runOnly: ${JSON.stringify(RULES)} })`);
      const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200)}`);
      expect(found, colorScheme).toEqual([]);
    }
    expect(faults).toEqual([]);
    await close();
  });

  test.each(KINDS)('%s fits a screen of 320 pixels', async (kind) => {
    const { page, open, close } = await visit(browser, places.get('from a root')!, {
      viewport: { width: 320, height: 640 },
    });
    await open(await pathOf(kind));
    expect(await page.evaluate<number>('document.documentElement.scrollWidth')).toBeLessThanOrEqual(320);
    await close();
  });
});
