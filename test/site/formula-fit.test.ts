import { expect, test } from 'vitest';
import { fitOf } from '../../src/site/formula-fit.ts';

test.each([
  { tex: 'f', display: false, fit: 'short' },
  { tex: '\\widetilde{\\mathcal{O}}(K^{3/4})', display: false, fit: 'short' },
  { tex: 'L(s) = A \\cdot S + B \\cdot T + C \\cdot U', display: false, fit: 'long' },
  { tex: `\\frac{${'a+'.repeat(30)}b}{c}`, display: false, fit: 'wide' },
  { tex: `\\frac{${'a+'.repeat(16)}b}{c}`, display: false, fit: 'broad' },
  { tex: 'x', display: true, fit: 'wide' },
])('$tex fits as $fit', ({ tex, display, fit }) => {
  expect(fitOf(tex, display)).toBe(fit);
});
