// The account of a build: what became of every file and every line, and how sure the maths is. In: what reading, cutting
// and merging yielded. Out: the rows of the sources page and of the closing summary.

import type { ReadDump } from './threads/read-dumps.ts';
import type { Formula, Library, Note, Origin, Paper, SeedPath, SourceReport, Trust } from './types.ts';

/** One row a file, in the order of their paths. */
export function reportSources(files: readonly ReadDump[], papers: readonly Paper[]): SourceReport[] {
  const repeats = countRepeats(papers);
  return files.map(({ account }) => ({ ...account, repeats: repeats.get(account.path) ?? 0 }));
}

/** Of a paper's sightings all but the first are repeats. */
function countRepeats(papers: readonly Paper[]): Map<SeedPath, number> {
  const repeats = new Map<SeedPath, number>();
  const count = ({ dump }: Origin) => repeats.set(dump, (repeats.get(dump) ?? 0) + 1);
  for (const { sightings } of papers) for (const { origin } of sightings.slice(1)) count(origin);
  return repeats;
}

/** The formulas of all papers that editions list, oldest edition first: as the search index and the feeds come to them. */
export function* formulasIn({ editions, papers }: Library): Iterable<Formula> {
  const byId = new Map(papers.map((paper) => [paper.id, paper]));
  for (const { items } of [...editions].reverse()) {
    for (const { paper } of items) {
      const { title, abstract } = byId.get(paper)!;
      for (const segment of [...title, ...(abstract ?? [])]) if (segment.kind === 'formula') yield segment;
    }
  }
}

/** Formulas that are shown, by how sure we are of them; those of copies that lost are not counted. */
export function countFormulas(papers: readonly Paper[]): Record<Trust, number> {
  const counts = { intact: 0, restored: 0, inferred: 0, doubtful: 0 };
  for (const { title, abstract } of papers) {
    for (const segment of [...title, ...(abstract ?? [])]) if (segment.kind === 'formula') counts[segment.trust]++;
  }
  return counts;
}

/** Where each of these formulas stands: the entry, or the note, that brought it first. */
export function placesOf(formulas: ReadonlySet<string>, { papers, notes }: Library): Map<string, Origin> {
  const places = new Map<string, Origin>();
  if (formulas.size === 0) return places;
  const put = (tex: string, origin: Origin) => formulas.has(tex) && !places.has(tex) && places.set(tex, origin);
  for (const { title, abstract, sightings } of papers) {
    for (const segment of [...title, ...(abstract ?? [])])
      if (segment.kind === 'formula') put(segment.tex, sightings[0]!.origin);
  }
  const written: readonly Note[] = [...papers, ...notes].flatMap((of) => of.notes);
  for (const { source, line, text } of written)
    for (const tex of formulas) if (text.includes(tex)) put(tex, { dump: source, line, endLine: line });
  return places;
}
