import { describe, expect, test } from 'vitest';
import { citeCsl, cslItem } from '../../src/cite/csl.ts';
import { citable, whole } from './citables.ts';
import { parseCitations } from './oracle.ts';

describe('citeCsl', () => {
  test('of the date no more than the year, where no more is known', () => {
    expect(cslItem(citable({ year: 2021 })).issued).toEqual({ 'date-parts': [[2021]] });
  });

  test('writes what is known', () => {
    expect(cslItem(whole)).toEqual({
      id: 'a-paper-x1y2z',
      type: 'article',
      title: 'Bounds of the VAE: O(N²) is enough',
      author: [{ family: 'Müller', given: 'Ludwig', 'non-dropping-particle': 'van der' }, { literal: 'OpenAI Team' }],
      issued: { 'date-parts': [[2024, 1]] },
      genre: 'Preprint',
      number: 'arXiv:2401.00010',
      publisher: 'arXiv',
      DOI: '10.1234/a_b',
      URL: 'https://arxiv.org/abs/2401.00010',
      abstract: 'First line. Second line with 40% & more.',
      note: 'Listed in Broadsheet: Sep 8; Sep 9',
    });
  });

  test('invents nothing', () => {
    expect(cslItem(citable({}))).toEqual({ id: 'a-paper-x1y2z', type: 'document', title: 'A paper' });
  });

  test('citation.js takes it as it is', () => {
    const authors = ['King, Jr., Martin'];
    const papers = [whole, citable({ id: 'b', authors })];
    expect(parseCitations(citeCsl(papers))).toEqual(papers.map(cslItem));
    expect(citeCsl([])).toBe('[]\n');
  });
});
