import { expect, test } from 'vitest';
import { paperId } from '../../src/leaves/urls.ts';
import { namedIn } from '../../src/search/names.ts';
import { readText } from '../../src/search/phrase.ts';
import { isOnlyBegun, nameKey } from '../../src/search/query.ts';
import type { NamedFact } from '../../src/search/schema.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { addressOf, EMPTY_STATE, type SearchState, stateFrom } from '../../src/search/state.ts';
import type { SeedPath, Slug, Topic } from '../../src/types.ts';
import { partsOf, READERS } from './invented.ts';

const TOPICS: readonly Topic[] = [
  topic('Divergences', [
    'Forward $\\chi^2$ Divergence for Variational Sampling',
    'One-step Models with $f$-Divergence',
  ]),
  topic('Gradient descent', ['Over-parameterized Networks Generalize', 'Gradient Methods Descend']),
];
const searcher = createSearcher(await partsOf({ ...READERS, topics: TOPICS }));
function topic(name: string, titles: readonly string[]): Topic {
  const papers = titles.map((title, at) => ({ paper: paperId(title), strength: 1 - at / 10 }));
  return { slug: name.toLowerCase().replace(' ', '-') as Slug, name, phrase: name, words: [], papers, neighbours: [] };
}

const titlesOf = (papers: readonly number[]) =>
  Promise.all(papers.map(async (paper) => readText((await searcher.parts.textOf(paper))!.title)));
const search = (
  text: string,
  change: Partial<Omit<SearchState, 'text' | 'choice'>> & Partial<SearchState['choice']> = {},
) =>
  searcher.search({
    text,
    choice: { editions: change.editions ?? [], topics: change.topics ?? [], has: change.has ?? [] },
    order: change.order ?? 'best',
  });

test.each([
  ['shears', ['Divergences']],
  ['she', ['Divergences']],
  ['divergences shears', ['Divergences']],
  ['wool', ['Divergences', 'Sep 9']],
  ['"wool market"', ['Sep 9']],
  ['wool -shears', ['Sep 9']],
  ['wool regret', []],
  ['title:wool', []],
  ['in:sep-9', []],
])('%s is found in notes on %j', async (typed, names) => {
  const note = (text: string) => ({ source: 'notes/a.md' as SeedPath, line: 1, tags: [], text });
  const notes = [
    { kind: 'edition' as const, slug: 'sep-9' as Slug, notes: [note('The **wool** market was read first.')] },
    { kind: 'topic' as const, slug: 'divergences' as Slug, notes: [note('Bring wool.'), note('And shears.')] },
  ];
  const noted = createSearcher(await partsOf({ ...READERS, topics: TOPICS, notes }));
  expect((await noted.search({ ...EMPTY_STATE, text: typed })).noted.map(({ name }) => name)).toEqual(names);
});

test('counts what each further choice would leave', async () => {
  const { counts, found } = await search('regret');
  expect(searcher.parts.directory.editions.map(({ name }, at) => [name, counts.editions[at]])).toEqual([
    ['Undated', 0],
    ['Mar 12', 1],
    ['Sep 9', 2],
  ]);
  expect(counts.has).toEqual({ code: 0, maths: 1, several: 1 });
  expect(found).toBe(2);
});

test('counts topics, and tells each paper its own', async () => {
  const { counts, papers } = await search('divergence');
  expect(counts.topics).toEqual([2, 0]);
  expect((await searcher.parts.textOf(papers[0]!))?.topics).toEqual([searcher.parts.directory.topics[0]!.slug]);
});

test('in a large library topics are counted when asked for', async () => {
  const state = { ...EMPTY_STATE, text: 'divergence' };
  expect((await searcher.search(state, { countTopics: false })).counts.topics).toBe(null);
  expect((await searcher.search(state, { countTopics: true })).counts.topics).toEqual([2, 0]);
});

test('a choice in one group does not change the counts within it', async () => {
  const { counts, papers } = await search('regret', { editions: ['mar-12'] });
  expect(counts.editions).toEqual([0, 1, 2]);
  expect(await titlesOf(papers)).toEqual(['Fréchet Means on Graphs']);
});

