// Writes one file of a site. In: the place of a site in the making, an output file. Out: the file on disk, and what the
// manifest says of it. Any thread may write. A file that the old site has to the letter is linked, not written again:
// it keeps its time, and tools that compare times leave it alone.
import {
  closeSync,
  constants,
  copyFileSync,
  existsSync,
  ftruncateSync,
  linkSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import type { OutPath, OutputFile } from '../types.ts';
import { guarded, guardedSteps } from './cannot-write.ts';
import { hashOf } from './manifest.ts';
import { takeSpare } from './spare-files.ts';
import { openNew, type Piece, type Writing, writeLong } from './write-long.ts';

/** Plain data, so that it can be handed to a thread. */
export type SitePlace = {
  /** Where the new site is made. */
  readonly folder: string;
  /** Where it is to stand, and where the old one may be. */
  readonly target: string;
  /** Where files are that may be written over; null for none. */
  readonly spare: string | null;
};

export type Written = { readonly path: OutPath; readonly hash: string; readonly bytes: number };

/** @returns writes a file; throws CannotWrite where the disk will not take it */
export function fileWriter({ folder, target, spare }: SitePlace): (file: OutputFile) => Written {
  const made = new Set<string>();
  const hasOld = existsSync(target);
  return ({ path, contents }) => {
    const full = `${folder}/${path}`;
    const old = `${target}/${path}`;
    const parent = dirname(full);
    return guarded(target, () => {
      makeBelow(folder, parent, made);
      const data = bytesOf(contents);
      if (!hasOld || !linkSame(old, full, data)) writeWhole(full, data, spare === null ? null : `${spare}/${path}`);
      return { path, hash: hashOf(data), bytes: data.length };
    });
  };
}

/** @returns writes a file that is never held whole, some pieces of it from the file of the old site */
export function longWriter({ folder, target }: SitePlace): (path: OutPath, pieces: Iterable<Piece>) => Writing {
  const made = new Set<string>();
  function* write(path: OutPath, pieces: Iterable<Piece>): Writing {
    makeBelow(folder, dirname(`${folder}/${path}`), made);
    return yield* writeLong(`${target}/${path}`, `${folder}/${path}`, pieces);
  }
  return (path, pieces) => guardedSteps(target, write(path, pieces));
}

/**
 * One text is written after another: nearly all into the same room, which spares the memory's keeper much. The system
 * gives it memory only as far as a text has filled it.
 */
const ROOM = Buffer.allocUnsafeSlow(1 << 22);
/** A sign of a text takes three bytes at most. */
const MOST_SIGNS = ROOM.length / 3;

function bytesOf(contents: OutputFile['contents']): Uint8Array {
  if (typeof contents !== 'string') return contents;
  return contents.length > MOST_SIGNS ? Buffer.from(contents) : ROOM.subarray(0, ROOM.write(contents));
}

/** Never makes the site's folder itself: where that is gone, the build was ended, and nothing may come after it. */
function makeBelow(folder: string, wanted: string, made: Set<string>): void {
  if (wanted === folder || made.has(wanted)) return;
  makeBelow(folder, dirname(wanted), made);
  try {
    mkdirSync(wanted);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  made.add(wanted);
}

/** @returns takes a file of the old site into the new one, linked or copied, and says how many bytes it has */
export function fileKeeper({ folder, target }: SitePlace): (path: OutPath) => number {
  const made = new Set<string>();
  return (path) => {
    const [old, full] = [`${target}/${path}`, `${folder}/${path}`];
    return guarded(target, () => {
      makeBelow(folder, dirname(full), made);
      if (!linked(old, full)) copyFileSync(old, full, constants.COPYFILE_EXCL);
      return lstatSync(full).size;
    });
  };
}

function linked(old: string, path: string): boolean {
  try {
    linkSync(old, path);
    return true;
  } catch {
    return false;
  }
}

/** Whether the old file has these bytes, and could be linked. Some disks know no links; then it is written. */
function linkSame(old: string, path: string, data: Uint8Array): boolean {
  try {
    const found = lstatSync(old, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.size !== data.length) return false;
    if (!readFileSync(old).equals(data)) return false;
    return linked(old, path);
  } catch {
    return false;
  }
}

/** Never into a file that is there: it may be a link to one of the old site, which must stay as it is. */
function writeWhole(path: string, data: Uint8Array, spare: string | null): void {
  const taken = spare === null ? null : takeSpare(spare, path);
  const { file, bytes } = taken ?? { file: openNew(path), bytes: 0 };
  try {
    for (let done = 0; done < data.length; ) done += writeSync(file, data, done);
    // Not before it is written: what is emptied first is brought to some disks at once.
    if (bytes > data.length) ftruncateSync(file, data.length);
  } finally {
    closeSync(file);
  }
}
