// Reading and keeping in real Chromium, from disk, from a host's root and under a base path: stars, what was read, notes,
// filters, keys, touch, citations, and the file that takes it all away and brings it back. Each test starts with an empty browser.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch, openPlaces, PLACES, type Places, visit } from './chromium.ts';

const site = inject('site');
const edition = `editions/${readdirSync(join(site, 'editions')).find((name) => name.startsWith('sep-9'))}`;
const paper = `papers/${readdirSync(join(site, 'papers')).find((name) => name.startsWith('one-step-diffusion'))}`;
const DESK = { viewport: { width: 1280, height: 900 } };
const TITLE = 'One-step Diffusion Models with $f$-Divergence Distribution Matching';

let browser: Browser;
let places: Places;
beforeAll(async () => {
  browser = await launch();
  places = await openPlaces(site, inject('siteUnderBase'));
});
afterAll(async () => {
  await browser.close();
  await places.close();
});

const shown = (page: Page) => page.locator('.entries .entry:visible').count();
const numbers = (page: Page) => page.locator('.entries .entry:visible .no').allTextContents();
const ground = (page: Page) => page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
/** The grounds of the two themes, as in public/css/tokens.css. */
const LIGHT = 'rgb(250, 247, 240)';
const DARK = 'rgb(23, 20, 17)';

