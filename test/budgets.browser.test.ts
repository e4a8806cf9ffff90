// How light the built site is: what a first visit to each kind of page loads, as the browser asks for it, and whether
// anything moves once it is seen, on a phone and a desk. Sizes are compressed (gzip, level 9), faces as they are.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fromDisk, fromServer, launch, type Place, visit } from './chromium.ts';

const site = inject('site');
const largest = (folder: string): string =>
  readdirSync(join(site, folder))
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ path: `${folder}/${name}`, bytes: readFileSync(join(site, folder, name)).length }))
    .sort((a, b) => b.bytes - a.bytes)[0]!.path;

/** The heaviest page of each kind. */
const PAGES = [
  ...['index.html', 'editions.html', 'topics.html', 'map.html', 'numbers.html', 'saved.html', 'sources.html'],
  ...[largest('editions'), largest('papers'), largest('topics')],
];
const BUDGETS = { html: 60_000, css: 20_000, js: 25_000, woff2: 120_000 } as const;

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

const weigh = (path: string): number => {
  const contents = readFileSync(join(site, path));
  return path.endsWith('.woff2') ? contents.length : gzipSync(contents, { level: 9 }).length;
};

const MEASURE_SHIFTS = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
/** How long a page is watched once it is seen. */
const WATCHED_MS = 350;

test.each(PAGES)('%s keeps to its budgets on a first visit, and does not move once it is seen', async (path) => {
  for (const [place, width] of [
    [server, 1280],
    [fromDisk(site), 390],
  ] as const) {
    const { page, open, close } = await visit(browser, place, { viewport: { width, height: 900 } });
    const asked = new Set<string>();
    page.on('request', (request) => asked.add(request.url().slice(place.root.length)));
    await page.addInitScript(MEASURE_SHIFTS);
    await open(path);
    await page.waitForFunction('document.documentElement.dataset.scripts === "on"');
    await page.waitForTimeout(WATCHED_MS);
    expect(await page.evaluate<number>('window.shifts')).toBe(0);
    const weights = { html: 0, css: 0, js: 0, woff2: 0 };
    for (const file of asked) {
      const kind = file.slice(file.lastIndexOf('.') + 1);
      if (kind in weights) weights[kind as keyof typeof weights] += weigh(file);
    }
    expect(weights.html).toBeGreaterThan(0);
    for (const [kind, most] of Object.entries(BUDGETS)) {
      expect(weights[kind as keyof typeof weights], `${kind} of ${path}`).toBeLessThanOrEqual(most);
    }
    await close();
  }
});
