// May a site be built here? In: the output folder and the seeds folder. Out: nothing, or RefusedFolder with the reason and
// the way out. Looks, and changes nothing: a published tool once deleted its own sources this way.
import { existsSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, isAbsolute, join, parse, relative, resolve, sep } from 'node:path';
import { filesBelow, MANIFEST, readManifest } from './manifest.ts';

/** Bad use, to be told before any work. */
export class RefusedFolder extends Error {
  override name = 'RefusedFolder';
}

/** Throws RefusedFolder unless a site may be built from `seeds` into `out`. */
export function checkOutput(out: string, seeds: string): void {
  const target = canonical(out);
  const source = canonical(seeds);
  const refuse = (why: string): never => {
    throw new RefusedFolder(`Cannot build into ${out}: ${why}. Name another folder with --out.`);
  };
  if (dirname(target) === target || target === canonical(homedir())) refuse('it is not a folder of its own');
  if (isInside(target, source) || isInside(source, target))
    refuse(`it and the seeds folder ${seeds} lie in one another`);
  if (!existsSync(target)) return;
  const stat = statSync(target);
  if (!stat.isDirectory()) refuse('it is a file');
  if (stat.dev !== statSync(dirname(target)).dev)
    refuse('another disk is mounted there, and a site cannot be moved into its place');
  const stranger = firstStranger(target);
  if (stranger !== null) refuse(`it holds ${stranger}, which no build of ours wrote; nothing was touched`);
}

function isInside(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way !== '..' && !way.startsWith(`..${sep}`) && !isAbsolute(way);
}

/** The path with links resolved as far as it exists. */
export function canonical(path: string): string {
  const full = resolve(path);
  const { root } = parse(full);
  const parts = full.slice(root.length).split(sep);
  for (let known = parts.length; known > 0; known--) {
    const folder = join(root, ...parts.slice(0, known));
    if (existsSync(folder)) return join(realpathSync(folder), ...parts.slice(known));
  }
  return full;
}

/** A file that the folder's manifest does not list, or null. */
function firstStranger(folder: string): string | null {
  const ours = readManifest(folder);
  for (const path of filesBelow(folder)) {
    if (ours === null || (path !== MANIFEST && !ours.has(path))) return path;
  }
  return null;
}

/**
 * Folders and files of our own beside a site: the new one in the making, the last one while it is replaced, files that a
 * rebuild may write over, the lock.
 */
export const sibling = (target: string, role: 'building' | 'gone' | 'old' | 'spare' | 'lock'): string =>
  join(dirname(target), `.${basename(target)}.broadsheet-${role}`);
