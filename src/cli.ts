#!/usr/bin/env node
// The command `broadsheet`. In: arguments. Out: work done, lines printed, an exit code: 0 done, 1 content problems
// under --strict, 2 bad use. Each command stands in commands/; this file puts them together and ends the process.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command, CommanderError } from 'commander';
import { addAdd } from './commands/add.ts';
import { addBuild } from './commands/build.ts';
import { addExport } from './commands/export.ts';
import { addInit } from './commands/init.ts';
import { addInspect } from './commands/inspect.ts';
import { addMaths } from './commands/maths.ts';
import { addServe } from './commands/serve.ts';
import { BadUse } from './options.ts';
import { packageRoot } from './package-root.ts';
import { RefusedFolder } from './publish/output-folder.ts';

function program(): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const cli = new Command('broadsheet')
    .description('Turns a folder of scraped paper digests into a static library of papers.')
    .version(version)
    .showHelpAfterError('(broadsheet --help lists the commands)')
    .exitOverride();
  for (const add of [addBuild, addServe, addAdd, addExport, addMaths, addInit, addInspect]) add(cli);
  return cli;
}

/** Commander's own errors are bad use, save where it ends after help or version. */
function exitCode(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  return error instanceof BadUse || error instanceof RefusedFolder ? 2 : 1;
}

async function main(): Promise<void> {
  // Ending by `exit` runs the clean-up of a build that is under way.
  process.once('SIGINT', () => process.exit(130));
  process.once('SIGTERM', () => process.exit(143));
  try {
    await program().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) {
      console.error(`broadsheet: ${error instanceof Error ? error.message : String(error)}`);
    }
    process.exitCode = exitCode(error);
  }
}

await main();
