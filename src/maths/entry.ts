// The stage `restore` for one entry. In: an entry as cut. Out: the same with title and abstract mended, and what is to be
// said of it.
import { diagnose } from '../leaves/diagnostics.ts';
import type { Diagnostic, Entry, RestoredEntry, RichText } from '../types.ts';
import { MOST_FORMULAS } from './decoder/find.ts';
import { restorePaper } from './restore.ts';

export function restoreEntry(entry: Entry): RestoredEntry {
  return { entry, ...restorePaper(entry.title, entry.abstract) };
}

/** What a reader of the dump should know: so far, that a text holds more formulas than are mended in one text. */
export function remarksOn({ entry, title, abstract }: RestoredEntry): Diagnostic[] {
  const isFull = (text: RichText): boolean =>
    text.length > MOST_FORMULAS && text.filter(({ kind }) => kind === 'formula').length >= MOST_FORMULAS;
  return [title, abstract ?? []]
    .filter(isFull)
    .map((text) =>
      diagnose(
        'warning',
        'many-formulas',
        `the ${text === title ? 'title' : 'abstract'} holds ${MOST_FORMULAS} formulas or more; those after are shown as they stood`,
        entry.origin,
        entry.title,
      ),
    );
}
