// The pages that a long list is dealt out to, as a row of links. In: how long the list is and how much a page holds.
// Out: labels and addresses; none where one page is enough.
import type { Say } from '../texts/say.ts';
import type { OutPath } from '../types.ts';
import type { Parts } from './page.ts';

/** @param current the page that the row stands on, counted from 1 */
export function partsOf(
  length: number,
  each: number,
  current: number,
  pathOf: (page: number) => OutPath,
  say: Say,
): Parts {
  const pages = Math.ceil(length / each);
  if (pages <= 1) return [];
  return Array.from({ length: pages }, (_, i) => ({
    label: say('edition.part', { from: i * each + 1, to: Math.min(length, (i + 1) * each) }),
    path: pathOf(i + 1),
    current: i + 1 === current,
  }));
}
