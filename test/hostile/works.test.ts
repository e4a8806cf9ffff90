// Hostile sameness: which entries are one paper, what a title's address is, what an id or a date means. Rows 10 to 14,
// 27 to 29 and 44.
import { describe, expect, test } from 'vitest';
import { dateLabel } from '../../src/arrange/editions.ts';
import { parseDate } from '../../src/ingest/dates.ts';
import { idsOf } from '../../src/ingest/ids.ts';
import { editionPath, editionSlug, paperId, paperPath, topicPath, topicSlug } from '../../src/leaves/urls.ts';
import type { Paper, RichText, SeedPath } from '../../src/types.ts';
import { LAMPS, readFiles, SHEEP, SNAILS, tight } from './seeds.ts';

const sourceOf = (text: RichText | null): string | null => text?.map(({ source }) => source).join('') ?? null;
const shown = ({ title, abstract }: Paper) => ({ title: sourceOf(title), abstract: sourceOf(abstract) });
const bib = (title: string, abstract: string, more = ''): string =>
  `@article{a,\n title={${title}},\n abstract={${abstract}}${more}\n}\n`;

test('row 10: one dump under two names brings no page, and both are named as sources', async () => {
  const dump = tight(SHEEP, LAMPS);
  const { library: once } = await readFiles({ 'a.txt': dump });
  const { library: both, reports } = await readFiles({ 'a.txt': dump, 'b.txt': dump });
  expect(both.papers.map(({ id }) => id)).toEqual(once.papers.map(({ id }) => id));
  for (const { sightings } of both.papers) {
    expect(sightings.map(({ origin }) => origin.dump)).toEqual(['a.txt', 'b.txt']);
  }
  expect(reports.map(({ path, entries, repeats }) => ({ path, entries, repeats }))).toEqual([
    { path: 'a.txt', entries: 2, repeats: 0 },
    { path: 'b.txt', entries: 2, repeats: 2 },
  ]);
});

describe('row 11: one paper in several dresses is one paper, and every dress is kept', () => {
  const title = 'Schrödinger’s Efficient Sheep: “Counting” at the Fence';
  const dresses = [
    title.toUpperCase(),
    title.replace(/[“”]/g, '"').replace('’', "'"),
    title.replace('ffi', 'ﬃ'),
    title.normalize('NFD'),
    title.replace('Efficient', 'Effi- cient'),
  ];
  test.each(dresses)('%s', async (dress) => {
    const { library } = await readFiles({
      'a.txt': tight({ ...SHEEP, title }, LAMPS),
      'b.txt': tight({ title: dress, abstract: `${SHEEP.abstract} Revised.` }, SNAILS),
    });
    const own = library.papers.filter(({ sightings }) => sightings.length === 2);
    expect(own.map(({ sightings }) => sightings.map(({ titleSource }) => titleSource))).toEqual([[title, dress]]);
    expect(library.papers).toHaveLength(3);
  });
});

test('row 11: two versions of one id, the title hyphenated at a line end in one, are one paper that names both', async () => {
  const { library } = await readFiles({
    'a.bib': bib('Efficient Sheep Counting', SHEEP.abstract, ',\n eprint={2401.00010v1}'),
    'b.bib': bib('Effi-\n  cient Sheep Counting', LAMPS.abstract, ',\n eprint={2401.00010v2}'),
  });
  expect(library.papers.map(({ ids, sightings }) => [ids.arxiv, sightings.map((one) => one.titleSource)])).toEqual([
    ['2401.00010', ['Efficient Sheep Counting', 'Effi-cient Sheep Counting']],
  ]);
});

