import { appendFileSync, mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { stampOf } from '../../src/publish/stamp.ts';

test('the stamp of a site changes when a file is written, touched, added or removed; no folder has none', () => {
  const folder = join(mkdtempSync(join(tmpdir(), 'broadsheet-stamp-')), 'site');
  expect(stampOf(folder)).toBeNull();
  mkdirSync(join(folder, 'papers'), { recursive: true });
  writeFileSync(join(folder, 'papers/a.html'), 'a');
  const stamps = [stampOf(folder)];
  expect(stampOf(folder)).toBe(stamps[0]);
  for (const change of [
    () => appendFileSync(join(folder, 'papers/a.html'), 'b'),
    () => utimesSync(join(folder, 'papers/a.html'), 1, 1),
    () => writeFileSync(join(folder, 'b.html'), ''),
    () => rmSync(join(folder, 'papers/a.html')),
  ]) {
    change();
    stamps.push(stampOf(folder));
  }
  expect(new Set(stamps).size).toBe(5);
  rmSync(join(folder, '..'), { recursive: true });
});
