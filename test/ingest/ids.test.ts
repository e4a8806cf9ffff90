import { expect, test } from 'vitest';
import { arxivIdOf, arxivMonth, doiOf, idsOf } from '../../src/ingest/ids.ts';

test.each([
  { text: '2401.00010', out: '2401.00010' },
  { text: 'arXiv:2401.00010v12', out: '2401.00010' },
  { text: ' arxiv: 0704.0001 ', out: '0704.0001' },
  { text: 'arXiv:2401.00010 [cs.LG]', out: '2401.00010' },
  { text: 'cs/0112017', out: 'cs/0112017' },
  { text: 'math.AG/0601001v2', out: 'math.AG/0601001' },
  { text: 'cond-mat/9901001', out: 'cond-mat/9901001' },
  { text: 'oai:arXiv.org:2401.00010', out: '2401.00010' },
  { text: 'http://arxiv.org/abs/2401.00010v1', out: '2401.00010' },
  { text: 'https://arxiv.org/abs/arXiv:2401.00010', out: '2401.00010' },
  { text: 'https://www.arxiv.org/pdf/2401.00010.pdf', out: '2401.00010' },
  { text: 'https://arxiv.org/abs/math/0601001', out: 'math/0601001' },
  { text: 'https://huggingface.co/papers/2401.00010#community', out: '2401.00010' },
  { text: '2401.1', out: null },
  { text: '2413.00010', out: null },
  { text: 'v2401.00010', out: null },
  { text: 'https://huggingface.co/login?next=%2Fpapers%2F2401.00010', out: null },
  { text: 'https://huggingface.co/papers/trending', out: null },
  { text: 'https://example.org/2401.00010', out: null },
  { text: `arXiv:2401.00010 [${'x'.repeat(300)}]`, out: null },
  { text: '', out: null },
])('the arXiv id of $text is $out', ({ text, out }) => {
  expect(arxivIdOf(text)).toBe(out);
});

test.each([
  { text: 'https://doi.org/10.1000/ABC.7', out: '10.1000/abc.7' },
  { text: 'see 10.1016/j.jenvman.2024.122526.', out: '10.1016/j.jenvman.2024.122526' },
  { text: '10.10', out: null },
])('the DOI of $text is $out', ({ text, out }) => {
  expect(doiOf(text)).toBe(out);
});

test('the DOI that arXiv gives is its id', () => {
  expect(idsOf(null, '10.48550/arXiv.2401.00010')).toEqual({ arxiv: '2401.00010', doi: null });
  expect(idsOf('2401.00010v3', '10.1000/x')).toEqual({ arxiv: '2401.00010', doi: '10.1000/x' });
});

test.each([
  { id: '2401.00010', out: { year: 2024, month: 1 } },
  { id: 'cs/0112017', out: { year: 2001, month: 12 } },
  { id: 'cond-mat/9901001', out: { year: 1999, month: 1 } },
])('$id is of $out.year-$out.month', ({ id, out }) => {
  expect(arxivMonth(id)).toEqual(out);
});
