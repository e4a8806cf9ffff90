// All commands, put together. In: nothing. Out: the tree of commands, ready to be given arguments.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Command } from 'commander';
import { packageRoot } from '../package-root.ts';
import { addAdd } from './add.ts';
import { addBuild } from './build.ts';
import { addCompletion } from './completion.ts';
import { addDoctor } from './doctor.ts';
import { withExamples } from './examples.ts';
import { addExport } from './export.ts';
import { addInit } from './init.ts';
import { addInspect } from './inspect.ts';
import { addMaths } from './maths.ts';
import { addServe } from './serve.ts';

const COMMANDS = [addBuild, addServe, addAdd, addExport, addMaths, addInit, addInspect, addDoctor, addCompletion];

const AFTER = `
Begin with "broadsheet add FILE" and "broadsheet watch"; "broadsheet COMMAND --help" has examples.

Exit codes: 0 done; 1 the content has problems and --strict was given, or something differs or is missing;
2 bad use, told before any work.`;

export function createProgram(): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const program = new Command('broadsheet')
    .description('Turns a folder of scraped paper digests into a static library of papers.')
    .version(version)
    .addHelpText('after', AFTER)
    .showHelpAfterError('(broadsheet --help lists the commands)')
    .exitOverride();
  for (const add of COMMANDS) add(program);
  for (const command of program.commands) withExamples(command);
  return program;
}
