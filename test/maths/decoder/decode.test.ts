import { describe, expect, test } from 'vitest';
import { damage } from '../../../scripts/listing-damage.mjs';
import { readingsOf } from '../../../src/maths/decoder/decode.ts';
import { decoderModel } from '../../../src/maths/decoder/model.ts';

const squeezed = (text: string): string => text.replace(/\s+/g, '');

/** What stands in the dumps. */
const SHOWN = [
  'alphain(0,1]',
  'kgeq 2',
  'mathcal{O}(d^k)',
  '1{2}|cdot|_2^2',
  'sigma_{1:T^2}',
  'proptoleft(d/mright)^{1/2}',
  'O(min{log (sigma_{1:T}^2+Sigma_{1:T}^2), T})',
  'nvarepsilon_DP',
  'D_{KL}(True||Model)',
  '{|{mathcal S||{mathcal A}|}/{n}}',
  'mathcal{O}left(K^{3{4}} right)',
  // Deeper than groups are counted: the outermost are read as signs, those within as they stand.
  '{{{{{{{{{x}}}}}}}}}',
  'a_{b_{c_{d_{e_{f_{g_{h_{i}}}}}}}}',
  'sqrt{sqrt{sqrt{sqrt{sqrt{sqrt{sqrt{sqrt{x}}}}}}}}',
];

describe('readingsOf', () => {
  test.each(SHOWN)('a reading that breaks no rule, damaged again, is what was shown: %s', (shown) => {
    const readings = readingsOf(shown, decoderModel());
    expect(readings.length).toBeGreaterThan(0);
    for (const { tex, paid, origins } of readings) {
      const putBack = origins.filter((origin) => origin === 1).length;
      // a reading that paid for more than what it put back says so: it keeps a wrapper or leaves a brace out
      if (paid > putBack) continue;
      expect(squeezed(damage(`$${tex}$`))).toBe(squeezed(shown));
    }
  });

  test.each(['\\alpha x', '\\mathcal{O}(n)', '\\sqrt{x}', '\\|x\\|', 'a\\{b\\}', '\\tfrac{a}{b}'])(
    'a backslash that survived is taken at its word: %s',
    (shown) => {
      expect(squeezed(readingsOf(shown, decoderModel())[0]!.tex)).toBe(squeezed(shown));
    },
  );

  test.each(['\\frobnicate x', 'x\\'])('one of no command that we know is passed over: %s', (shown) => {
    for (const { tex } of readingsOf(shown, decoderModel())) expect(tex).not.toMatch(/\\frobnicate|\\$/);
  });

  test('gives the likeliest first', () => {
    const scores = readingsOf('O(nlog n)', decoderModel()).map(({ score }) => score);
    expect(scores).toEqual([...scores].sort((a, b) => b - a));
  });

  test('a text that asks more steps than there are has no reading', () => {
    expect(readingsOf('x_{a}^{b}+'.repeat(40), decoderModel())).toHaveLength(8);
    expect(readingsOf('x_{a}^{b}+'.repeat(400), decoderModel())).toEqual([]);
  });

  test('takes any text', () => {
    for (const text of ['', ' ', '{{{', '}}}', '\\', '日本', 'x'.repeat(400)]) {
      expect(Array.isArray(readingsOf(text, decoderModel()))).toBe(true);
    }
  });
});
