// The library as one SQLite file with a full-text index, and the metadata that Datasette shows beside it. In: the
// library. Out: bytes; the same library gives the same. SQLite comes as WebAssembly in an optional package: nothing is
// compiled or downloaded, and only this export asks for it.
import type { Database, Sqlite3Static } from '@sqlite.org/sqlite-wasm';
import { markdownOf } from '../leaves/rich-text.ts';
import { outPath, paperPath } from '../leaves/urls.ts';
import type { Edition, Library, Paper, Topic } from '../types.ts';
import { absolute, type FeedSite } from './site.ts';

/** Raised whenever a table or a column changes its meaning; `PRAGMA user_version` of the file. */
export const SQLITE_VERSION = 1;

/**
 * Texts are Markdown with formulas as `$TeX$`; `*_source` is what was scraped, to the letter. Datasette and sqlite-utils know
 * a full-text index by `content="papers"` in its SQL, with these very quotes.
 */
const TABLES = `
PRAGMA user_version = ${SQLITE_VERSION};
CREATE TABLE papers (id TEXT PRIMARY KEY, title TEXT NOT NULL, abstract TEXT, arxiv TEXT, doi TEXT, url TEXT NOT NULL);
CREATE TABLE authors (paper TEXT NOT NULL REFERENCES papers, number INTEGER, name TEXT NOT NULL, PRIMARY KEY (paper, number));
CREATE TABLE links (paper TEXT NOT NULL REFERENCES papers, kind TEXT NOT NULL, url TEXT NOT NULL, PRIMARY KEY (paper, url));
CREATE TABLE formulas (paper TEXT NOT NULL REFERENCES papers, place TEXT NOT NULL, number INTEGER, tex TEXT NOT NULL,
  source TEXT NOT NULL, trust TEXT NOT NULL, PRIMARY KEY (paper, place, number));
CREATE TABLE sightings (paper TEXT NOT NULL REFERENCES papers, dump TEXT NOT NULL, line INTEGER, end_line INTEGER,
  title_source TEXT NOT NULL, abstract_source TEXT, PRIMARY KEY (dump, line));
CREATE TABLE editions (slug TEXT PRIMARY KEY, name TEXT NOT NULL, year INTEGER, month INTEGER, day INTEGER, dump TEXT NOT NULL,
  series TEXT);
CREATE TABLE edition_papers (edition TEXT NOT NULL REFERENCES editions, number INTEGER, paper TEXT NOT NULL REFERENCES papers,
  repeated INTEGER NOT NULL, PRIMARY KEY (edition, number));
CREATE TABLE topics (slug TEXT PRIMARY KEY, name TEXT NOT NULL);
CREATE TABLE topic_papers (topic TEXT NOT NULL REFERENCES topics, number INTEGER, paper TEXT NOT NULL REFERENCES papers,
  strength REAL NOT NULL, PRIMARY KEY (topic, number));
CREATE INDEX edition_papers_paper ON edition_papers (paper);
CREATE INDEX topic_papers_paper ON topic_papers (paper);
CREATE VIRTUAL TABLE papers_fts USING fts5(title, abstract, content="papers", tokenize='porter unicode61 remove_diacritics 2');
`;

/** Thrown where the optional package is missing; the message names it. */
export class NoSqlite extends Error {
  override name = 'NoSqlite';
}

type Value = string | number | null;
type Insert = (table: string, row: readonly Value[]) => void;

export async function exportSqlite(library: Library): Promise<Uint8Array> {
  const sqlite = await loadSqlite();
  const db = new sqlite.oo1.DB(':memory:');
  try {
    db.exec(TABLES);
    db.transaction(() => fill(db, library));
    db.exec("INSERT INTO papers_fts(papers_fts) VALUES ('rebuild'); ANALYZE; VACUUM;");
    return sqlite.capi.sqlite3_js_db_export(db);
  } finally {
    db.close();
  }
}

async function loadSqlite(): Promise<Sqlite3Static> {
  const { default: start } = await import('@sqlite.org/sqlite-wasm').catch(() => {
    throw new NoSqlite(
      'The SQLite export needs the package @sqlite.org/sqlite-wasm: npm install @sqlite.org/sqlite-wasm',
    );
  });
  return start();
}

function fill(db: Database, library: Library): void {
  const insert: Insert = (table, row) => {
    db.exec({ sql: `INSERT INTO ${table} VALUES (${row.map(() => '?').join(', ')})`, bind: row.map(wellFormed) });
  };
  for (const paper of library.papers) insertPaper(insert, paper);
  const seriesOf = new Map(library.series.flatMap(({ name, editions }) => editions.map((slug) => [slug, name])));
  for (const edition of library.editions) insertEdition(insert, edition, seriesOf.get(edition.slug) ?? null);
  for (const topic of library.topics) insertTopic(insert, topic);
}

/** SQLite holds UTF-8, which has no halves of surrogate pairs. */
const wellFormed = (value: Value): Value => (typeof value === 'string' ? value.toWellFormed() : value);

function insertPaper(insert: Insert, paper: Paper): void {
  const { id, title, abstract, authors, ids, links, sightings } = paper;
  insert('papers', [
    id,
    markdownOf(title),
    abstract === null ? null : markdownOf(abstract),
    ids.arxiv,
    ids.doi,
    paperPath(id),
  ]);
  for (const [i, name] of authors.entries()) insert('authors', [id, i + 1, name]);
  for (const { kind, url } of links) insert('links', [id, kind, url]);
  for (const [place, text] of [
    ['title', title],
    ['abstract', abstract ?? []],
  ] as const) {
    const formulas = text.filter((segment) => segment.kind === 'formula');
    for (const [i, { tex, source, trust }] of formulas.entries())
      insert('formulas', [id, place, i + 1, tex, source, trust]);
  }
  for (const { origin, titleSource, abstractSource } of sightings) {
    insert('sightings', [id, origin.dump, origin.line, origin.endLine, titleSource, abstractSource]);
  }
}

function insertEdition(insert: Insert, { slug, name, date, dump, items }: Edition, series: string | null): void {
  insert('editions', [slug, name, date?.year ?? null, date?.month ?? null, date?.day ?? null, dump, series]);
  for (const [i, { paper, repeated }] of items.entries())
    insert('edition_papers', [slug, i + 1, paper, repeated ? 1 : 0]);
}

function insertTopic(insert: Insert, { slug, name, papers }: Topic): void {
  insert('topics', [slug, name]);
  for (const [i, { paper, strength }] of papers.entries()) insert('topic_papers', [slug, i + 1, paper, strength]);
}

/** `metadata.json` for `datasette NAME.db --metadata metadata.json`. @param name of the database file, without `.db` */
export function datasetteMetadata(site: FeedSite, name: string): string {
  const home = absolute(site, outPath('index.html'));
  const metadata = {
    title: site.title,
    ...(site.tagline === '' ? {} : { description: site.tagline }),
    ...(home === null ? {} : { source: site.title, source_url: home }),
    databases: {
      [name]: {
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
  };
  return `${JSON.stringify(metadata, null, 2)}\n`;
}
