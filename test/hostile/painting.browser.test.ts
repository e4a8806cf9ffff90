// What a text may not do to a page's room. A formula paints in its box, whatever it holds: every text of the corpus set as a formula, in a column of a phone, in
// Chromium, with the site's own styles. Its box is covered; what ink is left was painted outside of it.
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTypesetter, stylesheetOf } from '../../src/maths/typeset.ts';
import { richHtml } from '../../src/site/rich-html.ts';
import type { Formula } from '../../src/types.ts';
import { fromDisk, launch, visit } from '../chromium.ts';
import { INJECTIONS, SPRAWLING } from './injections.ts';
import { broadsheet, newSmallFolder, SHEEP, writeFiles } from './seeds.ts';

/** No line may break in a heap of accents: where one stands as text, the page ends at the screen's edge. */
const TEXTS = [...INJECTIONS, ...SPRAWLING].filter((text) => !/\p{M}{20}/u.test(text) || text.startsWith('$'));

/** As many as one picture of a page holds. */
const TOGETHER = 110;

let browser: Browser;
beforeAll(async () => {
  browser = await launch();
});
afterAll(() => browser.close());

const formulaOf = (text: string): Formula => {
  const [, dollars, tex] = /^(\${0,2})([\s\S]*?)\1$/.exec(text)!;
  return { kind: 'formula', tex: tex!, display: dollars === '$$', source: text, trust: 'intact', reason: null };
};

/** Runs in the page: the formulas in its column. Says by how much they widen the page, were it not to end at its edge. */
const SHOW = `(cells) => {
  const main = document.querySelector('main');
  main.replaceChildren(...cells.map((cell) => {
    const p = document.createElement('p');
    p.innerHTML = cell;
    p.style.cssText = 'margin-block: 3rem; padding-inline-start: 0; background: none';
    return p;
  }));
  const ours = document.createElement('style');
  ours.textContent = 'body > :not(main) { display: none } main { overflow: visible !important } .mend { background: none !important }';
  document.head.append(ours);
  return document.fonts.ready.then(() => document.scrollingElement.scrollWidth - document.documentElement.clientWidth);
}`;
/** Runs in the page: covers every box of a formula, but for the room that a slanted letter takes. */
const COVER = `() => {
  for (const box of document.querySelectorAll('.wide, .katex-base, .katex-mathml, .raw')) {
    const room = box.matches('.katex-base, .katex-mathml') ? parseFloat(getComputedStyle(box).fontSize) * 0.3 + 1 : 1;
    for (const { left, top, width, height } of box.getClientRects()) {
      const cover = document.createElement('div');
      cover.style.cssText = 'position: absolute; z-index: 9; background: #faf7f0; left: ' + (left + scrollX - room) + 'px; top: ' +
        (top + scrollY - room) + 'px; width: ' + (width + 2 * room) + 'px; height: ' + (height + 2 * room) + 'px';
      document.documentElement.append(cover);
    }
  }
  return [...document.querySelectorAll('main > p')].map((p) => p.getBoundingClientRect().top + scrollY);
}`;
/** Runs in an empty page: the rows of a picture that hold ink. */
const INKED = `async (picture) => {
  const image = new Image();
  image.src = picture;
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
  const brush = canvas.getContext('2d');
  brush.drawImage(image, 0, 0);
  const { data } = brush.getImageData(0, 0, image.width, image.height);
  const rows = new Set();
  for (let at = 0; at < data.length; at += 4) if (data[at + 1] < 170) rows.add(Math.floor(at / 4 / image.width));
  return [...rows];
}`;

describe.each([
  { name: 'with KaTeX’s faces', mark: '' },
  { name: 'set by the browser itself, where faces came late', mark: 'late' },
])('$name', ({ mark }) => {
  test('no formula paints outside of its box, and none is wider than the column of a phone', async () => {
    const site = inject('site');
    const maths = readdirSync(join(site, 'assets')).find((name) => /^maths-.*\.css$/.test(name))!;
    const typesetter = createTypesetter();
    const labels = { wide: 'wide', mend: (key: string) => key };
    const options = { typeset: typesetter.typeset, head: false, keys: new Map(), labels };
    const cells = TEXTS.map((text) => richHtml([formulaOf(text)], options));
    const rules = stylesheetOf(typesetter.takeRules());
    expect(cells.filter((cell) => cell.includes('katex-base')).length).toBeGreaterThan(100);

    const place = fromDisk(site);
    const shown = await visit(browser, place, { bypassCSP: true, viewport: { width: 320, height: 800 } });
    const judge = await browser.newPage();
    for (let from = 0; from < cells.length; from += TOGETHER) {
      await shown.open('about.html');
      await shown.page.addStyleTag({ url: `${place.root}assets/${maths}` });
      await shown.page.addStyleTag({ content: rules });
      if (mark !== '') await shown.page.evaluate(`document.documentElement.dataset.faces = '${mark}'`);
      const some = JSON.stringify(cells.slice(from, from + TOGETHER));
      expect(await shown.page.evaluate(`(${SHOW})(${some})`)).toBe(0);
      const tops = (await shown.page.evaluate(`(${COVER})()`)) as number[];
      const picture = `data:image/png;base64,${(await shown.page.screenshot({ fullPage: true })).toString('base64')}`;
      const rows = (await judge.evaluate(`(${INKED})(${JSON.stringify(picture)})`)) as number[];
      const guilty = new Set(rows.map((row) => TEXTS[from + tops.findLastIndex((top) => top - 24 <= row)]));
      expect([...guilty]).toEqual([]);
    }
    expect(shown.faults).toEqual([]);
    await judge.close();
    await shown.close();
  }, 120_000);
});

test('no page of texts that sprawl scrolls sideways, and each is laid out', async () => {
  const folder = newSmallFolder();
  const paper = (text: string, n: number) => ({
    title: `Sprawl ${n} of ${text}`.slice(0, 290),
    abstract: `${SHEEP.abstract} Kind ${n}: ${text} ends here.`,
    authors: [text.slice(0, 150)],
    arxiv_id: `2401.${String(n).padStart(5, '0')}`,
    tags: [text.slice(0, 80)],
  });
  const title = `title: ${JSON.stringify(`Listing of ${'W'.repeat(60)} ${SPRAWLING[0]!.slice(0, 60)}`)}`;
  writeFiles(folder, {
    'seeds/sprawl.json': JSON.stringify(SPRAWLING.map(paper)),
    [`seeds/${'W'.repeat(120)}.md`]: `---\n${title}\n---\n# ${'W'.repeat(80)}\n\n${SHEEP.abstract}\n`,
    'seeds/notes/a.md': `---\npaper: 2401.00001\n---\n${SPRAWLING.join('\n\n')}`,
  });
  const { status, stderr } = broadsheet(folder, 'build', '--quiet');
  expect({ status, stderr }).toMatchObject({ status: 0 });
  const site = join(folder, '_site');
  const { page, open, faults, close } = await visit(browser, fromDisk(site), { viewport: { width: 320, height: 700 } });
  const paths = readdirSync(site, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.html'));
  for (const path of paths.filter((path) => path !== '404.html').sort()) {
    await open(path);
    const wider = 'document.scrollingElement.scrollWidth - document.documentElement.clientWidth';
    expect({ path, wider: await page.evaluate(wider) }).toEqual({ path, wider: 0 });
  }
  await open('search.html?q=sprawl');
  await page.locator('#search-results h2').first().waitFor();
  expect(await page.evaluate('document.scrollingElement.scrollWidth')).toBe(320);
  expect(faults).toEqual([]);
  await close();
  rmSync(folder, { recursive: true, force: true });
}, 120_000);
