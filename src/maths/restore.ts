// The door of the room: a title or an abstract as scraped becomes rich text, its formulas found and mended, the prose
// between them freed of what TeX left in it. Nothing vanishes: the segments' sources join back to the text, and
// what was not understood is shown as it stood.
import type { RichText } from '../types.ts';
import { findFormulas } from './decoder/find.ts';
import { mendProse } from './prose.ts';

/** @param text a title or an abstract as scraped */
export function restoreMaths(text: string): RichText {
  return mendProse(text, findFormulas(text));
}

export type RestoredPaper = { readonly title: RichText; readonly abstract: RichText | null };

/** A paper's two texts: a title is read in the company of its abstract, which tells whether its `k` is a variable. */
export function restorePaper(title: string, abstract: string | null): RestoredPaper {
  return {
    title: mendProse(title, findFormulas(title, abstract ?? '')),
    abstract: abstract === null ? null : restoreMaths(abstract),
  };
}
