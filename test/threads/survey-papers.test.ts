import { afterEach, expect, test } from 'vitest';
import { surveyPapers } from '../../src/arrange/survey.ts';
import { openPool, type Pool } from '../../src/threads/pool.ts';
import { surveyAmong } from '../../src/threads/survey-papers.ts';
import type { TASKS } from '../../src/threads/tasks.ts';
import { loadTasks } from '../../src/threads/workshop.ts';
import { inventedPaper } from '../arrange/invented.ts';

/** Nine stretches of neighbours to deal out. */
const PAPERS = Array.from({ length: 2100 }, (_, nth) => {
  const words = ['bees', 'ice', 'sugar', 'tin', 'moraine', 'lode', 'nectar', 'root', 'slag', 'valley', 'hive'];
  const [one, other, third] = [1, 7, 31].map((step) => words[Math.floor((nth * step) / 3) % words.length]!);
  const title = `${one} and ${other} number ${nth}`;
  return inventedPaper(`p-${nth}`, title, `How ${one} and ${other} come to ${third} in year ${nth % 90}.`);
});

const THREAD = new URL('../../dist/threads/thread.js', import.meta.url);
const OPTIONS = { related: 6, map: true, topics: true };

let pool: Pool<typeof TASKS> | null = null;
afterEach(() => pool?.close());

test.each([1, 2])('%i threads survey a library as one does by itself', async (threads) => {
  pool = openPool(loadTasks, threads, THREAD);
  const survey = await surveyAmong(pool, { papers: PAPERS, editions: [] }, OPTIONS);
  expect(survey).toEqual(surveyPapers(PAPERS, [], OPTIONS));
  expect(survey.related.filter(({ near }) => near.length > 0).length).toBeGreaterThan(1000);
  expect(survey.map.points).toHaveLength(PAPERS.length);
});
