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
