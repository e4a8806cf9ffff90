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