describe.each(PLACES)('%s', (name) => {
  const reader = async (options: BrowserContextOptions = DESK) => {
    const visited = await visit(browser, places.named(name), { acceptDownloads: true, ...options });
    const { page, faults, close } = visited;
    const leave = async () => {
      expect(faults).toEqual([]);
      await close();
    };
    /** What a press on a button hands over to be kept. */
    const download = async (button: string) => {
      const coming = page.waitForEvent('download');
      await page.getByRole('button', { name: button }).click();
      return (await coming).path();
    };
    return { page, open: visited.open, leave, download };
  };

  test('stars, ticks and a note are kept, counted, shown, taken away and brought back', async () => {
    const { page, open, leave, download } = await reader();
    await open(edition);
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

    await open(paper);
    await page.getByLabel('Your note').fill('Compare with the f-divergence of <b>.');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await open('saved.html');
    await expect.poll(() => page.locator('.saved h3 math mi').allTextContents()).toEqual(['f']);
    for (const [format, start] of [
      ['BibTeX', '@misc{one-step'],
      ['RIS', 'TY  - GEN\r\n'],
      ['Markdown', '- One-step'],
    ] as const) {
      expect(readFileSync(await download(format), 'utf8').slice(0, start.length)).toBe(start);
    }
    const file = await download('Backup file');
    const backup = JSON.parse(readFileSync(file, 'utf8'));
    expect(backup.papers.map(({ card }: { card: { title: string } }) => card.title)).toContain(TITLE);
    await page.evaluate('localStorage.clear()');
    await page.reload();
    expect(await page.locator('.saved').count()).toBe(0);

    const take = (file: string, text: string) =>
      page
        .locator('#saved-import')
        .setInputFiles({ name: file, mimeType: 'application/json', buffer: Buffer.from(text) });
    const said = page.locator('#saved-said');
    await take('other.json', '{"papers":[{"id":"../x"}]}');
    await expect
      .poll(() => said.textContent())
      .toBe('other.json is not a backup of saved papers; nothing was changed.');
    await page.locator('#saved-import').setInputFiles(file);
    await expect.poll(() => page.locator('.saved textarea').inputValue()).toBe('Compare with the f-divergence of <b>.');
    expect(await page.locator('.saved h3 math').count()).toBe(1);

    // What a file claims to be a formula is looked at.
    const starred = backup.papers.find(({ starred: day }: { starred: string | null }) => day !== null);
    starred.card.maths = [['math', {}, ['a', { href: 'javascript:alert(1)' }, 'x']]];
    await page.evaluate('localStorage.clear()');
    await page.reload();
    await take('b.json', JSON.stringify(backup));
    await expect.poll(() => page.locator('.saved h3').textContent()).toBe(TITLE.replaceAll('$', ''));
    expect(await page.locator('.saved h3 a a, .saved h3 math').count()).toBe(0);
    await leave();
  });

  test('filters narrow the list and stand in the address; keys walk, open, save and hide, and can be switched off', async () => {
    const { page, open, leave } = await reader();
    await open(edition);
    const all = await shown(page);
    await page.getByLabel('New here').check();
    const fresh = await shown(page);
    expect(fresh).toBeLessThan(all);
    expect(await page.locator('.list-bar p').first().textContent()).toBe(`${fresh} of ${all} papers`);
    expect(page.url()).toMatch(/\?show=new$/);
    await page.reload();
    expect(await shown(page)).toBe(fresh);
    await page.getByLabel('By title').check();
    const titles = await page.locator('.entry:visible h2').allTextContents();
    expect([...titles].sort((a, b) => a.localeCompare(b, 'en'))).toEqual(titles);
    await page.getByLabel('All papers').check();
    await page.getByLabel('As printed').check();
    expect(await numbers(page)).toEqual(Array.from({ length: all }, (_, i) => String(i + 1)));
    expect(page.url()).not.toContain('?');

    await page.locator('h1').click();
    for (const key of ['j', 'j', 'k', 'j', 'o', 's']) await page.keyboard.press(key);
    expect(await page.locator('.at-cursor .no').textContent()).toBe('2');
    expect(await page.locator('.at-cursor details').getAttribute('open')).toBe('');
    expect(await page.locator('.at-cursor .star').getAttribute('aria-pressed')).toBe('true');
    await page.keyboard.press('h');
    await expect.poll(() => shown(page)).toBe(all - 1);
    await page.getByLabel('Hidden').check();
    expect(await numbers(page)).toEqual(['2']);
    await page.keyboard.press('/');
    await page.locator('#find-query').waitFor();
    await page.keyboard.type('jo');
    expect(await page.locator('#find-query').inputValue()).toBe('jo');
    for (const _ of ['query', 'overlay']) await page.keyboard.press('Escape');
    await page.locator('dialog.find').waitFor({ state: 'hidden' });
    await page.getByLabel('All papers').check();
    await page.getByLabel('Keys').uncheck();
    await page.reload();
    await page.keyboard.press('j');
    expect(await page.locator('.at-cursor').count()).toBe(0);
    await leave();
  });

  test('by keys alone, in the dark: skip to the page, through an entry to its paper, save it, and back', async () => {
    const { page, open, leave } = await reader({ ...DESK, colorScheme: 'dark' });
    await open(edition);
    expect(await ground(page)).toBe(DARK);
    await page.keyboard.press('Tab');
    expect(await page.locator(':focus').textContent()).toBe('Skip to the page');
    await page.keyboard.press('Enter');
    expect(new URL(page.url()).hash).toBe('#main');
    await page.keyboard.press('j');
    expect(await page.locator('.at-cursor h2 a:focus').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.waitForURL(/\/papers\//);
    for (let step = 0; step < 40; step++) {
      await page.keyboard.press('Tab');
      if ((await page.locator('.star:focus').count()) > 0) break;
    }
    expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    await page.keyboard.press('Space');
    expect(await page.locator('.p-tools .star').getAttribute('aria-pressed')).toBe('true');
    await page.goBack();
    expect(await page.locator('.entry .star').first().getAttribute('aria-pressed')).toBe('true');
    await page
      .locator('.entry')
      .nth(20)
      .evaluate((entry) => entry.scrollIntoView({ block: 'start' }));
    await page.keyboard.press('j');
    expect(await page.locator('.entry').nth(20).locator('h2 a:focus').count()).toBe(1);
    await page.keyboard.press('h');
    expect(await page.locator('.entry').nth(20).isVisible()).toBe(false);
    expect(await page.locator('.entry.at-cursor').nth(0).locator('h2 a:focus').count()).toBe(1);
    await open('saved.html');
    await page.locator('.keep .star').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate<string>('document.activeElement.textContent')).toBe('To the front page');
    await open('search.html');
    await page.locator('#query:focus').waitFor();
    await leave();
  });

  test.each([
    ['light', LIGHT],
    ['dark', DARK],
  ] as const)(
    'a touch stars, opens the abstract, filters and searches, in the %s theme',
    async (colorScheme, colour) => {
      const { page, open, leave } = await reader({
        hasTouch: true,
        isMobile: true,
        viewport: { width: 390, height: 844 },
        colorScheme,
      });
      await open(edition);
      expect(await ground(page)).toBe(colour);
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
      await page.goBack();
      await page.waitForURL(/\?show=new/);
      expect(await shown(page)).toBe(Number(await page.locator('.list-bar b').first().textContent()));
      await leave();
    },
  );

  test('a citation is copied in one press, in the format that is shown; a copied formula is its TeX', async () => {
    const { page, open, leave } = await reader();
    await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(paper);
    await page.locator('.cite .switch').getByText('Markdown').click();
    await page.getByRole('button', { name: 'Copy', exact: true }).click();
    await expect.poll(() => page.locator('#said').textContent()).toBe('Markdown copied.');
    const copied = await page.evaluate<string>(`
      getSelection().selectAllChildren(document.querySelector('h1'));
      let text = '';
      document.addEventListener('copy', (event) => { text = event.clipboardData.getData('text/plain'); });
      document.execCommand('copy');
      text;
    `);
    expect(copied).toBe(TITLE);
    await leave();
  });

  test('where storage is refused, marks last as long as the page, and the reader is told', async () => {
    const { page, open, leave } = await reader();
    await page.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('denied', 'SecurityError'); } });`,
    );
    await open(edition);
    await page.locator('.entry .star').first().click();
    expect(await page.locator('.entry .star').first().getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.locator('#said').textContent()).toMatch(/^This browser keeps nothing for this site/);
    await page.locator('.lamp').click();
    expect(await page.locator('html').getAttribute('data-theme')).not.toBeNull();
    await open('search.html?q=bandits');
    await page.locator('#search-results li').first().waitFor();
    await page.locator('#search-keep').click();
    expect(await page.locator('#search-keep').innerText()).toBe('Cannot be kept in this browser');
    await leave();
  });
});
