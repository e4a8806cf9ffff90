// Reading and keeping in real Chromium, from disk: stars, what was read, notes, filters, keys, citations, and the file
// that takes it all away and brings it back. Each test starts with an empty browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import { fromDisk, launch, type Visit, visit } from './chromium.ts';

const site = inject('site');
const edition = `editions/${readdirSync(join(site, 'editions')).find((name) => name.startsWith('sep-9'))}`;
const paper = `papers/${readdirSync(join(site, 'papers')).find((name) => name.startsWith('one-step-diffusion'))}`;

let browser: Browser;
let reader: Visit;
let page: Page;

beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  reader = await visit(browser, fromDisk(site), { viewport: { width: 1280, height: 900 }, acceptDownloads: true });
  page = reader.page;
});
afterEach(async () => {
  expect(reader.faults).toEqual([]);
  await reader.close();
});

const shown = () => page.locator('.entries .entry:visible').count();
const numbers = () => page.locator('.entries .entry:visible .no').allTextContents();

test('a star stays on the next visit, counts in the navigation and leads to the saved page', async () => {
  await reader.open(edition);
  await page.locator('.entry .star').nth(2).click();
  await page.locator('.entry .read').nth(2).click();
  const title = await page.locator('.entry h2').nth(2).textContent();
  await page.reload();
  await expect.poll(() => page.locator('.nav .n').textContent()).toBe(' 1');
  expect(await page.locator('.entry').nth(2).getAttribute('class')).toContain('is-read');
  await page.getByRole('link', { name: /^Saved/ }).click();
  expect(await page.locator('.saved h2').textContent()).toBe('Read1');
  expect(await page.locator('.saved h3').textContent()).toBe(title);
  await page.locator('.saved .star').click();
  expect(await page.locator('#saved-lists').textContent()).toContain('Nothing is kept here yet');
});

test('a note is kept with its paper, goes out as a file, and comes back merged', async () => {
  await reader.open(paper);
  await page.getByLabel('Your note').fill('Compare with the f-divergence of <b>.');
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await reader.open('saved.html');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Backup file' }).click();
  const file = await (await download).path();
  const backup = JSON.parse(readFileSync(file, 'utf8'));
  expect(backup.papers).toHaveLength(1);
  expect(backup.papers[0].card.title).toContain('$f$');
  await page.evaluate('localStorage.clear()');
  await page.reload();
  expect(await page.locator('.saved').count()).toBe(0);
  await page.locator('#saved-import').setInputFiles(file);
  await expect.poll(() => page.locator('.saved textarea').inputValue()).toBe('Compare with the f-divergence of <b>.');
});

test('a file that is no backup changes nothing, and the page says so', async () => {
  await reader.open('saved.html');
  await page.locator('#saved-import').setInputFiles({
    name: 'other.json',
    mimeType: 'application/json',
    buffer: Buffer.from('{"papers":[{"id":"../x"}]}'),
  });
  await expect
    .poll(() => page.locator('#saved-said').textContent())
    .toBe('other.json is not a backup of saved papers; nothing was changed.');
});

test('saved papers are taken away as BibTeX, RIS and Markdown', async () => {
  await reader.open(paper);
  await page.getByRole('button', { name: 'Save', exact: true }).click();
  await reader.open('saved.html');
  for (const [name, start] of [
    ['BibTeX', '@misc{one-step'],
    ['RIS', 'TY  - GEN\r\n'],
    ['Markdown', '- One-step'],
  ] as const) {
    const download = page.waitForEvent('download');
    await page.getByRole('button', { name }).click();
    expect(readFileSync(await (await download).path(), 'utf8').slice(0, start.length)).toBe(start);
  }
});

