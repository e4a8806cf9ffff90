// `broadsheet check`, `explain`, `config` and `verify`: look, and change nothing. In: flags, a paper, a folder. Out: lines;
// exit code 1 where --strict finds problems, or a site's files are not those that were built.
import type { Command } from 'commander';
import { describeConfig } from '../config/settle.ts';
import { formatDiagnostic, printable } from '../leaves/diagnostics.ts';
import { explainPaper } from '../merge/explain.ts';
import { BadUse, type BuildFlags, buildOptions, configInForce } from '../options.ts';
import { readEntries, readLibrary } from '../pipeline.ts';
import { verifySite } from '../publish/manifest.ts';
import { linesOf, summaryLines } from '../summary.ts';
import { createProgress } from '../terminal/progress.ts';
import type { SourceReport } from '../types.ts';
import { withFeatureFlags, withLibraryFlags, withSiteFlags } from './flags.ts';
import { withWorkshop } from './workshop.ts';

export function addInspect(cli: Command): void {
  withLibraryFlags(cli.command('check').description('read every dump, and say what a build would find'))
    .option('--json', 'print one JSON object')
    .option('--strict', 'end with code 1 where there are warnings or errors')
    .action(check);
  withLibraryFlags(cli.command('explain').description('say why entries are one paper, or are not'))
    .argument('<paper>', "a paper's id, its arXiv id, or words of its title")
    .action(explain);
  cli
    .command('verify')
    .description('hold a built site against its manifest')
    .argument('[folder]', 'folder of the built site', '_site')
    .action(verify);
  const config = cli.command('config').description('print the configuration in force, and where each value is from');
  withFeatureFlags(withSiteFlags(withLibraryFlags(config))).action((flags: BuildFlags) => {
    process.stdout.write(describeConfig(configInForce(flags)));
  });
}

type CheckFlags = BuildFlags & { readonly json?: boolean };

async function check(flags: CheckFlags): Promise<void> {
  const progress = createProgress(process.stdout, true);
  const options = buildOptions(flags);
  const account = await withWorkshop(options, (workshop) => readLibrary(options, progress, workshop));
  const result = { ...account, published: null, unchanged: false };
  const { reports, diagnostics, papers } = result;
  if (flags.json === true) {
    const json = JSON.stringify({ papers, files: reports, diagnostics }, null, 2);
    // An escape of `printable` is one of JSON too.
    console.log(json.split('\n').map(printable).join('\n'));
  } else {
    for (const diagnostic of diagnostics) console.log(formatDiagnostic(diagnostic));
    for (const report of reports) console.log(fileLine(report));
    console.log(summaryLines(result, []).slice(0, 5).join('\n'));
  }
  const problems = diagnostics.some(({ severity }) => severity !== 'note');
  process.exitCode = flags.strict === true && problems ? 1 : 0;
}

/** What became of a file: `a.txt: listing-tight, 130 entries; 262 lines: 260 in entries, …`. */
const fileLine = (report: SourceReport): string =>
  printable(
    report.shape === null
      ? `${report.path}: not read; ${linesOf([report])}`
      : `${report.path}: ${report.shape}, ${report.entries} ${report.entries === 1 ? 'entry' : 'entries'}; lines ${linesOf([report])}`,
  );

async function explain(paper: string, flags: BuildFlags): Promise<void> {
  const options = buildOptions(flags);
  const progress = createProgress(process.stdout, true);
  const { entries } = await withWorkshop(options, (workshop) => readEntries(options, progress, workshop));
  console.log(explainPaper(entries, paper).map(printable).join('\n'));
}

function verify(folder: string): void {
  const differences = verifySite(folder);
  if (differences === null)
    throw new BadUse(`${folder} holds no site of ours: it has no manifest.json that a build wrote.`);
  for (const { path, what } of differences) console.log(`${what}: ${path}`);
  console.log(differences.length === 0 ? 'Every file is as it was built.' : `${differences.length} files differ.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}
