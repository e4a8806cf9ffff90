// The only reader of the seeds folder. In: a folder's path. Out: every file as lines of text, in code-point order of
// their paths. Refuses (and names) what is not a readable text file: links, devices, binaries, files over the limit.

import { createHash, hash } from 'node:crypto';
import {
  closeSync,
  createReadStream,
  type Dirent,
  lstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
} from 'node:fs';
import { join } from 'node:path';
import { createGunzip } from 'node:zlib';
import { diagnose } from '../leaves/diagnostics.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Diagnostic, Origin, SeedPath } from '../types.ts';
import { type Decoded, decodeBytes, isGzip, MAX_BYTES } from './decode.ts';

/** One text file of the seeds folder. */
export type SeedFile = { readonly path: SeedPath; readonly bytes: number; readonly lines: readonly string[] };

/** A file that was there and could not be read as text. */
export type SkippedFile = { readonly path: SeedPath; readonly bytes: number };

export type Seeds = {
  readonly files: readonly SeedFile[];
  readonly skipped: readonly SkippedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

/** Folders with a meaning of their own: their files are no dumps. */
const RESERVED = new Set(['notes', 'reference']);

const at = (path: SeedPath, line = 1): Origin => ({ dump: path, line, endLine: line });

/** Reads every dump below `folder`; names that begin with a dot are not looked at. `tick` is called once a file. */
export function readSeeds(folder: string, tick: () => void = () => {}): Seeds {
  const files: SeedFile[] = [];
  const skipped: SkippedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const found of listSeeds(folder)) {
    const read = readFile(folder, found);
    if (read.file === null) skipped.push({ path: found.path, bytes: read.bytes });
    else files.push(read.file);
    diagnostics.push(...read.diagnostics);
    tick();
  }
  return { files, skipped, diagnostics };
}

/** Every file that may be a dump. */
export const listSeeds = (folder: string): Iterable<FoundFile> => listFiles(folder, '');

/** The size of all of them. */
export const seedsBytes = (folder: string): number => [...listSeeds(folder)].reduce((sum, { bytes }) => sum + bytes, 0);

/** The files of a folder with a meaning of its own; none where there is no such folder. */
export function listReserved(folder: string, name: 'notes' | 'reference'): FoundFile[] {
  const exists = lstatSync(join(folder, name), { throwIfNoEntry: false })?.isDirectory() === true;
  return exists ? [...listFiles(folder, name)] : [];
}

/** A file of more bytes is known by its size and time: hashing gigabytes of metadata would take longer than a build. */
const HASHED_BYTES = 100_000_000;

/** One hash of all that the folder holds for us: dumps, notes and references, by path and contents. */
export function digestSeeds(folder: string): string {
  const hash = createHash('sha256');
  for (const found of [...listSeeds(folder), ...listReserved(folder, 'notes'), ...listReserved(folder, 'reference')]) {
    hash.update(`${found.path}\n${found.kind} ${found.bytes}\n`).update(contentsOf(folder, found));
  }
  return hash.digest('hex');
}

function contentsOf(folder: string, { path, kind, bytes }: FoundFile): string | Uint8Array {
  if (kind !== 'file') return '';
  const full = join(folder, path);
  try {
    if (bytes > HASHED_BYTES) return String(lstatSync(full).mtimeMs);
    return digestFile(full);
  } catch {
    return 'not to be read';
  }
}

/** One piece after another goes through it: whole dumps would stand in memory together until it is swept. */
const PIECE = Buffer.allocUnsafe(1 << 18);

function digestFile(path: string): string {
  const hash = createHash('sha256');
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, PIECE); read > 0; read = readSync(file, PIECE)) hash.update(PIECE.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}

/** Of the bytes of a file; null where they cannot be read. */
export function digestFound(folder: string, { path, kind }: FoundFile): string | null {
  try {
    return kind === 'file' ? digestFile(join(folder, path)) : null;
  } catch {
    return null;
  }
}

