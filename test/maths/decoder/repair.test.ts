import { expect, test } from 'vitest';
import { decoderModel } from '../../../src/maths/decoder/model.ts';
import { mendFormula } from '../../../src/maths/decoder/repair.ts';

test('a stretch that is longer than any formula is shown as it stood, or not as maths at all', () => {
  const long = 'x+'.repeat(250);
  expect(mendFormula(long, decoderModel())).toEqual({
    tex: `\\text{${long}}`,
    trust: 'doubtful',
    reason: 'it could not be read as maths; shown as it stood',
  });
  expect(mendFormula('x+'.repeat(1100), decoderModel())).toBeNull();
  expect(mendFormula(`${long} word`, decoderModel())).toBeNull();
});
