import fc from 'fast-check';
import MiniSearch from 'minisearch';
import { expect, test } from 'vitest';
import { paperId } from '../../src/leaves/urls.ts';
import { decodeTerms } from '../../src/search/codec.ts';
import { buildSearchIndex } from '../../src/search/index.ts';
import { invert } from '../../src/search/invert.ts';
import { lengthsOfCode, roundedLengths } from '../../src/search/lengths.ts';
import { openParts } from '../../src/search/parts.ts';
import { readPostings } from '../../src/search/postings.ts';
import { type IndexedPaper, MINISEARCH_OPTIONS, type PapersPart } from '../../src/search/schema.ts';
import { createSearcher } from '../../src/search/searcher.ts';
import { EMPTY_STATE } from '../../src/search/state.ts';
import type { SeedPath, Slug } from '../../src/types.ts';
import { fetchFrom, libraryOf, partsOf, READERS } from './invented.ts';

const vocabulary =
  'deep learning regret bounds chi^2 over-parameterized the of networks Fréchet L_2 f-divergence'.split(' ');
const text = fc.array(fc.constantFrom(...vocabulary), { maxLength: 30 }).map((words) => words.join(' '));
const papers = fc
  .array(fc.record({ title: text, abstract: text }), { maxLength: 20 })
  .map((list): IndexedPaper[] => list.map((paper, id) => ({ id, ...paper })));

/** MiniSearch's own serialised form, as plain data. */
type Serialised = { index: [string, Record<string, Record<string, number>>][]; fieldLength: Record<string, number[]> };
const serialised = (list: readonly IndexedPaper[]): Serialised => {
  const whole = new MiniSearch<IndexedPaper>(MINISEARCH_OPTIONS);
  whole.addAll(list);
  return JSON.parse(JSON.stringify(whole));
};

test('the inverted index is that of MiniSearch', () => {
  fc.assert(
    fc.property(papers, (list) => {
      const { index, fieldLength } = serialised(list);
      const inverted = invert(list);
      const ours = inverted.terms.map((term, number) => {
        const { papers: holding, titles: inTitle, abstracts: inAbstract } = inverted.postingsOf(number);
        const pairs = (counts: Uint8Array | Uint16Array) =>
          Array.from(holding, (paper, row) => [paper, counts[row]!] as const).filter(([, count]) => count > 0);
        const titles = pairs(inTitle);
        const abstracts = pairs(inAbstract);
        const fields = [
          ...(titles.length > 0 ? [[0, Object.fromEntries(titles)]] : []),
          ...(abstracts.length > 0 ? [[1, Object.fromEntries(abstracts)]] : []),
        ];
        return [term, Object.fromEntries(fields)] as const;
      });
      expect(Object.fromEntries(ours)).toEqual(Object.fromEntries(index));
      expect(list.map(({ id }) => [inverted.titleLengths[id], inverted.abstractLengths[id]])).toEqual(
        list.map(({ id }) => fieldLength[id]),
      );
    }),
    { numRuns: 40 },
  );
});

test('the parts, put together, are the index of the whole library', async () => {
  const files = [...buildSearchIndex(READERS)];
  const fetchPart = fetchFrom(files);
  const { directory, lengths: codes, readLengths } = await partsOf(READERS);
  await readLengths();
  const words = (await fetchPart('words-0', null)) as { terms: string };
  const postings = (await fetchPart('postings-0', null)) as { postings: string };
  const terms = decodeTerms(words.terms);
  expect(terms).toHaveLength(directory.terms);
  expect(terms).toEqual([...terms].sort());
  const { postings: regret } = readPostings(postings.postings.split(' ')[terms.indexOf('regret')]!, 1);
  expect([[...regret.titles], [...regret.abstracts]]).toEqual([
    [0, 1],
    [1, 1],
  ]);
  const lengths = Array.from(codes, lengthsOfCode);
  expect(lengths).toHaveLength(directory.papers);
  expect(lengths).toEqual(lengths.map(roundedLengths));
  for (const field of [0, 1] as const) {
    const sum = lengths.reduce((so, both) => so + both[field], 0);
    expect(directory.averageLengths[field]).toBeCloseTo(sum / directory.papers, 12);
  }
});

test('papers are numbered by their first edition, oldest first, and know all their editions', async () => {
  const parts = await partsOf(READERS);
  const texts = await Promise.all(Array.from({ length: parts.directory.papers }, (_, paper) => parts.textOf(paper)));
  expect(parts.directory.editions.map(({ name }) => name)).toEqual(['Undated', 'Mar 12', 'Sep 9']);
  expect(texts.map((paper) => paper?.editions)).toEqual([[0], [0], [1], [1], [1, 2], [1], [1], [2], [2]]);
  expect((parts.papers satisfies PapersPart).editionStarts).toEqual([0, 2, 7, 9]);
});

test('the order of papers in the library changes no byte', () => {
  const shuffled = { ...READERS, papers: [...READERS.papers].reverse() };
  expect([...buildSearchIndex(shuffled)]).toEqual([...buildSearchIndex(READERS)]);
});

