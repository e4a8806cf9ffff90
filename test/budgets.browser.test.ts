// How light the built site is: what a first visit to each kind of page loads, as the browser asks for it, and whether
// anything moves once it is seen. Sizes are compressed (gzip, level 9), faces as they are.
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

test.each(PAGES)('%s keeps to its budgets on a first visit', async (path) => {
  const { page, open, close } = await visit(browser, server, { viewport: { width: 1280, height: 900 } });
  const asked = new Set<string>();
  page.on('request', (request) => asked.add(new URL(request.url()).pathname.slice(1)));
  await open(path);
  await page.waitForLoadState('networkidle');
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
});

const MEASURE_SHIFTS = `
  window.shifts = 0;
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.shifts += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

test.each(PAGES)('%s does not move once it is seen, on a phone and a desk', async (path) => {
  for (const width of [390, 1280]) {
    const { page, open, close } = await visit(browser, fromDisk(site), { viewport: { width, height: 900 } });
    await page.addInitScript(MEASURE_SHIFTS);
    await open(path);
    await page.waitForTimeout(500);
    expect(await page.evaluate<number>('window.shifts')).toBe(0);
    await close();
  }
});
