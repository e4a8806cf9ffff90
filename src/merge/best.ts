// Of several copies of a title, an abstract, a list of authors: which one is shown. In: copies by their origin. Out: one.
// Whole beats cut, intact beats restored beats inferred, more beats less; ties go to the copy that comes first by origin.
import { fold } from '../leaves/fold.ts';
import { sourceOf } from '../leaves/rich-text.ts';
import type { RichText, Trust } from '../types.ts';

/** What a stretch of each trust costs a copy. One guess outweighs any number of plain repairs in an abstract. */
const DAMAGE: Readonly<Record<Trust, number>> = { intact: 0, restored: 1, inferred: 100, doubtful: 1000 };

/** How much of a text had to be mended; the lower, the nearer to what its authors wrote. */
export function damageOf(text: RichText): number {
  return text.reduce((sum, { trust }) => sum + DAMAGE[trust], 0);
}

const intactFormulas = (text: RichText): number =>
  text.filter(({ kind, trust }) => kind === 'formula' && trust === 'intact').length;

/** The lower copy wins; numbers are compared one after the other. */
function least<T>(copies: readonly T[], costs: (copy: T) => readonly number[]): T {
  if (copies.length === 1) return copies[0]!;
  const ranked = copies.map((copy) => ({ copy, costs: costs(copy) }));
  return ranked.reduce((best, next) => {
    const differs = next.costs.findIndex((cost, i) => cost !== best.costs[i]);
    return differs >= 0 && next.costs[differs]! < best.costs[differs]! ? next : best;
  }).copy;
}

/** Maths that kept its dollars is maths for certain: of equal damage the copy with more intact formulas wins. */
const mendCosts = (text: RichText): readonly number[] => [damageOf(text), -intactFormulas(text)];

/** @param copies at least one */
export function bestTitle(copies: readonly RichText[]): RichText {
  if (copies.length === 1) return copies[0]!;
  const folded = new Map(copies.map((copy) => [copy, fold(sourceOf(copy))]));
  const isCut = (copy: RichText): boolean =>
    copies.some((other) => folded.get(other)!.startsWith(`${folded.get(copy)} `));
  return least(copies, (copy) => [Number(isCut(copy)), Number(isShouted(copy)), ...mendCosts(copy)]);
}

/** `COUNTING SHEEP` and `counting sheep`: a copy that lost its case. */
function isShouted(copy: RichText): boolean {
  const source = sourceOf(copy);
  return !/\p{Ll}/u.test(source) || !/\p{Lu}/u.test(source);
}

/** A summary of a sentence or two is no abstract where one stands beside it. In shares of the longest copy. */
const SUMMARY = 0.5;

export function bestAbstract(copies: readonly RichText[]): RichText | null {
  if (copies.length <= 1) return copies[0] ?? null;
  const sources = copies.map(sourceOf);
  // Most repeats are to the letter: then none is longer, or another's beginning.
  if (sources.every((source) => source === sources[0])) return least(copies, mendCosts);
  const folded = sources.map(fold);
  const longest = Math.max(...folded.map(({ length }) => length));
  const whole = copies.filter(
    (_, i) =>
      folded[i]!.length >= longest * SUMMARY &&
      !folded.some((other) => other.length > folded[i]!.length && other.startsWith(folded[i]!)),
  );
  return least(whole, (copy) => [...mendCosts(copy), -sourceOf(copy).length]);
}

/** The longest list; of equally long ones that with the fullest names. */
export const bestAuthors = (lists: readonly (readonly string[])[]): readonly string[] =>
  least(lists, (names) => [-names.length, -names.join('').length]);
