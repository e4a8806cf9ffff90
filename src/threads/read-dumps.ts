// From the seeds folder to mended entries: files are read and cut one after another, and their entries restored by all
// threads meanwhile. In: the folder. Out: what became of each file, in the order of their paths. Holds the lines of one
// file at a time.
import { cutEntries } from '../ingest/cut.ts';
import { type FoundFile, listSeeds, readFile } from '../ingest/read.ts';
import { unpackText } from '../maths/packed.ts';
import type { Diagnostic, Dump, Entry, LineUse, RestoredEntry, SourceReport } from '../types.ts';
import type { Pool } from './pool.ts';
import type { TASKS, Texts } from './tasks.ts';

export type ReadDump = {
  /** How many of its entries are repeats is not known before they are merged. */
  readonly account: Omit<SourceReport, 'repeats'>;
  /** null where the file is no text, or fits no shape. */
  readonly dump: Dump | null;
  readonly entries: readonly RestoredEntry[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Entries that a thread restores at once: a tenth of a second at most, and few messages. */
const AT_ONCE = 16;

/**
 * @param year of dates that dumps print without one, where their owner knows it
 * @param tick called once an entry
 */
export async function readDumps(
  folder: string,
  year: number | null,
  pool: Pool<typeof TASKS>,
  tick: () => void,
): Promise<ReadDump[]> {
  const read: ReadDump[] = [];
  const entries: Entry[][] = [];
  const restored: RestoredEntry[][] = [];
  function* slices(): Iterable<Texts> {
    for (const found of listSeeds(folder)) {
      const { cut, ...dump } = readDump(folder, found, year);
      const nth = read.length;
      restored.push([]);
      entries.push([...cut]);
      read.push({ ...dump, entries: restored[nth]! });
      for (let from = 0; from < cut.length; from += AT_ONCE) {
        yield { nth, from, texts: cut.slice(from, from + AT_ONCE).map(({ title, abstract }) => [title, abstract]) };
      }
    }
  }
  await pool.each('restore', slices(), (packed, { nth, from }) => {
    for (const [i, [title, abstract]] of packed.entries()) {
      const entry = entries[nth]![from + i]!;
      restored[nth]![from + i] = {
        entry,
        title: unpackText(title, entry.title),
        abstract: entry.abstract === null ? null : unpackText(abstract, entry.abstract),
      };
      tick();
    }
  });
  return read.sort((a, b) => (a.account.path < b.account.path ? -1 : 1));
}

type CutDump = Omit<ReadDump, 'entries'> & { readonly cut: readonly Entry[] };

function readDump(folder: string, found: FoundFile, year: number | null): CutDump {
  const { file, bytes, diagnostics } = readFile(folder, found);
  const account = { path: found.path, bytes, lines: 0, shape: null, entries: 0, uses: countUses([]) };
  if (file === null) return { account, dump: null, cut: [], diagnostics };
  const { dump, entries, uses, diagnostics: told } = cutEntries(file, year);
  return {
    account: {
      ...account,
      lines: uses.length,
      shape: dump?.shape ?? null,
      entries: entries.length,
      uses: countUses(uses),
    },
    dump,
    cut: entries,
    diagnostics: [...diagnostics, ...told],
  };
}

function countUses(uses: readonly LineUse[]): Record<LineUse, number> {
  const counts = { entry: 0, chrome: 0, blank: 0, diagnosed: 0 };
  for (const use of uses) counts[use]++;
  return counts;
}
