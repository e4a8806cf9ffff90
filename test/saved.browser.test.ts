// What a reader saves, taken along as citations in real Chromium: from a list, from a paper's own page, from a search. An
// independent library reads in them the same fields as in the files that the build wrote of the same papers. And a site on
// which nothing can be saved.
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { fromDisk, launch, visit } from './chromium.ts';
import { parseCitations } from './cite/oracle.ts';

const RECORDS = [
  {
    title: 'Counting Sheep in $O(n)$ Steps',
    authors: ['Ada Bell', 'Bob van der Müller Jr.', 'The Sheep Team'],
    id: '2401.00010',
  },
  { title: 'Sleep Without Sheep', authors: ['Doe, Jane'], doi: '10.1000/sheep.7', year: 2019 },
  { title: 'A Flock That Nobody Signed', authors: [] },
];

let folder: string;
let site: string;
let browser: Browser;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-saved-'));
  mkdirSync(join(folder, 'seeds'));
  const records = RECORDS.map((record) => ({ ...record, abstract: `${record.title}, at length. `.repeat(9) }));
  writeFileSync(join(folder, 'seeds/flock.json'), JSON.stringify(records));
  writeFileSync(join(folder, 'broadsheet.yaml'), 'baseUrl: https://sheep.example/library/\n');
  const build = (...flags: string[]) =>
    execFileSync(process.execPath, [resolve('dist/cli.js'), 'build', '--quiet', ...flags], { cwd: folder });
  build();
  site = join(folder, '_site');
  build('--no-saved', '--out', 'unsaved');
  browser = await launch();
});
afterAll(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

const nameIn = (below: string, start: string): string =>
  `${below}/${readdirSync(join(site, below)).find((name) => name.startsWith(start))}`;

/** By id, without the remark on where they were seen, which a reader's list words by its pages. */
const parsed = (text: string) =>
  parseCitations(text)
    .map(({ note, ...fields }) => fields)
    .sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1));

test('nothing is offered to be taken along where nothing is saved', async () => {
  const { page, open, faults, close } = await visit(browser, fromDisk(site));
  const offered = () => page.locator('.exports :is(button, .import, .order):visible').allTextContents();
  const texts = async () => (await offered()).map((one) => one.replace(/(?<=Order).*/, '').trim());
  await open('saved.html');
  expect(await texts()).toEqual(['Bring a backup back']);
  expect(await page.locator('.exports .lab:visible').count()).toBe(0);
  await open(nameIn('editions', 'flock'));
  await page.locator('.entry .read').first().click();
  await open('saved.html');
  expect(await texts()).toEqual(['Backup file', 'Bring a backup back']);
  await open(nameIn('editions', 'flock'));
  for (const nth of [0, 1]) await page.locator('.entry .star').nth(nth).click();
  await open('saved.html');
  expect(await texts()).toEqual([
    'BibTeX',
    'RIS',
    'CSL-JSON',
    'Markdown',
    'Backup file',
    'Bring a backup back',
    'Order',
  ]);
  expect(faults).toEqual([]);
  await close();
});

test('saved papers are cited with all that is known of them', async () => {
  const { page, open, faults, close } = await visit(browser, fromDisk(site), { acceptDownloads: true });
  await open(nameIn('editions', 'flock'));
  await page.locator('.entry', { hasText: 'Counting Sheep' }).locator('.star').click();
  await open(nameIn('papers', 'sleep-without'));
  await page.locator('.p-tools .star').click();
  await open('search.html?q=signed');
  await page.locator('#search-results .star').click();
  await open('saved.html');
  expect(await page.locator('.saved h3').count()).toBe(3);
  for (const [button, name] of [
    ['BibTeX', 'bib'],
    ['RIS', 'ris'],
    ['CSL-JSON', 'json'],
  ] as const) {
    const coming = page.waitForEvent('download');
    await page.getByRole('button', { name: button }).click();
    const saved = readFileSync(await (await coming).path(), 'utf8');
    const built = readFileSync(join(site, nameIn('cite/editions', 'flock').replace(/\w+$/, name)), 'utf8');
    expect(parsed(saved)).toEqual(parsed(built));
    expect(JSON.stringify(parsed(saved))).toContain('10.1000/sheep.7');
  }
  expect(faults).toEqual([]);
  await close();
});

test('a list of 30,000 is shown in steps, and no step makes more than its entries', async () => {
  const papers = Array.from({ length: 30_000 }, (_, i) => ({
    ...{ id: `sheep-${i}`, starred: '2024-01-05', read: i % 3 === 0 ? '2024-02-01' : null, hidden: null, note: '' },
    card: { title: `Sheep ${i} in $O(n)$`, maths: [], authors: [], seen: 'Flock', arxiv: null, doi: null, year: null },
  }));
  const buffer = Buffer.from(JSON.stringify({ format: 'broadsheet-marks', version: 1, papers }));
  const { page, open, close } = await visit(browser, fromDisk(site));
  await open('saved.html');
  const made = () => page.evaluate<number>('window.madeElements');
  await page.evaluate(`window.madeElements = 0;
    new MutationObserver((records) => {
      for (const { addedNodes } of records)
        for (const node of addedNodes) window.madeElements += node.querySelectorAll ? node.querySelectorAll('*').length + 1 : 0;
    }).observe(document, { childList: true, subtree: true })`);
  await page.locator('#saved-import').setInputFiles({ name: 'marks.json', mimeType: 'application/json', buffer });
  await page.locator('.saved').first().waitFor({ timeout: 30_000 });
  const lists = page.locator('.saved');
  expect(await lists.locator('.bar b').allInnerTexts()).toEqual(['20,000', '10,000']);
  expect(await lists.first().locator('.keep').count()).toBe(100);
  expect(await lists.last().locator('.keep').count()).toBe(100);
  expect(await made()).toBeLessThan(200 * 40);
  const more = lists.first().locator('.acts button');
  expect(await more.innerText()).toBe('Show 100 more of 19,900');
  await more.click();
  expect(await lists.first().locator('.keep').count()).toBe(200);
  expect(await lists.first().locator('.star[aria-pressed="true"]').count()).toBe(200);
  expect(await page.evaluate('document.activeElement.closest("li").dataset.paper')).toMatch(/^sheep-/);
  await lists.first().locator('.read').first().click();
  expect(await lists.locator('.bar b').allInnerTexts()).toEqual(['19,999', '10,001']);
  expect(await lists.first().locator('.keep').count()).toBe(200);
  await page.locator('#saved-order').selectOption('title');
  // The first by its title is among the read ones now.
  expect(await lists.first().locator('h3').first().innerText()).toBe('Sheep 10 in O(n)');
  expect(await lists.first().locator('.keep').count()).toBe(200);
  await close();
}, 120_000);

test('where nothing can be saved, no key saves, and what was hidden before is there', async () => {
  const { page, open, faults, close } = await visit(browser, fromDisk(folder));
  const edition = nameIn('editions', 'flock');
  const marks = () => page.evaluate(() => localStorage.getItem('broadsheet/Broadsheet/marks'));
  await open(`_site/${edition}`);
  await page.locator('.entry a').first().focus();
  await page.keyboard.press('h');
  const before = await marks();
  expect(before).toContain('"hidden": "20');
  expect(await page.locator('.entry:visible').count()).toBe(2);

  await open(`unsaved/${edition}`);
  expect(await page.locator('.entry:visible').count()).toBe(3);
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.keyboard.press('r');
  expect(await marks()).toBe(before);
  await open('unsaved/search.html?q=sheep');
  await page.locator('#search-results .entry').first().waitFor();
  expect(await page.locator('.marks, [data-export]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});
