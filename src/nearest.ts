// The nearest known word to one that is not known, for "did you mean". In: a word and the known ones. Out: one of
// them, or null where none is near.

/** Names that differ in more than this share of their letters are not the same name misspelt. */
const FAR = 0.45;

export function nearest(word: string, known: readonly string[]): string | null {
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const candidate of known) {
    const distance =
      editDistance(word.toLowerCase(), candidate.toLowerCase()) / Math.max(word.length, candidate.length);
    if (distance < least) [best, least] = [candidate, distance];
  }
  return least <= FAR ? best : null;
}

/** Levenshtein's: how many letters must be put in, taken out or changed. Rows of his table, one at a time. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const change = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, change));
    }
    row = next;
  }
  return row.at(-1)!;
}
