import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { roundedLengths } from '../../src/search/lengths.ts';
import { PartedMiniSearch } from '../../src/search/parted.ts';
import { planWord, type WordPlan } from '../../src/search/plan.ts';
import { type IndexedPaper, MINISEARCH_OPTIONS } from '../../src/search/schema.ts';
import { allOf, anyOf, type Tree } from '../../src/search/tree.ts';
import { libraryOf, partsOf } from './invented.ts';

/** One whole index, with the lengths rounded as the parts have them. */
class WholeMiniSearch extends MiniSearch<IndexedPaper> {
  constructor(papers: readonly IndexedPaper[]) {
    super({ ...MINISEARCH_OPTIONS, searchOptions: { ...MINISEARCH_OPTIONS.searchOptions, fuzzy: false } });
    this.addAll(papers);
    const lengths = [...this._fieldLength].map(([id, [title, abstract]]): [number, number[]] => {
      return [id, [...roundedLengths([title!, abstract!])]];
    });
    this._fieldLength = new Map(lengths);
    this._avgFieldLength = [0, 1].map(
      (field) => lengths.reduce((sum, [, both]) => sum + both[field]!, 0) / Math.max(1, lengths.length),
    );
  }
}

const WORDS = 'deep deeper deepest learning learn learner regret bound bounds bounded of networks network'.split(' ');
const words = (most: number) => fc.array(fc.constantFrom(...WORDS), { maxLength: most });
const library = fc
  .uniqueArray(fc.record({ title: words(5), abstract: words(40) }), {
    minLength: 1,
    maxLength: 15,
    selector: ({ title }) => title.join(' '),
  })
  .map((papers) => papers.map(({ title, abstract }) => ({ title: title.join(' '), abstract: abstract.join(' ') })));

test('the parts rank as one whole MiniSearch does, to the bit', async () => {
  const query = fc.tuple(
    fc.array(fc.constantFrom('deep', 'lear', 'regret', 'bound', 'netw'), { minLength: 1, maxLength: 3 }),
    fc.boolean(),
  );
  await fc.assert(
    fc.asyncProperty(library, query, async (papers, [asked, every]) => {
      const parts = await partsOf(libraryOf({ One: papers }));
      const index = new PartedMiniSearch(parts);
      const plans = new Map<string, WordPlan>();
      for (const term of asked) plans.set(term, { ...(await planWord(parts, term, 'prefix', true)), near: [] });
      for (const { exact, longer } of plans.values()) {
        for (const term of [...(exact === null ? [] : [exact]), ...longer])
          await index.load(term.term, await parts.postingsOf(term));
      }
      await parts.readLengths();
      const tree: Tree = every ? allOf(asked) : anyOf(asked);
      const all = new Uint8Array(parts.directory.papers).fill(1);
      const whole = new WholeMiniSearch(papers.map((paper, id) => ({ id, ...paper })));
      const expected = new Map(whole.search(tree).map(({ id, score }) => [id as number, score]));
      const found = new Map(index.rank(tree, plans, all).map(({ paper, score }) => [paper, score]));
      expect([...found.keys()].sort()).toEqual([...expected.keys()].sort());
      for (const [paper, score] of found) expect(score).toBeCloseTo(expected.get(paper)!, 9);
    }),
    { numRuns: 60 },
  );
});

test('ranking some papers gives them the scores that they have among all', async () => {
  const papers = WORDS.map((word, at) => ({ title: `${word} ${at}`, abstract: WORDS.slice(at).join(' ') }));
  const parts = await partsOf(libraryOf({ One: papers }));
  const index = new PartedMiniSearch(parts);
  const plan = await planWord(parts, 'network', 'prefix', false);
  for (const term of [plan.exact!, ...plan.longer]) await index.load(term.term, await parts.postingsOf(term));
  await parts.readLengths();
  const plans = new Map([['network', plan]]);
  const all = index.rank('network', plans, new Uint8Array(papers.length).fill(1));
  const some = index.rank(
    'network',
    plans,
    Uint8Array.from(papers, (_, paper) => paper % 2),
  );
  expect(some.length).toBeGreaterThan(2);
  expect(some).toEqual(all.filter(({ paper }) => paper % 2 === 1));
  const every = new Uint8Array(papers.length).fill(1);
  for (const middle of papers.keys()) {
    const halves = [index.rank('network', plans, every, 0, middle), index.rank('network', plans, every, middle)];
    expect(halves.flat().sort((a, b) => b.score - a.score || a.paper - b.paper)).toEqual(all);
  }
});