test('row 12: two works of one title, and two titles a word apart, are two papers with two addresses', async () => {
  const { library } = await readFiles({
    'a.txt': tight({ ...SHEEP, title: 'Introduction' }, { ...LAMPS, title: 'Lamb-7B' }),
    'b.txt': tight({ ...SNAILS, title: 'Introduction' }, { ...LAMPS, title: 'Lamb-70B' }),
  });
  expect(library.papers.map(({ title }) => sourceOf(title)).sort()).toEqual([
    'Introduction',
    'Introduction',
    'Lamb-70B',
    'Lamb-7B',
  ]);
  expect(new Set(library.papers.flatMap(({ id, aliases }) => [id, ...aliases])).size).toBe(5);
});

test('row 13: a paper that was renamed under its arXiv id is one paper with both titles, both addresses', async () => {
  const { library } = await readFiles({
    'a.bib': bib(SHEEP.title, SHEEP.abstract, ',\n eprint={2401.00010v1}'),
    'b.bib': bib('Ovine Enumeration', SHEEP.abstract, ',\n eprint={2401.00010v2}'),
  });
  const [paper, ...others] = library.papers;
  expect(others).toEqual([]);
  expect(paper!.sightings.map(({ titleSource }) => titleSource)).toEqual([SHEEP.title, 'Ovine Enumeration']);
  expect([paper!.id, ...paper!.aliases].sort()).toEqual(
    [SHEEP.title, 'Ovine Enumeration'].map((t) => paperId(t)).sort(),
  );
});

test('row 14: of abstracts that conflict the whole one is shown, whatever the order; the others stay', async () => {
  const cut = SHEEP.abstract.slice(0, 120);
  for (const [first, second] of [
    [SHEEP.abstract, cut],
    [cut, SHEEP.abstract],
  ] as const) {
    const { library } = await readFiles({
      'a.bib': bib(SHEEP.title, first, ',\n eprint={2401.00010}'),
      'b.bib': bib(SHEEP.title, second, ',\n eprint={2401.00010}'),
    });
    expect(library.papers.map(shown)).toEqual([SHEEP]);
    expect(library.papers[0]!.sightings.map(({ abstractSource }) => abstractSource)).toEqual([first, second]);
  }
});

const TITLES = [
  ...['', '日本語', '中文', '🚀', '🚀🚀', '..', '.', 'CON', 'nul.txt', 'COM1', 'x.', 'x ', 'x', 'X', 'a/b\\c', 'a b c'],
  ...['\u202egnp.exe', 'C', 'C++', 'C#', 'index', '404', 'assets', 'manifest', 'search', '__proto__', 'constructor'],
  ...[
    'İstanbul',
    'ıstanbul',
    'Foo & foo',
    'Foo and foo',
    '-',
    '--',
    '%2e%2e%2f',
    '~root',
    '$HOME',
    '`id`',
    '\0',
    '?q=1',
  ],
  ...[
    'a'.repeat(400),
    `${'a '.repeat(200)}`,
    'ß',
    'ſ',
    'K',
    'aux',
    'lpt9.tar.gz',
    'papers',
    'con',
    'Con.',
    'é',
    'e\u0301',
  ],
];

test('row 27: whatever the title, its address is safe, lies in its folder, and is its own', () => {
  const ids = TITLES.map((title) => paperId(title));
  for (const id of ids) {
    expect(id).toMatch(/^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$/);
    expect(id).not.toMatch(/^(?:con|prn|aux|nul|com\d|lpt\d)$/);
    expect(paperPath(id)).toBe(`papers/${id}.html`);
  }
  // Only titles that say the same may share an address.
  const known = new Map<string, string[]>();
  TITLES.forEach((title, i) => {
    known.set(ids[i]!, [...(known.get(ids[i]!) ?? []), title]);
  });
  expect([...known.values()].filter((titles) => titles.length > 1).sort()).toEqual(SHARED);
  for (const name of TITLES) {
    expect(editionPath(editionSlug(name, `${name}.txt` as SeedPath))).toMatch(/^editions\/[a-z0-9-]{2,80}\.html$/);
    expect(topicPath(topicSlug(name))).toMatch(/^topics\/[a-z0-9-]{2,80}\.html$/);
  }
});

