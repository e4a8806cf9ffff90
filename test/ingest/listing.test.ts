// Both bare listings, from invented papers: one case a trap. The fixture's papers are A, B and C; a case damages B and
// says what B must become, and that A and C stay as they were.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { NO_EDITION } from '../../src/ingest/labels.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';

const sentence = (about: string): string =>
  `We study ${about} in the small, where little was known before. Our method is a careful reading of the evidence, and it is fast. ` +
  'Experiments on three invented benchmarks show that it never loses a line of text, whatever the weather.';

const A = { title: 'Counting Sheep with Certified Bounds', abstract: sentence('sheep') };
const B = { title: 'Lanterns: A Slow Network for Bright Nights', abstract: sentence('lanterns') };
const C = { title: 'On the Patience of Gradient Snails', abstract: sentence('snails') };

const TIGHT_HEAD = ['Get trending papers in your email inbox once a day!', 'Get trending papers in your email inbox!'];
const SPACED_HEAD = [
  'new',
  'Get trending papers in your email inbox!',
  'Subscribe',
  'byAK and the research community',
  'Sep 9',
];

const spaced = (lines: readonly string[]): string[] => lines.flatMap((line, i) => (i === 0 ? [line] : ['', line]));
const tightDump = (...body: string[]) => [
  ...TIGHT_HEAD,
  `Subscribe${A.title}`,
  A.abstract,
  ...body,
  C.title,
  C.abstract,
];
const spacedDump = (...body: string[]) => spaced([...SPACED_HEAD, A.title, A.abstract, ...body, C.title, C.abstract]);

function cut(lines: readonly string[]) {
  const path = 'dump.txt' as SeedPath;
  const result = cutEntries({ path, bytes: 0, lines });
  if (result.dump === null) throw new Error(result.diagnostics.map(formatDiagnostic).join('\n'));
  return { ...result, dump: result.dump, messages: result.diagnostics.map(formatDiagnostic) };
}

const pairs = (lines: readonly string[]) => cut(lines).entries.map(({ title, abstract }) => ({ title, abstract }));

describe('whole dumps', () => {
  test('tight: chrome, a glued first title, no blank lines', () => {
    const { dump, entries, uses, messages } = cut(tightDump(B.title, B.abstract));
    expect(dump).toEqual({
      path: 'dump.txt',
      bytes: 0,
      shape: 'listing-tight',
      role: 'edition',
      edition: NO_EDITION,
    });
    expect(entries.map(({ title, abstract }) => ({ title, abstract }))).toEqual([A, B, C]);
    expect(entries.map(({ origin }) => [origin.line, origin.endLine])).toEqual([
      [3, 4],
      [5, 6],
      [7, 8],
    ]);
    expect(uses).toEqual(['chrome', 'chrome', ...Array(6).fill('entry')]);
    expect(messages).toEqual([]);
  });

  test('spaced: chrome with a date, a blank line between any two lines', () => {
    const { dump, entries, messages } = cut(spacedDump(B.title, B.abstract));
    expect(dump.shape).toBe('listing-spaced');
    expect(dump.edition).toEqual({ ...NO_EDITION, date: { year: null, month: 9, day: 9 } });
    expect(entries.map(({ title, abstract }) => ({ title, abstract }))).toEqual([A, B, C]);
    expect(entries.map(({ origin }) => [origin.line, origin.endLine])).toEqual([
      [11, 13],
      [15, 17],
      [19, 21],
    ]);
    expect(messages).toEqual([]);
  });

  test('a tail of tabs and blanks is blank', () => {
    const { entries, uses } = cut([...tightDump(B.title, B.abstract), '', ' ', '\t\t\t ', '\t ']);
    expect(entries).toHaveLength(3);
    expect(uses.slice(-4)).toEqual(['blank', 'blank', 'blank', 'blank']);
  });

  test('without any chrome', () => {
    expect(pairs([A, B, C].flatMap(({ title, abstract }) => [title, abstract]))).toEqual([A, B, C]);
  });

  test('a title that begins with the word Subscribe keeps it', () => {
    const title = 'Subscribe to Learn: Mailing Lists as Teachers';
    expect(pairs(tightDump(title, B.abstract))[1]).toEqual({ title, abstract: B.abstract });
  });
});