test('filters narrow the list, stand in the address, and work from it', async () => {
  await reader.open(edition);
  const all = await shown();
  await page.getByLabel('New here').check();
  const fresh = await shown();
  expect(fresh).toBeLessThan(all);
  expect(await page.locator('.list-bar p').first().textContent()).toBe(`${fresh} of ${all} papers`);
  expect(page.url()).toMatch(/\?show=new$/);
  await page.reload();
  expect(await shown()).toBe(fresh);
  await page.getByLabel('By title').check();
  const titles = await page.locator('.entry:visible h2').allTextContents();
  expect([...titles].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(titles);
  await page.getByLabel('All papers').check();
  await page.getByLabel('As printed').check();
  expect(await numbers()).toEqual(Array.from({ length: all }, (_, i) => String(i + 1)));
  expect(page.url()).not.toContain('?');
});

test('without scripts the filters are links, and neither stars nor notes are shown', async () => {
  const plain = await visit(browser, fromDisk(site), {
    javaScriptEnabled: false,
    viewport: { width: 1280, height: 900 },
  });
  await plain.open(edition);
  const all = await plain.page.locator('.entry:visible').count();
  await plain.page.getByRole('link', { name: /^New here/ }).click();
  expect(await plain.page.locator('.entry:visible').count()).toBeLessThan(all);
  expect(await plain.page.locator('.marks:visible, .lamp:visible, form.filters:visible').count()).toBe(0);
  await plain.page.locator('.more-of summary:visible').first().click();
  expect(await plain.page.locator('.more-of[open]').count()).toBe(1);
  await plain.close();
});

test('keys walk through the list, open in place, save, and can be switched off', async () => {
  await reader.open(edition);
  for (const key of ['j', 'j', 'k', 'j', 'o', 's']) await page.keyboard.press(key);
  expect(await page.locator('.at-cursor .no').textContent()).toBe('2');
  expect(await page.locator('.at-cursor details').getAttribute('open')).toBe('');
  expect(await page.locator('.at-cursor .star').getAttribute('aria-pressed')).toBe('true');
  await page.keyboard.press('/');
  await page.locator('#find-query').waitFor();
  await page.keyboard.type('jo');
  expect(await page.locator('#find-query').inputValue()).toBe('jo');
  for (const _ of ['query', 'overlay']) await page.keyboard.press('Escape');
  await page.locator('dialog.find').waitFor({ state: 'hidden' });
  await page.getByLabel('Keys').uncheck();
  await page.reload();
  await page.keyboard.press('j');
  expect(await page.locator('.at-cursor').count()).toBe(0);
});

test('a hidden paper leaves the lists, and can be found again', async () => {
  await reader.open(edition);
  const all = await shown();
  await page.keyboard.press('j');
  await page.keyboard.press('h');
  await expect.poll(shown).toBe(all - 1);
  await page.getByLabel('Hidden').check();
  expect(await numbers()).toEqual(['1']);
});

test('a citation is copied in one press, in the format that is shown', async () => {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await reader.open(paper);
  await page.locator('.cite .switch').getByText('Markdown').click();
  await page.getByRole('button', { name: 'Copy', exact: true }).click();
  await expect.poll(() => page.locator('#said').textContent()).toBe('Markdown copied.');
});

test('a copied formula is its TeX', async () => {
  await reader.open(paper);
  const copied = await page.evaluate<string>(`
    getSelection().selectAllChildren(document.querySelector('h1'));
    let text = '';
    document.addEventListener('copy', (event) => { text = event.clipboardData.getData('text/plain'); });
    document.execCommand('copy');
    text;
  `);
  expect(copied).toBe('One-step Diffusion Models with $f$-Divergence Distribution Matching');
});

test('where storage is refused, marks last as long as the page, and the reader is told', async () => {
  await page.addInitScript(
    `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
  );
  await reader.open(edition);
  await page.locator('.entry .star').first().click();
  expect(await page.locator('.entry .star').first().getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => page.locator('#said').textContent()).toMatch(/^This browser keeps nothing for this site/);
  await page.locator('.lamp').click();
  expect(await page.locator('html').getAttribute('data-theme')).not.toBeNull();
});

test('the theme is kept, without a flash on the next page', async () => {
  await reader.open('index.html');
  await page.locator('.lamp').click();
  await reader.open(edition);
  expect(await page.locator('html').getAttribute('data-theme')).toBe('dark');
});
