// A seeds folder for one test. In: files by name. Out: the library that they become, read in this process and not
// published, and every problem as it is printed; or a run of the compiled command.
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';
import { buildOptions } from '../../src/options.ts';
import { type ReadLibrary, readLibrary } from '../../src/pipeline.ts';
import { createProgress } from '../../src/terminal/progress.ts';
import { alone } from '../../src/threads/workshop.ts';

export type Files = Readonly<Record<string, string | Uint8Array>>;

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'broadsheet-hostile-'));

/** For a few small files that come and go: in memory where the system has such a disk, since removing folders is slow. */
export const newSmallFolder = (): string =>
  mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'broadsheet-hostile-'));

export function writeFiles(folder: string, files: Files): void {
  for (const [name, contents] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), contents);
  }
}

export type Read = ReadLibrary & { readonly said: readonly string[] };

export async function readFolder(seeds: string): Promise<Read> {
  const options = buildOptions({ seeds, out: `${seeds}-site` });
  const account = await readLibrary(options, createProgress(process.stdout, true), alone());
  return { ...account, said: account.diagnostics.map(formatDiagnostic) };
}

export async function readFiles(files: Files): Promise<Read> {
  const folder = newSmallFolder();
  try {
    writeFiles(folder, files);
    return await readFolder(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const CLI = resolve('dist/cli.js');

export function broadsheet(cwd: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { cwd, encoding: 'utf8' });
  return { status, stdout, stderr };
}

// ---- invented papers -------------------------------------------------------------------------

export const SHEEP = {
  title: 'Counting Sheep with Certified Bounds',
  abstract:
    'Sheep are counted at night, and they are often counted wrongly. We give a method that never counts a sheep twice and never misses one, and prove that its bound is sharp. On three invented valleys its error is below a tenth of a percent.',
};
export const LAMPS = {
  title: 'Lanterns: A Slow Network for Bright Nights',
  abstract:
    'A lantern burns slowly, and so does our network. This paper shows that a lantern can be trained without any other light, and that the rates which hold for its steps are sharp. Experiments on two thousand winters agree with the theory.',
};
export const SNAILS = {
  title: 'On the Patience of Gradient Snails',
  abstract:
    'Gradient descent is a snail, but a patient one. We prove that a snail arrives, whatever the weather, and that no snail is faster than its lettuce allows. The proof is short, and it uses nothing but elementary gardening.',
};

type Told = { readonly title: string; readonly abstract: string | null };

/** A dump of the shape `listing-tight`. */
export const tight = (...papers: readonly Told[]): string =>
  ['Get trending papers in your email inbox!', 'Subscribe', ...papers.flatMap(linesOf), ''].join('\n');

const linesOf = ({ title, abstract }: Told): string[] => (abstract === null ? [title] : [title, abstract]);