test.each<[string, Parameters<typeof search>[1], string[]]>([
  ['in:sep-9 has:code', {}, ['Forward χ^2 Divergence for Variational Sampling']],
  ['in:"Mar 12" gradient', {}, ['Gradient Methods Descend', 'Over-parameterized Networks Generalize']],
  ['has:maths regret', {}, ['Regret Bounds for Overparameterized Bandits']],
  ['', { has: ['several'] }, ['Fréchet Means on Graphs']],
  ['gradient', { order: 'title' }, ['Gradient Methods Descend', 'Over-parameterized Networks Generalize']],
  ['topic:gradient', {}, ['Over-parameterized Networks Generalize', 'Gradient Methods Descend']],
  [
    'divergence',
    { topics: ['divergences'] },
    ['Forward χ^2 Divergence for Variational Sampling', 'One-step Models with f-Divergence'],
  ],
  ['divergence', { topics: ['nothing'] }, []],
  ['means OR', { order: 'newest' }, ['Fréchet Means on Graphs']],
])('answers “%s” with %j', async (text, choice, expected) => {
  expect(await titlesOf((await search(text, choice)).papers)).toEqual(expected);
});

test('the newest edition comes first, in its own order', async () => {
  const { papers } = await search('in:sep in:mar', { order: 'newest' });
  const editions = papers.map((paper) => Math.max(...searcher.facets.editionsOf(paper)));
  expect(editions).toEqual([2, 2, 2, 1, 1, 1, 1]);
});

test('an edition that is not there finds nothing, and is named', async () => {
  expect(await search('in:nowhere regret')).toMatchObject({ papers: [], unknown: ['nowhere'], asked: true });
  expect(await search('in:"No Where" in:no-where regret')).toMatchObject({ unknown: ['No Where'] });
});

test('nothing asked, nothing found', async () => {
  expect(await search(' ')).toMatchObject({ papers: [], asked: false });
});

test.each<[string, SearchState]>([
  ['?q=regret', { ...EMPTY_STATE, text: 'regret' }],
  [
    '?q=%CF%87%C2%B2&in=sep-9&in=mar-12&has=code&order=newest',
    {
      text: 'χ²',
      choice: { editions: ['sep-9', 'mar-12'], topics: [], has: ['code'] },
      order: 'newest',
    },
  ],
  ['', EMPTY_STATE],
])('the address %j carries the whole state', (address, state) => {
  expect(stateFrom(address)).toEqual(state);
  expect(addressOf(state)).toBe(address);
});

test.each(['?q=%E0%A4%A', '?q=+', '?q', '?order=__proto__&has=constructor', '?q=a&q=b&in=', '?%'])(
  'an address such as %j is read as far as it makes sense',
  (address) => {
    const state = stateFrom(address);
    expect(stateFrom(addressOf(state))).toEqual(state);
    expect(state.order).toBe('best');
    expect(state.choice.has).toEqual([]);
  },
);

test.each([
  ['in:"Sep 9"', 'in:sep 9'],
  ['in:"Sep 9" regret', 'in:Sep 9 regret'],
  ['topic:"Gradient descent"', 'topic:gradient descent'],
  ['-topic:"Gradient descent" divergence', '-topic:gradient descent divergence'],
])('%s needs no quotes', async (quoted, bare) => {
  const { papers, unknown } = await search(quoted);
  expect(papers.length).toBeGreaterThan(0);
  expect([(await search(bare)).papers, unknown]).toEqual([papers, []]);
});

test.each(['in:sep-9', 'topic:divergences', 'has:maths'])('-%s leaves what %s does not find', async (operator) => {
  const all = (await search('', { editions: ['undated', 'mar-12', 'sep-9'] })).papers;
  const with_ = (await search(operator)).papers;
  const without = (await search(`-${operator}`)).papers;
  expect(with_.length).toBeGreaterThan(0);
  expect([...with_, ...without].sort((a, b) => a - b)).toEqual([...all].sort((a, b) => a - b));
});

test('a whole name means that edition alone, its beginning all that begin so', () => {
  const named = (name: string, slug: string) => ({ name, slug, path: '' }) as unknown as NamedFact;
  const facts = [named('Undated I', 'undated-i-a1'), named('Undated II', 'undated-ii-b2')];
  const placesOf = (name: string) => [...namedIn(facts, [nameKey(name)]).places];
  expect([placesOf('Undated I'), placesOf('undated ii'), placesOf('undated')]).toEqual([[0], [1], [0, 1]]);
});

test.each([
  ['title:', true],
  [' -', true],
  ['"', true],
  ['-topic:"', true],
  ['', true],
  ['-a', false],
  ['title:a', false],
  ['((', false],
])('%j asks for nothing yet: %j', (typed, begun) => expect(isOnlyBegun(typed)).toBe(begun));

test('in a library without papers nothing is found, and no part is missed', async () => {
  const empty = createSearcher(await partsOf({ ...READERS, papers: [], editions: [], topics: [] }));
  expect(await empty.search({ ...EMPTY_STATE, text: 'sheep "many sheep" -wool' })).toMatchObject({ papers: [] });
  expect([...empty.parts.missing]).toEqual([]);
});
