// `broadsheet add`: new dumps go into the seeds folder. In: files, folders, or standard input as `-`. Out: a line for each,
// and the dump stored under a telling name. It asks nothing, and never writes over a file that is there.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import { type NewDump, planAdding, storeDump } from '../add.ts';
import { printable } from '../diagnostics.ts';
import { BadUse, type BuildFlags, buildOptions } from '../options.ts';
import { printProblems } from './build.ts';
import { withLibraryFlags } from './flags.ts';

type AddFlags = BuildFlags & { readonly dryRun?: boolean };

export function addAdd(cli: Command): void {
  withLibraryFlags(cli.command('add').description('check new dumps and store them in the seeds folder'))
    .argument('<files...>', 'files or folders; - for standard input')
    .option('--dry-run', 'say what would be done, and store nothing')
    .action(add);
}

function add(paths: readonly string[], flags: AddFlags): void {
  const { seeds } = buildOptions(flags);
  for (const planned of planAdding(paths.flatMap(dumpsAt), seeds)) {
    printProblems(planned.diagnostics);
    const where = planned.path === null ? 'not stored' : `${flags.dryRun ? 'would be' : 'stored as'} ${planned.path}`;
    console.log(printable(`${planned.name}: ${planned.summary}; ${where}`));
    if (planned.path !== null && !flags.dryRun) storeDump(planned, seeds);
  }
}

/** The files at a path: itself, standard input, or those of a folder, in code-point order. */
function dumpsAt(path: string): NewDump[] {
  if (path === '-') return [{ name: 'stdin', bytes: readFileSync(0) }];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new BadUse(`There is no file ${path} to add.`);
  if (stat.isFile()) return [{ name: basename(path), bytes: readFileSync(path) }];
  const names = readdirSync(path).filter((name) => !name.startsWith('.'));
  return names.sort().flatMap((name) => (statSync(join(path, name)).isFile() ? dumpsAt(join(path, name)) : []));
}
