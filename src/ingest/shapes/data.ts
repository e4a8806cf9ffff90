// The cut that all shapes of data share. In: entries that were read off records, lines that could not be read. Out: a cut
// in which every line is an entry's, the format's own, or diagnosed.
import { diagnose } from '../../leaves/diagnostics.ts';
import type { Diagnostic, EditionInfo, Entry, LineUse, Origin, SeedPath } from '../../types.ts';
import type { Cut } from '../shape.ts';

export type Problem = {
  readonly rule: string;
  readonly message: string;
  readonly line: number;
  readonly endLine: number;
};

export function cutData(
  path: SeedPath,
  lines: readonly string[],
  entries: readonly Entry[],
  edition: EditionInfo,
  problems: readonly Problem[],
): Cut {
  const uses = lines.map((line): LineUse => (line.trim() === '' ? 'blank' : 'chrome'));
  const mark = ({ line, endLine }: Omit<Origin, 'dump'>, use: LineUse) => {
    for (let i = line - 1; i < Math.min(endLine, lines.length); i++) if (uses[i] !== 'blank') uses[i] = use;
  };
  for (const problem of problems) if (problem.rule !== 'cut-off') mark(problem, 'diagnosed');
  for (const { origin } of entries) mark(origin, 'entry');
  return {
    entries,
    edition,
    uses,
    diagnostics: [...problems.map((problem) => tell(path, lines, problem)), ...bare(entries)],
  };
}

const tell = (path: SeedPath, lines: readonly string[], { rule, message, line, endLine }: Problem): Diagnostic =>
  diagnose(
    'warning',
    rule,
    message,
    { dump: path, line, endLine },
    lines
      .slice(line - 1, line)
      .join('')
      .slice(0, 200),
  );

const bare = (entries: readonly Entry[]): Diagnostic[] =>
  entries
    .filter(({ abstract }) => abstract === null)
    .map(({ title, origin }) =>
      diagnose('warning', 'no-abstract', 'a title without an abstract; published with its title alone', origin, title),
    );

/** Neighbouring lines as one problem. */
export function runsOf(badLines: readonly number[], rule: string, message: string): Problem[] {
  const runs: { line: number; endLine: number }[] = [];
  for (const line of badLines) {
    const last = runs.at(-1);
    if (last !== undefined && line <= last.endLine + 1) last.endLine = Math.max(last.endLine, line);
    else runs.push({ line, endLine: line });
  }
  return runs.map((run) => ({ rule, message, ...run }));
}
