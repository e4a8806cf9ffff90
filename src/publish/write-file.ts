// Writes one file of a site. In: the place of a site in the making, an output file. Out: the file on disk, and what the
// manifest says of it. Any thread may write; each file in three calls of the system, since opening is what costs.
import { closeSync, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { OutPath, OutputFile } from '../types.ts';
import { guarded } from './cannot-write.ts';
import { hashOf } from './manifest.ts';

/** Plain data, so that it can be handed to a thread. */
export type SitePlace = {
  /** Where the new site is made. */
  readonly folder: string;
  /** Where it is to stand: the name that messages give. */
  readonly target: string;
};

export type Written = { readonly path: OutPath; readonly hash: string; readonly bytes: number };

/** @returns writes a file; throws CannotWrite where the disk will not take it */
export function fileWriter({ folder, target }: SitePlace): (file: OutputFile) => Written {
  const made = new Set<string>();
  return ({ path, contents }) => {
    const data = typeof contents === 'string' ? Buffer.from(contents) : contents;
    const full = `${folder}/${path}`;
    const parent = dirname(full);
    guarded(target, () => {
      if (!made.has(parent)) mkdirSync(parent, { recursive: true });
      made.add(parent);
      writeWhole(full, data);
    });
    return { path, hash: hashOf(data), bytes: data.length };
  };
}

function writeWhole(path: string, data: Uint8Array): void {
  const file = openSync(path, 'w');
  try {
    for (let done = 0; done < data.length; ) done += writeSync(file, data, done);
  } finally {
    closeSync(file);
  }
}
