// Measures typing into search in a real browser on a slowed processor: how long the page is held at a time, and what a
// first query moves. In: a built site. Out: a line for each query. Needs Chromium (CHROMIUM_PATH or on the PATH).
//   node scripts/bench/measure-typing.mjs SITE [--slower 4] [--pause 90]
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { join, normalize } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

/** Two and three words, a word of many papers, a typing error, a phrase, a word that is still growing. */
const QUERIES = [
  'diffusion policy',
  'language models',
  'kullbak leibler',
  'graph neural networks',
  'r',
  'optimal transport barycenter',
  '"language model" -vision',
];

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { slower: { type: 'string', default: '4' }, pause: { type: 'string', default: '90' } },
});
const [site] = positionals;
if (site === undefined) {
  console.error('Usage: node scripts/bench/measure-typing.mjs SITE [--slower 4] [--pause 90]');
  process.exit(2);
}

const TYPES = { html: 'text/html', js: 'text/javascript', css: 'text/css', svg: 'image/svg+xml', woff2: 'font/woff2' };
let moved = 0;
const server = createServer((request, response) => {
  const path = join(site, normalize(new URL(request.url, 'http://local').pathname));
  try {
    const data = readFileSync(statSync(path).isDirectory() ? join(path, 'index.html') : path);
    if (!path.endsWith('.woff2')) moved += gzipSync(data).length;
    response.writeHead(200, { 'content-type': TYPES[path.slice(path.lastIndexOf('.') + 1)] ?? 'text/html' }).end(data);
  } catch {
    response.writeHead(404).end();
  }
});
await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));

const WATCH = `
  window.held = [];
  new PerformanceObserver((list) => {
    for (const { startTime, duration } of list.getEntries()) window.held.push([Math.round(startTime), Math.round(duration)]);
  }).observe({ type: 'longtask', buffered: true });
`;

const executablePath =
  process.env.CHROMIUM_PATH ??
  ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(exists);
function exists(path) {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  for (const query of QUERIES) {
    // A context of its own for each: nothing is cached.
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    moved = 0;
    await page.goto(`http://127.0.0.1:${server.address().port}/search.html`, { waitUntil: 'networkidle' });
    const cdp = await context.newCDPSession(page);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: Number(values.slower) });
    const field = page.locator('main input[type=search], input[name=q]').last();
    await field.click();
    const before = await page.evaluate('window.held.length');
    await field.pressSequentially(query, { delay: Number(values.pause) });
    await page.locator('#search-results h2 a').first().waitFor({ timeout: 60_000 });
    await page.waitForLoadState('networkidle');
    await page.waitForTimeout(1500);
    const held = await page.evaluate(`window.held.slice(${before})`);
    const longest = Math.max(0, ...held.map(([, duration]) => duration));
    console.log(
      `"${query}": held for ${longest} ms at most, ${held.length} times over 50 ms; moved ${(moved / 1000).toFixed(0)} kB gzip with the page`,
    );
    await context.close();
  }
} finally {
  await browser.close();
  server.close();
}
