// `broadsheet add`: new dumps go into the seeds folder. In: files, folders, or standard input as `-`. Out: a line for each,
// and the dump stored under a telling name. It asks nothing, and never writes over a file that is there.
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { Command } from 'commander';
import type { NewDump } from '../add.ts';
import { MAX_BYTES } from '../ingest/decode.ts';
import { printable } from '../leaves/diagnostics.ts';
import { byCodePoint } from '../leaves/order.ts';
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

async function add(paths: readonly string[], flags: AddFlags): Promise<void> {
  const { seeds } = buildOptions(flags);
  // What reads dumps takes a while to load, and most commands need none of it.
  const { planAdding, storeDump } = await import('../add.ts');
  for (const planned of planAdding(
    paths.flatMap((path) => dumpsAt(path)),
    seeds,
  )) {
    printProblems(planned.diagnostics);
    const where = planned.path === null ? 'not stored' : `${flags.dryRun ? 'would be' : 'stored as'} ${planned.path}`;
    console.log(printable(`${planned.name}: ${planned.summary}; ${where}`));
    if (planned.path !== null && !flags.dryRun) storeDump(planned, seeds);
  }
}

/** The files at a path: itself, standard input, or all below a folder, in code-point order. */
function dumpsAt(path: string, name = basename(path)): NewDump[] {
  if (path === '-') return [{ name: 'stdin', bytes: readFileSync(0) }];
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) throw new BadUse(`There is no file ${path} to add.`);
  if (stat.isDirectory()) return filesIn(path).flatMap((file) => dumpsAt(join(path, file), file));
  if (!stat.isFile()) throw new BadUse(`${path} is no plain file, and nothing else can be added.`);
  if (stat.size > MAX_BYTES)
    throw new BadUse(
      `${path} has ${stat.size} bytes, more than the limit of ${MAX_BYTES}. Split it; or, if it is metadata that completes papers, put it into reference/ in the seeds folder.`,
    );
  return [{ name, bytes: readFileSync(path) }];
}

/** Below a folder, names that begin with a dot left out, as a build does. */
function filesIn(folder: string, below = ''): string[] {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).filter(({ name }) => !name.startsWith('.'));
  return entries
    .sort((a, b) => byCodePoint(a.name, b.name))
    .flatMap((entry) => {
      const path = below === '' ? entry.name : `${below}/${entry.name}`;
      return entry.isDirectory() ? filesIn(folder, path) : entry.isFile() ? [path] : [];
    });
}