/** Titles that fold alike: case, accents, punctuation and blanks say nothing. */
const SHARED = [
  ['CON', 'con', 'Con.'],
  ['a/b\\c', 'a b c'],
  ['x.', 'x ', 'x', 'X'],
  ['é', 'e\u0301'],
  ['İstanbul', 'ıstanbul'],
];

describe('row 28: ids keep every digit', () => {
  test.each([
    { arxiv: 'cs/0112017', out: 'cs/0112017' },
    { arxiv: 'math.AG/0601001v2', out: 'math.AG/0601001' },
    { arxiv: '2401.00010', out: '2401.00010' },
    { arxiv: '0704.0010v3', out: '0704.0010' },
    { arxiv: 'https://arxiv.org/abs/2401.10000', out: '2401.10000' },
  ])('$arxiv', ({ arxiv, out }) => {
    expect(idsOf(arxiv, null)).toEqual({ arxiv: out, doi: null });
  });

  test('through every shape that holds ids', async () => {
    const { library } = await readFiles({
      'a.bib': bib(SHEEP.title, SHEEP.abstract, ',\n eprint = 2401.00010'),
      'b.csv': `title,abstract,arxiv_id\n"${LAMPS.title}","${LAMPS.abstract}",2402.10000\n`,
      'c.json': JSON.stringify([{ title: SNAILS.title, abstract: SNAILS.abstract, doi: '10.48550/arXiv.2403.00100' }]),
    });
    expect(library.papers.map(({ ids }) => ids.arxiv).sort()).toEqual(['2401.00010', '2402.10000', '2403.00100']);
    expect(library.papers.map(({ ids }) => ids.doi)).toEqual([null, null, null]);
  });
});

describe('row 29: dates are read strictly or not at all, and alike in every time zone', () => {
  test.each([
    ['2024-02-30', null],
    ['13/01/2024', null],
    ['Jan 5', { year: null, month: 1, day: 5 }],
    ['0001-01-01', null],
    ['9999-12-31', null],
    ['2099-12-31', { year: 2099, month: 12, day: 31 }],
    ['2024-03-31', { year: 2024, month: 3, day: 31 }],
    ['2024-10-27T02:30:00', null],
    ['NaN', null],
    ['٢٠٢٤-٠١-٠٥', null],
  ])('%s', (text, out) => {
    expect(parseDate(text)).toEqual(out);
  });

  test('in four zones', () => {
    const own = process.env.TZ;
    const days = ['2024-03-31', '2023-12-31', 'Jan 1', '2024-01-01', '2024-02-29'];
    const told = ['UTC', 'Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Europe/Berlin'].map((zone) => {
      process.env.TZ = zone;
      return days.map((text) => dateLabel(parseDate(text)!)).join('; ');
    });
    if (own === undefined) delete process.env.TZ;
    else process.env.TZ = own;
    expect(new Set(told)).toEqual(new Set(['Mar 31, 2024; Dec 31, 2023; Jan 1; Jan 1, 2024; Feb 29, 2024']));
  });
});

const bare = (title: string) => ({ title, abstract: null });

test('row 44: on a disk that folds case or decomposes letters no two files of a library meet', async () => {
  const { library } = await readFiles({
    'a.txt': tight(SHEEP, bare('CON'), LAMPS, bare('nul.txt Is Not a Name'), SNAILS, bare('İstanbul Nights')),
    'A.TXT': tight(SHEEP, LAMPS),
    'é.txt': tight(SHEEP, LAMPS),
    'e\u0301.txt': tight(SHEEP, SNAILS),
  });
  const { papers, editions, topics } = library;
  const paths = [
    ...papers.flatMap(({ id, aliases }) => [id, ...aliases].map(paperPath)),
    ...editions.map(({ slug }) => editionPath(slug)),
    ...topics.map(({ slug }) => topicPath(slug)),
  ];
  expect(editions).toHaveLength(4);
  const folded = paths.map((path) => path.normalize('NFD').toLowerCase());
  expect(new Set(folded).size).toBe(paths.length);
});
