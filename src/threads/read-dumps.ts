// From the seeds folder to mended entries: files are read and cut one after another, and their entries restored by all
// threads meanwhile, unless an earlier build did. In: the folder. Out: what became of each file, in the order of their
// paths. Holds the lines of one file at a time.
import { keyOf } from '../cache/store.ts';
import { cutEntries } from '../ingest/cut.ts';
import { NO_LABELS } from '../ingest/labels.ts';
import { type FoundFile, listSeeds, readFile } from '../ingest/read.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Diagnostic, Dump, Entry, Labels, LineUse, RestoredEntry, SourceReport } from '../types.ts';
import { restoredFrom, slicesOf, textsOf, tooSlow } from './restore-entries.ts';
import type { PackedEntry } from './restore-within.ts';
import type { Texts } from './tasks.ts';
import type { Workshop } from './workshop.ts';

export type ReadDump = {
  /** How many of its entries are repeats is not known before they are merged. */
  readonly account: Omit<SourceReport, 'repeats'>;
  /** null where the file is no text, or fits no shape. */
  readonly dump: Dump | null;
  readonly entries: readonly RestoredEntry[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A file while its entries are restored. */
type Open = {
  readonly read: ReadDump;
  readonly cut: readonly Entry[];
  readonly restored: RestoredEntry[];
  readonly packed: PackedEntry[];
  /** Entries that could not be restored in time. */
  readonly slow: Diagnostic[];
  /** Of its texts: files with the same ones are restored once. */
  readonly key: string;
};

/** What is kept of each file whose entries were restored. */
const KEPT = 'restored';

/**
 * @param year of dates that dumps print without one, where their owner knows it
 * @param tick called once an entry
 */
export async function readDumps(
  folder: string,
  year: number | null,
  { pool, store }: Workshop,
  tick: () => void,
): Promise<ReadDump[]> {
  const files: Open[] = [];
  const place = ({ cut, restored, packed }: Open, at: number, entry: PackedEntry): void => {
    packed[at] = entry;
    restored[at] = restoredFrom(cut[at]!, entry);
    tick();
  };
  function* slices(): Iterable<Texts> {
    for (const found of listSeeds(folder)) {
      const file = openFile(folder, found, year);
      const nth = files.push(file) - 1;
      const known = store.get(KEPT, file.key) as readonly PackedEntry[] | null;
      if (known !== null) for (const [at, entry] of known.entries()) place(file, at, entry);
      else yield* slicesOf(file.cut, nth);
    }
  }
  const fresh = new Set<Open>();
  await pool.each('restore', slices(), ({ packed, slow }, { nth, from }) => {
    for (const [i, entry] of packed.entries()) place(files[nth]!, from + i, entry);
    fresh.add(files[nth]!);
    for (const i of slow) files[nth]!.slow.push(tooSlow(files[nth]!.cut[from + i]!));
  });
  for (const { key, packed, slow } of fresh) if (slow.length === 0) store.put(KEPT, key, packed);
  store.tidy(KEPT);
  const told = files.map(({ read, slow }) => ({ ...read, diagnostics: [...read.diagnostics, ...slow] }));
  return told.sort((a, b) => byCodePoint(a.account.path, b.account.path));
}

function openFile(folder: string, found: FoundFile, year: number | null): Open {
  const { cut, ...dump } = readDump(folder, found, year);
  const restored: RestoredEntry[] = [];
  return {
    read: { ...dump, entries: restored },
    cut,
    restored,
    packed: [],
    slow: [],
    key: keyOf(JSON.stringify(cut.map(textsOf))),
  };
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
    cut: entries.map(apart),
    diagnostics: [...diagnostics, ...told],
  };
}

/** A text of a file holds on to the whole of it, at two bytes a sign where one sign of it needs two. */
const apart = (entry: Entry): Entry => ({
  ...entry,
  title: copied(entry.title),
  abstract: entry.abstract === null ? null : copied(entry.abstract),
  labels: copiedLabels(entry.labels),
});

/** Most entries of a listing have none: those share one record. */
const BARE = JSON.stringify(NO_LABELS);

function copiedLabels(labels: Labels): Labels {
  const json = JSON.stringify(labels);
  return json === BARE ? NO_LABELS : JSON.parse(json);
}

function copied(text: string): string {
  const encoding = /^[\0-\xff]*$/.test(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}

function countUses(uses: readonly LineUse[]): Record<LineUse, number> {
  const counts = { entry: 0, chrome: 0, blank: 0, diagnosed: 0 };
  for (const use of uses) counts[use]++;
  return counts;
}
