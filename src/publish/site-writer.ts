// Writes a site that appears whole or not at all. In: output files, one by one, or the account of those that a thread
// wrote. Out: files in a sibling folder, which takes the old site's place by rename. Until then the old site is not
// touched; a build that dies leaves nothing that the next one does not clear away.
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { byCodePoint } from '../leaves/order.ts';
import type { OutPath, OutputFile } from '../types.ts';
import { guarded } from './cannot-write.ts';
import { takeLock } from './lock.ts';
import { MANIFEST, manifestPieces, readManifest } from './manifest.ts';
import { canonical, sibling } from './output-folder.ts';
import { removeFolder } from './remove-folder.ts';
import { openSpare } from './spare-files.ts';
import { fileKeeper, fileWriter, longWriter, type SitePlace, type Written } from './write-file.ts';
import { atOnce, type Piece, writePieces } from './write-long.ts';

export type Published = {
  readonly files: number;
  readonly bytes: number;
  readonly largest: { readonly path: string; readonly bytes: number };
  /** The folder with the most files of its own. */
  readonly fullest: { readonly folder: string; readonly files: number };
};

export type SiteWriter = {
  /** Where other threads may write files of this site. */
  readonly place: SitePlace;
  /** SHA-256 of the files so far, by path. */
  readonly hashes: ReadonlyMap<OutPath, string>;
  readonly write: (file: OutputFile) => void;
  /**
   * Writes a file that is never held whole, some pieces of it from the file of the old site, which must be as it was left.
   * It is written step by step, and one such file after another.
   * @returns in the end how many bytes each piece has
   */
  readonly writeLong: (path: OutPath, pieces: Iterable<Piece>) => Generator<void, readonly number[]>;
  /** Enters files that another thread wrote. */
  readonly enter: (written: readonly Written[]) => void;
  /** Takes a file of the old site, which must be as its manifest says, into the new one. */
  readonly keep: (path: OutPath) => void;
  /** Enters a file of the old site that another thread took over. */
  readonly enterKept: (path: OutPath, bytes: number) => void;
  /**
   * Puts the new site in the place of the old one.
   * @param remove the files of the old one, which stands aside, beside other work: no build begins before it is gone
   */
  readonly commit: (remove?: (folder: string) => Promise<void> | undefined) => Published;
  /** Once the old site is gone. */
  readonly cleared: () => Promise<void>;
  /** Removes what was written; does nothing after `commit`. */
  readonly abort: () => void;
};

/**
 * Opens a new site beside `out`. Call `checkOutput` first; finish with `commit` or `abort`.
 * @param spares whether files that are replaced are kept for the next build to write over
 */
export function openSite(out: string, spares = false): SiteWriter {
  const target = canonical(out);
  const folder = sibling(target, 'building');
  const spare = sibling(target, 'spare');
  const unlock = guarded(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    return takeLock(target);
  });
  const close = (): void => {
    process.off('exit', close);
    putAway(folder, sibling(target, 'gone'));
    unlock();
  };
  process.once('exit', close);
  try {
    guarded(target, () => {
      recover(target);
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      if (spares) openSpare(spare);
      else removeFolder(spare);
    });
  } catch (error) {
    close();
    throw error;
  }
  const place = { folder, target, spare: spares ? spare : null };
  const writeFile = fileWriter(place);
  const writeLong = longWriter(place);
  const keepFile = fileKeeper(place);
  let old: ReadonlyMap<string, string> | null = null;
  const hashes = new Map<OutPath, string>();
  const folders = new Map([['.', 0]]);
  let cleared: Promise<void> | undefined;
  let largest = { path: MANIFEST, bytes: 0 };
  let bytes = 0;
  const enter = (written: readonly Written[]): void => {
    for (const file of written) {
      if (hashes.has(file.path)) throw new Error(`two files of the site have the path ${file.path}`);
      hashes.set(file.path, file.hash);
      bytes += file.bytes;
      if (file.bytes > largest.bytes) largest = { path: file.path, bytes: file.bytes };
      folders.set(dirname(file.path), (folders.get(dirname(file.path)) ?? 0) + 1);
    }
  };
  const enterKept = (path: OutPath, size: number): void => {
    old ??= readManifest(target)!;
    enter([{ path, hash: old.get(path)!, bytes: size }]);
  };
  return {
    place,
    hashes,
    enter,
    write: (file) => enter([writeFile(file)]),
    *writeLong(path, pieces) {
      const { lengths, ...written } = yield* writeLong(path, pieces);
      enter([{ path, ...written }]);
      return lengths;
    },
    enterKept,
    keep: (path) => enterKept(path, keepFile(path)),
    commit: (remove = removeNow) => {
      const own = { path: MANIFEST, bytes: 0 };
      guarded(target, () => {
        own.bytes = atOnce(writePieces(join(folder, MANIFEST), manifestPieces(hashes))).bytes;
        cleared = swap(folder, target)
          ? remove(sibling(target, 'old'))?.finally(() => tidied(target, close))
          : undefined;
      });
      if (cleared === undefined) close();
      // What went wrong is said to who asks for the end of it.
      else cleared.catch(() => {});
      const whole = own.bytes > largest.bytes ? own : largest;
      return { files: hashes.size + 1, bytes: bytes + own.bytes, largest: whole, fullest: fullestOf(folders) };
    },
    cleared: async () => cleared,
    abort: close,
  };
}

/** To be called when no build is to follow one with `spares`. */
export const removeSpares = (out: string): void => removeFolder(sibling(canonical(out), 'spare'));

/** Where a build is ended from outside, threads still write: the folder is out of their reach before it is emptied. */
function putAway(folder: string, gone: string): void {
  rmSync(gone, { recursive: true, force: true });
  if (existsSync(folder)) renameSync(folder, gone);
  removeFolder(gone);
}

/** Of folders with as many files the first by name. */
function fullestOf(folders: ReadonlyMap<string, number>): Published['fullest'] {
  const [folder, files] = [...folders].sort((a, b) => b[1] - a[1] || byCodePoint(a[0], b[0]))[0]!;
  return { folder, files };
}

/** The folders that are left, and the files that no thread could remove. */
function tidied(target: string, close: () => void): void {
  try {
    guarded(target, () => removeFolder(sibling(target, 'old')));
  } finally {
    close();
  }
}

const removeNow = (folder: string): undefined => void removeFolder(folder);

/**
 * The old site comes back where the new one cannot take its place; else it stays aside, to be removed.
 * @returns whether there was one
 */
function swap(folder: string, target: string): boolean {
  const old = sibling(target, 'old');
  rmSync(old, { recursive: true, force: true });
  const replaces = existsSync(target);
  if (replaces) move(target, old);
  try {
    move(folder, target);
  } catch (error) {
    if (replaces) move(old, target);
    throw error;
  }
  return replaces;
}

/** What holds a folder for a moment, such as a search for viruses, says so by these. */
const PASSING = new Set<string | undefined>(['EBUSY', 'EPERM', 'EACCES']);
const WAITS_MS = [10, 30, 100, 300, 600];

function move(from: string, to: string): void {
  for (const wait of WAITS_MS) {
    try {
      renameSync(from, to);
      return;
    } catch (error) {
      if (!PASSING.has((error as NodeJS.ErrnoException).code)) throw error;
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, wait);
    }
  }
  renameSync(from, to);
}

/** A build that was killed between the two renames of a swap left the old site aside: put it back. */
function recover(target: string): void {
  const old = sibling(target, 'old');
  if (!existsSync(old)) return;
  if (existsSync(target)) rmSync(old, { recursive: true, force: true });
  else renameSync(old, target);
}
