import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { templateKeys } from '../../src/cache/templates.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-templates-'));
  write('page', "<%~ include('./list', it) %>");
  write('list', "<%~ include('./entry') %><%~ include('./list') %>");
  write('entry', 'entry');
  write('other', 'other');
  write('any', '<%~ include(it.name) %>');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): void => writeFileSync(join(folder, `${name}.eta`), text);

/** Which of the templates have another hash after a change. */
function changedBy(change: () => Readonly<Record<string, string>>): string[] {
  const names = ['page', 'list', 'entry', 'other', 'any'];
  const before = templateKeys(folder, {});
  const keys = names.map(before);
  const after = templateKeys(folder, change());
  return names.filter((name, at) => after(name) !== keys[at]);
}

test('a template is another where it, or one that it includes, is', () => {
  const edit = (name: string) => () => {
    write(name, `${name}, again`);
    return {};
  };
  expect(changedBy(() => ({}))).toEqual([]);
  expect(changedBy(edit('other'))).toEqual(['other', 'any']);
  expect(changedBy(edit('entry'))).toEqual(['page', 'list', 'entry', 'any']);
});

test('a theme’s template stands in for ours, which it may still include', () => {
  const own = join(folder, 'own.html');
  writeFileSync(own, "<div><%~ include('./ours/other') %></div>");
  expect(changedBy(() => ({ other: own }))).toEqual(['other', 'any']);
  const themed = templateKeys(folder, { other: own })('other');
  write('other', 'other once more');
  expect(templateKeys(folder, { other: own })('other')).not.toBe(themed);
});
