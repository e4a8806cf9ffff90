// Removes a folder of ours with all that it holds. In: its path; or some of its files, so that several threads can share
// the work. Where something is gone already, nothing is done.
import { existsSync, rmSync, unlinkSync } from 'node:fs';
import { filesBelow } from './manifest.ts';

export const removeFolder = (folder: string): void => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });

/** What a thread removes at once: some hundredths of a second. */
const AT_ONCE = 400;

export type SomeFiles = { readonly folder: string; readonly paths: readonly string[] };

/** The files of a folder, to be dealt out. */
export function* filesToRemove(folder: string): Iterable<SomeFiles> {
  const paths = existsSync(folder) ? [...filesBelow(folder)] : [];
  for (let from = 0; from < paths.length; from += AT_ONCE) yield { folder, paths: paths.slice(from, from + AT_ONCE) };
}

/** What cannot be removed is left to who removes the folder: that one says why. */
export function removeFiles({ folder, paths }: SomeFiles): void {
  for (const path of paths) {
    try {
      unlinkSync(`${folder}/${path}`);
    } catch {}
  }
}
