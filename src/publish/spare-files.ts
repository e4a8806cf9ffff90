// Files of replaced sites that the next build writes over: where many were deleted a moment ago some disks take ten times as
// long to make one. In: files of the old site, once the new one stands. Out: under their paths in a folder beside it those
// that the new one has anew; the others are removed. A file that has another name anywhere is never written over.
import { existsSync, lstatSync, mkdirSync, openSync, renameSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { filesBelow } from './manifest.ts';

/** What a thread clears away at once: some hundredths of a second. */
const AT_ONCE = 400;
/** Of larger sites none are set aside: that would take as much room again. */
const MOST_FILES = 10_000;

export type SomeFiles = {
  readonly folder: string;
  readonly paths: readonly string[];
  /** Where the new site stands. */
  readonly target: string;
  /** Where files are set aside; null where they are not. */
  readonly spare: string | null;
};

/** The files of a replaced site, to be dealt out. */
export function* filesToClear(
  folder: string,
  { target, spare }: Pick<SomeFiles, 'target' | 'spare'>,
): Iterable<SomeFiles> {
  const paths = existsSync(folder) ? [...filesBelow(folder)] : [];
  const aside = paths.length > MOST_FILES ? null : spare;
  for (let from = 0; from < paths.length; from += AT_ONCE)
    yield { folder, target, spare: aside, paths: paths.slice(from, from + AT_ONCE) };
}

/** What cannot be removed is left to who removes the folder: that one says why. */
export function clearFiles({ folder, target, spare, paths }: SomeFiles): void {
  for (const path of paths) {
    try {
      if (spare === null || !setAside(`${folder}/${path}`, `${target}/${path}`, `${spare}/${path}`))
        unlinkSync(`${folder}/${path}`);
    } catch {}
  }
}

/** Whether it could be: where the new site has no such file, nothing would ever be written over it. */
function setAside(old: string, fresh: string, spare: string): boolean {
  if (lstatSync(old).nlink > 1) return false;
  if (!existsSync(fresh)) {
    rmSync(spare, { force: true });
    return false;
  }
  mkdirSync(dirname(spare), { recursive: true });
  renameSync(old, spare);
  return true;
}

/** It may stand for hours beside what Git minds. */
export function openSpare(folder: string): void {
  if (mkdirSync(folder, { recursive: true }) !== undefined) writeFileSync(`${folder}/.gitignore`, '*\n');
}

/** A file to be written from its beginning, and how long it was. */
export type SpareFile = { readonly file: number; readonly bytes: number };

/** @returns the file that was set aside, now at `path`; null where there is none that can be written over */
export function takeSpare(spare: string, path: string): SpareFile | null {
  try {
    const found = lstatSync(spare, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.nlink > 1) return null;
    renameSync(spare, path);
    return { file: openSync(path, 'r+'), bytes: found.size };
  } catch {
    return null;
  }
}
