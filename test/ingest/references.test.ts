// Reference files: whatever their shape and size, only the wanted records come back.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readReferences } from '../../src/ingest/references.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { Entry } from '../../src/types.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-reference-'));
  mkdirSync(join(folder, 'reference'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, contents: string | Uint8Array) => writeFileSync(join(folder, 'reference', name), contents);
const fixture = (name: string) => readFileSync(`test/fixtures/dumps/${name}`);
const isLantern = ({ title }: Entry): boolean => title.startsWith('Lanterns');

async function read() {
  const { entries, files, skipped, diagnostics } = await readReferences(folder, isLantern);
  return {
    found: entries.map(({ origin }) => `${origin.dump}:${origin.line}`),
    files: files.map(({ path, records, wanted }) => ({ path, records, wanted })),
    skipped: skipped.map(({ path }) => path),
    said: diagnostics.map(formatDiagnostic),
  };
}

describe('readReferences', () => {
  test('no folder, no references', async () => {
    rmSync(join(folder, 'reference'), { recursive: true });
    expect(await read()).toEqual({ found: [], files: [], skipped: [], said: [] });
  });

  test('lines of JSON, packed or not, arrays, BibTeX', async () => {
    put('a.jsonl', fixture('arxiv-metadata.jsonl'));
    put('b.json.gz', gzipSync(fixture('arxiv-metadata.jsonl')));
    put('c.json', fixture('wrapped.json'));
    put('d.bib', fixture('reading.bib'));
    const { found, files, said } = await read();
    expect(found).toEqual([
      'reference/a.jsonl:2',
      'reference/b.json.gz:2',
      'reference/c.json:14',
      'reference/d.bib:16',
    ]);
    expect(files).toEqual(
      ['a.jsonl', 'b.json.gz', 'c.json', 'd.bib'].map((name) => ({ path: `reference/${name}`, records: 3, wanted: 1 })),
    );
    expect(said).toEqual([]);
  });

  test('a blank line between records; a file of blank lines; a file of no known shape', async () => {
    const [first, second] = fixture('arxiv-metadata.jsonl').toString().trim().split('\n');
    put('a.jsonl', [first, '', second].join('\n'));
    put('b.jsonl', '\n\n');
    put('c.txt', 'milk\n\nbread\n');
    const { found, files, skipped } = await read();
    expect(found).toEqual(['reference/a.jsonl:3']);
    expect(files.map(({ path, records }) => [path, records])).toEqual([['reference/a.jsonl', 2]]);
    expect(skipped).toEqual(['reference/b.jsonl', 'reference/c.txt']);
  });

  test('a line that is broken or endless costs itself alone', async () => {
    const [first, second, third] = fixture('arxiv-metadata.jsonl').toString().trim().split('\n');
    put('a.jsonl', [first, '{"id": "2401.1', second, `{"title": "${'x'.repeat(5 * 1024 * 1024)}"}`, third].join('\n'));
    const { found, files, said } = await read();
    expect(found).toEqual(['reference/a.jsonl:3']);
    expect(files[0]?.records).toBe(3);
    expect(said).toEqual([
      'reference/a.jsonl:2: warning bad-json: 2 lines are no record that can be read, the first is this',
    ]);
  });

  test('lines are looked at closely where a glance does not do', async () => {
    const records = [
      { id: 'no id', title: 'Lanterns One', abstract: 'A lantern burns slowly, and so do two.' },
      { id: '2401.00010', title: 'Goats', doi: '10.1000/g' },
      { id: 'x', title: 'Lanterns Three', doi: '10.1000/l' },
      { id: 7, title: 'Lanterns Four' },
      { note: 'no paper' },
    ];
    put('a.jsonl', records.map((record) => JSON.stringify(record)).join('\n'));
    const { found, files, said } = await read();
    expect(found).toEqual(['reference/a.jsonl:1', 'reference/a.jsonl:3']);
    expect(files).toEqual([{ path: 'reference/a.jsonl', records: 3, wanted: 2 }]);
    expect(said).toEqual([
      'reference/a.jsonl:4: warning bad-json: 2 lines are no record that can be read, the first is this',
    ]);
  });

  test('a file that ends in an endless line', async () => {
    const [first] = fixture('arxiv-metadata.jsonl').toString().split('\n');
    put('a.jsonl', `${first}\n{"title": "${'x'.repeat(5 * 1024 * 1024)}`);
    expect((await read()).said).toEqual([
      'reference/a.jsonl:2: warning bad-json: 1 lines are no record that can be read, the first is this',
    ]);
  });

  test('links are not followed, pictures are skipped', async () => {
    symlinkSync('/etc/passwd', join(folder, 'reference', 'a'));
    put('b.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
    expect((await read()).skipped).toEqual(['reference/a', 'reference/b.png']);
  });
});
