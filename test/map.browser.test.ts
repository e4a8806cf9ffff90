// The map and the numbers in real Chromium, wherever the site stands: checked by their data, not by their pixels. Each
// point is a link, words find points, nearer and farther change the view and nothing else. Without scripts: site.browser.test.ts.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Locator } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { launch, openPlaces, PLACES, type Places, visit } from './chromium.ts';

const site = inject('site');
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

const placeOf = async (circle: Locator) => [await circle.getAttribute('cx'), await circle.getAttribute('cy')];

describe.each(PLACES)('%s', (name) => {
  test('words find points; nearer, about, and back to the whole; a drag is no press, a press leads to the paper', async () => {
    const options = { viewport: { width: 1280, height: 900 } };
    const { page, faults, open, close } = await visit(browser, places.named(name), options);
    await open('map.html');
    await page.locator('#map-find').fill('DIFFUSION models');
    const found = page.locator('.pt.found title');
    const titles = await found.allTextContents();
    expect(titles.length).toBeGreaterThan(3);
    expect(titles.filter((title) => !/diffusion/i.test(title) || !/models/i.test(title))).toEqual([]);
    expect(await page.locator('#map-said').textContent()).toBe(`${titles.length} titles hold it`);
    await page.locator('#map-find').fill('');
    expect(await found.count()).toBe(0);

    const box = () => page.locator('.map-svg').getAttribute('viewBox');
    const whole = await box();
    await page.getByRole('button', { name: 'Nearer' }).click();
    const near = (await box())!.split(' ').map(Number);
    expect(near[2]).toBeCloseTo(1000 / 1.5, 0);
    const frame = (await page.locator('.map-svg').boundingBox())!;
    await page.mouse.move(frame.x + 200, frame.y + 200);
    await page.mouse.down();
    await page.mouse.move(frame.x + 120, frame.y + 150, { steps: 4 });
    await page.mouse.up();
    expect(Number((await box())!.split(' ')[0])).toBeGreaterThan(near[0]!);
    expect(page.url()).toContain('map.html');
    await page.locator('.map-svg').focus();
    const left = async () => Number((await box())!.split(' ')[0]);
    const dragged = await left();
    await page.keyboard.press('ArrowLeft');
    expect(await left()).toBeLessThan(dragged);
    await page.getByRole('button', { name: 'Whole map' }).click();
    expect((await box())!.split(' ').map(Number)).toEqual(whole!.split(' ').map(Number));
    const point = page.locator('.pts a').first();
    const leads = await point.getAttribute('href');
    const lies = await placeOf(point.locator('circle'));
    await point.dispatchEvent('click');
    await page.waitForURL(`**/${leads}`);
    await page.locator('.spot').scrollIntoViewIfNeeded();
    expect(await placeOf(page.locator('.spot circle'))).toEqual(lies);
    expect(faults).toEqual([]);
    await close();
  });
});

test('nearer goes to what was found, wherever on the map it lies', async () => {
  const { page, faults, open, close } = await visit(browser, places.named('from disk'));
  await open('map.html');
  const inSight = () =>
    page.locator('.pt.found').evaluateAll((all) => {
      const { x, y, width, height } = document.querySelector<SVGSVGElement>('.map-svg')!.viewBox.baseVal;
      const near = ({ cx, cy }: SVGCircleElement) =>
        Math.abs(cx.baseVal.value - x - width / 2) < width / 2 &&
        Math.abs(cy.baseVal.value - y - height / 2) < height / 2;
      return all.filter((point) => near(point as unknown as SVGCircleElement)).length / all.length;
    });
  for (const words of ['distillation', 'diffusion models', 'reasoning', 'diffusion models']) {
    await page.locator('#map-find').fill(words);
    for (let press = 0; press < 2; press++) await page.getByRole('button', { name: 'Nearer' }).click();
    expect(await inSight(), words).toBeGreaterThan(0.3);
  }
  expect(faults).toEqual([]);
  await close();
});

test('Enter lists what is found on the map', async () => {
  const { page, faults, open, close } = await visit(browser, places.named('from disk'));
  await open('map.html');
  await page.locator('#map-find').fill('diffusion flow');
  await page.keyboard.press('Enter');
  await page.waitForURL(/search\.html/);
  expect(await page.locator('#query').inputValue()).toBe('title:diffusion title:flow');
  expect(faults).toEqual([]);
  await close();
});

test('the numbers add up: new papers of all editions are the library’s papers', async () => {
  const { page, faults, open, close } = await visit(browser, places.named('from disk'));
  await open('numbers.html');
  const fresh = await page.locator('.bars').first().locator('tbody .num:not(.quiet)').allTextContents();
  const papers = readFileSync(join(site, 'api/papers.jsonl'), 'utf8').trim().split('\n').length;
  expect(fresh.reduce((sum, text) => sum + Number(text.replace(',', '')), 0)).toBe(papers);
  expect(faults).toEqual([]);
  await close();
});
