// Hostile front matter, notes, configuration and command lines: rows 30 to 34 and 42.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { BadConfig, readConfig } from '../../src/config/read.ts';
import { settleConfig } from '../../src/config/settle.ts';
import { noteHtml } from '../../src/site/prose.ts';
import type { Html } from '../../src/types.ts';
import { elementsOf } from '../html-tree.ts';
import { broadsheet, LAMPS, newFolder, readFiles, SHEEP, SNAILS, tight, writeFiles } from './seeds.ts';

type Ran = { ranHostile?: boolean };
afterEach(() => {
  delete (globalThis as Ran).ranHostile;
});

describe('row 30: front matter that is a program', () => {
  const body = tight(SHEEP, LAMPS);
  test.each(['---js', '---javascript', '--- js', '---JS', '---coffee', '---json', '---toml', '---\tjs'])(
    '%s does not run; the error names the file, the body is read',
    async (fence) => {
      const code = '{ title: (globalThis.ranHostile = true, "x") }';
      const { said, library } = await readFiles({ 'evil.txt': `${fence}\n${code}\n---\n${body}` });
      expect((globalThis as Ran).ranHostile).toBeUndefined();
      expect(said.filter((line) => line.includes(' error '))).toEqual([
        expect.stringMatching(
          /^evil\.txt:1: error front-matter: front matter .*; it was left out and the rest of the file read/,
        ),
      ]);
      expect(library.papers).toHaveLength(2);
    },
  );

  test('in a note it does not run either, and the error names the note', async () => {
    const { said, library } = await readFiles({
      'a.txt': body,
      'notes/evil.md': `---js\n{ paper: (globalThis.ranHostile = true, "x") }\n---\nA note.`,
      'notes/proto.md': `---\npaper: ${SHEEP.title}\n__proto__:\n  polluted: yes\n---\nA note.`,
    });
    expect((globalThis as Ran).ranHostile).toBeUndefined();
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect(said.filter((line) => line.includes(' error ')).map((line) => line.slice(0, 40))).toEqual([
      'notes/evil.md:1: error front-matter: fro',
      'notes/proto.md:1: error front-matter: fr',
    ]);
    expect(library.papers).toHaveLength(2);
  });

  test('a second block in the body is text like any other', async () => {
    const { library } = await readFiles({
      'evil.txt': `---\ntitle: One\n---\n${body}---js\nglobalThis.ranHostile = true\n---\n`,
    });
    expect((globalThis as Ran).ranHostile).toBeUndefined();
    expect(library.editions.map(({ name }) => name)).toEqual(['One']);
    expect(library.papers.length).toBeGreaterThanOrEqual(2);
  });
});

describe('row 31: YAML at its worst', () => {
  const bomb = [
    'k0: &a0 x',
    ...Array.from({ length: 12 }, (_, i) => `k${i + 1}: &a${i + 1} [${Array(12).fill(`*a${i}`).join(', ')}]`),
  ];
  test.each([
    { name: 'a bomb of aliases', yaml: bomb.join('\n') },
    { name: 'a scalar of 1 MB', yaml: `title: ${'x'.repeat(1024 * 1024)}` },
    { name: 'code by a tag', yaml: 'title: !!js/function "function () { globalThis.ranHostile = true }"' },
    { name: 'a key twice', yaml: 'title: a\ntitle: b' },
    { name: '__proto__', yaml: '__proto__:\n  polluted: yes' },
    { name: 'constructor', yaml: 'constructor:\n  prototype: {polluted: yes}' },
    { name: 'tabs', yaml: 'tags:\n\t- a' },
  ])('$name is an error, costs nothing and pollutes nothing', async ({ yaml }) => {
    const before = process.cpuUsage();
    const { said, library } = await readFiles({ 'evil.txt': `---\n${yaml}\n---\n${tight(SHEEP, LAMPS)}` });
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
    expect(said.filter((line) => line.startsWith('evil.txt:1: error front-matter: '))).toHaveLength(1);
    expect(library.papers).toHaveLength(2);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
    expect((globalThis as Ran).ranHostile).toBeUndefined();
  });
});

test('row 32: scalars of front matter are text as it was written', async () => {
  const { library, said } = await readFiles({
    'a.bib': `@article{a, title={${SHEEP.title}}, abstract={${SHEEP.abstract}}, eprint={2401.00010}}`,
    'b.txt': `---\ntitle: 12:30\ntags: [no, 1e3, 0x10, ~, 2401.10]\n---\n${tight(LAMPS, SNAILS)}`,
    'notes/n.md': '---\npaper: 2401.00010\ntags: [yes, 1.0]\n---\nA note.',
  });
  expect(said).toEqual([]);
  expect(library.editions.map(({ name }) => name)).toContain('12:30');
  const [noted] = library.papers.filter(({ notes }) => notes.length > 0);
  expect(noted!.ids.arxiv).toBe('2401.00010');
  expect(noted!.notes[0]!.tags).toEqual(['yes', '1.0']);
});

