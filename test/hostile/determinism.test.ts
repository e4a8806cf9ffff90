// The same bytes every time: rows 41 and 51, with the compiled program. (Other folders, zones, locales, umasks and numbers
// of threads: test/pipeline.test.ts. Any changes and a warm cache: test/rebuild.test.ts.)
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { keyOf } from '../../src/cache/store.ts';
import { verifySite } from '../../src/publish/manifest.ts';
import { newFolder, SHEEP, writeFiles } from './seeds.ts';

const CLI = resolve('dist/cli.js');
let folder: string;
let first: string;
beforeAll(() => {
  folder = newFolder();
  cpSync('test/fixtures/dumps', join(folder, 'seeds'), { recursive: true });
  writeFiles(folder, { 'seeds/notes/a.md': `---\npaper: ${SHEEP.title}\n---\nA *note* on $x_1$.` });
  first = build(process.execPath);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @returns the manifest: a hash of every file */
function build(node: string, ...flags: string[]): string {
  const { status, stderr } = spawnSync(node, [CLI, 'build', '--quiet', ...flags], { cwd: folder, encoding: 'utf8' });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(verifySite(join(folder, '_site'))).toEqual([]);
  return readFileSync(join(folder, '_site/manifest.json'), 'utf8');
}

test('row 41: a cache that was cut off, garbled or made by another version is as good as none', () => {
  const cache = join(folder, '.cache');
  const kept = readdirSync(cache, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name !== '.gitignore')
    .map(({ parentPath, name }) => join(parentPath, name));
  expect(kept.length).toBeGreaterThan(1);
  const whole = kept.map((path) => readFileSync(path, 'utf8'));
  const damages: readonly ((text: string) => string)[] = [
    (text) => text.slice(0, text.length / 2),
    (text) => text.replace(/Sheep/g, 'Goats').replace(/"entry"/g, '"chrome"'),
    () => '\u0000\ufffd{"',
  ];
  for (const damage of damages) {
    for (const [i, path] of kept.entries()) writeFileSync(path, damage(whole[i]!));
    expect(build(process.execPath)).toBe(first);
  }
  // Another version keeps its values under other names, beside ours.
  for (const [i, path] of kept.entries()) {
    rmSync(path, { force: true });
    writeFileSync(join(dirname(path), keyOf('another version', basename(path))), whole[i]!);
  }
  expect(build(process.execPath)).toBe(first);
}, 60_000);

test.each(['1', '8'])(
  'row 51: %s threads make the same bytes',
  (workers) => {
    expect(build(process.execPath, '--no-cache', '--workers', workers)).toBe(first);
  },
  60_000,
);

describe('row 51: every Node that is found makes the same bytes', () => {
  const nodes = otherNodes();
  test.skipIf(nodes.length > 0)('(no other Node is here: name some in BROADSHEET_NODES, with colons between)', () => {
    expect(nodes).toEqual([]);
  });
  test.each(nodes)(
    '$version',
    ({ path }) => {
      expect(build(path, '--no-cache')).toBe(first);
    },
    60_000,
  );
});

/** Of each version one: those that are named, those on the path, those of a version manager. */
function otherNodes(): { readonly path: string; readonly version: string }[] {
  const managed = join(homedir(), '.nvm/versions/node');
  const candidates = [
    ...(process.env.BROADSHEET_NODES ?? '').split(':').filter((path) => path !== ''),
    ...['node20', 'node22', 'node24'],
    ...(existsSync(managed) ? readdirSync(managed).map((name) => join(managed, name, 'bin/node')) : []),
  ];
  const found = new Map<string, string>();
  for (const path of candidates) {
    const { stdout, status } = spawnSync(path, ['--version'], { encoding: 'utf8' });
    const version = stdout?.trim() ?? '';
    if (status === 0 && /^v(?:20\.19|2[2-9])/.test(version) && version !== process.version) found.set(version, path);
  }
  return [...found].map(([version, path]) => ({ version, path }));
}
