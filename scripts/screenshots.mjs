// Takes pictures of every kind of page, at three widths, in both themes. In: the built site in _site/ (or the folder
// given). Out: screenshots/KIND-WIDTH-THEME.png, to be looked at. Needs Chromium; refuses to run without a site.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium } from 'playwright-core';
import { serveSite } from '../dist/serve/serve.js';

const site = resolve(process.argv[2] ?? '_site');
const folder = resolve('screenshots');
const WIDTHS = [390, 820, 1440];
const THEMES = ['light', 'dark'];
/** Taller pages are cut: what is below looks like what is above. */
const MAX_HEIGHT = 4800;

if (!existsSync(join(site, 'index.html'))) {
  console.error(`There is no site in ${site}. Build it first with "npm run build".`);
  process.exit(2);
}

const papers = readFileSync(join(site, 'api/papers.jsonl'), 'utf8')
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line));
const paperWith = (test) => papers.find(test)?.url ?? papers[0]?.url;
const pagesIn = (below) => (existsSync(join(site, below)) ? readdirSync(join(site, below)) : []);
const firstOf = (below) => {
  const [first] = pagesIn(below)
    .filter((name) => name.endsWith('.html'))
    .sort();
  return first === undefined ? undefined : `${below}/${first}`;
};
const ifThere = (path) => (existsSync(join(site, path)) ? path : undefined);

const PAGES = {
  front: 'index.html',
  editions: 'editions.html',
  edition: firstOf('editions'),
  paper: paperWith(({ formulas }) => formulas.some(({ trust }) => trust === 'inferred')),
  'paper-plain': paperWith(({ formulas, links }) => formulas.length === 0 && links.length > 0),
  search: 'search.html?q=regret',
  'search-none': 'search.html?q=qwxzv',
  topics: ifThere('topics.html'),
  topic: firstOf('topics'),
  map: ifThere('map.html'),
  numbers: 'numbers.html',
  saved: 'saved.html',
  sources: 'sources.html',
  about: 'about.html',
  lost: '404.html',
};

/** Run in the page: whether its faces are there, and the answer where it was asked something. */
const isDone = () => document.fonts.status === 'loaded' && document.querySelector('#search-status')?.textContent !== '';

mkdirSync(folder, { recursive: true });
// From a host, as the page for lost addresses is only ever seen.
const served = await serveSite({ folder: site, basePath: '/', port: 4500 });
const browser = await chromium.launch({
  executablePath:
    process.env.CHROMIUM_PATH ?? spawnSync('sh', ['-c', 'command -v chromium'], { encoding: 'utf8' }).stdout.trim(),
  args: ['--no-sandbox', '--disable-gpu'],
});
for (const colorScheme of THEMES) {
  for (const width of WIDTHS) {
    const page = await browser.newPage({ viewport: { width, height: 1000 }, colorScheme, bypassCSP: true });
    for (const [name, path] of Object.entries(PAGES)) {
      if (path === undefined) continue;
      await page.goto(new URL(path, served.address).href);
      await page.evaluate(() => document.fonts.ready);
      // On a slow machine the faces may have come too late for the first visit; one of the next has them.
      for (let again = 0; again < 5; again++) {
        if (!(await page.evaluate(() => document.documentElement.dataset.faces === 'late'))) break;
        await page.reload();
      }
      // A picture shows more than a window: what is laid out only when it comes near is laid out now.
      await page.addStyleTag({ content: '.entry { content-visibility: visible !important; }' });
      await page.waitForFunction(isDone);
      const height = Math.min(MAX_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
      await page.screenshot({
        path: join(folder, `${name}-${width}-${colorScheme}.png`),
        clip: { x: 0, y: 0, width, height },
        fullPage: true,
      });
    }
    await page.close();
  }
}
await browser.close();
await served.close();
console.log(`Wrote ${Object.keys(PAGES).length * WIDTHS.length * THEMES.length} pictures to ${folder}`);
