// Numbers that look random and are the same at every run. In: a seed. Out: a function that gives them. For scripts that
// make things to measure with; src/ draws no lots.

/**
 * @param {number} seed
 * @returns {() => number} gives numbers from 0 up to 1; mulberry32, public domain
 */
export function randomFrom(seed) {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
