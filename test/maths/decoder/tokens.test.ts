import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { BLANK, GLUED, SAME_WORD, tokenize, tokenText } from '../../../src/maths/decoder/tokens.ts';

const cut = (text: string): string[] => {
  const tokens = tokenize(text);
  return Array.from({ length: tokens.count }, (_, t) => tokenText(tokens, t));
};

describe('tokenize', () => {
  const CASES: readonly { readonly name: string; readonly text: string; readonly out: readonly string[] }[] = [
    { name: 'words, numbers, signs', text: 'O(n^2) in 10%', out: ['O', '(', 'n', '^', '2', ')', 'in', '10', '%'] },
    { name: 'a name glued to a Greek letter', text: 'piGDM', out: ['pi', 'GDM'] },
    { name: 'an ordinal', text: 'the kth', out: ['the', 'k', 'th'] },
    { name: 'a plural of a Greek letter', text: 'epsilons', out: ['epsilon', 's'] },
    { name: 'a Greek capital after capitals', text: 'PFDelta', out: ['PF', 'Delta'] },
    { name: 'commands that ran together stay together', text: 'alphain kgeq', out: ['alphain', 'kgeq'] },
    { name: 'words that begin as a command does', text: 'approximate binomials', out: ['approximate', 'binomials'] },
    { name: 'backslashes that survived', text: String.raw`\alpha\, x\%`, out: [String.raw`\alpha`, '\\,', 'x', '\\%'] },
    { name: 'letters with marks', text: 'Rényi', out: ['Rényi'] },
    { name: 'signs beyond the basic plane', text: '𝔘α', out: ['𝔘', 'α'] },
  ];
  test.each(CASES)('$name', ({ text, out }) => expect(cut(text)).toEqual(out));

  test('says how a token stands to the one before it', () => {
    const { gap, count } = tokenize('a piGDM(x)');
    expect([...gap.subarray(0, count)]).toEqual([BLANK, BLANK, SAME_WORD, GLUED, GLUED, GLUED]);
  });

  test('loses nothing but blanks', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(cut(text).join('').replace(/\s/gu, '')).toBe(text.replace(/[\0-\x20\s\u2000-\u200b]/gu, ''));
      }),
      { seed: 1 },
    );
  });
});
