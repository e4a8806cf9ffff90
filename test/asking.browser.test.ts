// Each operator of a query in real Chromium, held against the open data of the same site; and the ways of reading
// that few readers need and those few cannot do without: touch, keys alone, large text, no motion, forced colours.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fromDisk, fromServer, launch, type Place, visit } from './chromium.ts';

const site = inject('site');
type Listed = {
  readonly id: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly sightings: readonly { readonly edition: string }[];
  readonly links: readonly { readonly kind: string }[];
  readonly formulas: readonly unknown[];
};
const papers = readFileSync(join(site, 'api/papers.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line) as Listed);
const editionNamed = (start: string): string =>
  `editions/${readdirSync(join(site, 'editions')).find((name) => name.startsWith(start))}`;

let browser: Browser;
let server: Place;
beforeAll(async () => {
  browser = await launch();
  server = await fromServer(site, '/');
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

const open = async (path: string, options = {}, place = fromDisk(site)) => {
  const opened = await visit(browser, place, { viewport: { width: 1280, height: 900 }, ...options });
  await opened.open(path);
  return opened;
};

/** The ids of all that a query finds. */
async function idsOf(page: Page, query: string): Promise<string[]> {
  await page.locator('#search-status').evaluate((status) => {
    status.textContent = '';
  });
  await page.locator('#query').fill(query);
  await expect.poll(() => page.locator('#search-status').textContent()).toMatch(/\d|No results/);
  const more = page.locator('#search-more');
  while (await more.isVisible()) {
    const had = await page.locator('#search-results > li').count();
    await more.click();
    await expect.poll(() => page.locator('#search-results > li').count()).toBeGreaterThan(had);
  }
  return page.locator('#search-results > li').evaluateAll((rows) => rows.map((row) => row.dataset.paper ?? ''));
}

const idsWhere = (holds: (paper: Listed) => boolean): string[] =>
  papers
    .filter(holds)
    .map(({ id }) => id)
    .sort();
const textOf = ({ title, abstract }: Listed): string => `${title} ${abstract ?? ''}`.toLowerCase();

test('each operator finds what the open data says', async () => {
  const { page, faults, close } = await open('search.html');
  const mirror = idsWhere((paper) => /mirror descent/.test(textOf(paper).replaceAll('-', ' ')));
  expect(mirror.length).toBeGreaterThan(0);
  expect((await idsOf(page, '"mirror descent"')).sort()).toEqual(mirror);

  const bandits = await idsOf(page, 'bandits');
  const without = await idsOf(page, 'bandits -contextual');
  const saysContextual = new Set(idsWhere((paper) => /contextual/.test(textOf(paper))));
  expect(without.length).toBeGreaterThan(0);
  expect(without).toEqual(bandits.filter((id) => !saysContextual.has(id)));

  const titled = new Set(idsWhere(({ title }) => /unlearning/i.test(title)));
  expect(new Set(await idsOf(page, 'title:unlearning'))).toEqual(titled);

  const inEdition = await idsOf(page, 'in:mar-12');
  expect(inEdition.sort()).toEqual(idsWhere(({ sightings }) => sightings.some((one) => /^mar-12/.test(one.edition))));

  const coded = new Set(idsWhere(({ links }) => links.some(({ kind }) => kind === 'code')));
  expect(new Set(await idsOf(page, 'has:code in:mar-12'))).toEqual(new Set(inEdition.filter((id) => coded.has(id))));
  const maths = new Set(idsWhere(({ formulas }) => formulas.length > 0));
  expect(new Set(await idsOf(page, 'has:maths in:mar-12'))).toEqual(new Set(inEdition.filter((id) => maths.has(id))));

  const topic = (await page.locator('.facet input[name="topic"]').first().inputValue()) || '';
  const ofTopic = await idsOf(page, `topic:"knowledge distillation"`);
  expect(ofTopic.length).toBeGreaterThan(5);
  expect(topic).not.toBe('');
  expect(faults).toEqual([]);
  await close();
});

test('a touch stars, opens the abstract, filters and searches', async () => {
  const { page, faults, close } = await open(editionNamed('sep-9'), {
    hasTouch: true,
    isMobile: true,
    viewport: { width: 390, height: 844 },
  });
  await page.locator('.entry .star').first().tap();
  expect(await page.locator('.entry .star').first().getAttribute('aria-pressed')).toBe('true');
  await page.locator('.more-of summary').first().tap();
  expect(await page.locator('.more-of').first().getAttribute('open')).toBe('');
  await page.getByRole('link', { name: 'Filter and order' }).tap();
  await page.getByLabel('New here').check();
  await page.getByRole('link', { name: 'Close the filters' }).tap();
  expect(new URL(page.url()).search).toBe('?show=new');
  await page.locator('.to-search').tap();
  await page.locator('#find-query').fill('unscented');
  await page.locator('dialog[open] .hits a').first().tap();
  await page.waitForURL(/\/papers\//);
  expect(faults).toEqual([]);
  await close();
});

test('by keys alone: skip to the page, through an entry to its paper, save it, and back', async () => {
  const { page, faults, close } = await open(editionNamed('sep-9'));
  await page.keyboard.press('Tab');
  expect(await page.locator(':focus').textContent()).toBe('Skip to the page');
  await page.keyboard.press('Enter');
  expect(new URL(page.url()).hash).toBe('#main');
  await page.keyboard.press('j');
  expect(await page.locator('.at-cursor h2 a:focus').count()).toBe(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/\/papers\//);
  const outline = 'getComputedStyle(document.activeElement).outlineStyle';
  for (let step = 0; step < 40; step++) {
    await page.keyboard.press('Tab');
    if ((await page.locator('.star:focus').count()) > 0) break;
  }
  expect(await page.evaluate(outline)).toBe('solid');
  await page.keyboard.press('Space');
  expect(await page.locator('.p-tools .star').getAttribute('aria-pressed')).toBe('true');
  await page.goBack();
  expect(await page.locator('.entry .star').first().getAttribute('aria-pressed')).toBe('true');
  expect(faults).toEqual([]);
  await close();
});

test('text of twice the size reflows; nothing is cut and nothing scrolls sideways', async () => {
  const { page, faults, close } = await open('about.html', { viewport: { width: 640, height: 900 } });
  const devtools = await page.context().newCDPSession(page);
  // As a reader's setting does, and unlike a style on the root, it counts in the stylesheet's widths as well.
  await devtools.send('Page.setFontSizes', { fontSizes: { standard: 32, fixed: 26 } });
  for (const path of [
    'index.html',
    editionNamed('sep-9'),
    `papers/${papers[0]!.id}.html`,
    'numbers.html',
    'map.html',
  ]) {
    await page.goto(new URL(path, fromDisk(site).root).href);
    expect(await page.evaluate('getComputedStyle(document.documentElement).fontSize')).toBe('32px');
    const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
    expect(wide, path).toBeLessThanOrEqual(0);
  }
  expect(faults).toEqual([]);
  await close();
});

test('nothing moves where motion is not wanted, and marks show in forced colours', async () => {
  const { page, faults, close } = await open(editionNamed('sep-9'), {
    reducedMotion: 'reduce',
    forcedColors: 'active',
  });
  const durations = await page.evaluate<string[]>(
    "[...new Set([...document.querySelectorAll('a, button, dialog, .more-of')].map((one) => getComputedStyle(one).transitionDuration + getComputedStyle(one).animationName))]",
  );
  expect(durations).toEqual(['0snone']);
  const fill = () =>
    page
      .locator('.entry .star .i')
      .first()
      .evaluate((sign) => getComputedStyle(sign).fill);
  const before = await fill();
  await page.locator('.entry .star').first().click();
  expect(await fill()).not.toBe(before);
  expect(faults).toEqual([]);
  await close();
});

describe('faces that come late', () => {
  const MEASURE_SHIFTS = `
    window.shifts = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) window.shifts += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
  `;
  const paper = `papers/${papers.find(({ formulas }) => formulas.length > 3)!.id}.html`;

  test.each(['index.html', paper, 'search.html?q=regret'])('move nothing on %s', async (path) => {
    const { page, open: go, close } = await visit(browser, server, { viewport: { width: 390, height: 844 } });
    await page.addInitScript(MEASURE_SHIFTS);
    await page.route('**/*.woff2', async (route) => {
      await new Promise((later) => setTimeout(later, 1500));
      await route.continue();
    });
    await go(path);
    await page.waitForTimeout(2200);
    expect(await page.evaluate<number>('window.shifts')).toBe(0);
    expect(await page.locator('html').getAttribute('data-faces')).toBe('late');
    await close();
  });
});

test('a saved title keeps its formula, and what a file claims to be one is looked at', async () => {
  const paper = papers.find(({ id }) => id.startsWith('one-step-diffusion'))!;
  const { page, faults, open: go, close } = await open(`papers/${paper.id}.html`);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await go('saved.html');
  await expect.poll(() => page.locator('.saved h3 math mi').allTextContents()).toEqual(['f']);
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Backup file' }).click();
  const backup = JSON.parse(readFileSync(await (await download).path(), 'utf8'));
  backup.papers[0].card.maths = [['math', {}, ['a', { href: 'javascript:alert(1)' }, 'x']]];
  await page.evaluate('localStorage.clear()');
  await page.reload();
  await page
    .locator('#saved-import')
    .setInputFiles({ name: 'b.json', mimeType: 'application/json', buffer: Buffer.from(JSON.stringify(backup)) });
  await expect
    .poll(() => page.locator('.saved h3').textContent())
    .toBe('One-step Diffusion Models with f-Divergence Distribution Matching');
  expect(await page.locator('.saved h3 a a, .saved h3 math').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
