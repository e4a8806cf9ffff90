import { describe, expect, test } from 'vitest';
import { fromCoins } from '../../src/browser/cited.ts';
import { coinsOf } from '../../src/cite/coins.ts';
import { citable, whole } from '../cite/citables.ts';

const read = (paper: Parameters<typeof coinsOf>[0]) => fromCoins(new URLSearchParams(coinsOf(paper)));

describe('what a list says for programs that cite', () => {
  test.each([
    ['all', whole],
    ['an old arXiv id', citable({ ids: { arxiv: 'math.AG/0601001', doi: null } })],
    ['a DOI with signs of addresses', citable({ ids: { arxiv: null, doi: '10.1000/a(b)<c>?d#e&f=g%h' } })],
    ['a year alone', citable({ year: 1987 })],
    ['nothing', citable({ page: 'https://sheep.example/papers/a.html' })],
  ])('%s is read again', (_, paper) => {
    const { arxiv, doi } = read(paper);
    expect({ arxiv, doi }).toEqual(paper.ids);
    expect(read(paper).authors).toHaveLength(paper.authors.length);
    if (paper.ids.arxiv === null) expect(read(paper).year).toBe(paper.year);
  });

  test('a saved paper is cited by it as before', () => {
    const { authors, arxiv, doi } = read(whole);
    const again = { ...whole, authors, ids: { arxiv, doi } };
    expect(coinsOf(again)).toBe(coinsOf(whole));
  });
});
