// The served site without a network, in real Chromium: what was visited and search still work, a new deploy shows at once,
// and nothing of the old one stays. Opened from disk, a page asks for no manifest and no worker.
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { writeFarewell } from '../src/feeds/offline.ts';
import { type Served, serveSite } from '../src/serve/serve.ts';
import { fromDisk, headingOf, launch, visit } from './chromium.ts';

const BASE = '/library/';
const site = inject('siteUnderBase');
const folder = mkdtempSync(join(tmpdir(), 'broadsheet-offline-'));
const papers = readdirSync(join(site, 'papers')).sort();
const withMaths = papers.find((name) => readFileSync(join(site, 'papers', name), 'utf8').includes('class="katex'))!;

let browser: Browser;
let served: Served | null = null;
beforeAll(async () => {
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  await served?.close();
  rmSync(folder, { recursive: true });
});

/** What the worker has kept, by cache; asked beside the page, which could not look without making a cache that is gone. */
async function keptIn(page: Page): Promise<Record<string, string[]>> {
  const devtools = await page.context().newCDPSession(page);
  const { caches } = await devtools.send('CacheStorage.requestCacheNames', {
    securityOrigin: new URL(page.url()).origin,
  });
  const listed: Record<string, string[]> = {};
  for (const { cacheId, cacheName } of caches) {
    const { cacheDataEntries } = await devtools.send('CacheStorage.requestEntries', { cacheId });
    listed[cacheName] = cacheDataEntries.map(({ requestURL }) => new URL(requestURL).pathname);
  }
  await devtools.detach();
  return listed;
}

type Holds = (kept: Record<string, string[]>) => boolean;

const KEEPING_MS = 60_000;

async function until(page: Page, holds: Holds, most = KEEPING_MS): Promise<void> {
  const end = performance.now() + most;
  // A cache may go between the question for its name and that for its entries.
  const look = () => keptIn(page).catch(() => null);
  for (let kept = await look(); kept === null || !holds(kept); kept = await look()) {
    if (performance.now() > end) throw new Error(`never kept: ${JSON.stringify(kept).slice(0, 2000)}`);
    await page.waitForTimeout(100);
  }
}

/** A browser asks for a new worker, and has the old one go, when it sees fit: here it is asked to, and again. */
async function untilTakenOver(page: Page, holds: Holds): Promise<void> {
  const update = () => page.evaluate(async () => (await navigator.serviceWorker.ready).update().then(() => {}));
  await update();
  for (const seconds of [15, 15]) {
    try {
      return await until(page, holds, seconds * 1000);
    } catch {
      const devtools = await page.context().newCDPSession(page);
      await devtools.send('ServiceWorker.enable');
      await devtools.send('ServiceWorker.stopAllWorkers');
      await devtools.detach();
      await update();
    }
  }
  await until(page, holds);
}

const has = (kept: Record<string, string[]>, ...names: string[]): boolean =>
  names.every((name) => Object.values(kept).some((paths) => paths.includes(BASE + name)));

/** The same site after another build: one paper's heading is another, and so is the version. */
function redeployed(): string {
  const next = join(folder, 'next');
  cpSync(site, next, { recursive: true });
  const paper = join(next, 'papers', withMaths);
  writeFileSync(paper, readFileSync(paper, 'utf8').replace(/<h1>.*?<\/h1>/, '<h1>A new heading</h1>'));
  const worker = join(next, 'sw.js');
  writeFileSync(worker, readFileSync(worker, 'utf8').replace(/"version":"\w+"/, '"version":"next"'));
  return next;
}

/** The same site after a build with --no-offline. */
function withoutOffline(): string {
  const last = join(folder, 'last');
  cpSync(join(folder, 'next'), last, { recursive: true });
  const paper = join(last, 'papers', withMaths);
  writeFileSync(paper, readFileSync(paper, 'utf8').replace('<html ', '<html data-off="offline" '));
  writeFileSync(join(last, 'sw.js'), String(writeFarewell().contents));
  return last;
}

