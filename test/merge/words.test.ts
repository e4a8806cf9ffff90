import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold } from '../../src/leaves/fold.ts';
import { mayShare, setOfPairs, sharedPart, sketchOf } from '../../src/merge/shared.ts';
import { isTelling, readWords } from '../../src/merge/words.ts';

const PIECE = fc.constantFrom(
  ...[' ', ' ', '  ', ', ', '. ', "'", '’', '-', '\n', '+', '#', '$', '\\alpha', '\\"o', '{', '}'],
  ...['the', 'sheep', "don't", 'Shepherds', 'propose', 'however', 'C++', 'x^2', 'FROM', 'abc', 'abcd', 'GPT-4'],
  ...['漢', '字かな', '한국어', 'é', 'e\u0301', 'ß', 'α', '😀', '\ud800', 'ﬁ', 'Ж'],
);
const TEXT = fc
  .oneof(
    { weight: 3, arbitrary: fc.array(PIECE, { maxLength: 20 }).map((pieces) => pieces.join('')) },
    fc.array(fc.nat(0xffff), { maxLength: 30 }).map((codes) => String.fromCharCode(...codes)),
  )
  .map((text) => text.replace(/\s/g, ' '));

const FNV_PRIME = 0x01000193;
const hash = (text: string): number =>
  [...text.split('')].reduce((value, sign) => Math.imul(value ^ sign.charCodeAt(0), FNV_PRIME), 0x811c9dc5 | 0);

test('the telling words of a text are those of its folded words that are neither short nor common', () => {
  const plain = fc.array(
    PIECE.filter((piece) => /^[ -~]*$/.test(piece)),
    { maxLength: 20 },
  );
  fc.assert(
    fc.property(plain, (pieces) => {
      const text = pieces.join('');
      const telling = fold(text)
        .split(' ')
        .filter((word) => /^[a-z0-9+#]/.test(word) && isTelling(word));
      expect([...readWords(text).words]).toEqual(telling.map(hash));
    }),
  );
});

test('texts that fold alike read alike, whatever was read before', () => {
  fc.assert(
    fc.property(TEXT, TEXT, (a, b) => {
      const [first, other, again] = [readWords(a), readWords(b), readWords(a)];
      expect(again).toEqual(first);
      const alike = first.low === other.low && first.high === other.high;
      expect(alike || fold(a) !== fold(b) || fold(a) === '').toBe(true);
      expect(readWords(fold(a)).words).toEqual(first.words);
    }),
  );
});

test('a sketch says that two texts cannot share so much only where they do not', () => {
  const words = fc.array(fc.integer({ min: 0, max: 60 }), { maxLength: 120 }).map((list) => Int32Array.from(list));
  const longer = fc.tuple(words, fc.nat(40), words).map(([a, cut, b]) => [a, Int32Array.of(...a.subarray(cut), ...b)]);
  fc.assert(
    fc.property(longer, fc.double({ min: 0, max: 1, noNaN: true }), (pair, share) => {
      const [a, b] = pair.map((list) => ({ words: list, sketch: sketchOf(list) }));
      const shared = sharedPart(setOfPairs(a!.words), setOfPairs(b!.words));
      if (!mayShare(a!, b!, share)) expect(shared).toBeLessThan(share);
    }),
    { numRuns: 300 },
  );
  const [sheep, snails] = ['sheep', 'snail'].map((animal) =>
    Int32Array.from({ length: 80 }, (_, i) => hash(`${animal}${i}`)),
  );
  expect(
    mayShare({ words: sheep!, sketch: sketchOf(sheep!) }, { words: snails!, sketch: sketchOf(snails!) }, 0.6),
  ).toBe(false);
});
