import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { plainTex, plainText } from '../../src/cite/plain-tex.ts';
import { anyText } from '../any-text.ts';

describe('plainTex', () => {
  test.each([
    { tex: '\\alpha\\in\\mathbb{R}^2', out: 'α ∈ ℝ²' },
    { tex: '\\mathbb R^d', out: 'ℝ^d' },
    { tex: '\\mathcal{O}(n^{10})', out: 'O(n¹⁰)' },
    { tex: '\\widetilde{\\mathcal{O}}(d^k)', out: 'Õ(d^k)' },
    { tex: '\\tilde{\\mathcal O}(\\sqrt{T})', out: 'Õ(√T)' },
    { tex: '\\frac{1}{2}\\|\\cdot\\|_2^2', out: '1/2‖·‖₂²' },
    { tex: '\\frac{a+b}{c}', out: '(a+b)/c' },
    { tex: '\\frac{y_i}{\\lambda_{\\min}}', out: 'y_i/λ_min' },
    { tex: '\\frac{(1/\\delta)}{\\epsilon}', out: '(1/δ)/ϵ' },
    { tex: '\\sigma_{\\max}^2', out: 'σ_max²' },
    { tex: '|{\\cal S}|', out: '|S|' },
    { tex: 'k\\geq 1', out: 'k ≥ 1' },
    { tex: '2\\log n', out: '2 log n' },
    { tex: '\\log\\det\\Sigma', out: 'log det Σ' },
    { tex: '\\sigma_{1:T}^2', out: 'σ_(1:T)²' },
    { tex: '\\left\\{x\\right.', out: '{x' },
    { tex: '\\text{if } x', out: 'if x' },
    { tex: 'W_{\\mathrm{out}}', out: 'W_out' },
    { tex: '96.4\\%', out: '96.4%' },
    { tex: '\\hat\\theta', out: 'θ̂' },
    { tex: '\\mathbb{1}\\,\\mathbb{E}', out: '𝟙 𝔼' },
    { tex: 'x^\\prime', out: 'x^′' },
    { tex: '}', out: '' },
    { tex: '\\sqrt', out: '√' },
    { tex: '\\', out: '\\' },
  ])('$tex', ({ tex, out }) => {
    expect(plainTex(tex)).toBe(out);
  });

  test('deep nesting and any text are read without a fault', () => {
    expect(plainTex('{'.repeat(5000))).toContain('{');
    fc.assert(fc.property(anyText(), (tex) => typeof plainTex(tex) === 'string'));
  });
});

test('plainText joins prose and formulas', () => {
  expect(
    plainText([
      { kind: 'prose', text: 'Regret ' },
      { kind: 'formula', tex: '\\le T^2' },
    ]),
  ).toBe('Regret ≤ T²');
});
