// The open data against what the documentation of search engines says of the files that they import.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { writePapersJsonl } from '../../src/feeds/papers-jsonl.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { library } from './library.ts';

const whole = library(true);
const text = textOfParts(writePapersJsonl(whole));
const lines = text.split('\n').slice(0, -1);
const papers = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
const docs = readFileSync('docs/size.md', 'utf8');

test('a JSON object a line, the last line ended too', () => {
  expect(text.endsWith('}\n')).toBe(true);
  expect(papers.length).toBe(whole.papers.length);
  for (const line of lines) expect(line).toMatch(/^\{.*\}$/);
});

test('ids are what Meilisearch, Typesense and OpenSearch take for ids, and each is one of its kind', () => {
  for (const { id } of papers) {
    expect(id).toMatch(/^[a-zA-Z0-9_-]{1,511}$/);
    expect(encodeURIComponent(String(id))).toBe(id);
    expect(Buffer.byteLength(String(id))).toBeLessThanOrEqual(512);
  }
  expect(new Set(papers.map(({ id }) => id)).size).toBe(papers.length);
});

test('Meilisearch can tell the key by its name', () => {
  const keys = new Set(papers.flatMap((paper) => Object.keys(paper).filter((key) => /id$/i.test(key))));
  expect([...keys]).toEqual(['id']);
});

test('Typesense: the fields of the documented collection are in every paper, of their type, null only where optional', () => {
  type Field = { name: string; type: string; optional?: boolean };
  const [, json] = /-d '(\{\n {2}"name": "papers"[\s\S]*?\n\})'/.exec(docs)!;
  const { fields } = JSON.parse(json!) as { fields: Field[] };
  expect(fields.map(({ name }) => name)).toEqual(['title', 'abstract', 'url']);
  for (const paper of papers) {
    for (const { name, type, optional } of fields) {
      const value = paper[name];
      if (value === null) expect(optional).toBe(true);
      else expect(typeof value).toBe(type);
    }
  }
});

test('OpenSearch: the documented command puts an action before each paper', () => {
  const [, command] = /^(awk .*) papers\.jsonl > bulk\.ndjson$/m.exec(docs)!;
  const { stdout } = spawnSync('sh', ['-c', command!], { input: text, encoding: 'utf8' });
  const bulk = stdout.split('\n');
  expect(bulk.pop()).toBe('');
  expect(bulk.filter((_, i) => i % 2 === 1)).toEqual(lines);
  expect(bulk.filter((_, i) => i % 2 === 0).map((line) => JSON.parse(line))).toEqual(
    papers.map(({ id }) => ({ index: { _id: id } })),
  );
});
