// What a rebuild takes over is known by what it was made from: whatever of a library is changed, each file that would come
// out otherwise says that it is made from something else.
import { describe, expect, test } from 'vitest';
import { citeBibtex } from '../src/cite/bibtex.ts';
import { writeCitationFiles } from '../src/feeds/citation-files.ts';
import { citableMaker } from '../src/feeds/export.ts';
import { writeOutreach } from '../src/feeds/outreach.ts';
import { textOfParts } from '../src/feeds/parts.ts';
import { buildSearchIndex } from '../src/search/index.ts';
import type { DueSheets } from '../src/site/page.ts';
import { duePages } from '../src/site/pages.ts';
import type { Library, Note, PartedFile, SeedPath, Slug, TopicPaper, WebUrl } from '../src/types.ts';
import { paper } from './records.ts';
import { DUMPS, FACTS, libraryOf, PAPERS, SITE, surveyedLibrary } from './site/library.ts';

const note = (source: string, text: string): Note => ({ source: source as SeedPath, line: 4, tags: ['wool'], text });

/** Everything that a library may hold, once or twice: notes, links, names, a text that is too heavy for its page. */
function fullLibrary(): Library {
  const surveyed = surveyedLibrary();
  const [first, second, ...others] = surveyed.papers;
  const heavy = paper('A Heavy Fleece', `${'Wool upon wool upon wool. '.repeat(2000)}End.`, [['new.txt', 30]]);
  const full = {
    ...first!,
    authors: ['Ada Shepherd', 'Bo Peep'],
    ids: { arxiv: '2401.00010', doi: '10.1000/sheep' },
    links: [
      { kind: 'code', url: 'https://code.example/sheep' as WebUrl, text: 'code' },
      { kind: 'project', url: 'https://sheep.example/' as WebUrl, text: 'page' },
    ] as const,
    facts: {
      ...first!.facts,
      published: { year: 2024, month: 1, day: 5 },
      year: 2024,
      categories: ['cs.WL'],
      venue: 'Barn',
    },
    notes: [note('notes/sheep.md', 'They *sleep*.')],
  };
  const { editions } = libraryOf([full, second!, ...others, heavy]);
  const [sheep, sleep] = surveyed.topics;
  return {
    ...surveyed,
    // As many papers as another one, and never the first of a paper's.
    topics: [sheep!, sleep!, { ...sleep!, slug: 'barn-a1b2c' as Slug, name: 'Barn', papers: weakly(sleep!.papers) }],
    papers: [full, second!, ...others, heavy],
    editions,
    series: [{ slug: 'weekly-a1b2c' as Slug, name: 'Weekly', editions: [editions[0]!.slug] }],
    notes: [
      { kind: 'topic', slug: surveyed.topics[0]!.slug, notes: [note('notes/topic.md', 'About sheep.')] },
      { kind: 'edition', slug: editions[0]!.slug, notes: [note('notes/edition.md', 'A good one.')] },
    ],
  };
}

const weakly = (papers: readonly TopicPaper[]) => papers.map((one) => ({ ...one, strength: 0.1 }));

/** The same in as many editions as a page does not show all of. */
function longLibrary(): Library {
  const full = fullLibrary();
  const { editions } = full;
  const [edition] = editions;
  const others = Array.from({ length: 9 }, (_, nth) => ({
    ...edition!,
    slug: `old-${nth}` as Slug,
    name: `Old ${nth}`,
    dump: `old-${nth}.txt` as SeedPath,
    items: edition!.items.slice(nth % 2),
  }));
  return { ...full, editions: [...editions, ...others] };
}

type Change = { readonly what: string; readonly library: Library };

/** Of places that differ by their numbers alone the first is tried. */
const OF_A_KIND = 1;

/** The library with one thing changed: a text, a number, a yes or no, or the order or the length of a list. */
function* changes(library: Library): Generator<Change> {
  const tried = new Map<string, number>();
  function* within(value: unknown, path: readonly (string | number)[]): Generator<readonly [string, unknown]> {
    const kind = path.map((step) => (typeof step === 'number' ? '*' : step)).join('.');
    const often = tried.get(kind) ?? 0;
    tried.set(kind, often + 1);
    if (often < OF_A_KIND)
      for (const other of otherThan(value)) yield [`${path.join('.')} = ${JSON.stringify(other)?.slice(0, 60)}`, other];
    if (typeof value !== 'object' || value === null) return;
    for (const [key, part] of Object.entries(value)) {
      const step = Array.isArray(value) ? Number(key) : key;
      for (const [what, changed] of within(part, [...path, step])) {
        const copy = Array.isArray(value) ? value.with(step as number, changed) : { ...value, [key]: changed };
        yield [what, copy];
      }
    }
  }
  for (const [what, changed] of within(library, [])) yield { what, library: changed as Library };
}

