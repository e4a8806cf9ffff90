// Each operator of a query in real Chromium, held against the open data of the same site; and the ways of reading
// that few readers need and those few cannot do without: large text, no motion, forced colours, slow networks.
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
  const total = Number.parseInt((await page.locator('#search-count b').textContent()) ?? '', 10);
  const more = page.locator('#search-more');
  while (await more.isVisible()) {
    const had = await page.locator('#search-results > li').count();
    await more.click();
    await expect.poll(() => page.locator('#search-results > li').count()).toBe(Math.min(had + 20, total));
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

test('what a search asks for ahead it uses, but for guesses of words and their papers', async () => {
  const { page, open: go, faults, close } = await visit(browser, server);
  await page.addInitScript(() => {
    const used = new Set<string>();
    Object.assign(window, { used });
    new MutationObserver((changes) => {
      for (const node of changes.flatMap(({ addedNodes }) => [...addedNodes])) {
        if (node instanceof HTMLScriptElement) used.add(node.src);
      }
    }).observe(document, { childList: true, subtree: true });
  });
  await go('search.html?q=mirror+descent');
  await expect.poll(() => page.locator('#search-results > li').count()).toBeGreaterThan(2);
  const ahead = await page
    .locator('link[rel=preload][as=script]')
    .evaluateAll((links) => links.map((link) => (link as HTMLLinkElement).href));
  const used = await page.evaluate(() => [...(window as unknown as { used: Set<string> }).used]);
  const sure = ahead.filter((address) => !/\/search\/(?:words|postings)-/.test(address));
  expect(sure.map((address) => new URL(address).pathname.replace(/-[0-9a-f]+\.js$/, '.js')).sort()).toEqual([
    '/assets/search.js',
    '/search/directory.js',
  ]);
  expect(sure.filter((address) => !used.includes(address))).toEqual([]);
  expect(ahead.length).toBeGreaterThan(sure.length);
  expect(faults).toEqual([]);
  await close();
});

test('text of twice the size reflows; nothing is cut and nothing scrolls sideways', async () => {
  const { page, faults, close } = await open('about.html', { bypassCSP: true, viewport: { width: 640, height: 900 } });
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
    // What is laid out only when it comes near is laid out now.
    await page.addStyleTag({ content: '.entry { content-visibility: visible !important; }' });
    // A small desk, and a phone.
    for (const width of [640, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const wide = await page.evaluate<number>('document.documentElement.scrollWidth - innerWidth');
      expect(wide, `${path} at ${width}`).toBeLessThanOrEqual(0);
    }
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

test('a paper prints on a page, whatever the theme, and an edition prints whole', async () => {
  const { page, faults, open: go, close } = await open(`papers/${papers[0]!.id}.html`, { colorScheme: 'dark' });
  const longest = [...papers].sort((a, b) => (b.abstract?.length ?? 0) - (a.abstract?.length ?? 0))[0]!;
  const named = (start: string) => papers.find(({ id }) => id.startsWith(start))!;
  const oftenMended = named('towards-optimal-regret-in-adversarial-linear');
  const fullest = named('bilevel-optimization-under-unbounded-smoothness');
  for (const { id } of [longest, oftenMended, fullest]) {
    await go(`papers/${id}.html`);
    for (const format of ['A4', 'Letter']) {
      const pdf = (await page.pdf({ format })).toString('latin1');
      expect(pdf.match(/\/Type\s*\/Page\b/g), `${id} on ${format}`).toHaveLength(1);
    }
  }
  await go(editionNamed('sep-9'));
  await page.emulateMedia({ media: 'print' });
  const styleOf = (name: string) =>
    page.evaluate<string>(`getComputedStyle(document.querySelector('.entry:last-child')).getPropertyValue('${name}')`);
  expect(await styleOf('content-visibility')).toBe('visible');
  expect(await styleOf('color')).toBe('rgb(0, 0, 0)');
  // On a sheet as wide as a desk there is no empty column where the rail was.
  expect(
    await page
      .locator('.entry')
      .first()
      .evaluate((entry) => entry.getBoundingClientRect().width),
  ).toBeGreaterThan(1000);
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
  /** Longer than any page waits for its faces. */
  const LATE_MS = 1800;
  const WATCHED_MS = 2500;
  const paper = `papers/${papers.find(({ formulas }) => formulas.length > 3)!.id}.html`;

  test('move nothing, on the front page, a paper and a search', async () => {
    const look = async (path: string) => {
      const { page, open: go, close } = await visit(browser, server, { viewport: { width: 390, height: 844 } });
      await page.addInitScript(MEASURE_SHIFTS);
      await page.route('**/*.woff2', async (route) => {
        await new Promise((later) => setTimeout(later, LATE_MS));
        await route.continue();
      });
      await go(path);
      await page.waitForTimeout(WATCHED_MS);
      expect(await page.evaluate<number>('window.shifts'), path).toBe(0);
      expect(await page.locator('html').getAttribute('data-faces'), path).toBe('late');
      await close();
    };
    await Promise.all(['index.html', paper, 'search.html?q=regret'].map(look));
  });
});
