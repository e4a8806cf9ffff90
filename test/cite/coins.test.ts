import fc from 'fast-check';
import { expect, test } from 'vitest';
import { coinsOf } from '../../src/cite/coins.ts';
import { citable, said, whole } from './citables.ts';

test('a context object in Dublin Core', () => {
  expect([...new URLSearchParams(coinsOf(whole))]).toEqual([
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rfr_id', 'info:sid/broadsheet'],
    ['rft.type', 'preprint'],
    ['rft.title', 'Bounds of the VAE: O(N²) is enough'],
    ['rft.creator', 'Ludwig van der Müller'],
    ['rft.creator', 'OpenAI Team'],
    ['rft.date', '2024'],
    ['rft.publisher', 'arXiv'],
    ['rft.identifier', 'doi:10.1234/a_b'],
    ['rft.identifier', 'https://arxiv.org/abs/2401.00010'],
  ]);
});

test('nothing is invented', () => {
  expect(coinsOf(citable({}))).toBe(
    'ctx_ver=Z39.88-2004&rft_val_fmt=info%3Aofi%2Ffmt%3Akev%3Amtx%3Adc&rfr_id=info%3Asid%2Fbroadsheet&rft.type=document&rft.title=A%20paper',
  );
});

test('any title comes back', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(new URLSearchParams(coinsOf(citable({ title: said(`x${text}x`) }))).get('rft.title')).toBe(
        `x${text}x`.replace(/[\s\p{Cc}]+/gu, ' '),
      );
    }),
  );
  expect(coinsOf(citable({ title: said('\ud800') }))).toContain('rft.title=%EF%BF%BD');
});
