import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { raritiesOf } from '../../src/arrange/rarity.ts';

const UNKNOWN = -1;
const rarity = (held: number, papers: number, usual: number): number =>
  raritiesOf(Int32Array.of(held), papers, Float32Array.of(usual))[0]!;

describe('how rare a word is', () => {
  it.each([
    ['nothing where no other paper holds it', 1, 600, 0.001, 0],
    ['nothing where no other paper holds it, unknown', 1, 600, UNKNOWN, 0],
    ['as at large where some hold it by chance', 7, 600, 0.001, Math.log(1001)],
    ['as at large where as many hold it as anywhere', 100, 10_000, 0.01, Math.log(101)],
    ['less where the library says it all the time', 600, 600, 0.001, Math.log(3)],
    ['much for an unknown word of few papers', 2, 600, UNKNOWN, Math.log(9001)],
    ['little for an unknown word of most papers', 590, 600, UNKNOWN, Math.log(2)],
    ['little in a library of three papers, too', 3, 3, UNKNOWN, Math.log(2)],
  ])('is %s', (_, held, papers, usual, out) => {
    expect(rarity(held, papers, usual)).toBeCloseTo(out, 2);
  });

  it('is less the more papers hold it, here or at large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 900 }), fc.double({ min: 1e-4, max: 1, noNaN: true }), (held, usual) => {
        for (const share of [usual, UNKNOWN])
          expect(rarity(held, 1000, share)).toBeGreaterThanOrEqual(rarity(held + 100, 1000, share));
        expect(rarity(held, 1000, usual / 2)).toBeGreaterThanOrEqual(rarity(held, 1000, usual));
      }),
    );
  });
});
