// What dumps bring so seldom that only chance had brought it to a test: each branch of the readers that no other row takes.
import { describe, expect, test } from 'vitest';
import { cutEntries } from '../../src/ingest/cut.ts';
import { decodeBytes } from '../../src/ingest/decode.ts';
import { readJson } from '../../src/ingest/json.ts';
import { continuesTitle, readsOn } from '../../src/ingest/kinds.ts';
import type { SeedPath } from '../../src/types.ts';
import { LAMPS, SHEEP, SNAILS } from './invented.ts';

const link = (n: number, text: string) => `[${text}](https://huggingface.co/papers/2401.0000${n})`;
const record = (title: string, abstract: string) => JSON.stringify({ title, abstract });

type Row = {
  readonly name: string;
  readonly lines: readonly string[];
  readonly shape: string | null;
  readonly titles: readonly string[];
  /** `line rule`. */
  readonly said: readonly string[];
};

const mail = (id: string, title: string, abstract: string) => [
  ...['\\\\', `arXiv:${id}`, 'Date: Fri, 5 Jan 2024 09:00:00 GMT', '', `Title: ${title}`, 'Authors: Ada Bell', '\\\\'],
  ...[`  ${abstract}`, `\\\\ ( https://arxiv.org/abs/${id} ,  312kb)`],
];

