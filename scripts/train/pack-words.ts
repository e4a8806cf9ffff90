// Packs word meanings into meanings.json: four bits a number, all in one compressed block. In: words with a row of
// numbers and a share each. Out: the record that src/arrange/meanings.ts unpacks.
import { brotliCompressSync, constants } from 'node:zlib';
import { LEAST_LENGTH, LENGTH_STEP, NUMBER_STEP, type PackedMeanings, SHARE_STEP } from '../../src/arrange/meanings.ts';

const MOST = 7;

/**
 * @param words in the rows' order
 * @param shares of texts that hold each, above 0
 */
export function packMeanings(
  words: readonly string[],
  rows: Float32Array,
  shares: readonly number[],
  dimensions: number,
): PackedMeanings {
  const order = words.map((_, row) => row).sort((a, b) => (words[a]! < words[b]! ? -1 : 1));
  const lengths = new Uint8Array(order.length);
  const rarities = Uint8Array.from(order, (row) => Math.min(255, Math.round(-Math.log2(shares[row]!) / SHARE_STEP)));
  const numbers = new Uint8Array((order.length * dimensions) / 2);
  for (const [place, row] of order.entries()) {
    const own = rows.subarray(row * dimensions, (row + 1) * dimensions);
    const length = Math.sqrt(own.reduce((sum, number) => sum + number * number, 0));
    lengths[place] = Math.max(0, Math.min(255, Math.round(Math.log2(length / LEAST_LENGTH) / LENGTH_STEP)));
    const unit = (length / Math.sqrt(dimensions)) * NUMBER_STEP;
    for (const [d, number] of own.entries()) {
      const code = Math.max(-MOST, Math.min(MOST, Math.round(number / unit))) & 15;
      numbers[(place * dimensions + d) >> 1]! |= d % 2 === 0 ? code : code << 4;
    }
  }
  const block = brotliCompressSync(Buffer.concat([lengths, rarities, numbers]), {
    params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 24 },
  });
  return { dimensions, words: order.map((row) => words[row]!).join(' '), block: block.toString('base64') };
}
