import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { beginWords } from '../../src/threads/index-words.ts';
import { openPool } from '../../src/threads/pool.ts';
import { loadTasks } from '../../src/threads/workshop.ts';

const folder = mkdtempSync(join(tmpdir(), 'broadsheet-words-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Three messages' worth. */
const PAPERS = Array.from({ length: 1000 }, (_, id) => ({
  id,
  title: `Sheep ${id} of a flock`,
  abstract: `Shepherd ${id % 7} counts sheep ${id} at night.`,
}));

async function written(papers: typeof PAPERS, ahead?: number) {
  const site = mkdtempSync(join(folder, 'site-'));
  const pool = openPool(loadTasks, 1, '');
  const end = beginWords(pool, papers, ahead);
  const { facts, files } = await end({ folder: site, target: join(site, 'none') });
  pool.close();
  return { facts, files };
}

test('however many messages are sent ahead, the same words come of them', async () => {
  const all = await written(PAPERS);
  expect(all.facts.titleLengths).toHaveLength(PAPERS.length);
  expect(all.files.length).toBeGreaterThan(2);
  for (const ahead of [0, 1, 2, 3]) expect(await written(PAPERS, ahead)).toEqual(all);
});

test('no papers make an index without words', async () => {
  expect((await written([])).facts).toMatchObject({ terms: 0, titleLengths: '', words: [] });
});