const ROWS: readonly Row[] = [
  {
    name: 'a mail that lost all lines between two records but the next one’s id',
    lines: [
      ...mail('2401.00001', 'On Sheep', SHEEP).slice(0, -1),
      ...mail('2401.00002', 'On Snails', SNAILS).slice(1),
      ...mail('2401.00003', 'On Lamps', LAMPS),
    ],
    shape: 'arxiv-mail',
    titles: ['On Sheep', 'On Lamps'],
    said: ['9 left-out', '10 left-out', '12 left-out', '13 left-out', '15 left-out', '16 left-out'],
  },
  {
    name: 'an abstract of a mail with an id at the beginning of a line',
    lines: mail('2401.00001', 'On Sheep', `${SHEEP} This goes on from\narXiv:2301.00001 and ends there.`)
      .join('\n')
      .split('\n'),
    shape: 'arxiv-mail',
    titles: ['On Sheep'],
    said: [],
  },
  {
    name: 'two records of RIS that ran together',
    lines: [
      ...['TY  - JOUR', 'TI  - On Sheep', `AB  - ${SHEEP}`, 'TI  - On Snails', `AB  - ${SNAILS}`, 'ER  - '],
      ...['TY  - JOUR', `AB  - ${SHEEP}`, 'UR  - https://arxiv.org/abs/2401.00001'],
      ...['TI  - On Snails', `AB  - ${SNAILS}`, 'UR  - https://arxiv.org/abs/2401.00002', 'ER  - '],
      ...['TY  - JOUR', 'TI  - On Lamps', `AB  - ${LAMPS}`, 'ER  - '],
    ],
    shape: 'ris',
    titles: ['On Lamps'],
    said: ['1 bad-record', '7 bad-record'],
  },
  {
    name: 'words of the page that ran into a title',
    lines: [
      ...['[Subscribe', 'On Sheep](https://huggingface.co/papers/2401.00001)', '', SHEEP, ''],
      ...[link(2, 'On Snails'), '', SNAILS],
    ],
    shape: 'listing-links',
    titles: ['On Sheep', 'On Snails'],
    said: [],
  },
  {
    name: 'an abstract that leads to its paper, and its title below it',
    lines: [
      ...[link(1, `${SHEEP} ${SNAILS} ${LAMPS}`), '', link(1, 'On Sheep'), '', link(2, 'On Snails'), '', SNAILS],
      ...['', link(3, 'On Lamps'), '', LAMPS],
    ],
    shape: 'listing-links',
    titles: ['On Snails', 'On Lamps'],
    said: ['1 abstract-without-title'],
  },
  {
    name: 'as many headings of one level as of another: the deeper ones are titles',
    lines: [
      ...['# On Sheep', '', SHEEP, '', '## On Snails', '', SNAILS],
      ...['', '# On Lamps', '', LAMPS, '', '## On Wolves', '', SHEEP],
    ],
    shape: 'listing-headings',
    titles: ['On Snails', 'On Wolves'],
    said: ['3 left-out', '11 left-out'],
  },
  {
    name: 'a guess that an earlier shape fits better',
    lines: ['---', 'shape: guess', '---', `# ${SHEEP}`, '', LAMPS, '', `# ${SNAILS}`, '', LAMPS],
    shape: 'guess',
    titles: [SHEEP, SNAILS],
    said: [],
  },
  {
    name: 'a blank line in front matter',
    lines: [...['---', 'title: x', '', '---'], ...['# On Sheep', '', SHEEP, '', '# On Snails', '', SNAILS]],
    shape: 'listing-headings',
    titles: ['On Sheep', 'On Snails'],
    said: [],
  },
  {
    name: 'a mail that ends in its last abstract',
    lines: [
      ...['-'.repeat(78), '\\\\', 'arXiv:2401.00010', 'Date: Tue, 2 Jan 2024 00:00:00 GMT   (10kb)', ''],
      ...['Title: On Sheep', 'Authors: Ada Bell', 'Categories: cs.LG', '\\\\', `  ${SHEEP}`],
    ],
    shape: 'arxiv-mail',
    titles: ['On Sheep'],
    said: ['2 cut-off'],
  },
  {
    name: 'XML of something else',
    lines: ['<?xml version="1.0"?>', '<svg></svg>'],
    shape: null,
    titles: [],
    said: ['1 unknown-shape'],
  },
  {
    name: 'a feed with a record that has no title, one that never ends, and more of an author than a name',
    lines: [
      ...['<?xml version="1.0"?>', '<feed>', `<entry><summary>${SHEEP}</summary></entry>`],
      ...['<entry><title>On Snails</title><author><name>Ada Bell</name><email>a@b.example</email></author>'],
      ...[`<summary>${SNAILS}</summary>`, `<entry><title>On Lamps</title><summary>${LAMPS}</summary></entry>`],
    ],
    shape: 'arxiv-xml',
    titles: ['On Snails', 'On Lamps'],
    said: ['6 cut-off', '3 bad-record'],
  },
  {
    name: 'page chrome and nothing else, where the owner says what it is',
    lines: ['---', 'shape: listing-tight', '---', 'Subscribe'],
    shape: 'listing-tight',
    titles: [],
    said: [],
  },
  {
    name: 'BibTeX with an entry that has no title and a title that never ends',
    lines: [
      ...[
        '@article{a,',
        ' author = {Ada Bell}',
        '}',
        '@article{b,',
        ' title = {On Sheep',
        ` abstract = {${SHEEP}},`,
        '}',
      ],
      ...['@article{c,', ' title = {On Snails},', ` abstract = {${SNAILS}}`, '}'],
    ],
    shape: 'bibtex',
    titles: ['On Sheep', 'On Snails'],
    said: ['1 bad-record'],
  },
  {
    name: 'lines of JSON of which two neighbours are none',
    lines: [record('On Sheep', SHEEP), 'oops', 'oops', record('On Snails', SNAILS)],
    shape: 'json-records',
    titles: ['On Sheep', 'On Snails'],
    said: ['2 bad-json'],
  },
  { name: 'JSON without a title', lines: ['{"a": 1}'], shape: null, titles: [], said: ['1 unknown-shape'] },
  {
    name: 'lines of JSON that end in a record',
    lines: [record('On Sheep', SHEEP), `{"title": "On Snails", "abstract": "${SNAILS}`],
    shape: 'json-records',
    titles: ['On Sheep', 'On Snails'],
    said: ['2 cut-off'],
  },
  {
    name: 'names of fields without an abstract among them',
    lines: ['Title: On Sheep', 'Authors: Ada Bell', ''],
    shape: null,
    titles: [],
    said: ['1 unknown-shape'],
  },
  {
    name: 'a page with one heading and its text, as any page has',
    lines: ['<!doctype html>', '<html><body>', '<h2>On Sheep</h2>', `<p>${SHEEP}</p>`, '</body></html>'],
    shape: null,
    titles: [],
    said: ['1 unknown-shape'],
  },
  {
    name: 'one strong title below the name of its list, its abstract right below',
    lines: ['# My List', '', '**Sheep That Count Themselves**', SHEEP],
    shape: 'listing-strong',
    titles: ['Sheep That Count Themselves'],
    said: [],
  },
  {
    name: 'headings most of which stand alone',
    lines: ['# On Sheep', '', '# On Snails', '', '# On Lamps', '', '# On Wolves', '', SHEEP],
    shape: null,
    titles: [],
    said: ['1 unknown-shape'],
  },
  {
    name: 'RIS with a blank line in a record, a record without a title and one that never ends',
    lines: [
      ...['TY  - JOUR', 'TI  - On Sheep', '', `AB  - ${SHEEP}`, 'ER  - ', 'TY  - JOUR', 'AU  - Bell, Ada', 'ER  - '],
      ...['TY  - JOUR', 'TI  - On Snails', `AB  - ${SNAILS}`],
    ],
    shape: 'ris',
    titles: ['On Sheep', 'On Snails'],
    said: ['6 bad-record', '9 cut-off'],
  },
  {
    name: 'a table with a quote that closes on another line, before other words, and a row that lacks a cell',
    lines: [
      ...['title,abstract,arxiv', `"On Sheep","${SHEEP}`, 'and so on"x,2401.00010'],
      ...[`On Snails,"${SNAILS}"`, `On Lamps,"${LAMPS}",2401.00011`],
    ],
    shape: 'table',
    titles: ['On Snails', 'On Lamps'],
    said: ['2 bad-record', '3 bad-record'],
  },
];

