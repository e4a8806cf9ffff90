// The only reader of the seeds folder. In: a folder's path. Out: every file as lines of text, in code-point order of
// their paths. Refuses (and names) what is not a readable text file: links, devices, binaries, files over the limit.
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Origin, SeedPath } from '../types.ts';
import { type Decoded, decodeBytes, MAX_BYTES } from './decode.ts';

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

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
const at = (path: SeedPath, line = 1): Origin => ({ dump: path, line, endLine: line });

/** Reads every dump below `folder`; names that begin with a dot are not looked at. `tick` is called once a file. */
export function readSeeds(folder: string, tick: () => void = () => {}): Seeds {
  const files: SeedFile[] = [];
  const skipped: SkippedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const { path, kind } of listFiles(folder, '')) {
    const read =
      kind === 'file' ? readText(folder, path) : { bytes: 0, problem: `is a ${kind}, and only plain files are read` };
    if ('problem' in read) {
      skipped.push({ path, bytes: read.bytes });
      diagnostics.push(diagnose('warning', 'file-skipped', `${path} ${read.problem}; skipped`, at(path)));
    } else {
      files.push({ path, bytes: read.bytes, lines: read.text.lines });
      diagnostics.push(...decodingProblems(path, read.text));
    }
    tick();
  }
  return { files, skipped, diagnostics };
}

type Found = { readonly path: SeedPath; readonly kind: string };

function* listFiles(folder: string, below: string): Generator<Found> {
  const entries = readdirSync(join(folder, below), { withFileTypes: true }).sort((a, b) => byCodePoint(a.name, b.name));
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue;
    const path = below === '' ? entry.name : `${below}/${entry.name}`;
    if (entry.isDirectory()) {
      if (below !== '' || !RESERVED.has(entry.name)) yield* listFiles(folder, path);
    } else {
      yield { path: path as SeedPath, kind: kindOf(entry) };
    }
  }
}

function kindOf(entry: Dirent): string {
  if (entry.isFile()) return 'file';
  if (entry.isSymbolicLink()) return 'symbolic link';
  return entry.isFIFO() ? 'pipe' : 'device';
}

type ReadText =
  | { readonly bytes: number; readonly text: Decoded }
  | { readonly bytes: number; readonly problem: string };

function readText(folder: string, path: SeedPath): ReadText {
  let size = 0;
  try {
    const full = join(folder, path);
    size = lstatSync(full).size;
    if (size > MAX_BYTES)
      return { bytes: size, problem: `has ${size} bytes, more than the limit of ${MAX_BYTES}: split it` };
    const decoded = decodeBytes(readFileSync(full));
    return 'problem' in decoded ? { bytes: size, problem: decoded.problem } : { bytes: size, text: decoded };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
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
