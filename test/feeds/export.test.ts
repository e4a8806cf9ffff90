import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { findNamed, formatNamed, libraryWith, papersToExport, TEXT_FORMATS } from '../../src/feeds/export.ts';
import { parseCitations } from '../cite/oracle.ts';
import { BASE, hostile, library, plain, site, titleOnly } from './library.ts';

const shown = library(true);
const exported = (name: string, base: string | null = null) =>
  formatNamed(name)!.write(shown, papersToExport(shown), site(base));
const ids = [hostile.id, plain.id, titleOnly.id].sort();

describe('formats', () => {
  test('are these', () => {
    expect(TEXT_FORMATS.map(({ name }) => name)).toEqual(['jsonl', 'csv', 'bibtex', 'ris', 'csl', 'markdown']);
    expect(formatNamed('pdf')).toBeNull();
  });

  test('csv has a row a paper', () => {
    const rows: Record<string, string>[] = parse(exported('csv', BASE), { columns: true });
    expect(rows.map(({ id }) => id).sort()).toEqual(ids);
    expect(rows.find(({ id }) => id === hostile.id)).toEqual({
      id: hostile.id,
      title: 'Bounds <b>&amp;</b> ]]> \ufffe\ufffd of',
      abstract: 'Let O(n²)<x be. <script>alert(1)</script> at https://github.com/a/b',
      authors: 'Jane Doe; <i>Team</i>',
      arxiv: '2401.00010',
      doi: '',
      address: 'https://arxiv.org/abs/2401.00010',
      editions: 'Feb 1, 2024; Sep 9, 2025',
      links: 'https://github.com/a/b',
    });
    expect(rows.find(({ id }) => id === plain.id)?.address).toBe(`${BASE}papers/${plain.id}.html`);
  });

  test.each(['bibtex', 'ris', 'csl'])('%s holds every paper', (format) => {
    expect(
      parseCitations(exported(format))
        .map(({ id }) => id)
        .sort(),
    ).toEqual(ids);
  });

  test('jsonl and markdown have a line a paper', () => {
    const lines = exported('jsonl').trimEnd().split('\n');
    expect(lines.map((line) => (JSON.parse(line) as { id: string }).id)).toEqual(ids);
    expect(exported('markdown').trimEnd().split('\n')).toHaveLength(3);
  });
});

describe('which papers', () => {
  const edition = findNamed(shown.editions, 'sep 9, 2025')!;
  const topic = findNamed(shown.topics, ' OPTICS ')!;
  const none = { found: null, edition: null, topic: null };
  const idsOf = (wanted: Partial<typeof none>) => papersToExport(shown, { ...none, ...wanted }).map(({ id }) => id);

  test('an edition or a topic by name or slug, upper or lower case', () => {
    expect(findNamed(shown.editions, edition.slug)).toBe(edition);
    expect(findNamed(shown.topics, topic.slug)).toBe(topic);
    expect(findNamed(shown.editions, 'Sep 10')).toBeNull();
  });

  test.each([
    { name: 'all, as the library has them', wanted: {}, out: shown.papers.map(({ id }) => id) },
    { name: 'an edition as printed', wanted: { edition }, out: [hostile.id, plain.id] },
    { name: 'a topic, those most about it first', wanted: { topic }, out: [hostile.id, plain.id] },
    { name: 'what was found, as found', wanted: { found: [titleOnly.id, plain.id] }, out: [titleOnly.id, plain.id] },
    {
      name: 'found, in an edition and on a topic',
      wanted: { found: ids, edition, topic },
      out: ids.filter((id) => id !== titleOnly.id),
    },
    { name: 'nothing found', wanted: { found: [], edition }, out: [] },
  ] as { name: string; wanted: object; out: string[] }[])('$name', ({ wanted, out }) => {
    expect(idsOf(wanted)).toEqual(out);
  });

  test('a library with some of its papers lists no others', () => {
    const some = libraryWith(shown, [titleOnly]);
    expect(some.papers.map(({ id }) => id)).toEqual([titleOnly.id]);
    expect(some.editions.map(({ name, items }) => [name, items.length])).toEqual([['Feb 1, 2024', 1]]);
    expect(some.topics).toEqual([]);
  });
});
