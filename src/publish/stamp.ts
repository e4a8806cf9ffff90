// Whether a site still is as it was left: one hash of the path, the size and the time of every file. In: a site folder.
// Out: its stamp, which changes when a file is written, added or removed; null where there is no folder.
import { createHash } from 'node:crypto';
import { existsSync, lstatSync } from 'node:fs';
import { filesBelow } from './manifest.ts';

export function stampOf(folder: string): string | null {
  if (!existsSync(folder)) return null;
  const hash = createHash('sha256');
  for (const path of [...filesBelow(folder)].sort()) {
    const { size, mtimeMs } = lstatSync(`${folder}/${path}`);
    hash.update(`${path}\n${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}
