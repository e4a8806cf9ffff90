import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { outPath } from '../../src/leaves/urls.ts';
import { verifySite } from '../../src/publish/manifest.ts';
import { openSite } from '../../src/publish/site-writer.ts';

let folder: string;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-manifest-'));
  out = join(folder, 'site');
  const site = openSite(out);
  for (const path of ['a.html', 'papers/b.html', 'papers/c.html']) site.write({ path: outPath(path), contents: path });
  site.commit();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a site as it was built differs in nothing', async () => {
  expect(verifySite(out)).toEqual([]);
});

test('missing, changed and added files are named', async () => {
  writeFileSync(join(out, 'a.html'), 'other');
  rmSync(join(out, 'papers/c.html'));
  writeFileSync(join(out, 'papers/d.html'), '');
  expect(verifySite(out)).toEqual([
    { path: 'a.html', what: 'changed' },
    { path: 'papers/c.html', what: 'missing' },
    { path: 'papers/d.html', what: 'not ours' },
  ]);
});

test.each([
  '',
  '{',
  'null',
  '[]',
  '{"files":{}}',
  '{"generator":"other","files":{}}',
  '{"generator":"broadsheet","files":null}',
])('%j is no manifest', (text) => {
  writeFileSync(join(out, 'manifest.json'), text);
  expect(verifySite(out)).toBeNull();
});
