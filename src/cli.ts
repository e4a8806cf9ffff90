#!/usr/bin/env node
// The command `broadsheet`. In: arguments. Out: work done, lines printed, an exit code: 0 done, 1 content problems
// under --strict, 2 bad use. The only file that ends the process.
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { describeConfig } from './config/settle.ts';
import { formatDiagnostic } from './diagnostics.ts';
import {
  BadUse,
  type BuildFlags,
  type BuildOptions,
  buildOptions,
  configInForce,
  DEFAULT_PORT,
  portNumber,
} from './options.ts';
import { type BuildResult, buildSite } from './pipeline.ts';
import { createProgress } from './progress.ts';
import { verifySite } from './publish/manifest.ts';
import { RefusedFolder } from './publish/output-folder.ts';
import { serveSite } from './serve.ts';
import { summaryLines } from './summary.ts';
import { watchSite } from './watch.ts';

const packageRoot = fileURLToPath(new URL('..', import.meta.url));
/** More would scroll the summary away; the sources page lists them all. */
const SHOWN_DIAGNOSTICS = 20;

type ServeFlags = { readonly out?: string; readonly basePath?: string; readonly port: string };

function program(): Command {
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  const cli = new Command('broadsheet')
    .description('Turns a folder of scraped paper digests into a static library of papers.')
    .version(version)
    .showHelpAfterError('(broadsheet --help lists the commands)')
    .exitOverride();
  withBuildFlags(cli.command('build').description('build the site from the dumps'))
    .option('--strict', 'end with code 1 where the content has warnings or errors, and leave the old site in place')
    .option('--quiet', 'print problems only')
    .action((flags: BuildFlags) => runBuild(flags));
  withPort(cli.command('serve').description('serve a built site on this machine'))
    .option('--out <folder>', 'folder of the built site (default: _site)')
    .option('--base-path <path>', 'path to serve it under, as /my-library/ (default: /)')
    .action((flags: ServeFlags) => runServe(flags));
  withPort(
    withBuildFlags(cli.command('watch').description('build, serve, and rebuild whenever a dump or a template changes')),
  )
    .option('--quiet', 'print problems only')
    .action((flags: BuildFlags & ServeFlags) => runWatch(flags));
  cli
    .command('maths')
    .description('mend the maths of texts: lines {"id","text"} of JSON in, lines {"id","markdown","formulas"} out')
    .option('--text', 'read plain text and print the mended Markdown')
    .action(({ text = false }: { readonly text?: boolean }) => runMaths(text));
  withBuildFlags(
    cli.command('config').description('print the configuration in force, and where each value is from'),
  ).action((flags: BuildFlags) => void process.stdout.write(describeConfig(configInForce(flags))));
  cli
    .command('verify')
    .description('hold a built site against its manifest')
    .argument('[folder]', 'folder of the built site', '_site')
    .action(runVerify);
  return cli;
}

const withBuildFlags = (command: Command): Command =>
  command
    .option('--seeds <folder>', 'folder of dumps (default: seeds)')
    .option('--out <folder>', 'folder to build the site in (default: _site)')
    .option('--base-path <path>', 'path that the host serves the site under, as /my-library/ (default: /)');

const withPort = (command: Command): Command =>
  command.option('--port <number>', 'port to try first; the next free one is taken', String(DEFAULT_PORT));

async function runBuild(flags: BuildFlags): Promise<void> {
  if ((await build(buildOptions(flags))).published !== null) return;
  console.error('Not published: the content has problems and --strict was given. The old site is as it was.');
  process.exitCode = 1;
}

async function build(options: BuildOptions): Promise<BuildResult> {
  const progress = createProgress(process.stdout, options.quiet);
  const result = await buildSite(options, packageRoot, progress);
  printDiagnostics(result);
  if (!options.quiet) console.log(['', ...summaryLines(result, progress.times())].join('\n'));
  return result;
}

function printDiagnostics({ diagnostics }: BuildResult): void {
  const problems = diagnostics.filter(({ severity }) => severity !== 'note');
  for (const problem of problems.slice(0, SHOWN_DIAGNOSTICS)) console.error(formatDiagnostic(problem));
  const hidden = problems.length - SHOWN_DIAGNOSTICS;
  if (hidden > 0) console.error(`… and ${hidden} more; the site's sources page lists them all.`);
}

async function runServe(flags: ServeFlags): Promise<void> {
  const { out, basePath } = configInForce(flags).config;
  if (!existsSync(join(out, 'index.html'))) {
    throw new BadUse(
      `There is no site in ${out}. Build it first with "broadsheet build", or name its folder with --out.`,
    );
  }
  const served = await serveSite({ folder: out, basePath, port: portNumber(flags.port) });
  announce(served.address, out);
  closeOnSignal(served.close);
}

async function runWatch(flags: BuildFlags & ServeFlags): Promise<void> {
  const options = buildOptions(flags);
  await build(options);
  const rebuild = async (): Promise<void> => {
    await build(options).catch((error: unknown) => {
      console.error(sentence(error));
      throw error;
    });
  };
  const served = await watchSite({
    folders: [options.seeds, join(packageRoot, 'templates'), join(packageRoot, 'public')],
    out: options.out,
    basePath: options.config.basePath,
    port: portNumber(flags.port),
    rebuild,
  });
  announce(served.address, options.config.out);
  closeOnSignal(served.close);
}

/** Reads standard input line by line, so that any amount of text passes through. */
async function runMaths(plain: boolean): Promise<void> {
  const { answerLine, mendText } = await import('./maths/lines.ts');
  let number = 0;
  for await (const line of createInterface({ input: process.stdin, crlfDelay: Number.POSITIVE_INFINITY })) {
    number++;
    try {
      const answer = plain ? mendText(line) : answerLine(line);
      if (answer !== null && !process.stdout.write(`${answer}\n`)) await once(process.stdout, 'drain');
    } catch (error) {
      throw new BadUse(`standard input, line ${number}: ${sentence(error)}`);
    }
  }
}

/** Files that differ are content problems: exit code 1. */
function runVerify(folder: string): void {
  const differences = verifySite(folder);
  if (differences === null)
    throw new BadUse(`${folder} holds no site of ours: it has no manifest.json that a build wrote.`);
  for (const { path, what } of differences) console.log(`${what}: ${path}`);
  console.log(differences.length === 0 ? 'Every file is as it was built.' : `${differences.length} files differ.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}

function announce(address: string, out: string): void {
  console.log(`\nThe library is at ${address}`);
  console.log(`${join(out, 'index.html')} also opens straight from disk. Ctrl-C ends the server.`);
}

function closeOnSignal(close: () => Promise<void>): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.removeAllListeners(signal);
    process.once(signal, () => void close().then(() => process.exit(0)));
  }
}

const sentence = (error: unknown): string => (error instanceof Error ? error.message : String(error));

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
    if (!(error instanceof CommanderError)) console.error(`broadsheet: ${sentence(error)}`);
    process.exitCode = exitCode(error);
  }
}

await main();
