// What merging compares: a copy of a work. In: mended entries. Out: one copy for each distinct content, with all entries
// that have it, in an order that depends on the contents alone. So the order of files can decide nothing.

import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { RestoredEntry } from '../types.ts';
import { sketchOf } from './shared.ts';
import { type Keep, keptApart, keptTogether, type ReadText, readWords } from './words.ts';

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

/** An abstract as merging sees it: its telling words in order. */
export type Abstract = ReadText & {
  /** Of what it shares with another. */
  readonly sketch: Int32Array;
  /** Where more numbers about it are to be kept. */
  readonly keep: Keep;
};

/** Of more entries the words are kept side by side. */
const FEW = 1000;

/** The same for all copies that are one. */
const contentOf = ({ abstract, arxiv, doi }: Copy): readonly string[] => [
  abstract === null ? '' : `${(abstract.high >>> 0).toString(36)}.${(abstract.low >>> 0).toString(36)}`,
  arxiv ?? '',
  doi ?? '',
];

function compareCopies(a: Copy, b: Copy): number {
  const byTitle = byCodePoint(a.title, b.title);
  if (byTitle !== 0) return byTitle;
  const [first, second] = [contentOf(a), contentOf(b)];
  const at = first.findIndex((part, i) => part !== second[i]);
  return at < 0 ? 0 : byCodePoint(first[at]!, second[at]!);
}

export function copiesOf(entries: readonly RestoredEntry[]): Copy[] {
  const copies: Copy[] = [];
  const keep = entries.length > FEW ? keptTogether() : keptApart;
  /** Most titles have one copy; where there are others, these are known by all that they are. */
  const firstOf = new Map<string, Copy>();
  const others = new Map<string, Copy>();
  for (const restored of entries) {
    const { arxiv, doi } = restored.entry.labels;
    const title = fold(restored.entry.title);
    const abstract = restored.entry.abstract === null ? null : abstractOf(restored.entry.abstract, keep);
    const copy = { arxiv, doi, title, titleKey: title.replaceAll(' ', ''), abstract, entries: [restored] };
    const first = firstOf.get(title);
    if (first === undefined) {
      firstOf.set(title, copy);
      copies.push(copy);
    } else if (isSame(first, copy)) first.entries.push(restored);
    else {
      const key = [title, ...contentOf(copy)].join('\n');
      const known = others.get(key);
      if (known !== undefined) known.entries.push(restored);
      else {
        others.set(key, copy);
        copies.push(copy);
      }
    }
  }
  return copies.sort(compareCopies);
}

function abstractOf(text: string, keep: Keep): Abstract {
  const { words, low, high } = readWords(text, keep);
  return { words, low, high, sketch: sketchOf(words, keep), keep };
}

/** Whether two copies of one title have one content. */
const isSame = (a: Copy, b: Copy): boolean =>
  a.abstract?.low === b.abstract?.low &&
  a.abstract?.high === b.abstract?.high &&
  (a.arxiv ?? '') === (b.arxiv ?? '') &&
  (a.doi ?? '') === (b.doi ?? '');
