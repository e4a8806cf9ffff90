import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Served } from '../src/serve.ts';
import { watchSite } from '../src/watch.ts';

let folder: string;
let served: Served;
let builds: number;
let built: () => void;
/** A new one for each server: fetch keeps connections to the old one. */
let port = 4950;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-watch-'));
  for (const name of ['seeds', 'site']) mkdirSync(join(folder, name));
  writeFileSync(join(folder, 'site/index.html'), '<p>front</p>');
  writeFileSync(join(folder, 'site/a.css'), 'p{}');
  builds = 0;
  built = () => {};
  served = await watchSite({
    folders: [join(folder, 'seeds')],
    out: join(folder, 'site'),
    basePath: '/',
    port: port++,
    rebuild: async () => {
      builds++;
      built();
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

test('a changed dump is built and open pages are told', async () => {
  const events = await fetch(new URL('/-broadsheet/events', served.address));
  const reader = events.body!.getReader();
  await reader.read();
  const done = new Promise<void>((resolve) => {
    built = resolve;
  });
  writeFileSync(join(folder, 'seeds/new.txt'), 'A title');
  await done;
  expect(new TextDecoder().decode((await reader.read()).value)).toBe('data: reload\n\n');
  expect(builds).toBe(1);
  await reader.cancel();
});
