import fc from 'fast-check';
import { expect, test } from 'vitest';
import { searchableTex } from '../../src/search/tex-words.ts';
import { foldWord, termsOf, wordsOf } from '../../src/search/words.ts';

const termsIn = (text: string) => wordsOf(text).map(({ term }) => term);

test.each([
  ['a power', ['chi^2', 'χ²', 'chi-squared', 'chi squared', 'Chi-Squared', '$\\chi^2$', 'χ^{2}'], 'chi2'],
  ['an accent', ['Frechet', 'Fréchet', 'Fre\u0301chet', 'FRÉCHET'], 'frechet'],
  ['an index', ['L2', 'L_2', '$L_2$', 'ℓ_2', 'ell_2', 'L_{2}', 'L²'], 'l2'],
  ['a letter and a word', ['f-divergence', 'f‑Divergence', 'f–divergence'], 'fdivergence'],
  ['a power in an order', ['n^2', 'n²', 'N^2'], 'n2'],
  [
    'a combining first part',
    ['over-parameterized', 'overparameterized', 'over parameterized', 'Over-\u2060Parameterized'],
    'overparameterized',
  ],
  ['a blackboard letter', ['R^d', 'ℝ^d', '$R^d$'], 'rd'],
  ['a name with a decimal', ['GPT-3.5', 'gpt-3.5', 'GPT3.5'], 'gpt3.5'],
  ['a language', ['C++', 'c++'], 'c++'],
  ['an apostrophe', ["don't", 'don’t', 'dont'], 'dont'],
  ['a ligature', ['ﬁeld', 'field'], 'field'],
  ['a variant of a Greek letter', ['ϵ', 'ε', 'epsilon', 'varepsilon'], 'epsilon'],
])('finds %s under one term', (_, spellings, term) => {
  expect(Object.fromEntries(spellings.map((text) => [text, termsIn(text)]))).toEqual(
    Object.fromEntries(spellings.map((text) => [text, [term]])),
  );
});

test.each([
  ['\\chi^2', 'chi2'],
  ['\\alpha\\beta x', 'alpha beta x'],
  ['T\\log T', 't log t'],
  ['\\widetilde{\\mathcal O}(\\sqrt{K}\\,T^{3/4})', 'o k t3 4'],
  ['x\\in\\mathbb{R}^d', 'x rd'],
  ['\\mathrm{KL}(p\\|q)', 'kl p q'],
  ['\\ell_2', 'l2'],
  ['\\frac{1}{2}\\lVert x\\rVert', '1 2 x'],
])('reads the formula %s as “%s”', (tex, words) => {
  expect(termsIn(searchableTex(tex)).join(' ')).toBe(words);
});

test('a compound is found whole and by its parts', () => {
  expect(termsOf('State-of-the-art', 'title')).toEqual(['stateoftheart', 'state', 'of', 'the', 'art']);
});

test('an abstract is not found by function words, a title is', () => {
  expect(termsOf('Attention is all you need', 'abstract')).toEqual(['attention', 'need']);
  expect(termsOf('Attention is all you need', 'title')).toEqual(['attention', 'is', 'all', 'you', 'need']);
});

test('signs of scripts without blanks are words', () => {
  expect(termsIn('深層学習 model')).toEqual(['深', '層', '学', '習', 'model']);
});

test('words stand where they were found, in order, and fold to well-formed terms', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      let end = 0;
      for (const word of wordsOf(text)) {
        expect(word.start).toBeGreaterThanOrEqual(end);
        expect(word.end).toBeGreaterThan(word.start);
        expect(word.term).not.toBe('');
        expect(word.term.isWellFormed()).toBe(true);
        end = word.end;
      }
      expect(end).toBeLessThanOrEqual(text.length);
    }),
  );
});

test('a folded word folds to itself', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[\p{L}\p{N}]{1,12}$/u), (word) => {
      const folded = foldWord(word);
      expect(foldWord(folded)).toBe(folded);
    }),
  );
});