export type ReadFile = {
  /** null where it cannot be read as text; then a diagnostic says why. */
  readonly file: SeedFile | null;
  readonly bytes: number;
  /** Of the bytes that were read; null where there is no text. */
  readonly digest: string | null;
  readonly diagnostics: readonly Diagnostic[];
};

export function readFile(folder: string, { path, kind }: FoundFile): ReadFile {
  const read =
    kind === 'file' ? readText(folder, path) : { bytes: 0, problem: `is a ${kind}, and only plain files are read` };
  const { bytes } = read;
  if ('problem' in read) {
    const skipped = diagnose('warning', 'file-skipped', `${path} ${read.problem}; skipped`, at(path));
    return { file: null, bytes, digest: null, diagnostics: [skipped] };
  }
  const { text, digest } = read;
  return { file: { path, bytes, lines: text.lines }, bytes, digest, diagnostics: decodingProblems(path, text) };
}

/**
 * The lines of a file of any length, one at a time, unpacked where it is gzip; null for a line that is longer than
 * `longest` characters. Throws what the disk throws.
 */
export async function* linesOf(folder: string, path: SeedPath, longest: number): AsyncGenerator<string | null> {
  const full = join(folder, path);
  const decoder = new TextDecoder();
  let rest = '';
  let overlong = false;
  for await (const chunk of openStream(full)) {
    const lines = decoder.decode(chunk as Uint8Array, { stream: true }).split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop()!;
    for (const line of lines) {
      yield overlong || line.length > longest ? null : line;
      overlong = false;
    }
    if (rest.length > longest) [rest, overlong] = ['', true];
  }
  if (overlong || rest !== '') yield overlong ? null : rest;
}

function openStream(full: string): AsyncIterable<unknown> {
  const descriptor = openSync(full, 'r');
  const head = new Uint8Array(2);
  readSync(descriptor, head, 0, 2, 0);
  closeSync(descriptor);
  const file = createReadStream(full);
  if (!isGzip(head)) return file;
  const unpacked = createGunzip();
  file.on('error', (error) => unpacked.destroy(error));
  return file.pipe(unpacked);
}

export type FoundFile = { readonly path: SeedPath; readonly kind: string; readonly bytes: number };

function* listFiles(folder: string, below: string): Generator<FoundFile> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (below !== '' || !RESERVED.has(entry.name)) yield* listFiles(folder, path);
    } else {
      const bytes = lstatSync(join(folder, path), { throwIfNoEntry: false })?.size ?? 0;
      yield { path: path as SeedPath, kind: kindOf(entry), bytes };
    }
  }
}

function kindOf(entry: Dirent): string {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'symbolic link';
  return entry.isFIFO() ? 'pipe' : 'socket or a device';
}

type ReadText =
  | { readonly bytes: number; readonly text: Decoded; readonly digest: string }
  | { readonly bytes: number; readonly problem: string };

function readText(folder: string, path: SeedPath): ReadText {
  let size = 0;
  try {
    const full = join(folder, path);
    size = lstatSync(full).size;
    if (size > MAX_BYTES)
      return { bytes: size, problem: `has ${size} bytes, more than the limit of ${MAX_BYTES}: split it` };
    const raw = readFileSync(full);
    const decoded = decodeBytes(raw);
    return 'problem' in decoded
      ? { bytes: size, problem: decoded.problem }
      : { bytes: size, text: decoded, digest: hash('sha256', raw) };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return {
      bytes: size,
      problem: code === 'EACCES' ? 'may not be read (permission denied)' : `cannot be read (${code})`,
    };
  }
}

function decodingProblems(path: SeedPath, { lines, remarks }: Decoded): Diagnostic[] {
  if (lines.every((line) => line.trim() === '')) {
    return [diagnose('warning', 'empty-file', `${path} holds no text; nothing to cut`, at(path))];
  }
  return remarks.map(({ rule, message, line }) => diagnose('warning', rule, message, at(path, line), lines[line - 1]));
}
