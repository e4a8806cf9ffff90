// What holds for every shape: front matter decides where it speaks, lines keep their numbers, nothing endless is published.
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';

const ABSTRACT =
  'We count the sheep of three valleys, and this is done at night. It is shown that none of them is lost.';
const BODY = ['Counting Sheep at Night', ABSTRACT, 'On the Patience of Snails', ABSTRACT];

function cut(...lines: string[]) {
  const result = cutEntries({ path: 'd.txt' as SeedPath, bytes: 0, lines });
  return { ...result, said: result.diagnostics.map(formatDiagnostic) };
}

describe('front matter', () => {
  test('names the edition, and lines keep their numbers', () => {
    const { dump, entries, uses, said } = cut(
      '---',
      'title: Night reading',
      'date: 2024-05-31',
      'source: https://example.org/papers?q=sheep%20night',
      'tags: [sheep]',
      '---',
      ...BODY,
    );
    expect(dump?.edition).toEqual({
      name: 'Night reading',
      date: { year: 2024, month: 5, day: 31 },
      source: 'https://example.org/papers?q=sheep%20night',
      query: 'sheep night',
      tags: ['sheep'],
    });
    expect(entries.map(({ origin }) => origin.line)).toEqual([7, 9]);
    expect(uses).toEqual([...Array(6).fill('chrome'), ...Array(4).fill('entry')]);
    expect(said).toEqual([]);
  });

  test.each([
    { front: ['date: 2023'], head: 'Sep 9', year: 2023 },
    { front: ['retrieved: 2026-10-02'], head: 'Sep 9', year: 2026 },
    { front: ['retrieved: 2026-10-02T08:00:00Z'], head: 'Dec 9', year: 2025 },
    { front: ['date: Sep 9', 'retrieved: 2026-10-02'], head: 'Sep 8', year: 2026 },
    { front: ['query: sheep'], head: 'Sep 9', year: null },
  ])('$front gives $head the year $year', ({ front, head, year }) => {
    const { dump } = cut('---', ...front, '---', 'Daily Papers', head, ...BODY);
    expect(dump?.edition.date).toEqual({
      year,
      month: head.startsWith('Dec') ? 12 : 9,
      day: 9 - (head === 'Sep 8' && year === null ? 1 : 0),
    });
  });

  test('a date that names no day is said', () => {
    expect(cut('---', 'date: 2024-02-30', '---', ...BODY).said).toEqual([
      'd.txt:1: warning bad-date: front matter has the date "2024-02-30", which names no day; write it as 2024-05-31',
    ]);
  });

  test('may make the dump a reference', () => {
    expect(cut('---', 'role: reference', '---', ...BODY).dump?.role).toBe('reference');
    expect(cut(...BODY).dump?.role).toBe('edition');
  });

  test('may name the shape; a misspelt name is said and the evidence decides', () => {
    expect(cut('---', 'shape: listing-spaced', '---', ...BODY).dump?.shape).toBe('listing-spaced');
    const { dump, said } = cut('---', 'shape: listing-tigt', '---', ...BODY);
    expect(dump?.shape).toBe('listing-tight');
    expect(said).toEqual([
      'd.txt:1: warning unknown-shape-name: front matter names an unknown shape "listing-tigt"; did you mean "listing-tight"? The file\'s own evidence decides',
    ]);
  });
});

test('what fits no shape is published only when its owner asks for a guess', () => {
  const weak = ['milk', 'bread', 'a lantern', 'two nails', ...BODY.slice(0, 2), 'string', 'rope'];
  const refused = cut(...weak);
  expect(refused.entries).toEqual([]);
  expect(refused.guess.map(({ title }) => title)).toEqual(['Counting Sheep at Night']);
  expect(refused.said).toEqual([
    'd.txt:1: warning unknown-shape: fits no known shape: nearest is listing-tight (title and abstract in turn, a line each, no blank lines between), but it lacks abstracts: most of its titles are followed by another title; nothing of it is published. With "shape: guess" in its front matter, this would be: “Counting Sheep at Night”',
  ]);
  const asked = cut('---', 'shape: guess', '---', ...weak);
  expect(asked.dump?.shape).toBe('guess');
  expect(asked.entries.map(({ title }) => title)).toEqual(['Counting Sheep at Night']);
  expect(asked.uses.filter((use) => use === 'entry')).toHaveLength(2);
  expect(asked.said).toContain(
    'd.txt:4: warning no-abstract: a title without an abstract; a guess leaves it out (“milk”)',
  );
});

test('an endless abstract is not published', () => {
  const { entries, uses, said } = cut(...BODY, 'A Title That Is Short', `We go on. ${'This is on. '.repeat(5000)}`);
  expect(entries).toHaveLength(2);
  expect(uses.slice(-2)).toEqual(['diagnosed', 'diagnosed']);
  expect(said).toEqual([
    "d.txt:5: warning overlong: a title of 21 and an abstract of 60009 characters is no paper's (the limits are 2000 and 50000); it is not published (“A Title That Is Short”)",
  ]);
});