describe('dumps', () => {
  test.each(ROWS)('$name', ({ lines, shape, titles, said }) => {
    const { dump, entries, diagnostics, uses } = cutEntries({ path: 'd' as SeedPath, bytes: 0, lines });
    expect({
      shape: dump?.shape ?? null,
      titles: entries.map(({ title }) => title),
      said: diagnostics.map(({ rule, origin }) => `${origin!.line} ${rule}`),
    }).toEqual({ shape, titles, said });
    expect(uses).toHaveLength(lines.length);
  });
});

test.each([
  { what: 'a name without its quotes', text: '{a: 1}\n{"b":2}', kinds: ['object'], badLines: [1] },
  { what: 'no word at all', text: '[\noops,\n{"b":2}]', kinds: ['array'], badLines: [2] },
  { what: 'no word at all, deep in lists', text: '[\n[[oops]],\n{"b":2}]', kinds: ['array'], badLines: [2] },
])('JSON with $what', ({ text, kinds, badLines }) => {
  const { nodes, badLines: bad } = readJson(text);
  expect({ kinds: nodes.map(({ kind }) => kind), bad }).toEqual({ kinds, bad: badLines });
});

test('a text without an end reads on where it speaks, and not where it is a name', () => {
  expect(readsOn('We count the sheep that others have')).toBe(true);
  expect(readsOn('Counting Sheep Under Attack by Wolves')).toBe(false);
  expect(readsOn('On Sheep')).toBe(false);
  expect(readsOn('12 of 34')).toBe(false);
});

test('a line that closes the bracket of the one above goes on with it', () => {
  expect(continuesTitle('Sheep (and Their', 'Shepherds) at Night')).toBe(true);
  expect(continuesTitle('Sheep (and Their', 'Shepherds at Night')).toBe(false);
});

test('a sign of four bytes tells UTF-8 that is damaged elsewhere', () => {
  const bytes = Uint8Array.from([...Buffer.from('a sheep \u{1f411} '), 0xff, ...Buffer.from(' é')]);
  expect(decodeBytes(bytes)).toMatchObject({ lines: ['a sheep \u{1f411} \ufffd é'] });
});