test('an empty library has an index that finds nothing', async () => {
  const { directory } = await partsOf(libraryOf({}));
  expect(directory).toMatchObject({ papers: 0, terms: 0, averageLengths: [0, 0] });
});

test('text that could break out of a script is data', () => {
  const files = [
    ...buildSearchIndex(libraryOf({ One: [{ title: 'Against </script><!-- \u2028 "quotes" \\', abstract: '<b>' }] })),
  ];
  const found = files.find(({ path }) => path === 'search/texts-0.js')!;
  let title: unknown;
  new Function('broadsheetShard', found.contents as string)((_: string, json: string) => {
    title = JSON.parse(json).papers[0].title;
  });
  expect(title).toEqual(['Against </script><!-- \u2028 "quotes" \\']);
});

test('an index of another format is refused in one sentence', async () => {
  const fetchPart = fetchFrom([...buildSearchIndex(READERS)]);
  const older: typeof fetchPart = async (name, version) => {
    const part = (await fetchPart(name, version)) as Record<string, unknown>;
    return name === 'directory' ? { ...part, format: 3 } : part;
  };
  await expect(openParts(older)).rejects.toThrow('The search index was made by another version of this site.');
});

/** So many papers that what is known of all of them has parts of its own. */
const LARGE = libraryOf({
  'Sep 9': [{ title: 'Regret and the Chi-squared Distribution' }],
  One: Array.from({ length: 5000 }, (_, at) => ({ title: `Sheep ${at}` })),
});

test('no part is named after its letters', () => {
  for (const { path } of [...buildSearchIndex(READERS), ...buildSearchIndex(LARGE)]) {
    expect(path).toMatch(/^search\/(?:directory|papers|by-title|topics|(?:words|endings|postings|texts)-\d+)\.js$/);
  }
});

test('what every search needs stands in the directory of a small library, and in parts beside that of a large one', async () => {
  for (const [library, title, within] of [
    [READERS, 'Regret Bounds for Overparameterized Bandits', ['directory']],
    [LARGE, 'Regret and the Chi-squared Distribution', ['directory', 'papers', 'topics']],
  ] as const) {
    const about = { papers: [{ paper: paperId(title), strength: 1 }], words: [], neighbours: [] };
    const topics = [{ slug: 'bandits' as Slug, name: 'Bandits', phrase: 'bandits', ...about }];
    const fetchPart = fetchFrom([...buildSearchIndex({ ...library, topics })]);
    const asked: string[] = [];
    const { search } = createSearcher(
      await openParts((name, version) => {
        asked.push(name);
        return fetchPart(name, version);
      }),
    );
    const { papers, counts } = await search({ ...EMPTY_STATE, text: 'regret' }, { countTopics: true });
    expect(asked.filter((name) => !/\d/.test(name))).toEqual(within);
    const inEditions = counts.editions.reduce((sum, count) => sum + count, 0);
    expect([papers.length, inEditions, counts.topics]).toEqual([...(library === READERS ? [2, 3] : [1, 1]), [1]]);
  }
});

test('the words of a first search come beside the facts about all papers, not after them', async () => {
  const fetchPart = fetchFrom([...buildSearchIndex(LARGE)]);
  const asked: string[] = [];
  let wordsAsked = () => {};
  const beside = new Promise<void>((resolve) => {
    wordsAsked = resolve;
  });
  const fetchNoted: typeof fetchPart = async (name, version) => {
    asked.push(name);
    if (name.startsWith('words')) wordsAsked();
    if (name === 'papers') await beside;
    return fetchPart(name, version);
  };
  await openParts(fetchNoted, 'title:regret "chi-squared" -sheep');
  expect(asked).toEqual(['directory', 'papers', expect.stringMatching(/^words-/)]);
});

test('what the library’s owner wrote is found, and shown after the abstract', async () => {
  const small = libraryOf({ One: [{ title: 'On Sheep', abstract: 'We count $n$ sheep.' }, { title: 'On Goats' }] });
  const note = { source: 'notes/a.md' as SeedPath, line: 1, tags: ['wool', 'farms'], text: '**Read** this twice.' };
  const noted = small.papers.map((paper) => (paper.id.startsWith('on-sheep') ? { ...paper, notes: [note] } : paper));
  const files = [...buildSearchIndex({ ...small, papers: noted }, undefined, (text) => text.replaceAll('**', ''))];
  const parts = await openParts(fetchFrom(files));
  for (const word of ['twice', 'wool', 'farms', 'read']) expect((await parts.termNamed(word))?.term).toBe(word);
  const sheep = (await parts.textOf(0))!;
  expect(sheep.abstract.map((part) => (typeof part === 'string' ? part : part[0]))).toEqual([
    'We count ',
    'n',
    ' sheep.',
    ' Note: Read this twice. · wool, farms',
  ]);
  expect((await parts.textOf(1))!.abstract).toEqual([]);
});
