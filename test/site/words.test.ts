import { expect, test } from 'vitest';
import { capital, counted, figured, inFigures, inWords, listed } from '../../src/site/words.ts';

test.each([
  [0, 'no'],
  [1, 'one'],
  [13, 'thirteen'],
  [20, 'twenty'],
  [59, 'fifty-nine'],
  [99, 'ninety-nine'],
  [100, '100'],
  [1204, '1,204'],
])('%d in words is %s', (number, words) => {
  expect(inWords(number)).toBe(words);
});

test.each([
  [7, '7'],
  [999, '999'],
  [1000, '1,000'],
  [1_234_567, '1,234,567'],
])('%d in figures is %s', (number, figures) => {
  expect(inFigures(number)).toBe(figures);
});

test('things are counted with their plural', () => {
  expect(counted(1, 'paper')).toBe('one paper');
  expect(counted(2, 'entry', 'entries')).toBe('two entries');
  expect(figured(1, 'file')).toBe('1 file');
  expect(figured(2000, 'line')).toBe('2,000 lines');
});

test.each([
  [[], ''],
  [['a'], 'a'],
  [['a', 'b'], 'a and b'],
  [['a', 'b', 'c'], 'a, b and c'],
])('%j is listed as "%s"', (names, text) => {
  expect(listed(names)).toBe(text);
});

test('a capital is set on the first letter alone', () => {
  expect(capital('fifty-nine papers of LLMs')).toBe('Fifty-nine papers of LLMs');
});
