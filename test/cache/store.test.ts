import {
  appendFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { keyOf, openStore, type Store } from '../../src/cache/store.ts';

let folder: string;
let cache: string;
const open = (version = '1', library = 'seeds'): Store => openStore(cache, library, version);
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-store-'));
  cache = join(folder, '.cache');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const files = (): string[] => readdirSync(join(cache, 'seeds/texts')).map((name) => join(cache, 'seeds/texts', name));
const VALUE = { texts: ['a', '\ud800', 'ü'], none: null, n: 1.5 };

test('what is put in comes out, in this build and in the next', () => {
  const store = open();
  expect(store.get('texts', 'a')).toBe(null);
  store.put('texts', 'a', VALUE);
  expect(store.get('texts', 'a')).toEqual(VALUE);
  expect(open().get('texts', 'a')).toEqual(VALUE);
});

test('kinds, keys, libraries and versions are apart', () => {
  open().put('texts', 'a', VALUE);
  expect(open().get('texts', 'b')).toBe(null);
  expect(open().get('pages', 'a')).toBe(null);
  expect(open('2').get('texts', 'a')).toBe(null);
  expect(open('1', 'other').get('texts', 'a')).toBe(null);
});

describe('what is damaged counts as not there', () => {
  test.each([
    { damage: 'cut off', break: (path: string) => truncateSync(path, 80) },
    { damage: 'empty', break: (path: string) => writeFileSync(path, '') },
    { damage: 'another value', break: (path: string) => writeFileSync(path, `${keyOf('{}')}\n[]`) },
    { damage: 'no text', break: (path: string) => writeFileSync(path, new Uint8Array([255, 0, 255])) },
    {
      damage: 'one letter changed',
      break: (path: string) => writeFileSync(path, readFileSync(path, 'utf8').replace('ü', 'u')),
    },
    { damage: 'gone', break: (path: string) => rmSync(path) },
  ])('$damage', ({ break: damage }) => {
    open().put('texts', 'a', VALUE);
    for (const path of files()) damage(path);
    expect(open().get('texts', 'a')).toBe(null);
    open().put('texts', 'a', VALUE);
    expect(open().get('texts', 'a')).toEqual(VALUE);
  });
});

describe('bytes', () => {
  const BYTES = new Uint8Array([0, 255, 10, 13, 7]);
  const place = () => join(cache, 'seeds/dumps', readdirSync(join(cache, 'seeds/dumps'))[0]!);

  test('come out as they were put in, whatever else was asked for, and apart from values', () => {
    open().putBytes('dumps', 'a', BYTES);
    open().putBytes('dumps', 'b', new Uint8Array(0));
    open().putBytes('dumps', 'c', new Uint8Array(100_000).fill(3));
    expect(open().getBytes('dumps', 'c')).toEqual(Buffer.alloc(100_000, 3));
    expect(open().getBytes('dumps', 'a')).toEqual(Buffer.from(BYTES));
    expect(open().getBytes('dumps', 'b')).toEqual(Buffer.alloc(0));
    expect(open().get('dumps', 'a')).toBe(null);
    expect(open('2').getBytes('dumps', 'a')).toBe(null);
  });

  test.each([
    { damage: 'cut off', break: (path: string) => truncateSync(path, 34) },
    { damage: 'cut off in their seal', break: (path: string) => truncateSync(path, 20) },
    { damage: 'empty', break: (path: string) => writeFileSync(path, '') },
    { damage: 'longer', break: (path: string) => appendFileSync(path, 'x') },
    { damage: 'gone', break: (path: string) => rmSync(path) },
    {
      damage: 'changed in one bit',
      break: (path: string) =>
        writeFileSync(
          path,
          readFileSync(path).map((byte, at) => (at === 33 ? byte ^ 1 : byte)),
        ),
    },
  ])('$damage count as not there', ({ break: damage }) => {
    open().putBytes('dumps', 'a', BYTES);
    damage(place());
    expect(open().getBytes('dumps', 'a')).toBe(null);
  });
});

test('tidying leaves what was used, and what another version or library would use of its own is not its business', () => {
  for (const key of ['a', 'b', 'c']) open().put('texts', key, key);
  open('1', 'other').put('texts', 'd', 'd');
  const store = open();
  store.get('texts', 'b');
  store.put('texts', 'e', 'e');
  store.tidy('texts');
  expect(files()).toHaveLength(2);
  expect(['a', 'b', 'c', 'e'].map((key) => open().get('texts', key))).toEqual([null, 'b', null, 'e']);
  expect(open('1', 'other').get('texts', 'd')).toBe('d');
});

test('the folder keeps itself out of version control', () => {
  open().put('texts', 'a', VALUE);
  expect(readFileSync(join(cache, '.gitignore'), 'utf8')).toMatch(/^\*$/m);
});

test('where nothing can be kept, nothing is, and nobody is told', () => {
  writeFileSync(cache, 'a file');
  const store = open();
  store.put('texts', 'a', VALUE);
  expect(store.get('texts', 'a')).toBe(null);
  store.tidy('texts');
  expect(existsSync(cache)).toBe(true);
});

test('texts that are cut otherwise have another key', () => {
  expect(keyOf('ab', 'c')).not.toBe(keyOf('a', 'bc'));
  expect(keyOf('ab', '')).not.toBe(keyOf('ab'));
});

test('a link in the cache’s place is not followed: nothing is kept, and nothing is written where it leads', () => {
  mkdirSync(join(folder, 'elsewhere'));
  symlinkSync('elsewhere', cache);
  const store = open();
  store.put('texts', 'a', VALUE);
  expect(store.get('texts', 'a')).toBe(null);
  expect(readdirSync(join(folder, 'elsewhere'))).toEqual([]);
});
