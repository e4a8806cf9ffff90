// The account of a build: what became of every file and every line, and how sure the maths is. In: what reading, cutting
// and merging yielded. Out: the rows of the sources page and of the closing summary.
import type { CutFile } from './ingest/cut.ts';
import type { SkippedFile } from './ingest/read.ts';
import type { LineUse, Origin, Paper, SeedPath, SourceReport, Trust } from './types.ts';

/** One row a file, in the order of their paths; skipped files are rows without a shape. */
export function reportSources(
  { skipped }: { readonly skipped: readonly SkippedFile[] },
  cuts: readonly CutFile[],
  papers: readonly Paper[],
): SourceReport[] {
  const repeats = countRepeats(papers);
  const read = cuts.map(({ file, dump, entries, uses }): SourceReport => {
    return {
      path: file.path,
      bytes: file.bytes,
      lines: uses.length,
      shape: dump?.shape ?? null,
      entries: entries.length,
      repeats: repeats.get(file.path) ?? 0,
      uses: countUses(uses),
    };
  });
  const unread = skipped.map(
    ({ path, bytes }): SourceReport => ({
      path,
      bytes,
      lines: 0,
      shape: null,
      entries: 0,
      repeats: 0,
      uses: countUses([]),
    }),
  );
  return [...read, ...unread].sort((a, b) => (a.path < b.path ? -1 : 1));
}

function countUses(uses: readonly LineUse[]): Record<LineUse, number> {
  const counts = { entry: 0, chrome: 0, blank: 0, diagnosed: 0 };
  for (const use of uses) counts[use]++;
  return counts;
}

/** Of a paper's sightings all but the first are repeats. */
function countRepeats(papers: readonly Paper[]): Map<SeedPath, number> {
  const repeats = new Map<SeedPath, number>();
  const count = ({ dump }: Origin) => repeats.set(dump, (repeats.get(dump) ?? 0) + 1);
  for (const { sightings } of papers) for (const { origin } of sightings.slice(1)) count(origin);
  return repeats;
}

/** Formulas that are shown, by how sure we are of them; those of copies that lost are not counted. */
export function countFormulas(papers: readonly Paper[]): Record<Trust, number> {
  const counts = { intact: 0, restored: 0, inferred: 0, doubtful: 0 };
  for (const { title, abstract } of papers) {
    for (const segment of [...title, ...(abstract ?? [])]) if (segment.kind === 'formula') counts[segment.trust]++;
  }
  return counts;
}
