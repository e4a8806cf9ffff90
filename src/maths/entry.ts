// The stage `restore` for one entry. In: an entry as cut. Out: the same with title and abstract mended.
import type { Entry, RestoredEntry } from '../types.ts';
import { restoreMaths } from './restore.ts';

export function restoreEntry(entry: Entry): RestoredEntry {
  const { title, abstract } = entry;
  return { entry, title: restoreMaths(title), abstract: abstract === null ? null : restoreMaths(abstract) };
}
