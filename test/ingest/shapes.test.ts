// Every shape, from files that hold the same three invented papers: each must yield exactly these, account for every line,
// and stay honest when lines are lost, doubled, or the file is cut anywhere.
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { splitLines } from '../../src/ingest/decode.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { Labels, SeedPath } from '../../src/types.ts';
import { NIGHT_PAPERS } from '../fixtures/night-papers.ts';

const linesOf = (file: string) => splitLines(readFileSync(`test/fixtures/dumps/${file}`, 'utf8'));

function cut(file: string, lines: readonly string[]) {
  const result = cutEntries({ path: file as SeedPath, bytes: 0, lines });
  return { ...result, said: result.diagnostics.map(formatDiagnostic) };
}

type Known = 'arxiv' | 'authors' | 'authorCount' | 'upvotes' | 'comments' | 'categories' | 'published' | 'year';
const MARCH_2 = { year: 2024, month: 3, day: 2 };

/** Which labels a file of each shape gives, and its edition's date. */
const FILES: readonly {
  file: string;
  shape: string;
  knows: readonly Known[];
  date?: object | null;
  said?: readonly string[];
}[] = [
  { file: 'listing-spaced.txt', shape: 'listing-spaced', knows: [], date: { year: null, month: 3, day: 2 } },
  { file: 'listing-tight.txt', shape: 'listing-tight', knows: [] },
  { file: 'listing-links.md', shape: 'listing-links', knows: ['arxiv', 'upvotes', 'comments'], date: MARCH_2 },
  { file: 'listing-numbered.md', shape: 'listing-numbered', knows: ['upvotes', 'comments'], date: MARCH_2 },
  { file: 'listing-addresses.md', shape: 'listing-addresses', knows: ['arxiv', 'upvotes', 'comments'], date: MARCH_2 },
  { file: 'listing-headings.md', shape: 'listing-headings', knows: [] },
  { file: 'listing-translated.md', shape: 'listing-links', knows: ['arxiv', 'upvotes'] },
  { file: 'page-2024.html', shape: 'listing-page', knows: ['arxiv', 'authors'], date: MARCH_2 },
  { file: 'page-later.html', shape: 'listing-page', knows: ['arxiv', 'authors'], date: MARCH_2 },
  { file: 'page-headings.html', shape: 'listing-page', knows: ['arxiv', 'upvotes', 'comments', 'authorCount'] },
  { file: 'api.json', shape: 'json-records', knows: ['arxiv', 'authors'], date: MARCH_2 },
  { file: 'objects.jsonl', shape: 'json-records', knows: ['arxiv', 'authors'] },
  { file: 'wrapped.json', shape: 'json-records', knows: ['arxiv', 'authors'] },
  { file: 'arxiv-metadata.jsonl', shape: 'json-records', knows: ['arxiv', 'authors', 'categories'] },
  { file: 'arxiv-atom.xml', shape: 'arxiv-xml', knows: ['arxiv', 'authors', 'categories'], date: MARCH_2 },
  { file: 'arxiv-rss.xml', shape: 'arxiv-xml', knows: ['arxiv', 'authors', 'categories'], date: MARCH_2 },
  { file: 'oai-dc.xml', shape: 'arxiv-xml', knows: ['arxiv', 'authors'], date: MARCH_2 },
  { file: 'oai-arxiv.xml', shape: 'arxiv-xml', knows: ['arxiv', 'authors'] },
  {
    file: 'arxiv-mail.txt',
    shape: 'arxiv-mail',
    knows: ['arxiv', 'authors', 'categories'],
    date: { year: 2024, month: 3, day: 1 },
  },
  { file: 'reading.bib', shape: 'bibtex', knows: ['arxiv', 'authors', 'year'] },
  { file: 'reading.ris', shape: 'ris', knows: ['arxiv', 'authors', 'year'] },
  { file: 'reading.csv', shape: 'table', knows: ['arxiv', 'authors'] },
  { file: 'reading.tsv', shape: 'table', knows: ['arxiv'] },
  { file: 'table.md', shape: 'markdown-table', knows: ['arxiv'] },
  { file: 'digest.md', shape: 'listing-links', knows: ['arxiv', 'authors', 'categories'] },
  { file: 'labelled.txt', shape: 'labelled', knows: ['arxiv', 'authors'] },
  { file: 'strong.md', shape: 'listing-strong', knows: [] },
  { file: 'strong-lines.md', shape: 'listing-strong', knows: ['arxiv', 'authors'] },
  { file: 'unfolding.md', shape: 'listing-strong', knows: [] },
  { file: 'handwritten.md', shape: 'listing-headings', knows: ['arxiv', 'authors'], date: MARCH_2 },
];

