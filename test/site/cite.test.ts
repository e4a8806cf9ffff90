import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { bibtex, type Citable, markdown, plainTitle, ris } from '../../src/site/cite.ts';

const BARE: Citable = {
  id: 'sheep-abc12',
  title: 'Sheep & the $\\mathcal{O}(n)$ LLM Barn of 100% Wool',
  authors: [],
  arxiv: null,
  doi: null,
  seen: 'Broadsheet: Sep 9, no. 45',
};
const FULL: Citable = { ...BARE, title: 'Sheep', authors: ['Ann Doe', 'Bo Roe'], arxiv: '2401.00010', doi: '10.1/x_y' };

describe('BibTeX', () => {
  test('has what is known of a bare paper, and no more', () => {
    expect(bibtex(BARE)).toBe(
      `@misc{sheep-abc12,
  title = {Sheep \\& the $\\mathcal{O}(n)$ {LLM} Barn of 100\\% Wool},
  note = {Broadsheet: Sep 9, no. 45}
}
`,
    );
  });

  test('has authors and identifiers where a dump has them', () => {
    expect(bibtex(FULL)).toBe(
      `@misc{sheep-abc12,
  title = {Sheep},
  author = {Ann Doe and Bo Roe},
  eprint = {2401.00010},
  archivePrefix = {arXiv},
  doi = {10.1/x_y},
  note = {Broadsheet: Sep 9, no. 45}
}
`,
    );
  });

  test.each([
    ['a dollar', 'Costs \\$5', 'Costs \\$5'],
    ['a backslash', 'a\\b', 'a\\textbackslash{}b'],
    ['a tilde and a caret', '~ ^', '\\textasciitilde{} \\textasciicircum{}'],
    ['a word in small and large letters', 'iPhone and NeurIPS', '{iPhone} and {NeurIPS}'],
  ])('writes %s', (_, title, field) => {
    expect(bibtex({ ...BARE, title })).toContain(`title = {${field}}`);
  });

  test('has as many opening braces as closing ones, whatever the title', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'B', '{', '}', '$', '\\', ' ', '%') }), (title) => {
        const escaped = title.replace(/[{}$\\]/g, '');
        const text = bibtex({ ...BARE, title: escaped });
        expect(text.split('{').length).toBe(text.split('}').length);
      }),
    );
  });
});

test('RIS has one value a line, and its lines end as the format wants them', () => {
  expect(ris({ ...FULL, title: 'Two\nlines of $x^2$' })).toBe(
    [
      ...[
        'TY  - GEN',
        'ID  - sheep-abc12',
        'TI  - Two lines of x^2',
        'AU  - Ann Doe',
        'AU  - Bo Roe',
        'DO  - 10.1/x_y',
      ],
      ...['UR  - https://arxiv.org/abs/2401.00010', 'N1  - Broadsheet: Sep 9, no. 45', 'ER  - ', ''],
    ].join('\r\n'),
  );
});

test('Markdown links where a link is known, and escapes what would be markup', () => {
  expect(markdown({ ...BARE, title: 'A * [b] \\$ $x_1$' })).toBe(
    '*A \\* \\[b\\] \\$ $x_1$*. Broadsheet: Sep 9, no. 45.\n',
  );
  expect(markdown(FULL)).toBe('Ann Doe, Bo Roe: [Sheep](https://doi.org/10.1/x_y). Broadsheet: Sep 9, no. 45.\n');
});

test.each([
  ['Sheep of \\$5', 'Sheep of $5'],
  ['A $\\tilde{f}$-Divergence', 'A f-Divergence'],
  ['An open $ dollar', 'An open $ dollar'],
])('%s reads %s', (title, plain) => {
  expect(plainTitle(title)).toBe(plain);
});
