// Search in real Chromium, where a test needs more than a page that answers: what results show, the rail and the address,
// the overlay, kept searches, and a site whose files are damaged. Every visit asserts that nothing else went wrong.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { fromDisk, fromServer, launch, openPlaces, PLACES, type Places, visit } from '../chromium.ts';

let browser: Browser;
let places: Places;
beforeAll(async () => {
  browser = await launch();
  places = await openPlaces(inject('site'), inject('siteUnderBase'));
});
afterAll(async () => {
  await browser.close();
  await places.close();
});

const open = async (path: string, name: (typeof PLACES)[number] = 'from disk') => {
  const opened = await visit(browser, places.named(name));
  await opened.open(path);
  return opened;
};

test('search speaks before the site’s own script has come', async () => {
  const place = places.named('from a root');
  const { page, faults, close } = await visit(browser, place);
  let come = () => {};
  const late = new Promise<void>((resolve) => {
    come = resolve;
  });
  await page.route('**/assets/site-*.js', async (route) => {
    await late;
    await route.continue();
  });
  await page.goto(`${place.root}search.html`, { waitUntil: 'commit' });
  await page.locator('#search-empty .usage').waitFor({ state: 'attached' });
  come();
  await page.waitForLoadState();
  await page.locator('#query').fill('regret');
  await expect.poll(() => page.locator('#search-count').textContent()).toMatch(/^\d+ results/);
  expect(faults).toEqual([]);
  await close();
});

