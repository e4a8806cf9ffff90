// A site of a few small files, published again and again, in this process or in one that may be killed. In: a folder, a
// version. Out: a site that holds the version in every file. Run as a program it dies before its n-th call of the disk.
import fs, { readdirSync, readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { join } from 'node:path';
import { checkOutput } from '../../src/publish/output-folder.ts';
import { openSite, type SiteWriter } from '../../src/publish/site-writer.ts';
import { clearFiles, filesToClear } from '../../src/publish/spare-files.ts';
import type { OutPath } from '../../src/types.ts';

const PATHS = Array.from({ length: 24 }, (_, i) => `${['', 'papers/', 'editions/', 'assets/fonts/'][i % 4]}f${i}.html`);

/** @param spares as `watch` publishes: files that are replaced are set aside, and written over by the next */
export function publishVersion(out: string, version: string, spares = false): void {
  checkOutput(out, `${out}-seeds`);
  const site = openSite(out, spares);
  try {
    // Two files of three are as they were, and will be linked.
    for (const [i, path] of PATHS.entries())
      site.write({ path: path as OutPath, contents: `${path} ${i % 3 === 0 ? version : ''} `.repeat(400) });
    site.commit(spares ? clearedFrom(site) : undefined);
  } catch (error) {
    site.abort();
    throw error;
  }
}

const clearedFrom =
  ({ place }: SiteWriter) =>
  async (old: string) => {
    for (const some of filesToClear(old, place)) clearFiles(some);
  };

/** Every file below a folder with what it holds; null where there is no folder. */
export function treeOf(folder: string): Readonly<Record<string, string>> | null {
  try {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    const files = paths.map(({ parentPath, name }) => join(parentPath, name)).sort();
    return Object.fromEntries(files.map((path) => [path.slice(folder.length + 1), readFileSync(path, 'latin1')]));
  } catch {
    return null;
  }
}

type Call = (...args: unknown[]) => unknown;

const CALLS = 'mkdirSync writeFileSync renameSync rmSync openSync writeSync ftruncateSync linkSync unlinkSync'.split(
  ' ',
);

/** Calls `before` ahead of every call that changes the disk. @returns undoes it */
export function watchDisk(before: (name: string) => void): () => void {
  const disk = fs as unknown as Record<string, Call>;
  const own = CALLS.map((name) => [name, disk[name]!] as const);
  for (const [name, call] of own) {
    disk[name] = (...args) => {
      before(name);
      return call(...args);
    };
  }
  syncBuiltinESMExports();
  return () => {
    for (const [name, call] of own) disk[name] = call;
    syncBuiltinESMExports();
  };
}

if (process.argv[2] === 'die') {
  const [out, version, moment, spares] = process.argv.slice(3) as [string, string, string, string?];
  let calls = 0;
  const dieAt = Number(moment);
  watchDisk(() => {
    if (++calls === dieAt) process.kill(process.pid, 'SIGKILL');
  });
  publishVersion(out, version, spares !== undefined);
  // The parent learns how many moments there are.
  setImmediate(() => process.stdout.write(String(calls)));
}
