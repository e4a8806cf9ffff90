// How rare words are. In: how many papers of the library hold each, and what share of papers at large does. Out: a number
// a word, the larger the rarer. What is known at large counts first: it stays as it is when a dump is added, so that two
// papers are as alike as they were. The library's own count tells where it says a word far more often: `bee`, on bees.

/** A word that is not known at large: the table has those that ten of its ninety thousand abstracts hold. */
const UNKNOWN_SHARE = 1 / 9000;
/** What the library's own share of papers counts beside the share at large. */
const OWN_WORTH = 0.5;
/** So many papers may hold a word by chance: a share of the library, but no more than a few. */
const byChance = (papers: number): number => Math.min(8, papers / 80);

/**
 * A word that no other paper holds has none: it tells of no likeness.
 * @param held papers of the library that hold each word
 * @param usual of each word, what share of papers at large holds it; -1 where that is not known
 */
export function raritiesOf(held: Int32Array, papers: number, usual: Float32Array): Float32Array {
  return Float32Array.from(held, (own, word) => {
    if (own < 2) return 0;
    const isKnown = usual[word]! >= 0;
    const here = roughly((own - byChance(papers)) / papers);
    return Math.log(1 + 1 / Math.max(isKnown ? usual[word]! : UNKNOWN_SHARE, here * (isKnown ? OWN_WORTH : 1)));
  });
}

/** To a power of two: a dump more leaves nearly all shares what they were. */
const roughly = (share: number): number => (share <= 0 ? 0 : 2 ** Math.round(Math.log2(share)));
