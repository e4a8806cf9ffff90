import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { citeRis } from '../../src/cite/ris.ts';
import { citable, said, whole } from './citables.ts';
import { parseCitations } from './oracle.ts';

describe('citeRis', () => {
  test('writes what is known, one logical line a tag', () => {
    expect(citeRis([whole]).split('\r\n')).toEqual([
      'TY  - UNPB',
      'ID  - a-paper-x1y2z',
      'TI  - Bounds of the VAE: O(N²) is enough',
      'AU  - van der Müller, Ludwig',
      'AU  - OpenAI Team',
      'PY  - 2024',
      'DA  - 2024/01//',
      'N2  - First line. Second line with 40% & more.',
      'DO  - 10.1234/a_b',
      'UR  - https://arxiv.org/abs/2401.00010',
      'AN  - arXiv:2401.00010',
      'PB  - arXiv',
      'N1  - Listed in Broadsheet: Sep 8; Sep 9',
      'ER  - ',
      '',
      '',
    ]);
  });

  test('invents nothing', () => {
    expect(citeRis([citable({})])).toBe('TY  - GEN\r\nID  - a-paper-x1y2z\r\nTI  - A paper\r\nER  - \r\n\r\n');
  });

  test('of the date no more than the year, where no more is known', () => {
    expect(citeRis([citable({ year: 2021 })])).toBe(
      'TY  - GEN\r\nID  - a-paper-x1y2z\r\nTI  - A paper\r\nPY  - 2021\r\nER  - \r\n\r\n',
    );
  });

  test('parses back to the same fields', () => {
    const authors = ['King, Jr., Martin', 'Acme, Inc.'];
    expect(parseCitations(citeRis([whole, citable({ id: 'b', authors, abstract: said('Words.') })]))).toEqual([
      expect.objectContaining({
        id: 'a-paper-x1y2z',
        title: 'Bounds of the VAE: O(N²) is enough',
        author: [{ given: 'Ludwig', family: 'van der Müller' }, { literal: 'OpenAI Team' }],
        issued: { 'date-parts': [[2024, 1]] },
        abstract: 'First line. Second line with 40% & more.',
        URL: 'https://arxiv.org/abs/2401.00010',
      }),
      expect.objectContaining({
        id: 'b',
        abstract: 'Words.',
        author: [{ given: 'Martin', family: 'King', suffix: 'Jr.' }, { literal: 'Acme Inc.' }],
      }),
    ]);
  });

  test('a text that looks like a record stays within its line', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('E', 'R', ' ', '-', '\n', '\r', '\u2028', '\v', 'x') }), (text) => {
        const lines = citeRis([citable({ abstract: said(`a${text}\nER  - \nTY  - JOUR`) })]).split(
          /[\n\v\u2028]|\r(?!\n)/,
        );
        expect(lines.filter((line) => line.startsWith('ER  -') || line.startsWith('TY  -'))).toHaveLength(2);
      }),
    );
  });
});
