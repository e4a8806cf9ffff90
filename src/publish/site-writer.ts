// Writes a site that appears whole or not at all. In: output files, one by one. Out: files in a sibling folder, which
// takes the old site's place by rename. Until then the old site is not touched; a build that dies leaves nothing that
// the next one does not clear away.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { OutPath, OutputFile } from '../types.ts';
import { takeLock } from './lock.ts';
import { hashOf, MANIFEST, manifestText } from './manifest.ts';
import { canonical, sibling } from './output-folder.ts';

export type Published = { readonly files: number; readonly bytes: number };

export type SiteWriter = {
  /** Resolves when there is room for the next file, not when this one is written. */
  readonly write: (file: OutputFile) => Promise<void>;
  /** Puts the new site in the place of the old one. */
  readonly commit: () => Promise<Published>;
  /** Removes what was written; does nothing after `commit`. */
  readonly abort: () => Promise<void>;
};

/** The disk would not take the site; the message says why and that the old one is as it was. */
export class CannotWrite extends Error {
  override name = 'CannotWrite';
}

/** Files under way at once: enough to keep the disk busy while pages are made, few enough to hold in memory. */
const UNDER_WAY = 32;

/** Opens a new site beside `out`. Call `checkOutput` first; finish with `commit` or `abort`. */
export function openSite(out: string): SiteWriter {
  const target = canonical(out);
  const folder = sibling(target, 'building');
  const unlock = guarded(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    return takeLock(target);
  });
  const close = (): void => {
    process.off('exit', close);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    unlock();
  };
  process.once('exit', close);
  guarded(target, () => {
    recover(target);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  });
  const disk = openFolder(folder, target);
  return {
    write: disk.write,
    commit: async () => {
      const { hashes, bytes } = await disk.done();
      const manifest = manifestText(hashes);
      guarded(target, () => {
        writeFileSync(join(folder, MANIFEST), manifest);
        swap(folder, target);
      });
      close();
      return { files: hashes.size + 1, bytes: bytes + manifest.length };
    },
    abort: async () => {
      await disk.done().catch(() => {});
      close();
    },
  };
}

type Written = { readonly hashes: ReadonlyMap<OutPath, string>; readonly bytes: number };
type Folder = { readonly write: SiteWriter['write']; readonly done: () => Promise<Written> };

/** Writes files into a folder, several at a time; the first refusal of the disk is thrown at the next call. */
function openFolder(folder: string, target: string): Folder {
  const hashes = new Map<OutPath, string>();
  const made = new Set<string>();
  const underWay = new Set<Promise<void>>();
  let bytes = 0;
  let failure: unknown = null;

  const start = (path: string, data: Uint8Array): void => {
    const job: Promise<void> = writeFile(join(folder, path), data)
      .catch((error: unknown) => {
        failure ??= inWords(target, error);
      })
      .finally(() => underWay.delete(job));
    underWay.add(job);
  };

  return {
    write: async ({ path, contents }) => {
      if (failure !== null) throw failure;
      if (hashes.has(path)) throw new Error(`two files of the site have the path ${path}`);
      const data = typeof contents === 'string' ? Buffer.from(contents) : contents;
      const parent = dirname(join(folder, path));
      if (!made.has(parent)) guarded(target, () => mkdirSync(parent, { recursive: true }));
      made.add(parent);
      hashes.set(path, hashOf(data));
      bytes += data.length;
      start(path, data);
      if (underWay.size >= UNDER_WAY) await Promise.race(underWay);
    },
    done: async () => {
      await Promise.all(underWay);
      if (failure !== null) throw failure;
      return { hashes, bytes };
    },
  };
}

function swap(folder: string, target: string): void {
  const old = sibling(target, 'old');
  rmSync(old, { recursive: true, force: true });
  if (existsSync(target)) renameSync(target, old);
  renameSync(folder, target);
  rmSync(old, { recursive: true, force: true });
}

/** A build that was killed between the two renames of a swap left the old site aside: put it back. */
function recover(target: string): void {
  const old = sibling(target, 'old');
  if (!existsSync(old)) return;
  if (existsSync(target)) rmSync(old, { recursive: true, force: true });
  else renameSync(old, target);
}

/** What the disk says when it will not, in words. */
const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'your quota on the disk is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
};

/** Runs work on the disk; its refusals become one clear sentence. */
function guarded<T>(target: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(target, error);
  }
}

function inWords(target: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return error;
  return new CannotWrite(`Cannot write ${target}: ${reason}. Nothing was published; an old site there is as it was.`);
}
