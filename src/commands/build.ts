// `broadsheet build`: the library becomes a site. In: flags. Out: a published site, progress, problems and a summary;
// exit code 1 where --strict kept the site from being published.
import type { Command } from 'commander';
import { paintDiagnostic, printableJson } from '../leaves/diagnostics.ts';
import { type BuildFlags, type BuildOptions, buildOptions } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import { type BuildResult, buildSite } from '../pipeline.ts';
import { buildReport, summaryLines } from '../summary.ts';
import { paintFor } from '../terminal/colours.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Workshop } from '../threads/workshop.ts';
import type { Diagnostic } from '../types.ts';
import { withFeatureFlags, withLibraryFlags, withSiteFlags } from './flags.ts';
import { withWorkshop } from './workshop.ts';

/** More would scroll the summary away; the sources page lists them all. */
const SHOWN_PROBLEMS = 20;

export function addBuild(cli: Command): void {
  withFeatureFlags(withSiteFlags(withLibraryFlags(cli.command('build').description('build the site from the dumps'))))
    .option('--strict', 'end with code 1 where the content has warnings or errors, and leave the old site in place')
    .option('--quiet', 'print problems only')
    .option('--json', 'print one JSON object, and nothing else')
    .action(async (flags: BuildFlags & { readonly json?: boolean }) => {
      const options = buildOptions(flags);
      const { published } = await withWorkshop(options, (workshop) => build(options, workshop, flags.json === true));
      if (published !== null) return;
      console.error('Not published: the content has problems and --strict was given. The old site is as it was.');
      process.exitCode = 1;
    });
}

export async function build(options: BuildOptions, workshop: Workshop, json = false): Promise<BuildResult> {
  const progress = createProgress(process.stdout, options.quiet || json);
  const result = await buildSite(options, packageRoot, progress, workshop);
  if (json) {
    console.log(printableJson(buildReport(result, progress.times())));
    return result;
  }
  printProblems(result.diagnostics);
  if (!options.quiet) console.log(['', ...summaryLines(result, progress.times(), progress.elapsed())].join('\n'));
  return result;
}

export function printProblems(diagnostics: readonly Diagnostic[]): void {
  const problems = diagnostics.filter(({ severity }) => severity !== 'note');
  const paint = paintFor(process.stderr);
  for (const problem of problems.slice(0, SHOWN_PROBLEMS)) console.error(paintDiagnostic(problem, paint));
  const hidden = problems.length - SHOWN_PROBLEMS;
  if (hidden > 0) console.error(`… and ${hidden} more; the site's sources page lists them all.`);
}