test('row 33: a note’s HTML is gone, and its ids are its own', () => {
  const markdown = [
    '<iframe src="https://evil.example"></iframe><p style="position:fixed" id="search" onerror="x()">kept words</p>',
    '<div id="main">block</div>\n\n<form action=x><input name=id></form> <base href="//evil.example/">',
    '[a](javascript:x) [b](https://example.org/ "t") ![p](https://evil.example/p.png) <https://example.org/c>',
    '## Head {#main}\n\nfoot[^search]\n\n[^search]: note',
  ].join('\n\n');
  const html = noteHtml(markdown, (tex) => `<math>${tex}</math>` as Html, 'note-1');
  const elements = elementsOf(`<main>${html}</main>`);
  const names = new Set(elements.map(({ name }) => name));
  for (const name of ['iframe', 'form', 'input', 'base', 'img', 'div', 'style', 'script'])
    expect(names).not.toContain(name);
  for (const { attributes } of elements) {
    for (const [name, value] of attributes) {
      expect(name).not.toMatch(/^on|^style$/);
      if (name === 'aria-describedby') expect(value).toBe('note-1-footnote-label');
      if (name === 'id') expect(value).toMatch(/^note-1-/);
      if (name === 'href') expect(value).toMatch(/^(?:https:\/\/example\.org\/|#note-1-)/);
    }
  }
});

const asHtml = (markdown: string) => noteHtml(markdown, (tex) => `<math>${tex}</math>` as Html, 'note-1');

test.each([
  ['quotations in quotations', '> '.repeat(8000)],
  ['lists in lists', Array.from({ length: 800 }, (_, i) => `${' '.repeat(i * 2)}- x`).join('\n')],
  ['lists in lists on one line', '- '.repeat(3000)],
  ['brackets in brackets', `${'['.repeat(40_000)}x${']'.repeat(40_000)}`],
  ['links that never open', 'a]('.repeat(30_000)],
  ['a note of 100,001 characters', `${'word '.repeat(20_000)}<`],
])('row 33: of a note with %s the words are shown as they stand, at once', (_, markdown) => {
  const before = process.cpuUsage();
  const html = asHtml(markdown);
  expect(process.cpuUsage(before).user / 1000).toBeLessThan(1000);
  expect(elementsOf(`<main>${html}</main>`).map(({ name }) => name)).toEqual(['html', 'head', 'body', 'main', 'pre']);
  expect(html).toBe(`<pre>${markdown.replaceAll('<', '&#x3C;')}</pre>`);
});

test.each([
  ['a ruler', `above\n\n${'-'.repeat(100)}\n\nbelow`, '<hr>'],
  ['a reply to a reply', `${'> '.repeat(20)}deep`, '<blockquote>'],
  ['many links', 'See [a](https://example.org/a). '.repeat(200), '<a href="https://example.org/a"'],
])('%s is Markdown still', (_, markdown, part) => {
  expect(asHtml(markdown)).toContain(part);
});

test('row 34: a note for no paper is named; two notes for one stand in the order of their names', async () => {
  const note = (words: string, paper: string) => `---\npaper: ${paper}\n---\n${words}`;
  const { library, said } = await readFiles({
    'a.txt': tight(SHEEP, LAMPS),
    'notes/2.md': note('second', SHEEP.title),
    'notes/10.md': note('first', SHEEP.title),
    'notes/x.md': note('lost', 'A Paper That Nobody Wrote'),
  });
  const [noted] = library.papers.filter(({ notes }) => notes.length > 0);
  expect(noted!.notes.map(({ text }) => text)).toEqual(['first', 'second']);
  expect(said).toEqual([
    'notes/2.md:1: note double-note: is about the same paper as notes/10.md; both are shown',
    'notes/x.md:1: warning orphan-note: no paper is “A Paper That Nobody Wrote”',
  ]);
});

describe('row 42: configuration that cannot be', () => {
  const fault = (yaml: string): string => {
    try {
      settleConfig(readConfig(yaml, 'broadsheet.yaml'));
    } catch (error) {
      if (error instanceof BadConfig) return error.message;
      throw error;
    }
    return 'accepted';
  };
  test.each([
    ['titel: x', 'broadsheet.yaml:1: there is no key "titel" (did you mean title?)'],
    ['title: [x]', 'broadsheet.yaml:1: title must be a text of 1 to 80 characters on one line, not ["x"]'],
    [
      'basePath: "../x"',
      'broadsheet.yaml:1: basePath must be folders between slashes, such as /my-library/, not "../x"',
    ],
    [
      '\nbasePath: /x',
      'broadsheet.yaml:2: basePath must be folders between slashes, such as /my-library/, not "/x" (did you mean /x/?)',
    ],
    [
      'baseUrl: https://evil//',
      'broadsheet.yaml:1: baseUrl must be the absolute address of the site with "/" at its end, such as https://example.org/my-library/, not "https://evil//" (did you mean https://evil/?)',
    ],
    [
      'baseUrl: javascript:alert(1)//',
      'broadsheet.yaml:1: baseUrl must be the absolute address of the site with "/" at its end, such as https://example.org/my-library/, not "javascript:alert(1)//"',
    ],
    ['__proto__: x', /^broadsheet\.yaml:1: there is no key "__proto__" \(known are /],
    ['feeds:\n  size: many', 'broadsheet.yaml:2: feeds.size must be a whole number from 1 to 1000, not "many"'],
  ])('%j', (yaml, says) => {
    if (typeof says === 'string') expect(fault(yaml)).toBe(says);
    else expect(fault(yaml)).toMatch(says);
  });

  test.each(['mkdir', 'mkfifo'])('what is no file, made by %s, ends a build with 2 and is not waited for', (make) => {
    const folder = newFolder();
    writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS) });
    execFileSync(make, [join(folder, 'broadsheet.yaml')]);
    expect(broadsheet(folder, 'build')).toEqual({
      status: 2,
      stdout: '',
      stderr: 'broadsheet: broadsheet.yaml is not a file. Put your configuration there, or remove it.\n',
    });
    rmSync(folder, { recursive: true });
  });

  test('ends a build with 2 before any work', () => {
    const folder = newFolder();
    writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS), 'broadsheet.yaml': 'titel: x\nbasePath: ../x\n' });
    const { status, stdout, stderr } = broadsheet(folder, 'build');
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
    expect(stderr).toContain(
      'broadsheet.yaml:1: there is no key "titel" (did you mean title?)\nbroadsheet.yaml:2: basePath must be',
    );
    rmSync(folder, { recursive: true });
  });
});
