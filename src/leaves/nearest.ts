// The name that someone probably meant. In: a name and those that exist. Out: the nearest, or null where none is near.

/** Swaps, losses, additions and changes of one letter; at most a third of the letters may be wrong. */
export function nearestName(asked: string, known: readonly string[]): string | null {
  const key = asked.toLowerCase().replace(/[-_\s]/g, '');
  const ranked = known
    .map((name) => ({ name, distance: editDistance(key, name.toLowerCase()) }))
    .filter(({ name, distance }) => distance * 3 <= Math.max(name.length, 3))
    .sort((a, b) => a.distance - b.distance || (a.name < b.name ? -1 : 1));
  return ranked[0]?.name ?? null;
}

/** Optimal string alignment: the least number of edits, neighbours swapped counting as one. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(
        last[j]! + 1,
        row[j - 1]! + 1,
        last[j - 1]! + (same ? 0 : 1),
        swapped ? beforeLast[j - 2]! + 1 : Number.POSITIVE_INFINITY,
      );
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length]!;
}