describe.each(PLACES)('%s', (name) => {
  test('a result shows its hits, its formulas as set, where it stands and its marks', async () => {
    const { page, faults, close } = await open('search.html?q=forward+chi%5E2+divergence', name);
    const first = page.locator('#search-results .entry').first();
    await first.waitFor();
    expect(await first.locator('h2 mark .katex math').count()).toBe(1);
    expect(await first.locator('p mark').count()).toBeGreaterThan(1);
    expect(await first.locator('.e-a a').first().getAttribute('href')).toMatch(/^editions\/.*\.html$/);
    await first.locator('.star').click();
    expect(await first.locator('.star').getAttribute('aria-pressed')).toBe('true');
    expect(await page.locator('[style]').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test('the rail narrows, the address says so, Back undoes it', async () => {
    const { page, faults, close } = await open('search.html?q=learning', name);
    const status = page.locator('#search-status');
    // It is said once all results stand.
    await expect.poll(() => status.textContent()).toMatch(/results/);
    const all = await status.textContent();
    expect(await page.locator('#search-results li').count()).toBe(10);
    const maths = page.locator('.facet input[value="maths"]');
    const expected = await maths.locator('xpath=..').locator('b').innerText();
    await maths.check();
    await expect.poll(() => status.textContent()).toBe(`${expected} results, best match first`);
    await expect.poll(() => new URL(page.url()).search).toBe('?q=learning&has=maths');
    await page.goBack();
    await expect.poll(() => status.textContent()).toBe(all);
    await expect.poll(() => maths.isChecked()).toBe(false);
    await page.goForward();
    await expect.poll(() => status.textContent()).toBe(`${expected} results, best match first`);
    await page.locator('.facet input[value="title"]').check();
    await expect.poll(() => status.textContent()).toBe(`${expected} results, by title`);
    const titles = await page.locator('#search-results h2').allTextContents();
    const keys = titles.map((title) => title.toLowerCase().replace(/[^a-z0-9 ]/g, ''));
    expect(keys).toEqual([...keys].sort());
    expect(faults).toEqual([]);
    await close();
  });

  test('the overlay opens the first hit by Enter, walks by arrows, narrows, and hands over to the page', async () => {
    const { page, faults, close } = await open('sources.html', name);
    await page.keyboard.press('Control+k');
    await page.locator('#find-query').waitFor();
    await page.keyboard.type('regret');
    const hits = page.locator('.hits a');
    // Hits of `regr` come first, and are replaced.
    await expect.poll(() => page.locator('dialog [role=status]').textContent()).toMatch(/^10 results/);
    await hits.nth(3).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    expect(await page.locator('.hits .at').count()).toBe(1);
    expect(await page.evaluate<boolean>("document.activeElement === document.querySelectorAll('.hits a')[1]")).toBe(
      true,
    );
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowUp');
    expect(await page.evaluate<boolean>("document.activeElement === document.querySelector('#find-query')")).toBe(true);
    const edition = page.locator('.find-facets button').nth(1);
    const count = await edition.locator('b').innerText();
    await edition.click();
    await expect.poll(() => page.locator('dialog [role=status]').textContent()).toMatch(new RegExp(`^${count} result`));
    await page.locator('.find-foot > a').click();
    await page.locator('#search-results li').first().waitFor();
    expect(new URL(page.url()).search).toMatch(/^\?q=regret&in=/);
    await expect.poll(() => page.locator('#search-results li').count()).toBe(Number(count));
    expect(faults).toEqual([]);
    await close();
  });
});

test('the field at the head of every page opens the overlay with what is typed', async () => {
  const { page, faults, close } = await open('about.html');
  await page.locator('header .seek input').focus();
  await page.keyboard.type('ban');
  await page.locator('#find-query').waitFor();
  await page.keyboard.type('dits');
  await expect.poll(() => page.locator('#find-query').inputValue()).toBe('bandits');
  await page.locator('.hits mark').first().waitFor();
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

test('Escape clears the field of the search page; the page then says what can be typed', async () => {
  const { page, faults, close } = await open('search.html?q=regret');
  await page.locator('#search-results li').first().waitFor();
  await page.locator('#query').focus();
  await page.keyboard.press('Escape');
  expect(await page.locator('#query').inputValue()).toBe('');
  await expect.poll(() => new URL(page.url()).search).toBe('');
  expect(await page.locator('.usage').innerText()).toContain('title:word');
  expect(faults).toEqual([]);
  await close();
});

test('a misspelt word is read as its nearest, and the page says so', async () => {
  const { page, faults, close } = await open('search.html?q=stochastik+regrett');
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#search-said').innerText()).toBe(
    'Nothing reads “stochastik”; the nearest word is “stochastic”. Nothing reads “regrett”; the nearest word is “regret”.',
  );
  expect(faults).toEqual([]);
  await close();
});

test('where nothing is found, the page helps', async () => {
  const { page, faults, close } = await open('search.html?q=%22regret+gradient+unlearning%22');
  await page.locator('#search-empty .state').waitFor();
  expect(await page.locator('#search-status').textContent()).toBe('No results');
  await expect
    .poll(() => page.locator('#search-empty h3').innerText())
    .toBe('Nothing for “"regret gradient unlearning"”');
  await page.getByRole('link', { name: 'Search for regret gradient unlearning' }).click();
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#query').inputValue()).toBe('regret gradient unlearning');
  expect(faults).toEqual([]);
  await close();
});

test('an empty library answers, and no part is asked for that it has not', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'broadsheet-empty-'));
  const [seeds, out] = [join(folder, 'seeds'), join(folder, 'site')];
  mkdirSync(seeds);
  execFileSync(process.execPath, ['dist/cli.js', 'build', '--quiet', '--seeds', seeds, '--out', out]);
  const place = await fromServer(out, '/');
  const { page, faults, open, close } = await visit(browser, place);
  await open('search.html?q=regret');
  await page.locator('#search-empty .state').waitFor();
  expect(await page.locator('#search-status').textContent()).toBe('No results');
  expect(faults).toEqual([]);
  await close();
  await place.close();
  rmSync(folder, { recursive: true });
});

test('a search is kept, listed, followed and forgotten', async () => {
  const { page, faults, close } = await open('search.html?q=bandits');
  await page.locator('#search-results li').first().waitFor();
  await page.locator('#search-keep').click();
  expect(await page.locator('#search-keep').getAttribute('aria-pressed')).toBe('true');
  await page.locator('#query').fill('');
  await page.locator('.kept a').click();
  await page.locator('#search-results li').first().waitFor();
  expect(await page.locator('#query').inputValue()).toBe('bandits');
  await page.locator('#query').fill('');
  await page.getByRole('button', { name: 'Forget bandits' }).click();
  expect(await page.locator('.kept li').count()).toBe(0);
  expect(faults).toEqual([]);
  await close();
});

describe('row 47: a damaged site', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'broadsheet-damaged-'));
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  const damaged = async (name: string, damage: (site: string) => void) => {
    const site = join(folder, name);
    // Papers, exports and open data are most of the site; searching touches none of it.
    cpSync(inject('site'), site, { recursive: true, filter: (path) => !/[/\\](?:papers|cite|api|feeds)$/.test(path) });
    damage(site);
    const opened = await visit(browser, fromDisk(site));
    await opened.open('search.html?q=regret');
    return opened;
  };

  test('without its directory, says that it cannot search and leads to the editions', async () => {
    const { page, close } = await damaged('no-directory', (site) => rmSync(join(site, 'search/directory.js')));
    await page.locator('#search-empty .state').waitFor();
    expect(await page.locator('#search-empty h3').innerText()).toBe('The search index could not be read');
    expect(await page.locator('#search-status').textContent()).toBe('The search index could not be read.');
    await page.getByRole('link', { name: 'Browse the editions' }).click();
    await page.waitForURL(/editions\.html$/);
    await close();
  });

  test('with texts that are no JSON, finds what it can and says that a part is missing', async () => {
    const { page, close } = await damaged('torn', (site) => {
      for (let part = 0; part < 150; part += 2) {
        writeFileSync(join(site, `search/texts-${part}.js`), `broadsheetShard("texts-${part}","{\\"papers\\":[");`);
      }
    });
    await page.locator('#search-results .entry').nth(9).waitFor();
    await expect
      .poll(() => page.locator('#search-said').innerText())
      .toContain('A part of the search index could not be read');
    expect(await page.locator('#search-results .entry').count()).toBe(10);
    await close();
  });

  test('with a part that is not there, finds what it can and says that a part is missing', async () => {
    const { page, close } = await damaged('torn-out', (site) => {
      for (let part = 0; part < 150; part += 2) rmSync(join(site, `search/texts-${part}.js`), { force: true });
    });
    await page.locator('#search-results .entry').nth(9).waitFor();
    await expect
      .poll(() => page.locator('#search-said').innerText())
      .toContain('A part of the search index could not be read');
    expect(await page.locator('#search-results .entry').count()).toBe(10);
    await close();
  });
});

