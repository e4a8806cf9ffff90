// The site in Arabic, in a real browser: from right to left, no page wider than its window, and scripts that speak Arabic.
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromDisk, launch, visit } from './chromium.ts';

let folder: string;
let site: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-arabic-'));
  mkdirSync(join(folder, 'seeds'));
  for (const name of readdirSync('seeds').slice(0, 2)) copyFileSync(join('seeds', name), join(folder, 'seeds', name));
  writeFileSync(join(folder, 'broadsheet.yaml'), 'language: ar\ntitle: الصحيفة\n');
  execFileSync(process.execPath, [resolve('dist/cli.js'), 'build', '--quiet', '--no-cache'], { cwd: folder });
  site = join(folder, '_site');
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const firstOf = (below: string): string =>
  `${below}/${readdirSync(join(site, below)).find((name) => name.endsWith('.html'))}`;

test.each([390, 1440])('at %d pixels no page is wider than its window, and lines begin at the right', async (width) => {
  const { page, open, faults, close } = await visit(browser, fromDisk(site), { viewport: { width, height: 900 } });
  const pages = [
    'index.html',
    'editions.html',
    'numbers.html',
    'saved.html',
    'sources.html',
    'about.html',
    'search.html',
  ];
  for (const path of [...pages, firstOf('editions'), firstOf('papers')]) {
    await open(path);
    const seen = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
      direction: getComputedStyle(document.body).direction,
    }));
    expect(seen, path).toEqual({ wide: 0, direction: 'rtl' });
  }
  expect(faults).toEqual([]);
  await close();
});

test('scripts speak Arabic, and a paper keeps its own direction', async () => {
  const { page, open, faults, close } = await visit(browser, fromDisk(site));
  await open(firstOf('papers'));
  expect(await page.locator('h1').evaluate((head) => getComputedStyle(head).direction)).toBe('ltr');
  await page.locator('.p-tools .star').click();
  expect(await page.locator('.p-tools .star').innerText()).toBe('محفوظة');
  await open('saved.html');
  expect(await page.locator('#saved-said').innerText()).toContain('ورقة واحدة');
  await open('search.html');
  expect(await page.locator('.usage').innerText()).toContain('الكلمات معًا بهذا الترتيب');
  expect(faults).toEqual([]);
  await close();
});
