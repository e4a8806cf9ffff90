// The only reader of the seeds folder. In: a folder's path. Out: every file as lines of text, in code-point order of
// their paths. Refuses (and names) what is not a readable text file: links, devices, binaries, files over the limit.
import { type Dirent, lstatSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Origin, SeedPath } from '../types.ts';

/** One text file of the seeds folder. */
export type SeedFile = { readonly path: SeedPath; readonly bytes: number; readonly lines: readonly string[] };

/** A file that was there and could not be read as text. */
export type SkippedFile = { readonly path: SeedPath; readonly bytes: number };

export type Seeds = {
  readonly files: readonly SeedFile[];
  readonly skipped: readonly SkippedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A year of daily listings is about 40 MB; what is larger is hardly a dump and would cost its size in memory several times. */
const MAX_BYTES = 128 * 1024 * 1024;
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
      files.push({ path, bytes: read.bytes, lines: read.lines });
      diagnostics.push(...decodingProblems(path, read.lines));
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
  | { readonly bytes: number; readonly lines: string[] }
  | { readonly bytes: number; readonly problem: string };

function readText(folder: string, path: SeedPath): ReadText {
  let size = 0;
  try {
    const full = join(folder, path);
    size = lstatSync(full).size;
    if (size > MAX_BYTES)
      return { bytes: size, problem: `has ${size} bytes, more than the limit of ${MAX_BYTES}: split it` };
    const bytes = readFileSync(full);
    const binary = looksBinary(bytes);
    return binary === null ? { bytes: size, lines: splitLines(decode(bytes)) } : { bytes: size, problem: binary };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error';
    return {
      bytes: size,
      problem: code === 'EACCES' ? 'may not be read (permission denied)' : `cannot be read (${code})`,
    };
  }
}

/** First bytes that say what a file is in spite of its name. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x1f, 0x8b], what: 'gzip data' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'zstd data' },
];

/** Why these bytes are no text, or null where they may be. Text of two bytes a sign must open with its mark. */
function looksBinary(bytes: Uint8Array): string | null {
  const magic = MAGIC.find((known) => known.bytes.every((byte, i) => bytes[i] === byte));
  if (magic !== undefined) return `is ${magic.what}, not text`;
  if (utf16(bytes) !== null) return null;
  const head = bytes.subarray(0, 8192);
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return controls > head.length / 50 + 4 ? 'looks binary, not text' : null;
}

function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
}

/** UTF-8 or marked UTF-16; a byte-order mark is dropped, what cannot be decoded becomes U+FFFD. */
function decode(bytes: Uint8Array): string {
  return new TextDecoder(utf16(bytes) ?? 'utf-8').decode(bytes);
}

/** Every kind of line end that scrapers leave; the end of the last line does not open another. */
function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function decodingProblems(path: SeedPath, lines: readonly string[]): Diagnostic[] {
  if (lines.every((line) => line.trim() === '')) {
    return [diagnose('warning', 'empty-file', `${path} holds no text; nothing to cut`, at(path))];
  }
  const bad = lines.findIndex((line) => line.includes('\ufffd'));
  if (bad < 0) return [];
  const message = 'has bytes that are not UTF-8; they are shown as \ufffd. Save the file as UTF-8';
  return [diagnose('warning', 'bad-encoding', message, at(path, bad + 1), lines[bad])];
}
