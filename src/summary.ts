// The closing summary of a build. In: the account that the pipeline gave. Out: lines for a person to read.
import { hostWarnings } from './hosts/limits.ts';
import type { BuildResult } from './pipeline.ts';
import type { StageTime } from './terminal/progress.ts';
import type { LineUse, Severity, SourceReport } from './types.ts';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** 12345 as `12,345`, whatever the locale. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function size(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

type Counted = Pick<SourceReport, 'lines' | 'uses'>;

/** What became of every line: `1,204: 1,100 in entries, 84 chrome, 20 blank, 0 diagnosed`. */
export function linesOf(reports: readonly Counted[]): string {
  const sum = (count: (report: Counted) => number): string =>
    grouped(reports.reduce((total, report) => total + count(report), 0));
  const use = (name: LineUse): string => sum(({ uses }) => uses[name]);
  return `${sum(({ lines }) => lines)}: ${use('entry')} in entries, ${use('chrome')} chrome, ${use('blank')} blank, ${use('diagnosed')} diagnosed`;
}

export function summaryLines(result: BuildResult, times: readonly StageTime[], elapsed = 0): string[] {
  const { reports, papers, formulas, diagnostics, published, unchanged } = result;
  const dumps = reports.filter(({ shape }) => shape !== null).length;
  const sum = (field: 'entries' | 'repeats') => reports.reduce((total, report) => total + report[field], 0);
  const said = (severity: Severity) => diagnostics.filter((diagnostic) => diagnostic.severity === severity).length;
  const unread = reports.length - dumps;
  return [
    `Dumps     ${plural(dumps, 'dump')}, ${plural(sum('entries'), 'entry', 'entries')}${unread === 0 ? '' : `; ${plural(unread, 'file')} not read`}`,
    `Lines     ${linesOf(reports)}`,
    `Papers    ${plural(papers, 'paper')}, ${plural(sum('repeats'), 'repeat')} merged`,
    `Formulas  ${formulas.intact} intact, ${formulas.restored} restored, ${formulas.inferred} inferred, ${formulas.doubtful} doubtful`,
    `Problems  ${plural(said('error'), 'error')}, ${plural(said('warning'), 'warning')}, ${plural(said('note'), 'note')}`,
    `Site      ${published === null ? 'not published' : `${plural(published.files, 'file')}, ${size(published.bytes)}`}${unchanged ? '; nothing has changed since it was built' : ''}`,
    ...(published === null ? [] : hostWarnings(published).map((limit) => `Hosts     ${limit}`)),
    `Time      ${elapsed.toFixed(0)} ms: ${times.map(({ stage, milliseconds }) => `${stage} ${milliseconds.toFixed(0)}`).join(', ')}`,
  ];
}

/** The same for another program: the account that `check --json` gives, and what became of the site. */
export function buildReport(result: BuildResult, times: readonly StageTime[]) {
  const { papers, formulas, reports, diagnostics, published, unchanged } = result;
  return {
    papers,
    formulas,
    files: reports,
    diagnostics,
    site: published === null ? null : { ...published, unchanged },
    milliseconds: Object.fromEntries(times.map(({ stage, milliseconds }) => [stage, Math.round(milliseconds)])),
  };
}
