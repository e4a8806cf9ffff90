import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { invert } from '../../src/search/invert.ts';
import { wordIndex } from '../../src/search/word-index.ts';
import { indexWords } from '../../src/threads/index-words.ts';
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

async function written(papers: typeof PAPERS) {
  const site = mkdtempSync(join(folder, 'site-'));
  const pool = openPool(loadTasks, 1, '');
  const { facts, files } = await indexWords(pool, papers, { folder: site, target: join(site, 'none'), spare: null })();
  pool.close();
  return { facts, files };
}

test('papers that come in several messages make one index', async () => {
  const { facts, files } = await written(PAPERS);
  const parts = wordIndex(invert(PAPERS));
  const paths: string[] = [];
  let next = parts.next();
  for (; !next.done; next = parts.next()) paths.push(next.value.path);
  expect(facts).toEqual(next.value);
  expect(files.map(({ path }) => path)).toEqual(paths);
});

test('no papers make an index without words', async () => {
  expect((await written([])).facts).toMatchObject({ terms: 0, averageLengths: [0, 0], words: [] });
});