describe('row 47: an index that is slow, a browser that keeps nothing', () => {
  test('says that it is searching until a slow part is there, and then has the results', async () => {
    const { page, faults, open: goTo, close } = await visit(browser, places.named('from a root'));
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/search/postings-*.js*', async (route) => {
      await held;
      await route.continue();
    });
    // a part that is asked for early holds back the page's own load event
    const opened = goTo('search.html?q=regret');
    await page.locator('#search-empty .state').waitFor();
    expect(await page.locator('#search-empty h3').innerText()).toBe('Searching');
    expect(await page.locator('#search-results li').count()).toBe(0);
    release();
    await opened;
    await page.locator('#search-results li').first().waitFor();
    expect(await page.locator('#search-empty .state').count()).toBe(0);
    expect(faults).toEqual([]);
    await close();
  });

  test.each([
    [
      'refused',
      `Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError'); } })`,
    ],
    ['full', `Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError'); }`],
  ])('where storage is %s, search answers and the page says that nothing is kept', async (_, script) => {
    const { page, faults, open: goTo, close } = await visit(browser, places.named('from disk'));
    await page.addInitScript(script);
    await goTo('search.html?q=regret');
    await page.locator('#search-results li').first().waitFor();
    await page.locator('#search-keep').click();
    expect(await page.locator('#search-keep').innerText()).toBe('Cannot be kept in this browser');
    await page.locator('#search-results .star').first().click();
    await expect.poll(() => page.locator('#said').textContent()).toMatch(/^This browser keeps nothing for this site/);
    expect(faults).toEqual([]);
    await close();
  });
});

test('a search in the address has its first parts on the way before its script has come, and each once', async () => {
  const { page, faults, open: goTo, close } = await visit(browser, places.named('from a root'));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url().replace(/^.*\/|\?.*$/g, '')));
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route('**/assets/search-*.js', async (route) => {
    await held;
    await route.continue();
  });
  const opened = goTo('search.html?q=diffusion+models');
  await expect.poll(() => asked.filter((name) => /^words-\d+\.js$/.test(name)).length).toBe(2);
  release();
  await opened;
  await page.locator('#search-results li').nth(9).waitFor();
  const parts = asked.filter((name) => /^(?:directory|words-\d+)\.js$/.test(name));
  expect(parts.sort()).toEqual([...new Set(parts)]);
  expect(faults).toEqual([]);
  await close();
});