/** Of words of a list another one. */
const OTHERS: Readonly<Record<string, string>> = { code: 'data', restored: 'doubtful', prose: 'formula' };

function otherThan(value: unknown): readonly unknown[] {
  if (typeof value === 'string') return [OTHERS[value] ?? `${value} x`];
  if (typeof value === 'number') return [value + 1];
  if (typeof value === 'boolean') return [!value];
  if (!Array.isArray(value) || value.length === 0) return [];
  return [value.slice(1), value.toReversed()];
}

/** The files of a library: what each is made from, and what it holds. */
type Files = ReadonlyMap<string, { readonly from: string; readonly holds: string }>;
const WORKS: Readonly<Record<string, (library: Library) => Files>> = {
  pages: (library) => {
    const facts = { ...FACTS, site: { ...SITE, pages: { size: 3, topics: 2 } } };
    return new Map([...duePages(library, facts)].flatMap(filesOf));
  },
  feeds: (library) => {
    const include = { feeds: { ...SITE.feeds, size: 4 }, citations: true, api: true, offline: true };
    const site = { ...SITE, id: 'sheep', baseUrl: 'https://sheep.example/' as WebUrl };
    return dueOf(writeOutreach(library, { site, include, mathml: () => null, colour: '#fff' }));
  },
  search: (library) => dueOf(buildSearchIndex(library)),
};

/** A page, and each file that came with it: that one is known by itself. */
function filesOf({ path, from, beside, sheets }: DueSheets): [string, { from: string; holds: string }][] {
  const made = sheets();
  const besides = beside.flatMap(({ path: own, from: fromOwn }): [string, { from: string; holds: string }][] => {
    const sheet = made.find((one) => one.path === own);
    return sheet === undefined ? [] : [[own, { from: fromOwn(), holds: JSON.stringify(sheet) }]];
  });
  return [[path, { from: from?.() ?? JSON.stringify(made[0]), holds: JSON.stringify(made) }], ...besides];
}

/** The parts of a long file are known one by one. */
const partsOf = ({ path, parts }: PartedFile): [string, { from: string; holds: string }][] =>
  Array.from(parts(), ({ key, text }, nth) => [`${path} ${nth}`, { from: key, holds: text() }]);

function dueOf(files: Iterable<object>): Files {
  return new Map(
    [...files].flatMap((file): [string, { from: string; holds: string }][] => {
      if ('parts' in file) return partsOf(file as PartedFile);
      return 'from' in file && 'path' in file && 'contents' in file
        ? [[String(file.path), { from: String(file.from), holds: String(file.contents) }]]
        : [];
    }),
  );
}

/** Null where the library names what it does not hold: no arranging makes such a one. */
function made(work: (library: Library) => Files, library: Library): Files | null {
  try {
    return work(library);
  } catch {
    return null;
  }
}

const LIBRARIES = [
  ...Object.keys(WORKS).map((name) => ({ name, of: fullLibrary })),
  { name: 'pages', of: longLibrary },
];

describe.each(LIBRARIES)('$name', ({ name, of }) => {
  test('a file that would come out otherwise is made from something else', () => {
    const work = WORKS[name]!;
    const before = work(of());
    expect(before.size).toBeGreaterThan(2);
    const differed = new Set<string>();
    for (const { what, library } of changes(of())) {
      for (const [path, { from, holds }] of made(work, library) ?? []) {
        const was = before.get(path);
        if (was === undefined || was.holds === holds) continue;
        differed.add(what);
        expect(from === was.from ? `${path} is taken over: ${what}` : '').toBe('');
      }
    }
    expect(differed.size).toBeGreaterThan(20);
  });

  test('and one made from another library of the same is known again', () => {
    const work = WORKS[name]!;
    const from = (files: Files) => [...files].map(([path, file]) => [path, file.from]);
    expect(from(work(structuredClone(of())))).toEqual(from(work(of())));
  });
});

test('citations of all papers are those of the library at hand, whatever was written before', () => {
  for (const title of ['Broadsheet', 'Fleece']) {
    const site = { ...SITE, title, id: 'sheep', baseUrl: 'https://sheep.example/' as WebUrl };
    const citations = (library: Library): Files => {
      const [bibtex] = writeCitationFiles(library, site);
      const from = citeBibtex(library.papers.map(citableMaker(library, site)));
      return new Map([['', { from, holds: textOfParts(bibtex!) }]]);
    };
    for (const { what, library } of changes(fullLibrary())) {
      const written = made(citations, library)?.get('');
      expect([what, written?.holds]).toEqual([what, written?.from]);
    }
  }
});

test('the library of these tests holds some of everything', () => {
  expect([DUMPS.length, PAPERS.length]).toEqual([2, 4]);
  const empty = Object.entries(fullLibrary()).filter(([, value]) => Array.isArray(value) && value.length === 0);
  expect(empty).toEqual([]);
});
