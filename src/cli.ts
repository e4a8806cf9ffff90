#!/usr/bin/env node
// The command `broadsheet`. In: arguments. Out: work done, lines printed, an exit code: 0 done, 1 content problems
// under --strict, 2 bad use. The commands stand in commands/; this file alone ends the process.
import { CommanderError } from 'commander';
import { createProgram } from './commands/program.ts';
import { BadUse } from './options.ts';
import { RefusedFolder } from './publish/output-folder.ts';

/** Commander's own errors are bad use, save where it ends after help or version. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof BadUse || error instanceof RefusedFolder ? 2 : 1;
}

async function main(): Promise<void> {
  // Ending by `exit` runs the clean-up of a build that is under way.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  // Who reads our output may have had enough of it, as `head` has.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    throw error;
  });
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      console.error(`broadsheet: ${error instanceof Error ? error.message : String(error)}`);
    }
    process.exitCode = exitCode(error);
  }
}

await main();
