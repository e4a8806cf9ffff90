// biome-ignore-all lint/suspicious/noTemplateCurlyInString: TeX has dollars before braces
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citeBibtex } from '../../src/cite/bibtex.ts';
import { isBalanced, texFormula, texProse, texTitle } from '../../src/cite/bibtex-text.ts';
import { oneLine } from '../../src/cite/citable.ts';
import { anyText } from '../any-text.ts';
import { citable, maths, said, whole } from './citables.ts';
import { parseCitations } from './oracle.ts';

const titleOf = (text: string) => parseCitations(citeBibtex([citable({ title: said(text) })]))[0]?.title;

describe('citeBibtex', () => {
  test('writes what is known', () => {
    expect(citeBibtex([whole])).toBe(
      [
        '@misc{a-paper-x1y2z,',
        '  title = {Bounds of the {VAE}: {$\\mathcal{O}(N^2)$} is enough},',
        '  author = {van der M{\\"u}ller, Ludwig and {OpenAI Team}},',
        '  year = {2024},',
        '  month = jan,',
        '  eprint = {2401.00010},',
        '  archiveprefix = {arXiv},',
        '  doi = {10.1234/a_b},',
        '  url = {https://arxiv.org/abs/2401.00010},',
        '  abstract = {First line. Second line with 40\\% \\& more.},',
        '  note = {Listed in Broadsheet: Sep 8; Sep 9},',
        '}',
        '',
      ].join('\n'),
    );
  });

  test('invents nothing', () => {
    expect(citeBibtex([citable({})])).toBe('@misc{a-paper-x1y2z,\n  title = {A paper},\n}\n');
    expect(citeBibtex([])).toBe('');
  });

  test('of the date no more than the year, where no more is known', () => {
    expect(citeBibtex([citable({ year: 2021 })])).toBe(
      '@misc{a-paper-x1y2z,\n  title = {A paper},\n  year = {2021},\n}\n',
    );
  });

  test('parses back to the same fields', () => {
    expect(
      parseCitations(citeBibtex([whole, citable({ id: 'another-1', authors: ['Plato', 'King, Jr., Martin'] })])),
    ).toEqual([
      expect.objectContaining({
        id: 'a-paper-x1y2z',
        author: [{ given: 'Ludwig', 'non-dropping-particle': 'van der', family: 'Müller' }, { family: 'OpenAI Team' }],
        issued: { 'date-parts': [[2024, 1]] },
        DOI: '10.1234/a_b',
        URL: 'https://arxiv.org/abs/2401.00010',
        abstract: 'First line. Second line with 40% & more.',
        note: 'Listed in Broadsheet: Sep 8; Sep 9',
      }),
      expect.objectContaining({
        id: 'another-1',
        title: 'A paper',
        author: [{ family: 'Plato' }, { given: 'Martin', suffix: 'Jr.', family: 'King' }],
      }),
    ]);
  });

  test.each([
    '100% of a_b & c #1 costs $5 to $10',
    'unbalanced { brace',
    'unbalanced } brace \\',
    '<script>alert("1")</script> ~ ^ | `x`',
    'Fréchet, Erdős, Łukasz, Åse, naïve, straße, Çelik, Šime, ế, 日本語, 🚀',
    "“quoted” – and — dashes -- and '' more…",
  ])('the title %j parses back', (title) => {
    expect(titleOf(title)).toBe(title);
  });

  test('whatever the title and the author, braces balance and the entry holds one title', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (text, tex) => {
        const bibtex = citeBibtex([
          citable({ title: [...said(text), ...maths(tex)], authors: [text], abstract: said(tex) }),
        ]);
        expect(isBalanced(bibtex)).toBe(true);
        expect(bibtex.split('\n').filter((line) => /^ {2}title = /.test(line))).toHaveLength(1);
      }),
    );
  });

  test('any printable ASCII title parses back', () => {
    const ascii = fc.string({
      unit: fc.integer({ min: 0x20, max: 0x7e }).map((code) => String.fromCharCode(code)),
      minLength: 1,
    });
    fc.assert(
      fc.property(ascii, (text) => {
        fc.pre(oneLine(text) !== '');
        expect(titleOf(text)).toBe(oneLine(text));
      }),
      { numRuns: 40 },
    );
  });
});

describe('texTitle protects', () => {
  test.each([
    {
      name: 'names in a sentence',
      title: 'A bound on the Fisher distance of models',
      out: 'A bound on the {Fisher} distance of models',
    },
    {
      name: 'acronyms anywhere',
      title: 'Training LoRA Adapters With GPT-4 Teachers',
      out: 'Training {LoRA} Adapters With {GPT-4} Teachers',
    },
    {
      name: 'not words In Capitals Throughout',
      title: 'Cross-Modal Retrieval With Deep Networks',
      out: 'Cross-Modal Retrieval With Deep Networks',
    },
    { name: 'without the punctuation', title: 'On “BERT”, revisited again', out: "On ``{BERT}'', revisited again" },
    { name: 'the first word too', title: 'VAE-based models are good', out: '{VAE-based} models are good' },
  ])('$name', ({ title, out }) => {
    expect(texTitle(said(title))).toBe(out);
  });

  test('formulas', () => {
    expect(texTitle([...said('At '), ...maths('N\\{x\\}'), ...said(' steps')])).toBe(
      'At {$N\\lbrace x\\rbrace$} steps',
    );
  });
});

test.each([
  { tex: '\\{a\\}', out: '$\\lbrace a\\rbrace$' },
  { tex: '\\left\\{a\\right.', out: '$\\left\\lbrace a\\right.$' },
  { tex: 'k \\bf N', out: '${k \\bf N}$' },
  { tex: '5%', out: '$5\\%$' },
  { tex: '5\\%', out: '$5\\%$' },
  { tex: 'x}', out: 'x\\textbraceright{}' },
  { tex: 'x\\', out: 'x\\textbackslash{}' },
])('texFormula($tex)', ({ tex, out }) => {
  expect(texFormula(tex)).toBe(out);
});

test.each([
  ['é', "{\\'e}"],
  ['ï', '{\\"i}'],
  ['č', '{\\v{c}}'],
  ['ø', '{\\o}'],
  ['e\u0301', "{\\'e}"],
  ['ế', 'ế'],
  ['‘so’ – on…', "`so' -- on\\textellipsis{}"],
])('texProse(%j)', (text, out) => {
  expect(texProse(text)).toBe(out);
});