test('the first result of all comes title first, then its text, then its facts; those after it come whole', async () => {
  const { page, faults, open: goTo, close } = await visit(browser, places.named('from disk'));
  await page.addInitScript(`
    window.steps = [];
    document.addEventListener('DOMContentLoaded', () => {
      new MutationObserver(() => {
        const rows = [...document.querySelectorAll('#search-results > li')];
        window.steps.push(rows.map((row) => row.querySelectorAll('[hidden]').length).join(' '));
      }).observe(document.querySelector('#search-results'), { attributes: true, childList: true, subtree: true });
    });
  `);
  await goTo('search.html?q=regret');
  await page.locator('#search-results li').nth(9).waitFor();
  const steps = await page.evaluate<string[]>('window.steps');
  expect([...new Set(steps)].slice(0, 4)).toEqual(['3', '2', '0', '0 0']);
  expect(faults).toEqual([]);
  await close();
});

test('the address follows the answer or whatever is pressed, not every key', async () => {
  const { page, faults, open: goTo, close } = await visit(browser, places.named('from a root'));
  await goTo('search.html');
  const written = await page.evaluate(() => {
    const addresses: string[] = [];
    const { replaceState } = history;
    history.replaceState = (...given) => {
      addresses.push(String(given[2]));
      replaceState.apply(history, given);
    };
    Object.assign(window, { addresses });
    const field = document.querySelector<HTMLInputElement>('#query')!;
    const type = (text: string): void => {
      field.value = text;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    };
    for (const text of ['r', 're', 'reg', 'regr']) type(text);
    const typed = [...addresses];
    document.body.click();
    const pressed = [...addresses];
    for (const text of ['regre', 'regret']) type(text);
    return { typed, pressed };
  });
  expect(written).toEqual({ typed: [], pressed: ['/search.html?q=regr'] });
  await expect.poll(() => page.evaluate('location.search')).toBe('?q=regret');
  expect(await page.evaluate('window.addresses.length')).toBe(2);
  expect(faults).toEqual([]);
  await close();
});

test('the faces of accents and of a remark in italics are asked for before either is on the page', async () => {
  const { page, faults, open: goTo, close } = await visit(browser, places.named('from disk'));
  await page.addInitScript(`
    window.asked = {};
    document.addEventListener('DOMContentLoaded', () => {
      const isAsked = (family, style) => [...document.fonts].some((face) =>
        face.family.replaceAll('"', '') === family && face.style === style && face.status !== 'unloaded');
      new MutationObserver(() => {
        const row = [...document.querySelectorAll('#search-results > li')].find((one) => /Fr.chet/.test(one.textContent));
        if (row !== undefined) window.asked.accents ??= isAsked('Newsreader More', 'normal');
        const remark = document.querySelector('#search-said').textContent;
        if (remark !== '') window.asked.remark ??= isAsked('Newsreader', 'italic');
      }).observe(document.querySelector('main'), { childList: true, subtree: true });
    });
  `);
  await goTo('search.html?q=freschet+means');
  await page.locator('#search-results li').first().waitFor();
  await expect.poll(() => page.evaluate('window.asked')).toEqual({ accents: true, remark: true });
  expect(faults).toEqual([]);
  await close();
});

test('a first query of two words moves at most 120 kB, all included', async () => {
  const { page, faults, open: goTo, close } = await visit(browser, places.named('from disk'));
  const moved = new Set<string>();
  page.on('request', (request) => {
    if (/\/search/.test(request.url())) moved.add(request.url().replace(/\?.*/, ''));
  });
  await goTo('search.html?q=diffusion+models');
  await page.locator('#search-results li').nth(9).waitFor();
  const bytes = [...moved].map((url) => gzipSync(readFileSync(fileURLToPath(url))).length);
  expect(bytes.length).toBeGreaterThan(6);
  expect(bytes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000);
  expect(faults).toEqual([]);
  await close();
});
