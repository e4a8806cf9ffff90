// Filters and order of an edition that is dealt out to several pages, in real Chromium: they hold over all of them, and
// whatever a page says is so. From disk, from a host's root and under a base path.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch, openPlaces, PLACES, type Places, visit } from './chromium.ts';

const site = inject('site');
const third = readdirSync(join(site, 'editions')).find((name) => name.endsWith('-3.html'))!;
const PAGES = [third.replace('-3.', '.'), third.replace('-3.', '-2.'), third];

/** What is filtered by, from the pages as they were printed. */
const PRINTED = PAGES.flatMap((page) =>
  [
    ...readFileSync(join(site, 'editions', page), 'utf8').matchAll(
      /<li class="entry" id="no-(\d+)" data-paper="([^"]+)" data-facts="([^"]*)"/g,
    ),
  ].map(([, number, paper, facts]) => ({ number: number!, paper: paper!, facts: facts!.split(' ') })),
);
const numbersWith = (fact: string) => PRINTED.filter(({ facts }) => facts.includes(fact)).map(({ number }) => number);
const SIZE = PRINTED.length;

let browser: Browser;
let places: Places;
beforeAll(async () => {
  browser = await launch();
  places = await openPlaces(site, inject('siteUnderBase'));
});
afterAll(async () => {
  await browser.close();
  await places.close();
});

const numbers = (page: Page) => page.locator('.entries .entry:visible .no').allTextContents();
const said = (page: Page) => page.locator('.list-bar p').first().textContent();
const choose = (page: Page, value: string) => page.locator(`form.filters input[value="${value}"]`).check();
const drop = (page: Page, value: string) => page.locator(`form.filters input[value="${value}"]`).uncheck();
const counted = (page: Page, value: string) =>
  page.locator(`form.filters label:has(input[value="${value}"]) b`).textContent();

const MEASURE_SHIFTS = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

