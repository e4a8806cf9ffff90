import { expect, test } from 'vitest';
import { writePapersJsonl } from '../../src/feeds/papers-jsonl.ts';
import { textOfParts } from '../../src/feeds/parts.ts';
import { NO_FACTS, NO_LABELS } from '../../src/ingest/labels.ts';
import { webUrl } from '../../src/leaves/urls.ts';
import type { Library, PaperId, RichText, SeedPath, Slug } from '../../src/types.ts';
import { NOTHING_FOUND } from '../records.ts';

const prose = (text: string): RichText => [
  { kind: 'prose', text, source: text, style: 'plain', href: null, trust: 'intact' },
];

const title: RichText = [
  {
    kind: 'prose',
    text: 'The price of $5 and ',
    source: 'The price of $5 and ',
    style: 'plain',
    href: null,
    trust: 'intact',
  },
  {
    kind: 'formula',
    tex: '\\ell_2',
    display: false,
    source: 'ell_2',
    trust: 'restored',
    reason: 'A backslash was lost.',
  },
];

const paper = (id: string, abstract: RichText | null): Library['papers'][number] => ({
  id: id as PaperId,
  aliases: [],
  title,
  abstract,
  authors: ['Ada Bell'],
  ids: { arxiv: '2401.00010', doi: null },
  links: [{ kind: 'code', url: webUrl('https://github.com/a/b')!, text: 'github.com/a/b' }],
  facts: { ...NO_FACTS, published: { year: 2024, month: 1, day: 3 }, year: 2024, categories: ['cs.LG'] },
  notes: [],
  sightings: [
    {
      origin: { dump: 'one.txt' as SeedPath, line: 3, endLine: 5 },
      title,
      labels: { ...NO_LABELS, upvotes: 7 },
      titleSource: 'The price of $5 and ell_2',
      abstractSource: 'half a pair \ud83d, to the letter',
    },
  ],
});

const library: Library = {
  papers: [paper('b-2', null), paper('a-1', prose('half a pair \ud83d, mended'))],
  editions: [{ slug: 'sep-9-x' as Slug, name: 'Sep 9', date: null, dump: 'one.txt' as SeedPath, items: [] }],
  ...NOTHING_FOUND,
};

test('one paper a line, sorted by id, in the documented form', () => {
  const file = writePapersJsonl(library);
  const { path } = file;
  const contents = textOfParts(file);
  const lines = (contents as string).split('\n');
  expect(path).toBe('api/papers.jsonl');
  expect(lines).toHaveLength(3);
  expect(lines.at(-1)).toBe('');
  expect(JSON.parse(lines[0]!)).toEqual({
    id: 'a-1',
    url: 'papers/a-1.html',
    title: 'The price of \\$5 and $\\ell_2$',
    abstract: 'half a pair \ufffd, mended',
    authors: ['Ada Bell'],
    arxiv: '2401.00010',
    doi: null,
    published: { year: 2024, month: 1, day: 3 },
    year: 2024,
    categories: ['cs.LG'],
    venue: null,
    sightings: [
      {
        dump: 'one.txt',
        line: 3,
        endLine: 5,
        edition: 'sep-9-x',
        titleSource: 'The price of $5 and ell_2',
        abstractSource: 'half a pair \ud83d, to the letter',
        upvotes: 7,
        comments: null,
      },
    ],
    links: [{ kind: 'code', url: 'https://github.com/a/b', text: 'github.com/a/b' }],
    formulas: [{ tex: '\\ell_2', source: 'ell_2', trust: 'restored', in: 'title' }],
  });
  expect(JSON.parse(lines[1]!)).toMatchObject({ id: 'b-2', abstract: null });
});

test('an empty library is an empty file', () => {
  expect([...writePapersJsonl({ papers: [], editions: [], ...NOTHING_FOUND }).parts()]).toEqual([]);
});
