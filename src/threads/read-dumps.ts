// From the seeds folder to mended entries: files are read and cut one after another, and their entries restored by all
// threads meanwhile. In: the folder. Out: what became of each file, in the order of their paths. Of a file that stands as an
// earlier build read it, nothing is done again; of one that changed, entries that stand. Holds the lines of one file at a time.
import { keyOf } from '../cache/store.ts';
import { cutEntries } from '../ingest/cut.ts';
import { NO_LABELS } from '../ingest/labels.ts';
import { digestFound, type FoundFile, listSeeds, readFile } from '../ingest/read.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Diagnostic, Entry, Labels, LineUse, RestoredEntry } from '../types.ts';
import { type AboutDump, type KeptDump, packDump, unpackDump } from './kept-dump.ts';
import { restoredFrom, slicesOf, tooSlow } from './restore-entries.ts';
import type { PackedEntry } from './restore-within.ts';
import type { Texts } from './tasks.ts';
import type { Workshop } from './workshop.ts';

export type ReadDump = AboutDump & { readonly entries: readonly RestoredEntry[] };

/** A file while its entries are restored. */
type Open = {
  readonly read: ReadDump;
  readonly cut: readonly Entry[];
  readonly restored: RestoredEntry[];
  readonly packed: PackedEntry[];
  /** Places of the entries that have to be restored. */
  readonly missing: number[];
  /** Entries that could not be restored in time. */
  readonly slow: Diagnostic[];
  /** Of all that it was made from; null where nothing is kept of it. */
  readonly digest: string | null;
};

/** What is kept of each file: all that reading it came to. */
const KEPT = 'dumps';

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
      const bytes = store.getBytes(KEPT, found.path);
      const known = bytes === null ? null : unpackDump(bytes, found.path);
      const stands = known !== null && known.digest === digestOf(digestFound(folder, found), year);
      const file = stands ? opened(known) : openFile(folder, found, year);
      const nth = files.push(file) - 1;
      const before = known === null || stands ? null : mendedBefore(known);
      for (const [at, entry] of file.cut.entries()) {
        const mended = stands ? known.packed[at] : before?.(entry);
        if (mended === undefined) file.missing.push(at);
        else place(file, at, mended);
      }
      if (!stands) fresh.add(file);
      yield* slicesOf(
        file.missing.map((at) => file.cut[at]!),
        nth,
      );
    }
  }
  const fresh = new Set<Open>();
  await pool.each('restore', slices(), ({ packed, slow }, { nth, from }) => {
    const file = files[nth]!;
    for (const [i, entry] of packed.entries()) place(file, file.missing[from + i]!, entry);
    for (const i of slow) file.slow.push(tooSlow(file.cut[file.missing[from + i]!]!));
  });
  for (const { digest, read, cut, packed, slow } of fresh) {
    if (digest === null || slow.length > 0) continue;
    const { account, dump, diagnostics } = read;
    store.putBytes(KEPT, account.path, packDump({ digest, read: { account, dump, diagnostics }, cut, packed }));
  }
  store.tidy(KEPT);
  const told = files.map(({ read, slow }) => ({ ...read, diagnostics: [...read.diagnostics, ...slow] }));
  return told.sort((a, b) => byCodePoint(a.account.path, b.account.path));
}

const digestOf = (ofBytes: string | null, year: number | null): string | null =>
  ofBytes === null ? null : keyOf(ofBytes, String(year));

/** Of a file that has changed most entries may be as they were: by their texts, how they were mended. */
function mendedBefore({ cut, packed }: KeptDump): (entry: Entry) => PackedEntry | undefined {
  const textOf = ({ title, abstract }: Entry): string => JSON.stringify([title, abstract]);
  const known = new Map(cut.map((entry, at) => [textOf(entry), packed[at]!]));
  return (entry) => known.get(textOf(entry));
}

function opened({ digest, read, cut }: Pick<KeptDump, 'read' | 'cut'> & { readonly digest: string | null }): Open {
  const restored: RestoredEntry[] = [];
  return { read: { ...read, entries: restored }, cut, restored, packed: [], missing: [], slow: [], digest };
}

function openFile(folder: string, found: FoundFile, year: number | null): Open {
  const { file, bytes, digest, diagnostics } = readFile(folder, found);
  const account = { path: found.path, bytes, lines: 0, shape: null, entries: 0, uses: countUses([]) };
  if (file === null) return opened({ digest: null, read: { account, dump: null, diagnostics }, cut: [] });
  const { dump, entries, uses, diagnostics: told } = cutEntries(file, year);
  const counted = { lines: uses.length, shape: dump?.shape ?? null, entries: entries.length, uses: countUses(uses) };
  const read = { account: { ...account, ...counted }, dump, diagnostics: [...diagnostics, ...told] };
  return opened({ digest: digestOf(digest, year), read, cut: entries.map(apart) });
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