describe.each(PLACES)('%s', (name) => {
  const reader = async (options: BrowserContextOptions = {}) => {
    const { page, open, faults, close } = await visit(browser, places.named(name), {
      viewport: { width: 1280, height: 900 },
      ...options,
    });
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('.list.js')) asked.push(request.url().replace(/.*\//, ''));
    });
    const leave = async () => {
      expect(faults).toEqual([]);
      await close();
    };
    return { page, open: (path: string) => open(`editions/${path}`), asked, leave };
  };

  test('a filter finds the papers of all pages, as many as its count says, and brings nothing before', async () => {
    const { page, open, asked, leave } = await reader();
    await open(PAGES[1]!);
    expect(await said(page)).toBe(`${SIZE} papers, as printed; here 101 to 200`);
    expect(await counted(page, 'maths')).toBe(String(numbersWith('maths').length));
    expect(asked).toEqual([]);
    await choose(page, 'maths');
    await expect.poll(() => said(page)).toBe(`${numbersWith('maths').length} of ${SIZE} papers`);
    expect(await numbers(page)).toEqual(numbersWith('maths'));
    expect(asked.sort()).toEqual([PAGES[0]!, PAGES[2]!].map((other) => other.replace('.html', '.list.js')).sort());
    expect(await page.locator('.parts:visible').count()).toBe(0);
    for (const box of await page.locator('form.filters input[name="topic"]').all()) {
      const slug = (await box.getAttribute('value'))!;
      expect(await counted(page, slug), slug).toBe(String(numbersWith(`t-${slug}`).length));
    }
    await drop(page, 'maths');
    expect(await said(page)).toBe(`${SIZE} papers, as printed; here 101 to 200`);
    expect(await numbers(page)).toEqual(Array.from({ length: 100 }, (_, i) => String(i + 101)));
    expect(await page.locator('.parts:visible').count()).toBe(2);
    await leave();
  });

  test('an address that asks is answered without anything moving, and Back comes to the same papers', async () => {
    const { page, open, leave } = await reader();
    await page.addInitScript(MEASURE_SHIFTS);
    await open(`${PAGES[2]}?has=maths&show=new`);
    const wanted = numbersWith('maths').filter((number) => numbersWith('new').includes(number));
    await expect.poll(() => numbers(page)).toEqual(wanted);
    await page.waitForTimeout(300);
    expect(await page.evaluate<number>('window.shifts')).toBe(0);
    await page.locator('.entry:visible h2 a').first().click();
    await page.waitForURL(/\/papers\//);
    await page.goBack();
    await expect.poll(() => numbers(page)).toEqual(wanted);
    await leave();
  });

  test('an order by title is that of the edition, a hundred at a time', async () => {
    const { page, open, leave } = await reader();
    await open(PAGES[2]!);
    await choose(page, 'title');
    await expect.poll(() => said(page)).toBe(`${SIZE} of ${SIZE} papers, by title`);
    expect((await numbers(page)).length).toBe(100);
    await page.getByRole('button', { name: `Show 100 more of ${SIZE - 100}` }).click();
    await expect.poll(async () => (await numbers(page)).length).toBe(200);
    expect(await page.locator('.entry:visible').nth(100).locator('h2 a:focus').count()).toBe(1);
    await page.getByRole('button', { name: `Show ${SIZE - 200} more of ${SIZE - 200}` }).click();
    await expect
      .poll(async () => [...(await numbers(page))].sort((a, b) => +a - +b))
      .toEqual(PRINTED.map((one) => one.number));
    expect(await page.locator('p.more:visible').count()).toBe(0);
    await leave();
  });

  test('papers of other pages are walked through, opened, saved and ticked off like those of this one', async () => {
    const { page, open, leave } = await reader();
    await open(PAGES[2]!);
    await choose(page, 'unread');
    await expect.poll(() => said(page)).toBe(`${SIZE} of ${SIZE} papers`);
    await page.locator('h1').click();
    for (const key of ['j', 'j', 'o', 's']) await page.keyboard.press(key);
    const entry = page.locator('.entry.at-cursor');
    expect(await entry.getAttribute('data-paper')).toBe(PRINTED[1]!.paper);
    await expect.poll(async () => (await entry.locator('details[open] p').textContent())!.length).toBeGreaterThan(80);
    expect(await entry.locator('.star').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('r');
    await expect.poll(() => said(page)).toBe(`${SIZE - 1} of ${SIZE} papers`);
    expect(await page.locator('.own-count').textContent()).toBe('1 read, 1 saved');
    expect(await page.locator('.at-cursor .no').textContent()).toBe('3');
    await choose(page, 'saved');
    await expect.poll(() => numbers(page)).toEqual(['2']);
    // Its own page knows of it; this one says of what it speaks.
    await open(PAGES[0]!);
    expect(await page.locator('.own-count').textContent()).toBe('On this page: 1 read, 1 saved');
    await leave();
  });

  test('without scripts the filters are of the page at hand, and say so', async () => {
    const { page, open, leave } = await reader({ javaScriptEnabled: false });
    await open(PAGES[2]!);
    expect(await page.locator('.unscripted h2').allTextContents()).toContain('Has, on this page');
    const link = page.locator('.unscripted a[href="#only-maths"]');
    const here = numbersWith('maths').filter((number) => Number(number) > 200);
    expect(await link.locator('b').textContent()).toBe(String(here.length));
    await link.click();
    expect(await numbers(page)).toEqual(here);
    await leave();
  });
});

test('where another page cannot be read, the page shows its own papers and says so', async () => {
  const { page, open, close } = await visit(browser, places.named('from a root'));
  await page.route(`**/${PAGES[0]!.replace('.html', '.list.js')}`, (route) => route.abort());
  await open(`editions/${PAGES[1]}?has=maths`);
  const here = numbersWith('maths').filter((number) => Number(number) > 100 && Number(number) <= 200);
  await expect.poll(() => said(page)).toBe(`${here.length} of the 100 on this page; the other pages could not be read`);
  expect(await numbers(page)).toEqual(here);
  await page.unrouteAll();
  await drop(page, 'maths');
  await choose(page, 'maths');
  await expect.poll(() => numbers(page)).toEqual(numbersWith('maths'));
  await close();
});
