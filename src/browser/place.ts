// Puts rows of results on the page one in a frame: to lay a row out takes some milliseconds on a slow processor, and all
// at once would hold the page. The first row of an empty list comes in three: it is the first that needs its faces, and
// each of them has to be made. In: a list and new rows. Out: the rows in the places of those that stood there; those
// beyond them are left to the caller. It ends early once the rows are not wanted any more.
import { nextFrame } from './breather.ts';

/**
 * @param from  the place of the first row in the list
 * @param current  whether the rows are still wanted
 * @param placed  called after each row, before it is painted
 */
export async function place(
  list: HTMLElement,
  from: number,
  rows: readonly HTMLLIElement[],
  current: () => boolean,
  placed: () => void = () => {},
): Promise<void> {
  for (const [at, row] of rows.entries()) {
    if (at > 0) await nextFrame();
    if (!current()) return;
    const before = list.children[from + at];
    if (list.childElementCount === 0) await begin(list, row, current);
    else if (before === undefined) list.append(row);
    else before.replaceWith(row);
    placed();
  }
}

/** What stands behind the title: the text, then the facts and the buttons, which share a line. */
const BEHIND = 'p, .marks';

async function begin(list: HTMLElement, row: HTMLLIElement, current: () => boolean): Promise<void> {
  const [text, ...facts] = row.querySelectorAll<HTMLElement>(BEHIND);
  const groups = [text === undefined ? [] : [text], facts];
  for (const part of groups.flat()) part.hidden = true;
  list.append(row);
  for (const group of groups) {
    // Nobody waits for a row that is about to be replaced, but until then it stands there whole.
    if (current()) await nextFrame();
    for (const part of group) part.hidden = false;
  }
}

/** Takes away the rows of an earlier answer that a shorter one has no other in place of. */
export function dropBeyond(list: HTMLElement, count: number): void {
  for (const row of [...list.children].slice(count)) row.remove();
}
