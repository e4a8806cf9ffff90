// Real Chromium for the browser tests. In: a built site. Out: pages that fail a test on any console error, any breach of
// the security policy, any exception, and any request that leaves the site.
import { spawnSync } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { serveSite } from '../src/serve/serve.ts';

/** The one without windows first: the same engine, and the tests take a third less. */
const NAMES = ['chromium-headless-shell', 'chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const QUIET = [
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-quic',
];

/** What Playwright itself says for `serviceWorkers: 'block'`. */
const BLOCKED = 'Service Worker registration blocked by Playwright';
/**
 * Chromium says so some seconds after a page has loaded, of a wrong guess (browser/ahead.ts) and of a part that came late:
 * that is the clock's. That nothing else is asked for in vain has a test of its own (asking.browser.test.ts).
 */
const AHEAD = /\/search\/\S+ was preloaded using link preload but not used within a few seconds/;

/** For one step of a page on a slow machine. */
const PATIENCE_MS = 10_000;

export function launch(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM_PATH ?? NAMES.map(pathOf).find((path) => path !== null);
  if (!executablePath) throw new Error('The browser tests find no Chromium; "npm test" sets one up.');
  return chromium.launch({ executablePath, args: [...QUIET, '--no-sandbox', '--disable-gpu'] });
}

function pathOf(name: string): string | null {
  const { stdout, status } = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' });
  return status === 0 ? stdout.trim() : null;
}

/** A way to open the site: its address, ending in `/`, and how to end it. */
export type Place = { readonly name: string; readonly root: string; readonly close: () => Promise<void> };

export const fromDisk = (site: string): Place => ({
  name: 'from disk',
  root: `${pathToFileURL(site).href}/`,
  close: async () => {},
});

export async function fromServer(site: string, basePath: string): Promise<Place> {
  const { address, close } = await serveSite({ folder: site, basePath, port: 5100 });
  return { name: basePath === '/' ? 'from a root' : 'under a base path', root: address, close };
}

/** The three ways in which readers open a site; the pages must not tell them apart. */
export const PLACES = ['from disk', 'from a root', 'under a base path'] as const;

export type Places = {
  readonly named: (name: (typeof PLACES)[number]) => Place;
  readonly close: () => Promise<void>;
};

export async function openPlaces(site: string, siteUnderBase: string): Promise<Places> {
  const all = [fromDisk(site), await fromServer(site, '/'), await fromServer(siteUnderBase, '/library/')];
  return {
    named: (name) => all.find((place) => place.name === name)!,
    close: async () => {
      for (const place of all) await place.close();
    },
  };
}

/** The page's heading, once the page is shown; its whole text, which formulas hold twice, whether their faces have come or not. */
export async function headingOf(page: Page): Promise<string> {
  const heading = page.locator('h1').first();
  await heading.waitFor();
  return (await heading.textContent())!.replace(/\s+/g, ' ').trim();
}

export type Visit = {
  readonly page: Page;
  /** Opens a page of the site by its path. */
  readonly open: (path: string) => Promise<void>;
  /** What went wrong so far; a test asserts that it is nothing. */
  readonly faults: readonly string[];
  readonly close: () => Promise<void>;
};

export async function visit(browser: Browser, { root }: Place, options: BrowserContextOptions = {}): Promise<Visit> {
  // A worker would ask for files behind a test's back; the test of what it keeps allows it.
  const context = await browser.newContext({ serviceWorkers: 'block', ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(PATIENCE_MS);
  const faults: string[] = [];
  page.on('console', (message) => {
    if (message.text() === BLOCKED || AHEAD.test(message.text())) return;
    if (message.type() === 'error' || message.type() === 'warning') faults.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`exception: ${error.message}`));
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(root) && !url.startsWith('data:')) faults.push(`request: ${url}`);
  });
  return {
    page,
    open: async (path) => {
      await page.goto(new URL(path, root).href);
    },
    faults,
    close: () => context.close(),
  };
}
