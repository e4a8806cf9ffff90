// How far two words are apart in typing, and how far a word may be to stand in for another.

/** Edits that a word of this length may need: none up to three signs or in a number, one up to seven, then two. */
export const mostEdits = (word: string): number =>
  word.length < 4 || /^\p{N}+$/u.test(word) ? 0 : word.length < 8 ? 1 : 2;

/**
 * Insertions, deletions, substitutions and swaps of neighbours between two words (optimal string alignment);
 * `most + 1` as soon as it must be more than `most`.
 */
export function editDistance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    let best = row;
    for (let column = 1; column <= b.length; column++) {
      const same = a[row - 1] === b[column - 1];
      let distance = Math.min(above[column]! + 1, current[column - 1]! + 1, above[column - 1]! + (same ? 0 : 1));
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1]) {
        distance = Math.min(distance, before[column - 2]! + 1);
      }
      current.push(distance);
      best = Math.min(best, distance);
    }
    if (best > most) return most + 1;
    before = above;
    above = current;
  }
  return Math.min(above[b.length]!, most + 1);
}
