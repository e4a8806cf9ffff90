import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fold } from '../../src/leaves/fold.ts';

describe('fold', () => {
  test.each([
    {
      name: 'dollars that one dump kept and the other lost',
      same: ['One-step Diffusion Models with $f$-Divergence', 'One-step Diffusion Models with f-Divergence'],
    },
    { name: 'case and kinds of hyphen', same: ['Low-Rank Adaptation', 'low‐rank adaptation', 'LOW RANK ADAPTATION'] },
    {
      name: 'TeX accents, accents and none',
      same: ["Fr\\'echet", "Fr\\'{e}chet", 'Fréchet', 'Fre\u0301chet', 'Frechet'],
    },
    { name: 'curly and straight quotes', same: ['Let’s Go “Deeper”', 'Let\'s Go "Deeper"'] },
    { name: 'ligatures and superscripts', same: ['Eﬃcient 3D²', 'Efficient 3D2'] },
    { name: 'maths markup', same: ['3D$^2$-Actor', '3D^2-Actor', '3D^{2}-Actor'] },
  ])('$name', ({ same }) => {
    expect(new Set(same.map(fold)).size).toBe(1);
  });

  test.each([
    ['Part I', 'Part II'],
    ['Model-7B', 'Model-70B'],
    ['C', 'C++'],
    ['C', 'C#'],
    ['日本語', '中文'],
    ['!!!', '???'],
  ])('%s and %s stay two', (a, b) => {
    expect(fold(a)).not.toBe(fold(b));
  });

  test('a key folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
