// The closing summary of a build. In: the counts that the pipeline kept. Out: lines for a person to read.
import type { StageTime } from './progress.ts';
import type { Severity, Trust } from './types.ts';

export type Summary = {
  readonly dumps: number;
  readonly skipped: number;
  readonly entries: number;
  readonly papers: number;
  /** Entries that brought a paper which another entry had brought already. */
  readonly merged: number;
  readonly formulas: Readonly<Record<Trust, number>>;
  readonly diagnostics: Readonly<Record<Severity, number>>;
  readonly files: number;
  readonly bytes: number;
};

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${grouped(count)} ${count === 1 ? one : many}`;

/** 12345 as `12,345`, whatever the locale. */
const grouped = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, ',');

function size(bytes: number): string {
  if (bytes < 1024) return plural(bytes, 'byte');
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function summaryLines(summary: Summary, times: readonly StageTime[]): string[] {
  const { dumps, skipped, entries, papers, merged, formulas, diagnostics, files, bytes } = summary;
  const total = times.reduce((sum, { milliseconds }) => sum + milliseconds, 0);
  const spent = times.map(({ stage, milliseconds }) => `${stage} ${milliseconds.toFixed(0)}`).join(', ');
  return [
    `Read     ${plural(dumps, 'dump')}${skipped === 0 ? '' : `, ${plural(skipped, 'file')} skipped`}; ${plural(entries, 'entry', 'entries')}`,
    `Library  ${plural(papers, 'paper')}, ${plural(merged, 'repeat')} merged`,
    `Formulas ${formulas.intact} intact, ${formulas.restored} restored, ${formulas.inferred} inferred, ${formulas.doubtful} doubtful`,
    `Problems ${plural(diagnostics.error, 'error')}, ${plural(diagnostics.warning, 'warning')}, ${plural(diagnostics.note, 'note')}`,
    `Wrote    ${plural(files, 'file')}, ${size(bytes)}`,
    `Time     ${total.toFixed(0)} ms: ${spent}`,
  ];
}
