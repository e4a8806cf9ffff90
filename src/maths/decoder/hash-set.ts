// A set of 32-bit hashes, as bits: sixteen kilobytes for some thousands of words. Each sets three bits.
// It may say yes to a hash that was never added, about once in some thousand, never no to one that was.

export type HashSet = Uint8Array;

const BITS = 1 << 17;
export const HASH_SET_BYTES = BITS >> 3;

export const newHashSet = (): HashSet => new Uint8Array(HASH_SET_BYTES);

const FIRST = 3;
const stirred = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x9e3779b1);

const hasBit = (set: HashSet, bit: number): boolean => ((set[bit >> 3]! >> (bit & 7)) & 1) === 1;

export function hasHash(set: HashSet, hash: number): boolean {
  if (!hasBit(set, (hash >>> FIRST) & (BITS - 1))) return false;
  const more = stirred(hash);
  return hasBit(set, (more >>> FIRST) & (BITS - 1)) && hasBit(set, (Math.imul(more, 5) >>> FIRST) & (BITS - 1));
}

export function addHash(set: HashSet, hash: number): void {
  const more = stirred(hash);
  for (const from of [hash, more, Math.imul(more, 5)]) {
    const bit = (from >>> FIRST) & (BITS - 1);
    set[bit >> 3] = set[bit >> 3]! | (1 << (bit & 7));
  }
}
