import { expect, test } from 'vitest';
import { askLibrary } from '../../src/search/ask.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { EMPTY_STATE } from '../../src/search/state.ts';
import { partsOf, READERS } from './invented.ts';

/** As the search page would, from the parts as scripts. */
async function asOnThePage(text: string): Promise<string[]> {
  const parts = await partsOf(READERS);
  const { papers } = await createSearcher(parts).search({ ...EMPTY_STATE, text });
  return Promise.all(papers.map(async (paper) => (await parts.textOf(paper))!.id));
}

test.each([
  'regret',
  '"frechet means"',
  'title:divergence -variational',
  'in:sep-9 bounds',
  'has:code',
  'overparametrized',
])('%s finds what the search page finds', async (text) => {
  const { papers, outcome } = await askLibrary(READERS, text);
  expect(papers.length).toBeGreaterThan(0);
  expect(papers).toEqual(await asOnThePage(text));
  expect(outcome.asked).toBe(true);
});

test('a query without a word asks nothing', async () => {
  expect(await askLibrary(READERS, '  ')).toMatchObject({ papers: [], outcome: { asked: false } });
});
