// Texts mended in a time that ends. In: titles and abstracts as scraped. Out: the same mended, packed; one that does not
// end is left as it stood, and named.
import { TOO_LONG, within } from '../leaves/bounded.ts';
import { type PackedText, packText } from '../maths/packed.ts';
import type { RestoredPaper } from '../maths/restore.ts';

export type Text = readonly [title: string, abstract: string | null];
export type PackedEntry = readonly [title: PackedText, abstract: PackedText];
export type RestoredTexts = {
  readonly packed: readonly PackedEntry[];
  /** Places of those that were left as they stood. */
  readonly slow: readonly number[];
};

/** Both are hundreds of times what the slowest of the kind needs. */
const ALL_MS = 20_000;
const ONE_MS = 5_000;
const AS_IT_STOOD: PackedEntry = [null, null];

export function restoreWithin(
  texts: readonly Text[],
  restore: (...text: Text) => RestoredPaper,
  { all, one } = { all: ALL_MS, one: ONE_MS },
): RestoredTexts {
  const packed = (text: Text): PackedEntry => {
    const { title, abstract } = restore(...text);
    return [packText(title), abstract && packText(abstract)];
  };
  const quick = within(all, () => texts.map(packed));
  if (quick !== TOO_LONG) return { packed: quick, slow: [] };
  const apart = texts.map((text) => within(one, () => packed(text)));
  return {
    packed: apart.map((entry) => (entry === TOO_LONG ? AS_IT_STOOD : entry)),
    slow: [...apart.keys()].filter((at) => apart[at] === TOO_LONG),
  };
}
