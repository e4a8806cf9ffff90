import { parse } from 'csv-parse/sync';
import { describe, expect, test } from 'vitest';
import { findEdition, formatNamed, papersToExport, TEXT_FORMATS } from '../../src/feeds/export.ts';
import { parseCitations } from '../cite/oracle.ts';
import { BASE, hostile, library, plain, site, titleOnly } from './library.ts';

const shown = library(true);
const exported = (name: string, base: string | null = null) =>
  formatNamed(name)!.write(shown, papersToExport(shown, null, null), site(base));
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
  test('an edition by name or slug, in its order', () => {
    const edition = findEdition(shown, 'sep 9, 2025')!;
    expect(findEdition(shown, edition.slug)).toBe(edition);
    expect(papersToExport(shown, edition, null).map(({ id }) => id)).toEqual([hostile.id, plain.id]);
    expect(papersToExport(shown, edition, new Set([plain.id])).map(({ id }) => id)).toEqual([plain.id]);
  });

  test('an edition that is not there', () => {
    expect(findEdition(shown, 'Sep 10')).toBeNull();
  });
});
