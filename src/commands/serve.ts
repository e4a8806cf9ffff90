// `broadsheet serve` and `broadsheet watch`: the site on this machine, as it is or rebuilt on every change.
// In: flags. Out: a running server, until a signal ends it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { formatDiagnostic } from '../leaves/diagnostics.ts';
import { BadUse, type BuildFlags, buildOptions, CONFIG_FILE, configInForce, portNumber } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import { type BuildResult, readAhead } from '../pipeline.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Workshop } from '../threads/workshop.ts';
import { build } from './build.ts';
import { withFeatureFlags, withLibraryFlags, withPort, withSiteFlags } from './flags.ts';
import { openWorkshop } from './workshop.ts';

type ServeFlags = BuildFlags & { readonly port: string; readonly open?: boolean };

export function addServe(cli: Command): void {
  withPort(withSiteFlags(cli.command('serve').description('serve a built site on this machine'))).action(runServe);
  withPort(
    withFeatureFlags(
      withSiteFlags(withLibraryFlags(cli.command('watch').description('build, serve, and rebuild on every change'))),
    ),
  )
    .option('--open', 'open the front page in your browser')
    .option('--quiet', 'print problems only')
    .action(runWatch);
}

async function runServe(flags: ServeFlags): Promise<void> {
  const { out, basePath } = configInForce(flags).config;
  if (!existsSync(join(out, 'index.html'))) {
    throw new BadUse(
      `There is no site in ${out}. Build it first with "broadsheet build", or name its folder with --out.`,
    );
  }
  const { serveSite } = await import('../serve/serve.ts');
  const served = await serveSite({ folder: out, basePath, port: portNumber(flags.port) });
  announce(served.address, out);
  closeOnSignal(served.close);
}

async function runWatch(flags: ServeFlags): Promise<void> {
  const port = portNumber(flags.port);
  const options = buildOptions(flags);
  let left: Promise<unknown> = Promise.resolve();
  const workshop: Workshop = {
    ...openWorkshop(options),
    spares: true,
    // Pages are loaded anew before the old site is cleared away and the new one remembered.
    shown: () => new Promise((resolve) => setImmediate(resolve)),
    afterwards: async (work) => {
      left = work.catch((error: unknown) => console.error(String(error)));
    },
  };
  const first = await build(options, workshop);
  let ahead: Promise<unknown> = Promise.resolve();
  const rebuild = async (): Promise<readonly string[]> => {
    await Promise.all([left, ahead]);
    const result = await build(buildOptions(flags), workshop).catch((error: unknown) => {
      console.error(error instanceof Error ? error.message : String(error));
      throw error;
    });
    return problemsOf(result);
  };
  const { basePath, theme } = options.config;
  const ours = ['templates', 'public'].map((name) => join(packageRoot, name));
  const folders = [options.seeds, CONFIG_FILE, ...ours, ...(theme === null ? [] : [theme])];
  const { watchSite } = await import('../serve/watch.ts');
  const { removeSpares } = await import('../publish/site-writer.ts');
  const served = await watchSite({ folders, out: options.out, basePath, port, rebuild });
  announce(served.address, options.config.out);
  served.tell(problemsOf(first));
  // A site that stood was not read. What is wrong with that is said when it is built.
  if (first.unchanged) ahead = readAhead(options, createProgress(process.stdout, true), workshop).catch(() => {});
  if (flags.open === true) openBrowser(served.address);
  closeOnSignal(async () => {
    await served.close();
    await left;
    removeSpares(options.out);
  });
}

/** As the open pages show them; notes are for `check`. */
const problemsOf = ({ diagnostics }: BuildResult): string[] =>
  diagnostics.filter(({ severity }) => severity !== 'note').map(formatDiagnostic);

/** By the command that each system has for it; BROWSER, where it is set, names another. */
function openBrowser(address: string): void {
  const chosen = process.env.BROWSER ?? '';
  const [command, ...before] = chosen === '' ? (OPENERS[process.platform] ?? ['xdg-open']) : [chosen];
  const opener = spawn(command!, [...before, address], { stdio: 'ignore', detached: true });
  opener.on('error', () => console.error(`No browser could be opened; open ${address} yourself.`));
  opener.unref();
}

const OPENERS: Readonly<Partial<Record<NodeJS.Platform, readonly string[]>>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
};

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
