import start, { type Database } from '@sqlite.org/sqlite-wasm';
import { describe, expect, test } from 'vitest';
import { datasetteMetadata, exportSqlite } from '../../src/feeds/sqlite.ts';
import { BASE, hostile, library, plain, site, titleOnly, weekly } from './library.ts';

const sqlite = await start();

/** The bytes as SQLite itself reads them. */
function open(bytes: Uint8Array): Database {
  const db = new sqlite.oo1.DB(':memory:');
  const place = sqlite.wasm.allocFromTypedArray(bytes);
  const { SQLITE_DESERIALIZE_FREEONCLOSE: flags } = sqlite.capi;
  db.checkRc(sqlite.capi.sqlite3_deserialize(db.pointer!, 'main', place, bytes.length, bytes.length, flags));
  return db;
}

describe('exportSqlite', async () => {
  const whole = library(true);
  const bytes = await exportSqlite({ ...whole, series: [weekly(whole)] });
  const db = open(bytes);

  test('is a whole database of its version', () => {
    expect(db.selectValues('PRAGMA integrity_check')).toEqual(['ok']);
    expect(db.selectValues('PRAGMA foreign_key_check')).toEqual([]);
    expect(db.selectValue('PRAGMA user_version')).toBe(1);
  });

  test('holds papers, editions and all that hangs on them', () => {
    expect(db.selectValues('SELECT id FROM papers ORDER BY id')).toEqual([hostile.id, plain.id, titleOnly.id].sort());
    expect(db.selectArrays('SELECT name, year, month, day FROM editions ORDER BY year')).toEqual([
      ['Feb 1, 2024', 2024, 2, 1],
      ['Sep 9, 2025', 2025, 9, 9],
    ]);
    expect(db.selectArrays('SELECT name, series FROM editions ORDER BY year')).toEqual([
      ['Feb 1, 2024', null],
      ['Sep 9, 2025', 'Weekly'],
    ]);
    expect(db.selectArrays(`SELECT place, tex, trust FROM formulas WHERE paper = '${hostile.id}'`)).toEqual([
      ['abstract', '\\mathcal{O}(n^2)<x', 'inferred'],
    ]);
    expect(db.selectValues(`SELECT name FROM authors WHERE paper = '${hostile.id}' ORDER BY number`)).toEqual(
      hostile.authors,
    );
    expect(db.selectArrays('SELECT name, paper, strength FROM topics JOIN topic_papers ON topic = slug')).toEqual([
      ['Optics', hostile.id, 0.9],
      ['Optics', plain.id, 0.5],
    ]);
    expect(db.selectValues('SELECT url FROM links')).toEqual(['https://github.com/a/b']);
    expect(db.selectValue(`SELECT count(*) FROM sightings WHERE paper = '${hostile.id}'`)).toBe(2);
    expect(
      db.selectArrays(
        'SELECT number, paper, repeated FROM edition_papers JOIN editions ON slug = edition WHERE year = 2025',
      ),
    ).toEqual([
      [1, hostile.id, 1],
      [2, plain.id, 0],
    ]);
  });

  test('its full-text index is known to Datasette and sqlite-utils, which look for it in this way', () => {
    const detect = `SELECT name FROM sqlite_master WHERE rootpage = 0 AND sql LIKE '%VIRTUAL TABLE%USING FTS%content="papers"%'`;
    expect(db.selectValues(detect)).toEqual(['papers_fts']);
  });

  test('its full-text index finds words in any form', () => {
    const found = (words: string) =>
      db.selectValues(
        'SELECT id FROM papers WHERE rowid IN (SELECT rowid FROM papers_fts WHERE papers_fts MATCH ?)',
        words,
      );
    expect(found('word')).toEqual([plain.id]);
    expect(found('title')).toEqual([titleOnly.id]);
    expect(found('title:words')).toEqual([]);
  });

  test('the same library gives the same bytes', async () => {
    expect(Buffer.compare(await exportSqlite({ ...whole, series: [weekly(whole)] }), bytes)).toBe(0);
  });
});

test('Datasette is told the title, the label of each table and the index', () => {
  expect(JSON.parse(datasetteMetadata(site(BASE), 'papers'))).toEqual({
    title: 'My <Library> & more',
    description: 'Papers, "kept".',
    source: 'My <Library> & more',
    source_url: `${BASE}index.html`,
    databases: {
      papers: {
        tables: {
          papers: {
            label_column: 'title',
            description: 'Formulas stand between dollars, as TeX.',
            fts_table: 'papers_fts',
          },
          editions: { label_column: 'name' },
          topics: { label_column: 'name' },
        },
      },
    },
  });
});