test('visited pages and search without a network; a new deploy at once', async () => {
  served = await serveSite({ folder: site, basePath: BASE, port: 5300 });
  const port = Number(new URL(served.address).port);
  const { page, open, faults, close } = await visit(
    browser,
    { name: 'served', root: served.address, close: async () => {} },
    { serviceWorkers: 'allow' },
  );
  const paper = `papers/${withMaths}`;
  const stem = paper.replace(/\.html$/, '');
  await open(paper);
  const heading = await headingOf(page);
  await until(page, (kept) => has(kept, stem, 'index', 'search', 'search/directory.js', 'search/postings-0.js'));
  const parts = readdirSync(join(site, 'search')).map((name) => `search/${name}`);
  await until(page, (kept) => has(kept, ...parts));
  const [name] = Object.keys(await keptIn(page));

  await served.close();
  await open(paper);
  expect(await headingOf(page)).toBe(heading);
  expect(await page.evaluate(() => document.fonts.check('16px KaTeX_Main'))).toBe(true);
  await open('');
  expect(await page.title()).toContain('Broadsheet');
  await open('search.html?q=regret');
  await page.locator('.hit, .find-list li, [data-paper]').first().waitFor();
  expect(faults).toEqual([]);

  served = await serveSite({ folder: redeployed(), basePath: BASE, port });
  await open(paper);
  expect(await headingOf(page)).toBe('A new heading');
  await untilTakenOver(page, (kept) => Object.keys(kept).every((key) => key !== name) && has(kept, stem, ...parts));
  expect(Object.keys(await keptIn(page))).toEqual([name!.replace(/\w+$/, 'next')]);
  await served.close();
  served = null;
  await open(paper);
  expect(await headingOf(page)).toBe('A new heading');
  expect(faults).toEqual([]);
  await expect(open('numbers.html')).rejects.toThrow('net::ERR');
  // the browser's own page for this must have come, or it comes in the way of the next one
  await page.waitForURL('chrome-error://**');

  served = await serveSite({ folder: withoutOffline(), basePath: BASE, port });
  await open(paper);
  await page.waitForFunction(async () => (await navigator.serviceWorker.getRegistrations()).length === 0);
  // What the old worker still keeps of one page, the next one forgets.
  for (let visits = 1; ; visits++) {
    await open(paper);
    try {
      await until(page, (kept) => Object.keys(kept).length === 0, 10_000);
      break;
    } catch (error) {
      if (visits === 4) throw error;
    }
  }
  expect(await page.locator('link[rel=manifest]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
}, 180_000);

test('it can be installed, and its manifest breaches no policy', async () => {
  const here = await serveSite({ folder: site, basePath: BASE, port: 5300 });
  const place = { name: 'served', root: here.address, close: async () => {} };
  const { page, open, faults, close } = await visit(browser, place);
  await open('about.html');
  await page.locator('link[rel=manifest]').waitFor({ state: 'attached' });
  const devtools = await page.context().newCDPSession(page);
  const { url, errors, data } = await devtools.send('Page.getAppManifest');
  expect([url, errors]).toEqual([`${here.address}site.webmanifest`, []]);
  for (const { src, sizes } of (JSON.parse(data!) as { icons: { src: string; sizes: string }[] }).icons) {
    const size = await page.evaluate(async (address) => {
      const image = new Image();
      image.src = address;
      await image.decode();
      return `${image.naturalWidth}x${image.naturalHeight}`;
    }, new URL(src, url).href);
    if (sizes !== 'any') expect([src, size]).toEqual([src, sizes]);
  }
  expect(faults).toEqual([]);
  await close();
  await here.close();
});

test('a page from disk asks for neither', async () => {
  const { page, open, faults, close } = await visit(browser, fromDisk(site), { serviceWorkers: 'allow' });
  await open('index.html');
  await page.waitForTimeout(300);
  expect(await page.locator('link[rel=manifest]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
