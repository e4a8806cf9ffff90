// Chance that falls the same at every run: an order, a coin.

/** Puts an array into another order, in place (Fisher-Yates). */
export function shuffle(order: number[], random: () => number): void {
  for (let i = order.length - 1; i > 0; i--) {
    const j = Math.floor(random() * (i + 1));
    const other = order[j]!;
    order[j] = order[i]!;
    order[i] = other;
  }
}

/** @returns a fast coin that says yes with probability `share`; xorshift, Marsaglia 2003 */
export function coinOf(share: number): () => boolean {
  const limit = Math.round(share * 4294967296);
  let state = 12345;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0 < limit;
  };
}