/** What a label must be for each of the three papers. */
const LABELS: Readonly<Record<Known, readonly unknown[]>> = {
  arxiv: NIGHT_PAPERS.map(({ arxiv }) => arxiv),
  authors: NIGHT_PAPERS.map(({ authors }) => authors),
  authorCount: [3, 2, 1],
  upvotes: [101, null, 7],
  comments: [6, null, 1],
  categories: [['cs.LG'], ['cs.CV'], ['math.OC']],
  published: [],
  year: [2024, 2024, 2024],
};

describe.each(FILES)('$file', ({ file, shape, knows, date = null }) => {
  const lines = linesOf(file);

  test(`is a ${shape} that holds the three papers`, () => {
    const { dump, entries, said } = cut(file, lines);
    expect(dump?.shape).toBe(shape);
    expect(entries.map(({ title }) => title)).toEqual(NIGHT_PAPERS.map(({ title }) => title));
    expect(entries.map(({ abstract }) => abstract)).toEqual(NIGHT_PAPERS.map(({ abstract }) => abstract));
    expect(dump?.edition.date ?? null).toEqual(date);
    for (const label of knows) {
      expect(entries.map(({ labels }) => labels[label as keyof Labels])).toEqual(LABELS[label]);
    }
    expect(said).toEqual([]);
  });

  test('accounts for every line', () => {
    const { uses } = cut(file, lines);
    expect(uses).toHaveLength(lines.length);
    expect(uses.filter((use) => use === 'diagnosed')).toEqual([]);
    expect(uses.map((use) => use === 'blank')).toEqual(lines.map((line) => line.trim() === ''));
  });

  test('cut anywhere, or with lines lost, doubled or shuffled, mixes no papers and loses nothing in silence', () => {
    const text = lines.join('\n');
    const cutAnywhere = fc.nat(text.length).map((end) => text.slice(0, end).split('\n'));
    const droppable = lines.flatMap((line, i) => (WEAK.has(file) && isTitle(line) ? [] : [i]));
    const dropped = fc
      .uniqueArray(fc.constantFrom(...droppable), { maxLength: WEAK.has(file) ? 1 : MOST_LOST })
      .map((gone) => lines.filter((_, i) => !gone.includes(i)));
    const doubled = fc
      .nat(lines.length - 1)
      .map((twice) => lines.flatMap((line, i) => (i === twice ? [line, line] : [line])));
    // Its first line marks where a card begins, and stays.
    const cards = cut(file, lines).entries.map(({ origin }) => origin);
    const shuffled = fc
      .tuple(fc.constantFrom(...cards), fc.infiniteStream(fc.nat()))
      .map(([{ line, endLine }, picks]) => [
        ...lines.slice(0, line),
        ...shuffle(lines.slice(line, endLine), picks),
        ...lines.slice(endLine),
      ]);
    fc.assert(
      fc.property(fc.oneof(cutAnywhere, dropped, doubled, shuffled), (mutated) => {
        expectHonest(file, mutated);
      }),
      { numRuns: 30 },
    );
  });
});

function shuffle(lines: readonly string[], picks: Iterator<number>): string[] {
  const rest = [...lines];
  return lines.map(() => rest.splice(picks.next().value % rest.length, 1)[0]!);
}

/** Where one record ends and the next begins some four lines say so; with all of them gone no reader could tell. */
const MOST_LOST = 3;

/** Where nothing but its place marks a title, no reader could tell whose abstract stands below one that was lost. */
const WEAK = new Set([
  'reading.csv',
  'listing-tight.txt',
  'listing-spaced.txt',
  'listing-headings.md',
  'handwritten.md',
  'strong-lines.md',
  'unfolding.md',
]);
const isTitle = (line: string): boolean => NIGHT_PAPERS.some(({ title }) => line.includes(title.slice(0, 20)));

/** Words that stand in one of the three papers alone. */
const OWN_WORDS = [/sheep|valleys/i, /lantern|winters/i, /snail|lettuce/i];

function expectHonest(file: string, lines: readonly string[]): void {
  const { entries, uses, diagnostics } = cut(file, lines);
  expect(uses).toHaveLength(lines.length);
  expect(uses.map((use) => use === 'blank')).toEqual(lines.map((line) => line.trim() === ''));
  for (const { title, abstract, origin } of entries) {
    expect(title).not.toBe('');
    expect(origin.line).toBeGreaterThanOrEqual(1);
    expect(origin.endLine).toBeLessThanOrEqual(lines.length);
    const mixed = OWN_WORDS.filter((words) => words.test(`${title} ${abstract}`));
    expect(mixed.length, `${title} | ${abstract}`).toBeLessThanOrEqual(1);
  }
  uses.forEach((use, i) => {
    if (use !== 'diagnosed') return;
    const told = diagnostics.some(({ origin }) => origin !== null && origin.line <= i + 1 && i + 1 <= origin.endLine);
    expect(told, `line ${i + 1}: ${lines[i]}`).toBe(true);
  });
}
