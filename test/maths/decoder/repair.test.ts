import { expect, test } from 'vitest';
import { settled } from '../../../src/maths/decoder/conventions.ts';
import { logProbability } from '../../../src/maths/decoder/language-model.ts';
import { decoderModel } from '../../../src/maths/decoder/model.ts';
import { PUT_BACK } from '../../../src/maths/decoder/readings.ts';
import { verdictOn } from '../../../src/maths/decoder/reasons.ts';
import { mendFormula } from '../../../src/maths/decoder/repair.ts';
import { WRAPPERS } from '../../../src/maths/decoder/tex-tokens.ts';

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
test.each([
  { what: 'a word that holds the name of a command is prose', shown: 'timesteps', tex: null },
  {
    what: 'limits of what is no operator are a word',
    shown: 'H{hat{otimes}limits_R}H',
    tex: String.raw`H{\hat{\otimes}\text{limits}_R}H`,
  },
  { what: 'a name that only its author knew stays letters', shown: 'O(n^{eps})', tex: 'O(n^{eps})' },
  { what: 'a command with its argument is taken at its word', shown: String.raw`\pmod{n}`, tex: String.raw`\pmod{n}` },
  {
    what: 'signs that fit no formula are shown as they stood',
    shown: '_{^',
    tex: String.raw`\text{\_\{{\textasciicircum}}`,
  },
  { what: 'a switch at the head of a group has lost its backslash', shown: 'v_{rm opt}', tex: String.raw`v_{\rm opt}` },
])('$what', ({ shown, tex }) => {
  expect(mendFormula(shown, decoderModel())?.tex ?? null).toBe(tex);
});

test('of a formula with more to weigh than is weighed, nothing is lost', () => {
  const shown = 'x,y;'.repeat(90);
  const tex = mendFormula(shown, decoderModel())?.tex ?? '';
  expect(tex).toBe(shown);
});

test('what is put back more often than there are words for is counted', () => {
  const shown = 'Omega(S^{1{3}} A^{1{3}} Delta^{1{3}} H^{2{3}} T^{2{3}})';
  expect(mendFormula(shown, decoderModel())).toMatchObject({
    tex: String.raw`\Omega(S^{\frac{1}{3}} A^{\frac{1}{3}} \Delta^{\frac{1}{3}} H^{\frac{2}{3}} T^{\frac{2}{3}})`,
    reason: 'a fraction that lost its name and first brace (5 times); commands that lost their backslashes',
  });
});

test('a name that is told from a product behind the search has lost its backslash all the same', () => {
  expect(mendFormula('w(Theta)', decoderModel())).toEqual({
    tex: String.raw`w(\Theta)`,
    trust: 'restored',
    reason: 'commands that lost their backslashes',
  });
});

test('more formulas than are remembered are mended as ever', () => {
  const mended = mendFormula('alphain(0,1]', decoderModel());
  const words = 'some words '.repeat(40);
  for (let i = 0; i < 20_001; i++) mendFormula(words + i, decoderModel());
  expect(mendFormula('alphain(0,1]', decoderModel())).not.toBe(mended);
  expect(mendFormula('alphain(0,1]', decoderModel())).toEqual(mended);
});

test('every command that may be put back has words for its loss', () => {
  const { lexicon } = decoderModel();
  for (const [command] of WRAPPERS) {
    const token = lexicon.names.indexOf(`\\${command}{`);
    const reading = { tex: 'x', score: 0, paid: 1, forWords: 0, tokens: [token], origins: [PUT_BACK] };
    expect(verdictOn('x', reading, 'x', lexicon, 1, 0).reason, command).toMatch(/^(?:a|an) \w.* lost/);
  }
});

test('every token has a probability alone, also behind one that nothing was ever seen to follow', () => {
  const { language } = decoderModel();
  const end = language.names.indexOf('<end>');
  for (const token of language.names.keys()) {
    const cost = -logProbability(language, token, end, -1, -1, -1);
    expect(cost, language.names[token]).toBeGreaterThan(0);
    expect(cost, language.names[token]).toBeLessThan(16);
  }
});

test.each([
  ['x_{theta} + y^{max}', String.raw`x_{\theta} + y^{\max}`],
  ['theta + x', String.raw`\theta + x`],
])('a command that the search left as letters is set as one: %s', (reading, tex) => {
  expect(settled(reading)).toEqual({ tex, words: 0 });
});