/** What is put between A and C, what must come of it, and the only words that may be said about it. */
const TRAPS = [
  {
    name: 'an entry without an abstract',
    body: [B.title],
    entries: [{ title: B.title, abstract: null }],
    said: [
      'warning no-abstract: a title without an abstract; published with its title alone (“Lanterns: A Slow Network for Bright Nights”)',
    ],
  },
  {
    name: 'an abstract without a title',
    body: [B.abstract],
    entries: [],
    said: [
      'warning abstract-without-title: an abstract without a title; it is not published (“We study lanterns in the small, where little was known before. Our method is a…”)',
    ],
  },
  {
    name: 'a wrapped title',
    body: ['Lanterns: A Slow Network for', 'Bright Nights', B.abstract],
    entries: [B],
    said: ['warning wrapped-title: a title over 2 lines was joined (“Lanterns: A Slow Network for”)'],
  },
  {
    name: 'a wrapped title whose second line opens in lower case',
    body: ['Lanterns: A Slow Network', 'for Bright Nights', B.abstract],
    entries: [B],
    said: ['warning wrapped-title: a title over 2 lines was joined (“Lanterns: A Slow Network”)'],
  },
  {
    name: 'a broken abstract',
    body: [B.title, B.abstract.slice(0, 151).trim(), B.abstract.slice(151)],
    entries: [{ title: B.title, abstract: `${B.abstract.slice(0, 151).trim()} ${B.abstract.slice(151)}` }],
    said: [
      'warning broken-abstract: an abstract in 2 pieces was joined (“Lanterns: A Slow Network for Bright Nights”)',
    ],
  },
  {
    name: 'stray chrome before a title',
    body: ['Upvote 12', B.title, B.abstract],
    entries: [B],
    said: ['note stray-chrome: page chrome (vote) between the papers was left out (“Upvote 12”)'],
  },
  {
    name: 'stray chrome between a title and its abstract',
    body: [B.title, '4 authors', B.abstract],
    entries: [B],
    said: ['note stray-chrome: page chrome (authors) between the papers was left out (“4 authors”)'],
  },
  {
    name: 'a date in the middle',
    body: ['Sep 8', B.title, B.abstract],
    entries: [B],
    said: ['note stray-chrome: page chrome (date) between the papers was left out (“Sep 8”)'],
  },
];

describe.each([
  { shape: 'listing-tight', dumpOf: tightDump },
  { shape: 'listing-spaced', dumpOf: spacedDump },
])('traps in a $shape', ({ shape, dumpOf }) => {
  test.each(TRAPS)('$name costs that one entry a diagnostic', ({ body, entries, said }) => {
    const result = cut(dumpOf(...body));
    expect(result.dump.shape).toBe(shape);
    expect(result.entries.map(({ title, abstract }) => ({ title, abstract }))).toEqual([A, ...entries, C]);
    expect(result.messages.map((message) => message.replace(/^dump\.txt:\d+: /, ''))).toEqual(said);
  });

  test('a dump that ends in mid-word keeps what came before', () => {
    const lines = dumpOf(B.title, B.abstract);
    const result = cut([...lines.slice(0, -1), lines.at(-1)!.slice(0, -30)]);
    expect(result.entries.map(({ title }) => title)).toEqual([A.title, B.title, C.title]);
    expect(result.messages.map((message) => message.replace(/^dump\.txt:\d+: /, ''))).toEqual([
      'warning cut-off: the dump ends in the middle of this abstract; it is shown as far as it goes (“On the Patience of Gradient Snails”)',
    ]);
  });

  test('drop, double or move any lines: every line is accounted for, no entry takes text of two papers', () => {
    const lines = dumpOf(B.title, B.abstract);
    const indices = fc.array(fc.nat(lines.length - 1), { minLength: 1, maxLength: 2 * lines.length });
    fc.assert(
      fc.property(indices, (picked) => {
        const mutated = picked.map((i) => lines[i]!);
        const result = cutEntries({ path: 'dump.txt' as SeedPath, bytes: 0, lines: mutated });
        expect(result.uses).toHaveLength(mutated.length);
        expect(result.uses.map((use) => use === 'blank')).toEqual(mutated.map((line) => line === ''));
        for (const { abstract } of result.entries) {
          if (abstract !== null) expect([A, B, C].map((paper) => paper.abstract)).toContain(abstract);
        }
      }),
    );
  });
});

test('what fits no shape is not guessed', () => {
  const result = cutEntries({ path: 'list.txt' as SeedPath, bytes: 0, lines: ['milk', 'bread', '', 'a lantern'] });
  expect(result.uses).toEqual(['diagnosed', 'diagnosed', 'blank', 'diagnosed']);
  expect(result.diagnostics.map(formatDiagnostic)).toEqual([
    'list.txt:1: warning unknown-shape: fits no known shape: nearest is listing-tight (title and abstract in turn, a line each, no blank lines between), ' +
      'but it lacks a title that is followed by its abstract; nothing of it is published',
  ]);
});
