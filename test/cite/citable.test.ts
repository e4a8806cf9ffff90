import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addressOf,
  type CitedText,
  citableOf,
  citedMarkdown,
  numberedIn,
  oneLine,
  remarkOf,
} from '../../src/cite/citable.ts';
import { markdownOf } from '../../src/leaves/rich-text.ts';
import { formula, paper, prose } from '../records.ts';
import { citable, whole } from './citables.ts';

describe('numberedIn', () => {
  test.each([
    { arxiv: '2401.00010', out: { year: 2024, month: 1 } },
    { arxiv: '0704.0001v3', out: { year: 2007, month: 4 } },
    { arxiv: 'cs/0112017', out: { year: 2001, month: 12 } },
    { arxiv: 'math.AG/0601001v2', out: { year: 2006, month: 1 } },
    { arxiv: 'hep-th/9108028', out: { year: 1991, month: 8 } },
    { arxiv: '2413.00010', out: null },
    { arxiv: 'anything', out: null },
    { arxiv: null, out: null },
  ])('$arxiv', ({ arxiv, out }) => {
    expect(numberedIn({ ids: { arxiv, doi: null } })).toEqual(out);
  });
});

describe('addressOf', () => {
  const page = 'https://papers.example/x.html';
  test.each([
    { name: 'arXiv first', ids: { arxiv: '2401.00010', doi: '10.1/x' }, out: 'https://arxiv.org/abs/2401.00010' },
    { name: 'then the DOI, coded', ids: { arxiv: null, doi: '10.1/a b#c?' }, out: 'https://doi.org/10.1/a%20b%23c%3F' },
    { name: 'then our page', ids: { arxiv: null, doi: null }, out: page },
  ])('$name', ({ ids, out }) => {
    expect(addressOf(citable({ ids, page }))).toBe(out);
  });

  test('null where nothing is known', () => {
    expect(addressOf(citable({}))).toBeNull();
  });
});

test('a citable holds no more of a text than a citation needs', () => {
  const shown = { ...paper('T', null, []), title: [prose('The '), formula('x', 'inferred', 'mathcal x')] };
  expect(citableOf(shown, ['Sep 9'], 'L', null)).toEqual({
    id: shown.id,
    title: [
      { kind: 'prose', text: 'The ' },
      { kind: 'formula', tex: 'x' },
    ],
    abstract: null,
    authors: [],
    ids: { arxiv: null, doi: null },
    year: null,
    page: null,
    seenIn: ['Sep 9'],
    library: 'L',
  });
});

describe('citedMarkdown', () => {
  test.each([
    { markdown: 'No maths for \\$5', out: [{ kind: 'prose', text: 'No maths for $5' }] },
    { markdown: '$x_1$', out: [{ kind: 'formula', tex: 'x_1' }] },
    {
      markdown: 'Of $$n^2$$ and \\alpha',
      out: [
        { kind: 'prose', text: 'Of ' },
        { kind: 'formula', tex: 'n^2' },
        { kind: 'prose', text: ' and \\alpha' },
      ],
    },
    {
      markdown: 'a $ alone',
      out: [
        { kind: 'prose', text: 'a ' },
        { kind: 'prose', text: '$' },
        { kind: 'prose', text: ' alone' },
      ],
    },
    { markdown: '', out: [] },
  ])('$markdown', ({ markdown, out }) => {
    expect(citedMarkdown(markdown)).toEqual(out);
  });

  test('reads what markdownOf writes', () => {
    const word = fc.string({ unit: fc.constantFrom('a', ' ', '$', '_'), minLength: 1 });
    const segment = fc.oneof(
      word.map((text) => prose(text)),
      fc.constantFrom('x_1', '\\alpha').map((tex) => formula(tex)),
    );
    const joined = (text: CitedText) =>
      text.map((piece) => (piece.kind === 'prose' ? piece.text : `<${piece.tex}>`)).join('');
    fc.assert(
      fc.property(fc.array(segment), (segments) => {
        // Two formulas side by side would read as one that is displayed.
        fc.pre(segments.every(({ kind }, i) => kind === 'prose' || segments[i + 1]?.kind !== 'formula'));
        expect(joined(citedMarkdown(markdownOf(segments)))).toBe(joined(segments));
      }),
    );
  });
});

test('the remark names library and editions, or nothing', () => {
  expect(remarkOf(whole)).toBe('Listed in Broadsheet: Sep 8; Sep 9');
  expect(remarkOf(citable({}))).toBe('');
});

test('oneLine', () => {
  expect(oneLine(' a\r\n\tb\u0000c\ud800 ')).toBe('a b c\ufffd');
});
