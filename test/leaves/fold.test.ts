import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { asciiOf, fold } from '../../src/leaves/fold.ts';
import { TEX_ACCENT } from '../../src/leaves/tex-accents.ts';

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

  test('a text folds as one whole, though it is read in pieces', () => {
    const plain: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };
    const whole = (text: string): string => {
      const key = text
        .replace(TEX_ACCENT, '$1$2')
        .normalize('NFKD')
        .toLowerCase()
        .replace(/\p{M}+/gu, '')
        .replace(/[ßæœøđłı]/g, (letter) => plain[letter]!)
        .replace(/['\u2019]/g, '')
        .replace(/[^\p{L}\p{N}+#]+/gu, ' ')
        .trim();
      return key === '' ? text.trim() : key;
    };
    const piece = fc.constantFrom(
      ...['A', 'b', "'", '’', ' ', '-', '—', '\u0301', 'é', 'É', 'Σ', 'ΟΔΟΣ', '𝚺', 'ς', 'ﬁ', '½', 'ß', 'ẞ', 'İ', '漢'],
      ...['\ud800', '\udc00', '\ud835', '한', '\u1100', '\u1161', '\\"o', '😀', '\u00a0', 'Ø', '++', '＇'],
    );
    const text = fc.oneof(
      fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join('')),
      fc.array(fc.nat(0xffff), { maxLength: 12 }).map((codes) => String.fromCharCode(...codes)),
    );
    fc.assert(
      fc.property(text, (one) => {
        expect(fold(one)).toBe(whole(one));
        const ascii = asciiOf(one);
        if (ascii !== null) expect([fold(ascii), /^[\0-\x7f]*$/.test(ascii)]).toEqual([whole(one), true]);
      }),
      { numRuns: 300 },
    );
  });

  test('a key folds to itself', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(fold(fold(text))).toBe(fold(text));
      }),
    );
  });
});
