// How pages are set where a library is not as ours: days with years, many editions, one paper. In real Chromium, by
// boxes and not by pixels: what belongs on one line stands on one, names do not run into each other, edges align.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { fromDisk, launch, visit } from './chromium.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-setting-'));
const dated = join(folder, 'dated');
let browser: Browser;

/** One dump eight times, each under another day with its year. */
beforeAll(async () => {
  const seeds = join(folder, 'seeds');
  mkdirSync(seeds);
  const [listing] = readdirSync('seeds').filter((name) => name.startsWith('000'));
  const papers = readFileSync(join('seeds', listing!), 'utf8');
  for (const day of [21, 22, 23, 24, 25, 26, 27, 28]) {
    writeFileSync(join(seeds, `${day}.txt`), `---\ndate: 2020-05-${day}\n---\n${papers}`);
  }
  execFileSync(process.execPath, ['dist/cli.js', 'build', '--quiet', '--no-cache', '--seeds', seeds, '--out', dated]);
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

async function opened(site: string, path: string, width: number): Promise<{ page: Page; close: () => Promise<void> }> {
  const { page, open, close } = await visit(browser, fromDisk(site), { viewport: { width, height: 900 } });
  await open(path);
  await page.locator('h1').first().waitFor();
  return { page, close };
}

/** Where the text of each element that fits stands, not its box; from the left. */
const textsOf = (
  page: Page,
  selector: string,
): Promise<{ text: string; left: number; right: number; lines: number }[]> =>
  page.evaluate((all) => {
    return [...document.querySelectorAll(all)].map((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      const boxes = [...range.getClientRects()].filter(({ width }) => width > 0);
      return {
        text: one.textContent!.trim(),
        left: Math.min(...boxes.map(({ left }) => left)),
        right: Math.max(...boxes.map(({ right }) => right)),
        lines: new Set(boxes.map(({ top }) => Math.round(top))).size,
      };
    });
  }, selector);

test.each([1024, 1280, 1440])('at %d pixels a day with its year stands on one line', async (width) => {
  // The first has one neighbour, the other two.
  for (const day of ['21', '24']) {
    const edition = readdirSync(join(dated, 'editions')).find((name) => name.startsWith(`may-${day}-2020`))!;
    const { page, close } = await opened(dated, `editions/${edition}`, width);
    expect(await textsOf(page, 'h1')).toMatchObject([{ text: `May ${day}, 2020`, lines: 1 }]);
    await close();
  }
});

test.each([390, 820, 1440])('at %d pixels no long compound of a head parts', async (width) => {
  const site = inject('site');
  let seen = 0;
  for (const edition of readdirSync(join(site, 'editions')).filter((name) => /(?<!-\d)\.html$/.test(name))) {
    const { page, close } = await opened(site, `editions/${edition}`, width);
    // What is laid out only when it comes near is laid out now.
    await page.addStyleTag({ content: '.entry { content-visibility: visible !important; }' }).catch(() => undefined);
    const compounds = await textsOf(page, 'h2 .hold:not(:has(.katex))');
    expect(compounds.filter(({ lines }) => lines > 1)).toEqual([]);
    seen += compounds.length;
    await close();
  }
  expect(seen).toBeGreaterThan(4);
});

test.each([390, 820, 1440])('at %d pixels no figure’s names run into each other', async (width) => {
  const { page, close } = await opened(dated, 'numbers.html', width);
  for (const table of await page.locator('.fig table').all()) {
    await table.evaluate((one) => {
      for (const old of document.querySelectorAll('[data-tested]')) old.removeAttribute('data-tested');
      one.setAttribute('data-tested', '');
    });
    const names = await textsOf(page, '[data-tested] thead th:not(:has(.vh))');
    for (const [i, { text, right }] of names.entries()) {
      expect(right, `${text} and what follows`).toBeLessThan(names[i + 1]?.left ?? Number.POSITIVE_INFINITY);
    }
  }
  await close();
});

test.each([390, 820, 1440])('at %d pixels days and figures of thousands stand on one line', async (width) => {
  const front = await opened(dated, 'index.html', width);
  const days = await textsOf(front.page, '.eds .ed-n');
  expect(days.length).toBeGreaterThan(3);
  expect(days.filter(({ lines }) => lines > 1)).toEqual([]);
  // Beside all names, or below all.
  const sides = await front.page.locator('.eds li').evaluateAll((all) =>
    all.map((one) => {
      const [name, counts] = ['.ed-n', '.ed-c'].map((part) => one.querySelector(part)!.getBoundingClientRect());
      return counts!.top > name!.bottom - 4 ? 'below' : 'beside';
    }),
  );
  expect(new Set(sides).size).toBe(1);
  await front.close();
  const { page, close } = await opened(dated, 'numbers.html', width);
  const all = page.locator('.grid tbody td.num').first();
  await all.evaluate((cell) => cell.replaceChildren('12,345'));
  expect(await textsOf(page, '.grid tbody tr:first-child td.num')).toMatchObject([{ text: '12,345', lines: 1 }]);
  expect(await all.evaluate((cell) => cell.scrollWidth - cell.clientWidth)).toBe(0);
  await close();
});

test('a figure’s head keeps off its number, and a table is as high as its rows', async () => {
  const { page, close } = await opened(dated, 'numbers.html', 1440);
  const heads = await textsOf(page, '.fig h2');
  const numbers = await textsOf(page, '.fig-n');
  expect(heads.length).toBeGreaterThan(2);
  for (const [i, { text, right }] of heads.entries()) expect(right, text).toBeLessThan(numbers[i]!.left);
  const rows = await page
    .locator('.fig .bars:not(.trust) tbody tr')
    .evaluateAll((all) => all.map((row) => row.clientHeight));
  expect(Math.max(...rows)).toBeLessThan(48);
  await close();
});

test.each([390, 820, 1440])('at %d pixels the tools of the map stand at the edges of its page', async (width) => {
  const { page, close } = await opened(inject('site'), 'map.html', width);
  const [find, whole, head, side] = await Promise.all(
    ['.map-tools .seek', '#map-whole', 'h1', '.map-side'].map((one) => page.locator(one).first().boundingBox()),
  );
  expect(find!.x).toBeCloseTo(head!.x, 0);
  const end = width < 1200 ? width - head!.x : side!.x - 40;
  expect(whole!.x + whole!.width).toBeCloseTo(end, 0);
  await close();
});

test('the switch of single keys shows which way it stands in forced colours', async () => {
  const { page, open, close } = await visit(browser, fromDisk(inject('site')), { forcedColors: 'active' });
  await open('about.html');
  const box = page.locator('.running input');
  const ground = () => box.evaluate((one) => getComputedStyle(one).backgroundColor);
  const on = await ground();
  await box.uncheck();
  expect(await ground()).not.toBe(on);
  await close();
});
