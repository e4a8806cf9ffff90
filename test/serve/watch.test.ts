import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Watched, watchSite } from '../../src/serve/watch.ts';

let folder: string;
let served: Watched;
let builds: number;
let built: () => void;
let failure: Error | null;
let found: string[];
/** A new one for each server: fetch keeps connections to the old one. */
let port = 4950;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-watch-'));
  for (const name of ['seeds', 'site']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'site/index.html'), '<p>front</p>');
  writeFileSync(join(folder, 'site/a.css'), 'p{}');
  builds = 0;
  built = () => {};
  failure = null;
  found = [];
  served = await watchSite({
    folders: [join(folder, 'seeds')],
    out: join(folder, 'site'),
    basePath: '/',
    port: port++,
    rebuild: async () => {
      builds++;
      built();
      if (failure !== null) throw failure;
      return found;
    },
  });
});
afterEach(async () => {
  await served.close();
  rmSync(folder, { recursive: true, force: true });
});

const text = async (path: string): Promise<string> => (await fetch(new URL(path, served.address))).text();

test('pages carry the reload script, other files and the files on disk do not', async () => {
  const script = '<script src="/-broadsheet/reload.js"></script>\n';
  expect(await text('/')).toBe(`<p>front</p>${script}`);
  expect(await text('/index.html')).toBe(`<p>front</p>${script}`);
  expect(await text('/a.css')).toBe('p{}');
  expect(readFileSync(join(folder, 'site/index.html'), 'utf8')).toBe('<p>front</p>');
  expect(await text('/-broadsheet/reload.js')).toContain('location.reload()');
});

/** The events of the server, one by one, from the first that it sends to a page that opens. */
async function listen() {
  const events = await fetch(new URL('/-broadsheet/events', served.address));
  const reader = events.body!.getReader();
  return {
    next: async () => new TextDecoder().decode((await reader.read()).value),
    end: () => reader.cancel(),
  };
}

async function change(): Promise<void> {
  const done = new Promise<void>((resolve) => {
    built = resolve;
  });
  writeFileSync(join(folder, 'seeds/new.txt'), `A title ${builds}`);
  await done;
}

const problems = (...lines: string[]): string => `event: problems\ndata: ${JSON.stringify(lines)}\n\n`;

test('a changed dump is built and open pages are told', async () => {
  const page = await listen();
  expect(await page.next()).toBe(problems());
  served.tell(['a.txt:1: warning at-first: told to the first page']);
  expect(await page.next()).toBe(problems('a.txt:1: warning at-first: told to the first page'));
  await change();
  expect(await page.next()).toBe('data: reload\n\n');
  expect(builds).toBe(1);
  await page.end();
  const next = await listen();
  expect(await next.next()).toBe(problems());
  await next.end();
});

test('a build that fails is told to open pages, which stay; a later one that goes through takes it back', async () => {
  const page = await listen();
  await page.next();
  failure = new Error('templates/paper.eta:3: no such </b>');
  await change();
  expect(await page.next()).toBe(problems('templates/paper.eta:3: no such </b>'));
  failure = null;
  found = ['new.txt:1: error broken: a line'];
  await change();
  expect(await page.next()).toBe('data: reload\n\n');
  await page.end();
  const next = await listen();
  expect(await next.next()).toBe(problems('new.txt:1: error broken: a line'));
  await next.end();
});
