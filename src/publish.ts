// The only writer. In: output files, one by one. Out: a site folder that appears whole or not at all: files go into a
// sibling folder, which takes the place of the old site by rename. Refuses an output folder that holds anything that
// an earlier build did not write, and one that holds or lies in the seeds.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join, relative, resolve, sep } from 'node:path';
import type { OutPath, OutputFile } from './types.ts';

/** Lists every file of a site with its SHA-256; also the mark by which a folder is known to be ours. */
export const MANIFEST = 'manifest.json';
const GENERATOR = 'broadsheet';

/** Bad use, to be told before any work: the message names the folder and the way out. */
export class RefusedFolder extends Error {
  override name = 'RefusedFolder';
}

export type Published = { readonly files: number; readonly bytes: number };

export type SiteWriter = {
  readonly write: (file: OutputFile) => void;
  /** Puts the new site in the place of the old one. */
  readonly commit: () => Published;
  /** Removes what was written; the old site was never touched. */
  readonly abort: () => void;
};

/** Throws RefusedFolder unless a site may be built from `seeds` into `out`. Looks, and changes nothing. */
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
  if (!statSync(target).isDirectory()) refuse('it is a file');
  const stranger = firstStranger(target);
  if (stranger !== null) refuse(`it holds ${stranger}, which no build of ours wrote; nothing was touched`);
}

const isInside = (path: string, folder: string): boolean => {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && resolve(way) !== way);
};

/** The path with links resolved as far as it exists. */
function canonical(path: string): string {
  const full = resolve(path);
  if (existsSync(full)) return realpathSync(full);
  const parent = dirname(full);
  return parent === full ? full : join(canonical(parent), basename(full));
}

/** A file below `folder` that its manifest does not list, or null. */
function firstStranger(folder: string): string | null {
  const files = [...filesBelow(folder, '')];
  if (files.length === 0) return null;
  const ours = readManifest(folder);
  return files.find((path) => path !== MANIFEST && !ours.has(path)) ?? null;
}

function* filesBelow(folder: string, below: string): Generator<string> {
  for (const entry of readdirSync(join(folder, below), { withFileTypes: true })) {
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) yield* filesBelow(folder, path);
    else yield path;
  }
}

/** The paths that a folder's manifest lists; none where there is no manifest of ours. */
function readManifest(folder: string): Set<string> {
  try {
    const manifest: unknown = JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8'));
    if (typeof manifest !== 'object' || manifest === null || !('generator' in manifest) || !('files' in manifest))
      return new Set();
    return manifest.generator === GENERATOR ? new Set(Object.keys(manifest.files as object)) : new Set();
  } catch {
    return new Set();
  }
}

/** Opens a new site beside `out`. Call `checkOutput` first; finish with `commit` or `abort`. */
export function openSite(out: string): SiteWriter {
  const target = canonical(out);
  recover(target);
  const folder = sibling(target, 'building');
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const hashes = new Map<OutPath, string>();
  const folders = new Set<string>();
  let bytes = 0;

  const write = ({ path, contents }: OutputFile): void => {
    if (hashes.has(path)) throw new Error(`two files of the site have the path ${path}`);
    const data = typeof contents === 'string' ? Buffer.from(contents) : contents;
    const parent = dirname(join(folder, path));
    if (!folders.has(parent)) {
      mkdirSync(parent, { recursive: true });
      folders.add(parent);
    }
    writeFileSync(join(folder, path), data);
    hashes.set(path, createHash('sha256').update(data).digest('hex'));
    bytes += data.length;
  };

  return {
    write,
    commit: () => {
      const manifest = manifestOf(hashes);
      writeFileSync(join(folder, MANIFEST), manifest);
      swap(folder, target);
      return { files: hashes.size + 1, bytes: bytes + manifest.length };
    },
    abort: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function manifestOf(hashes: ReadonlyMap<OutPath, string>): string {
  const sorted = [...hashes].sort(([a], [b]) => (a < b ? -1 : 1));
  return `${JSON.stringify({ generator: GENERATOR, version: 1, files: Object.fromEntries(sorted) }, null, 1)}\n`;
}

/** Folders of our own beside the site: `building` is a new site in the making, `old` the last one while it is replaced. */
const sibling = (target: string, role: 'building' | 'old'): string =>
  join(dirname(target), `.${basename(target)}.broadsheet-${role}`);

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
