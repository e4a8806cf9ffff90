// Adding dumps: what is said, what is stored, and that nothing is stored twice or written over.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { planAdding, storeDump } from '../src/add.ts';
import { cutEntries } from '../src/ingest/cut.ts';
import { readSeeds } from '../src/ingest/read.ts';

let seeds: string;
beforeEach(() => {
  seeds = mkdtempSync(join(tmpdir(), 'broadsheet-add-'));
});
afterEach(() => rmSync(seeds, { recursive: true, force: true }));

const fixture = (name: string) => ({ name: `scrapes/${name}`, bytes: readFileSync(`test/fixtures/dumps/${name}`) });

describe('planAdding', () => {
  test('counts what is new and what was seen before', () => {
    const plans = planAdding([fixture('listing-tight.txt'), fixture('listing-links.md'), fixture('api.json')], seeds);
    expect(plans.map(({ summary }) => summary)).toEqual([
      '3 entries: 3 new, 0 seen before, 0 problems',
      '3 entries: 0 new, 3 seen before, 0 problems',
      '3 entries: 0 new, 3 seen before, 0 problems',
    ]);
    expect(readdirSync(seeds)).toEqual([]);
  });

  test('names tell the day and the query, and the text says where it came from', () => {
    const [plan] = planAdding([fixture('listing-links.md')], seeds);
    expect(plan!.path).toMatch(/^2024-03-02-listing-links-night-animals-[a-z0-9]{5}\.md$/);
    expect(plan!.contents).toMatch(
      /^---\nurl: https:[^\n]+\n(?:[^\n]+\n)+from: "listing-links\.md"\nsha256: "[0-9a-f]{16}"\n---\nnew\n/,
    );
  });

  test.each([
    'arxiv-atom.xml',
    'api.json',
    'page-2024.html',
    'reading.csv',
    'reading.bib',
    'oai-dc.xml',
    'reading.ris',
    'table.md',
  ])('%s can be read again once it is stored', (name) => {
    const [plan] = planAdding([fixture(name)], seeds);
    storeDump(plan!, seeds);
    const [read] = readSeeds(seeds).files.map((file) => cutEntries(file));
    expect(read!.file.path).toBe(plan!.path);
    expect(read!.entries).toHaveLength(3);
    expect(read!.diagnostics).toEqual([]);
  });

  test('a packed file is stored unpacked', () => {
    const { bytes } = fixture('objects.jsonl');
    const [plan] = planAdding([{ name: 'objects.jsonl.gz', bytes: gzipSync(bytes) }], seeds);
    expect(plan!.path).toMatch(/^objects-[a-z0-9]{5}\.jsonl$/);
    expect(plan!.contents.split('\n').slice(4).join('\n')).toBe(bytes.toString());
  });

  test('what is there already, fits nothing or is no text is not stored', () => {
    const first = planAdding([fixture('listing-tight.txt')], seeds)[0]!;
    storeDump(first, seeds);
    const again = planAdding(
      [
        fixture('listing-tight.txt'),
        { name: 'stdin', bytes: Buffer.from('milk\nbread\n') },
        { name: 'a.pdf', bytes: Buffer.from('%PDF-1.7') },
        { name: 'empty.txt', bytes: new Uint8Array() },
      ],
      seeds,
    );
    expect(again.map(({ path, summary }) => ({ path, summary }))).toEqual([
      { path: null, summary: 'scrapes/listing-tight.txt is in the seeds already; not added' },
      { path: null, summary: 'stdin fits no known shape; not added' },
      { path: null, summary: 'a.pdf is a PDF, not text; not added' },
      { path: null, summary: 'empty.txt holds no text; not added' },
    ]);
    expect(() => storeDump(first, seeds)).toThrow('EEXIST');
  });
});

describe('the command', () => {
  const add = (input: string, ...args: readonly string[]) => {
    mkdirSync(join(seeds, 'library'), { recursive: true });
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['dist/cli.js', 'add', '--seeds', join(seeds, 'library'), ...args],
      { input, encoding: 'utf8' },
    );
    return { status, out: stdout.split('\n').filter((line) => line !== ''), stderr };
  };

  test('takes all files below a folder, and standard input; --dry-run stores nothing', () => {
    mkdirSync(join(seeds, 'in/below'), { recursive: true });
    writeFileSync(join(seeds, 'in/b.txt'), fixture('listing-tight.txt').bytes);
    writeFileSync(join(seeds, 'in/below/a.txt'), 'milk\nbread\n');
    writeFileSync(join(seeds, 'in/.hidden'), 'x');
    const dry = add(fixture('labelled.txt').bytes.toString(), '--dry-run', join(seeds, 'in'), '-');
    expect(dry.out.map((line) => line.replace(/-[a-z0-9]{5,16}\./, '-HASH.'))).toEqual([
      'b.txt: 3 entries: 3 new, 0 seen before, 0 problems; would be b-HASH.txt',
      'below/a.txt: below/a.txt fits no known shape; not added; not stored',
      'stdin: 3 entries: 0 new, 3 seen before, 0 problems; would be stdin-HASH.txt',
    ]);
    expect(readdirSync(join(seeds, 'library'))).toEqual([]);
    expect(add('', join(seeds, 'in/b.txt')).status).toBe(0);
    expect(readdirSync(join(seeds, 'library'))).toHaveLength(1);
  });

  test('refuses what is not there, and what is too large, before it reads anything', () => {
    writeFileSync(join(seeds, 'huge.jsonl'), '');
    truncateSync(join(seeds, 'huge.jsonl'), 500_000_000);
    expect(add('', join(seeds, 'none.txt'))).toMatchObject({ status: 2, out: [] });
    const { status, stderr } = add('', join(seeds, 'huge.jsonl'));
    expect(status).toBe(2);
    expect(stderr).toBe(
      `broadsheet: ${join(seeds, 'huge.jsonl')} has 500000000 bytes, more than the limit of 134217728. Split it; or, if it is metadata that completes papers, put it into reference/ in the seeds folder.\n`,
    );
  });
});
