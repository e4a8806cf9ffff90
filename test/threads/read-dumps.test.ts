// What is kept of a dump is what reading it comes to, and is not asked for more than it can tell.
import { mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { openStore, type Store } from '../../src/cache/store.ts';
import { openPool } from '../../src/threads/pool.ts';
import { readDumps } from '../../src/threads/read-dumps.ts';
import type { TASKS, Texts } from '../../src/threads/tasks.ts';
import { alone, loadTasks } from '../../src/threads/workshop.ts';

const top = mkdtempSync(join(tmpdir(), 'broadsheet-dumps-'));
afterAll(() => rmSync(top, { recursive: true, force: true }));

const ABSTRACT =
  'We count sheep with $\\ell_2$ lanterns, at a rate of O(\\sqrt{n}), and find that every one of them sleeps.';
const dump = (...animals: string[]): string =>
  `Sep 9\n\n${animals.map((animal) => `Counting ${animal} at Night for ${animal} Shepherds\n\n${ABSTRACT} So do ${animal}.`).join('\n\n')}\n`;

let folder: string;
let store: Store;
/** Titles of the entries that were mended, not taken over. */
let mended: string[];
beforeEach(() => {
  folder = join(mkdtempSync(join(top, 'run-')), 'seeds');
  mkdirSync(folder);
  store = openStore(join(folder, '..', '.cache'), 'seeds', 'test');
});

async function read(kept: Store | null = store, year: number | null = null) {
  mended = [];
  const load = async (): Promise<typeof TASKS> => {
    const tasks = await loadTasks();
    const restore = (input: Texts) => {
      mended.push(...input.texts.map(([title]) => title.split(' ')[1]!));
      return tasks.restore(input);
    };
    return { ...tasks, restore };
  };
  const workshop = { ...alone(), pool: openPool(load, 1, '') };
  return readDumps(folder, year, kept === null ? workshop : { ...workshop, store: kept }, () => {});
}

/** What came out, held against a reading that knows nothing. */
async function readBoth(year: number | null = null) {
  const first = await read(null, year);
  expect(await read(store, year)).toEqual(first);
}

test('a dump that stands is not mended again; of one that changed, what is new in it', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, dump('Sheep', 'Goats', 'Cows'));
  await readBoth();
  expect(mended).toEqual(['Sheep', 'Goats', 'Cows']);
  await readBoth();
  expect(mended).toEqual([]);
  writeFileSync(path, dump('Geese', 'Sheep', 'Cows', 'Cows', 'Hens'));
  await readBoth();
  expect(mended).toEqual(['Geese', 'Hens']);
  await readBoth();
  expect(mended).toEqual([]);
});

test('the day of a dump, its year, its name and its place are read anew', async () => {
  const path = join(folder, 'a.txt');
  writeFileSync(path, dump('Sheep', 'Goats', 'Cows'));
  await readBoth();
  writeFileSync(path, readFileSync(path, 'utf8').replace('Sep 9', 'Sep 10\n'));
  await readBoth();
  await readBoth(2024);
  expect((await read(store, 2024))[0]!.dump!.edition.date).toEqual({ year: 2024, month: 9, day: 10 });
  await readBoth();
  renameSync(path, join(folder, 'b.txt'));
  await readBoth();
  expect(mended).toEqual(['Sheep', 'Goats', 'Cows']);
});

test('what is no dump is told of each time', async () => {
  writeFileSync(join(folder, 'a.bin'), new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]));
  writeFileSync(join(folder, 'b.txt'), 'nothing\n');
  await readBoth();
  await readBoth();
  expect((await read()).map(({ diagnostics }) => diagnostics.length)).toEqual([1, 1]);
});
