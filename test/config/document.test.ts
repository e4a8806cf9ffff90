import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { configTable, textsTable } from '../../src/config/document.ts';
import { readConfig } from '../../src/config/read.ts';
import { leavesOf } from '../../src/config/schema.ts';

const docs = readFileSync('docs/configuration.md', 'utf8');

describe('docs/configuration.md', () => {
  test('holds the table of today (written by scripts/document-config.mjs)', () => {
    expect(docs).toContain(`-->\n\n${configTable()}\n<!-- end of keys -->`);
  });

  test('its example is a configuration', () => {
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(docs)!;
    expect([...readConfig(example!, 'broadsheet.yaml').keys()]).toEqual([
      'title',
      'tagline',
      'baseUrl',
      'links',
      'feeds.size',
    ]);
  });
});

describe('docs/texts.md', () => {
  const texts = readFileSync('docs/texts.md', 'utf8');

  test('lists the texts of today (written by scripts/document-config.mjs)', () => {
    expect(texts).toContain(`-->\n\n${textsTable()}\n<!-- end of keys -->`);
  });

  test('its example is a configuration', () => {
    const [, example] = /```yaml\n([\s\S]*?)```/.exec(texts)!;
    expect(readConfig(example!, 'broadsheet.yaml').size).toBe(3);
  });
});

test('the table has a row for every key, and every key says what it does', () => {
  const rows = configTable().trimEnd().split('\n').slice(2);
  expect(rows).toHaveLength(leavesOf().length);
  for (const { does, must } of leavesOf()) expect([does.endsWith('.'), must === '']).toEqual([true, false]);
  expect(rows[0]).toBe(
    '| `title` | The name of the library, on every page and in every feed. | a text of 1 to 80 characters on one line | `"Broadsheet"` |',
  );
});
