// The sources page: what became of every file and line of the seeds folder, and how sure we are of each formula.
// In: the reports and diagnostics of a build, and the library. Out: the data of one page.
import { sortDiagnostics } from '../leaves/diagnostics.ts';
import { editionPath, outPath } from '../leaves/urls.ts';
import { capital, type Say } from '../texts/say.ts';
import type { Diagnostic, LineUse, Paper, ReferenceReport, SeedPath, SourceReport, Trust } from '../types.ts';
import type { Masthead, Reference, Source, SourcesPage } from './page.ts';
import type { Shelf } from './shelf.ts';

/** A page of more lines is no longer read; all of them stand in the build's own output. */
const MOST_LISTED = 200;

const TRUSTS: readonly Trust[] = ['intact', 'restored', 'inferred', 'doubtful'];

export type BuildFacts = {
  readonly reports: readonly SourceReport[];
  readonly references: readonly ReferenceReport[];
  readonly diagnostics: readonly Diagnostic[];
};

export function layOutSources(
  shelf: Shelf,
  { reports, references, diagnostics }: BuildFacts,
  masthead: Masthead,
): SourcesPage {
  const { say } = shelf;
  const sorted = sortDiagnostics(diagnostics);
  const byDump = groupByDump(sorted);
  const formulas = countFormulas(shelf.library.papers);
  const totals = sumReports(reports);
  return {
    kind: 'sources',
    path: outPath('sources.html'),
    title: say('foot.sources'),
    description: say('sources.description'),
    section: 'sources',
    masthead,
    standfirst: standfirstOf(reports.length, totals, say),
    sources: reports.map((report) => sourceOf(shelf, report, byDump.get(report.path) ?? [])),
    totals,
    references,
    others: othersOf(reports, byDump),
    diagnostics: sorted.filter(({ origin }) => origin === null).slice(0, MOST_LISTED),
    formulas: TRUSTS.map((trust) => ({ trust, meaning: say(`sources.${trust}`), count: formulas[trust] })),
    formulaCount: TRUSTS.reduce((sum, trust) => sum + formulas[trust], 0),
  };
}

/** Problems of notes and of reference files: files that are no rows of the table. */
function othersOf(
  reports: readonly SourceReport[],
  byDump: ReadonlyMap<SeedPath, Diagnostic[]>,
): SourcesPage['others'] {
  const listed = new Set(reports.map(({ path }) => path));
  return [...byDump]
    .filter(([path]) => !listed.has(path))
    .map(([path, own]) => ({ path, diagnostics: own.slice(0, MOST_LISTED) }));
}

function groupByDump(diagnostics: readonly Diagnostic[]): Map<SeedPath, Diagnostic[]> {
  const groups = new Map<SeedPath, Diagnostic[]>();
  for (const diagnostic of diagnostics) {
    if (diagnostic.origin === null) continue;
    const group = groups.get(diagnostic.origin.dump);
    if (group === undefined) groups.set(diagnostic.origin.dump, [diagnostic]);
    else group.push(diagnostic);
  }
  return groups;
}

const standfirstOf = (files: number, { lines, entries }: SourcesPage['totals'], say: Say): string =>
  files === 0 ? say('sources.none') : capital(say('sources.standfirst', { files, lines, entries }));

function sourceOf(shelf: Shelf, report: SourceReport, own: readonly Diagnostic[]): Source {
  const edition = shelf.library.editions.find(({ dump }) => dump === report.path);
  const reference: Reference | null =
    edition === undefined ? null : { name: edition.name, path: editionPath(edition.slug), anchor: '' };
  return {
    ...report,
    edition: reference,
    diagnostics: own.slice(0, MOST_LISTED),
    unlisted: Math.max(0, own.length - MOST_LISTED),
  };
}

function sumReports(reports: readonly SourceReport[]): SourcesPage['totals'] {
  const sum = (pick: (report: SourceReport) => number): number => reports.reduce((all, one) => all + pick(one), 0);
  const use = (name: LineUse): number => sum(({ uses }) => uses[name]);
  return {
    bytes: sum(({ bytes }) => bytes),
    lines: sum(({ lines }) => lines),
    entries: sum(({ entries }) => entries),
    repeats: sum(({ repeats }) => repeats),
    uses: { entry: use('entry'), chrome: use('chrome'), blank: use('blank'), diagnosed: use('diagnosed') },
  };
}

/** How many formulas of these papers are shown, by how sure we are of them. */
export function countFormulas(papers: readonly Paper[]): Record<Trust, number> {
  const counts: Record<Trust, number> = { intact: 0, restored: 0, inferred: 0, doubtful: 0 };
  for (const { title, abstract } of papers) {
    for (const segment of [...title, ...(abstract ?? [])]) if (segment.kind === 'formula') counts[segment.trust]++;
  }
  return counts;
}
