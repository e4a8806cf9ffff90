// What merging compares: a copy of a work. In: mended entries. Out: one copy for each distinct content, with all entries
// that have it, in an order that depends on the contents alone. So the order of files can decide nothing.

import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { RestoredEntry } from '../types.ts';
import { type Keep, keptApart, keptTogether, readWords } from './words.ts';

export type Copy = {
  readonly arxiv: string | null;
  readonly doi: string | null;
  /** Folded words of the title. */
  readonly title: string;
  /** The same without blanks: a hyphen, a line's end or lost markup moves blanks only. */
  readonly titleKey: string;
  /** null where there is no abstract. */
  readonly abstract: Abstract | null;
  readonly entries: RestoredEntry[];
};

/** An abstract as merging sees it: its telling words in order, and a key that is equal for texts that fold alike. */
export type Abstract = {
  readonly words: Int32Array;
  readonly key: string;
  /** Where more numbers about it are to be kept. */
  readonly keep: Keep;
};

/** Of more entries the words are kept side by side. */
const FEW = 1000;

const compareCopies = (a: Copy, b: Copy): number =>
  byCodePoint(a.title, b.title) ||
  byCodePoint(a.abstract?.key ?? '', b.abstract?.key ?? '') ||
  byCodePoint(a.arxiv ?? '', b.arxiv ?? '') ||
  byCodePoint(a.doi ?? '', b.doi ?? '');

export function copiesOf(entries: readonly RestoredEntry[]): Copy[] {
  const copies = new Map<string, Copy>();
  const keep = entries.length > FEW ? keptTogether() : keptApart;
  for (const restored of entries) {
    const { arxiv, doi } = restored.entry.labels;
    const title = fold(restored.entry.title);
    const abstract = restored.entry.abstract === null ? null : { ...readWords(restored.entry.abstract, keep), keep };
    const key = `${title}\n${abstract?.key ?? ''}\n${arxiv ?? ''}\n${doi ?? ''}`;
    const known = copies.get(key);
    if (known !== undefined) known.entries.push(restored);
    else copies.set(key, { arxiv, doi, title, titleKey: title.replaceAll(' ', ''), abstract, entries: [restored] });
  }
  return [...copies.values()].sort(compareCopies);
}
