// The directory of the index as the rest of search reads it, and which parts a word is in. In: the directory's part, which
// is written for size: every first query moves it. Out: a Directory, with where each part begins and where pages stand.
import type { Directory, DirectoryPart, NamedFact } from './schema.ts';

export function directoryFrom({ words, postings, editions, topics, ...rest }: DirectoryPart): Directory {
  const firsts = startsOf(words.map(([, terms]) => terms));
  return {
    ...rest,
    words: words.map(([term], at) => [term, firsts[at]!]),
    postings: startsOf(postings),
    editions: editions.map((fact): NamedFact => ({ ...fact, path: `editions/${fact.slug}.html` })),
    topics: topics.map((fact): NamedFact => ({ ...fact, path: `topics/${fact.slug}.html` })),
  };
}

/**
 * Up to this many papers, which of them have which topics is little to fetch: then they are counted with every search, and
 * what every first search needs stands in the directory, which saves it two requests.
 */
export const FEW_PAPERS = 5000;

/** The number of the first row of each part, from how many rows each holds. */
function startsOf(counts: readonly number[]): number[] {
  let next = 0;
  return counts.map((count) => {
    next += count;
    return next - count;
  });
}

/** As much of each first term as tells it from the last term of the part before: enough to find a term's part by. */
export const shortStarts = (parts: readonly (readonly [first: string, last: string])[]): string[] =>
  parts.map(([first], at) => {
    const before = parts[at - 1]?.[1] ?? '';
    let shared = 0;
    while (first[shared] === before[shared]) shared++;
    return first.slice(0, shared + 1);
  });

/** The last place in a sorted list whose value is not above `value`; 0 when there is none. */
export function lastAtMost<T extends string | number>(sorted: readonly T[], value: T): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! <= value) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
