// How likely a TeX token is after the four before it, learned from real formulas: n-grams with back-off.
// In: token numbers. Out: natural logarithms. The table is open addressing over hashes of n-grams: 16 bits to know
// an entry by, one byte for its probability, one for its back-off weight.
// Source of the method: Chen & Goodman 1999 (interpolated absolute discounting, stored in back-off form).

export const ORDER = 5;

export type LanguageModel = {
  /** Token names; a token's number is its place. */
  readonly names: readonly string[];
  /** Slots come in a power of two; a key of 0 is an empty one. */
  readonly keys: Uint16Array;
  readonly probs: Uint8Array;
  readonly backoffs: Uint8Array;
  readonly mask: number;
};

/** Bytes hold logarithms in steps of a sixteenth, from 0 down to -15.9. */
export const STEP = 1 / 16;

/** A context is a hash that is grown token by token, newest first. */
export const growHash = (hash: number, token: number): number => {
  const h = Math.imul(hash ^ (token + 0x9e37), 0x9e3779b1);
  return h ^ (h >>> 15);
};

/** What a hash starts from: an n-gram with its token, or a context alone. Far apart, so that no token bridges them. */
export const NGRAM = 0x3c6ef372;
export const CONTEXT = 0x5a827999;

export const keyOf = (hash: number): number => (hash >>> 16) | 1;

export function findSlot(model: LanguageModel, hash: number): number {
  const key = keyOf(hash);
  let slot = (Math.imul(hash, 0x85ebca6b) >>> 8) & model.mask;
  for (;;) {
    const there = model.keys[slot]!;
    if (there === key) return slot;
    if (there === 0) return -1;
    slot = (slot + 1) & model.mask;
  }
}

/**
 * @param c1 the token before, `c2` the one before that, and so on; -1 where there is none
 * @returns ln P(token | c4 c3 c2 c1)
 */
export function logProbability(
  model: LanguageModel,
  token: number,
  c1: number,
  c2: number,
  c3: number,
  c4: number,
): number {
  // n-grams are hashed newest token first: the context alone is hashed from c1, the whole from the token
  let cost = 0;
  const t0 = growHash(NGRAM, token);
  const t1 = growHash(t0, c1);
  const t2 = growHash(t1, c2);
  const t3 = growHash(t2, c3);
  const h1 = growHash(CONTEXT, c1);
  const h2 = growHash(h1, c2);
  const h3 = growHash(h2, c3);
  let slot: number;
  if (c4 >= 0) {
    slot = findSlot(model, growHash(t3, c4));
    if (slot >= 0) return -model.probs[slot]! * STEP;
    slot = findSlot(model, growHash(h3, c4));
    if (slot >= 0) cost += model.backoffs[slot]!;
  }
  if (c3 >= 0) {
    slot = findSlot(model, t3);
    if (slot >= 0) return -(cost + model.probs[slot]!) * STEP;
    slot = findSlot(model, h3);
    if (slot >= 0) cost += model.backoffs[slot]!;
  }
  if (c2 >= 0) {
    slot = findSlot(model, t2);
    if (slot >= 0) return -(cost + model.probs[slot]!) * STEP;
    slot = findSlot(model, h2);
    if (slot >= 0) cost += model.backoffs[slot]!;
  }
  slot = findSlot(model, t1);
  if (slot >= 0) return -(cost + model.probs[slot]!) * STEP;
  slot = findSlot(model, h1);
  if (slot >= 0) cost += model.backoffs[slot]!;
  // each token stands in the table alone
  return -(cost + model.probs[findSlot(model, t0)]!) * STEP;
}
