// Writes a site that appears whole or not at all. In: output files, one by one. Out: files in a sibling folder, which
// takes the old site's place by rename. Until then the old site is not touched; a build that dies leaves nothing that
// the next one does not clear away.
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { OutPath, OutputFile } from '../types.ts';
import { takeLock } from './lock.ts';
import { hashOf, MANIFEST, manifestText } from './manifest.ts';
import { canonical, sibling } from './output-folder.ts';

export type Published = { readonly files: number; readonly bytes: number };

export type SiteWriter = {
  readonly write: (file: OutputFile) => void;
  /** Puts the new site in the place of the old one. */
  readonly commit: () => Published;
  /** Removes what was written; does nothing after `commit`. */
  readonly abort: () => void;
};

/** The disk would not take the site; the message says why and that the old one is as it was. */
export class CannotWrite extends Error {
  override name = 'CannotWrite';
}

/** Opens a new site beside `out`. Call `checkOutput` first; finish with `commit` or `abort`. */
export function openSite(out: string): SiteWriter {
  const target = canonical(out);
  const folder = sibling(target, 'building');
  const unlock = guarded(target, () => {
    mkdirSync(dirname(target), { recursive: true });
    return takeLock(target);
  });
  const hashes = new Map<OutPath, string>();
  const folders = new Set<string>();
  let bytes = 0;

  const close = (): void => {
    process.off('exit', close);
    rmSync(folder, { recursive: true, force: true });
    unlock();
  };
  process.once('exit', close);
  guarded(target, () => {
    recover(target);
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder);
  });

  const write = ({ path, contents }: OutputFile): void => {
    if (hashes.has(path)) throw new Error(`two files of the site have the path ${path}`);
    const data = typeof contents === 'string' ? Buffer.from(contents) : contents;
    const parent = dirname(join(folder, path));
    guarded(target, () => {
      if (!folders.has(parent)) mkdirSync(parent, { recursive: true });
      writeFileSync(join(folder, path), data);
    });
    folders.add(parent);
    hashes.set(path, hashOf(data));
    bytes += data.length;
  };

  return {
    write,
    commit: () => {
      const manifest = manifestText(hashes);
      guarded(target, () => {
        writeFileSync(join(folder, MANIFEST), manifest);
        swap(folder, target);
      });
      close();
      return { files: hashes.size + 1, bytes: bytes + manifest.length };
    },
    abort: close,
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
    const code = (error as NodeJS.ErrnoException).code;
    const reason = code === undefined ? undefined : REASONS[code];
    if (reason === undefined) throw error;
    throw new CannotWrite(`Cannot write ${target}: ${reason}. Nothing was published; an old site there is as it was.`);
  }
}
