// Front matter: what is read, what is refused, and that nothing of it ever runs.
import { afterEach, describe, expect, test } from 'vitest';
import { DUMP_KEYS, listField, readFrontMatter, textField } from '../../src/ingest/front-matter.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import type { SeedPath } from '../../src/types.ts';

const read = (text: string) => {
  const { fields, lines, diagnostics } = readFrontMatter('d.md' as SeedPath, text.split('\n'), DUMP_KEYS);
  return { fields, lines, said: diagnostics.map(formatDiagnostic) };
};
const ran = globalThis as { ranFrontMatter?: boolean };
afterEach(() => {
  delete ran.ranFrontMatter;
});

describe('readFrontMatter', () => {
  test('scalars stay as they were written', () => {
    const { fields, lines, said } = read(
      '---\ntitle: 2401.00010\ndate: 2024-02-30\nquery: no\nsource: 12:30\nshape: 1e3\nrole: ~\n---\nbody',
    );
    expect(lines).toBe(8);
    expect(Object.fromEntries(fields)).toEqual({
      title: '2401.00010',
      date: '2024-02-30',
      query: 'no',
      source: '12:30',
      shape: '1e3',
      role: '~',
    });
    expect(said).toEqual([]);
  });

  test('a list, or words between commas', () => {
    expect(listField(read('---\ntags: [a, b, a]\n---').fields, 'tags')).toEqual(['a', 'b']);
    expect(listField(read('---\ntags: a, b c ,\n---').fields, 'tags')).toEqual(['a', 'b c']);
    expect(textField(read('---\ntags:\n  - a\n  - b\n---').fields, 'none', 'tags')).toBe('a, b');
  });

  test('a key without any value is empty', () => {
    expect(Object.fromEntries(read('---\n? title\nquery:\n---').fields)).toEqual({ title: '', query: '' });
  });

  test.each([
    { name: 'no fence', text: 'title: x\n---' },
    { name: 'a fence that is never closed', text: '---\ntitle: x' },
    { name: 'a rule, a sentence and a rule', text: '---\nA sentence.\n---' },
    { name: 'a rule, a broken quote and a rule', text: '---\n"A sentence.\n---' },
    { name: 'a longer rule', text: '-----\ntitle: x\n-----' },
  ])('$name is not front matter', ({ text }) => {
    expect(read(text)).toEqual({ fields: new Map(), lines: 0, said: [] });
  });

  test.each(['js', 'javascript', ' js', 'JS', 'coffee', 'json', 'toml', 'ruby'])(
    '---%s is refused and not run',
    (language) => {
      const { fields, lines, said } = read(`---${language}\nglobalThis.ranFrontMatter = true\n---\nbody`);
      expect(ran.ranFrontMatter).toBeUndefined();
      expect({ fields, lines }).toEqual({ fields: new Map(), lines: 3 });
      expect(said).toHaveLength(1);
      expect(said[0]).toMatch(
        /^d\.md:1: error front-matter: front matter .*; it was left out and the rest of the file read/,
      );
    },
  );

  test.each([
    { name: '__proto__', yaml: '__proto__:\n  polluted: yes', why: 'has the key __proto__, which is not allowed' },
    { name: 'constructor', yaml: 'constructor: x', why: 'has the key constructor, which is not allowed' },
    {
      name: 'an alias',
      yaml: 'title: &a x\nquery: *a',
      why: 'has the key query, whose value is neither text nor a list of texts',
    },
    {
      name: 'a mapping as value',
      yaml: 'title:\n  a: b',
      why: 'has the key title, whose value is neither text nor a list of texts',
    },
    {
      name: 'a list above a key',
      yaml: '- a\ntitle: x',
      why: 'cannot be read: Unexpected scalar at node end',
    },
    { name: 'a list as a key', yaml: '? [a]\n: b', why: 'has a key that is not a word' },
    { name: 'one key twice', yaml: 'title: a\ntitle: b', why: 'cannot be read: Map keys must be unique' },
    {
      name: 'a tag that asks for code',
      yaml: 'title: !!js/function "f"',
      why: 'cannot be read: Unresolved tag: tag:yaml.org,2002:js/function',
    },
    { name: 'tabs', yaml: 'tags:\n\t- a', why: 'cannot be read: Tabs are not allowed as indentation' },
    { name: 'a huge scalar', yaml: `title: ${'x'.repeat(1024 * 1024)}`, why: 'is longer than 64 KB' },
  ])('$name is refused', ({ yaml, why }) => {
    const { fields, said } = read(`---\n${yaml}\n---`);
    expect(fields.size).toBe(0);
    expect(said).toEqual([
      `d.md:1: error front-matter: front matter ${why}; it was left out and the rest of the file read (“---”)`,
    ]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  test('a bomb of aliases costs nothing', () => {
    const bomb = Array.from({ length: 9 }, (_, i) => `k${i + 1}: &a${i + 1} [${Array(9).fill(`*a${i}`).join(', ')}]`);
    const { said } = read(['---', 'k0: &a0 x', ...bomb, '---'].join('\n'));
    expect(said).toEqual([
      'd.md:1: error front-matter: front matter has the key k1, whose value is neither text nor a list of texts; it was left out and the rest of the file read (“---”)',
    ]);
  });

  test('an unknown key is named with the nearest known one, at its line', () => {
    expect(read('---\nurl: https://x.org\ntitel: x\nzebra: y\n---').said).toEqual([
      'd.md:3: note unknown-key: front matter has an unknown key "titel"; did you mean "title"? (“titel: x”)',
      'd.md:4: note unknown-key: front matter has an unknown key "zebra"; known are title, date, source, query, shape, role, tags, url, retrieved (“zebra: y”)',
    ]);
  });

  test('two files with the same front matter share nothing', () => {
    const text = '---\ntitle: x\n---';
    expect(read(text).fields).not.toBe(read(text).fields);
    expect(read(text).fields.get('title')).toBe('x');
  });
});
