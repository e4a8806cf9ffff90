// Entries mended by all threads, each in a time that ends. In: entries as cut. Out: the same restored, in their order, and
// which of them are shown as they stood.
import { diagnose } from '../leaves/diagnostics.ts';
import { unpackText } from '../maths/packed.ts';
import { restorePaper } from '../maths/restore.ts';
import type { Diagnostic, Entry, RestoredEntry, RichText } from '../types.ts';
import type { Pool } from './pool.ts';
import { type PackedEntry, restoreWithin, type Text } from './restore-within.ts';
import type { TASKS, Texts } from './tasks.ts';

/** Entries that a thread restores at once: a tenth of a second at most, and few messages and watched clocks. */
const AT_ONCE = 32;

/** What the threads are asked for. @param nth returned with the answer, as the place of its first entry is */
export function* slicesOf(entries: readonly Entry[], nth: number): Iterable<Texts> {
  for (let from = 0; from < entries.length; from += AT_ONCE) {
    yield { nth, from, texts: entries.slice(from, from + AT_ONCE).map(textsOf) };
  }
}

const textsOf = ({ title, abstract }: Entry): Text => [title, abstract];

export function restoredFrom(entry: Entry, [title, abstract]: PackedEntry): RestoredEntry {
  return {
    entry,
    title: unpackText(title, entry.title),
    abstract: entry.abstract === null ? null : unpackText(abstract, entry.abstract),
  };
}

export function tooSlow({ title, origin }: Entry): Diagnostic {
  const message = 'mending the maths of this entry did not end in time; it is shown as it stood';
  return diagnose('warning', 'mending-too-slow', message, origin, title);
}

export type RestoredEntries = {
  readonly entries: readonly RestoredEntry[];
  readonly diagnostics: readonly Diagnostic[];
};

export async function restoreEntries(entries: readonly Entry[], pool: Pool<typeof TASKS>): Promise<RestoredEntries> {
  const restored: RestoredEntry[] = [];
  const diagnostics: Diagnostic[] = [];
  await pool.each('restore', slicesOf(entries, 0), ({ packed, slow }, { from }) => {
    for (const [i, entry] of packed.entries()) restored[from + i] = restoredFrom(entries[from + i]!, entry);
    for (const i of slow) diagnostics.push(tooSlow(entries[from + i]!));
  });
  return { entries: restored, diagnostics };
}

/** One text, on this thread; as it stood, where mending it does not end. */
export const restoreText = (text: string): RichText =>
  unpackText(restoreWithin([[text, null]], restorePaper).packed[0]![0], text);
