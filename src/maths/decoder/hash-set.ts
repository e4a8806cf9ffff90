// A set of 32-bit hashes, as bits: sixteen kilobytes for some thousands of words.
// It may say yes to a hash that was never added, never no to one that was.

export type HashSet = Uint8Array;

const BITS = 1 << 17;
export const HASH_SET_BYTES = BITS >> 3;

export const newHashSet = (): HashSet => new Uint8Array(HASH_SET_BYTES);

export function hasHash(set: HashSet, hash: number): boolean {
  const bit = (hash >>> 3) & (BITS - 1);
  return ((set[bit >> 3]! >> (bit & 7)) & 1) === 1;
}

export function addHash(set: HashSet, hash: number): void {
  const bit = (hash >>> 3) & (BITS - 1);
  set[bit >> 3] = set[bit >> 3]! | (1 << (bit & 7));
}
