// Writes a file that is too long to be held. In: its text, piece by piece, or where the old site's file has a piece, and
// where that is. Out: the file on disk, or a link to the old one, and what the manifest says of it. It goes on in steps, so
// that other work is heard meanwhile; one file after another, since all pass through one room.
import { createHash } from 'node:crypto';
import { closeSync, linkSync, lstatSync, openSync, readSync, renameSync, unlinkSync, writeSync } from 'node:fs';
import type { Stretch } from '../types.ts';

/** What was written, in bytes, and each of its pieces. */
export type Extent = { readonly hash: string; readonly bytes: number; readonly lengths: readonly number[] };

/** A file that is being written: a step is some megabytes. */
export type Writing = Generator<void, Extent>;

/** Takes all steps that are left. */
export function atOnce<Value>(steps: Iterator<unknown, Value>): Value {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** A text, or what the old file has of it. */
export type Piece = string | Stretch;

/** So much of a long file is held at a time. */
const HELD = 1 << 20;

/** For one file after another. The system gives it memory only as far as a text has filled it. */
const ROOM = Buffer.allocUnsafeSlow(4 * HELD);

/** Never a file that is there: it may be a link to one of the old site, which must stay as it is. */
export function openNew(path: string): number {
  try {
    return openSync(path, 'wx');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    unlinkSync(path);
    return openSync(path, 'wx');
  }
}

/** Writes the file and then, where the old one turns out to be the same, puts a link in its place. */
export function* writeLong(old: string, path: string, pieces: Iterable<Piece>): Writing {
  const written = yield* writePieces(path, pieces, old);
  linkLong(old, path, written);
  return written;
}

/** @param old where a piece that is a stretch stands */
export function* writePieces(path: string, pieces: Iterable<Piece>, old: string | null = null): Writing {
  const file = openNew(path);
  const hash = createHash('sha256');
  const lengths: number[] = [];
  let bytes = 0;
  const from = openOld(old);
  try {
    for (const data of joined(pieces, from.read, lengths)) {
      for (let done = 0; done < data.length; ) done += writeSync(file, data, done);
      hash.update(data);
      bytes += data.length;
      yield;
    }
  } finally {
    from.close();
    closeSync(file);
  }
  return { hash: hash.digest('hex'), bytes, lengths };
}

/** Opened once something of it is wanted: mostly nothing is. */
function openOld(path: string | null) {
  let file: number | null = null;
  return {
    read(room: Uint8Array, { at, bytes }: Stretch): void {
      file ??= openSync(path!, 'r');
      for (let done = 0; done < bytes; ) {
        const read = readSync(file, room, done, bytes - done, at + done);
        if (read === 0) throw new Error(`${path} ends before its ${at + bytes} bytes`);
        done += read;
      }
    },
    close(): void {
      if (file !== null) closeSync(file);
    },
  };
}

/**
 * Short pieces put together, so that the disk is not asked for each; all in one room: a hundred of their own would wait for
 * the sweeper. What is handed out holds until the next.
 * @param lengths gets that of each piece
 */
function* joined(
  pieces: Iterable<Piece>,
  read: (room: Uint8Array, stretch: Stretch) => void,
  lengths: number[],
): Generator<Uint8Array> {
  const room = ROOM;
  let filled = 0;
  for (const piece of pieces) {
    // A sign of a text takes three bytes at most.
    const most = typeof piece === 'string' ? piece.length * 3 : piece.bytes;
    if (filled > 0 && filled + most > room.length) {
      yield room.subarray(0, filled);
      filled = 0;
    }
    const there = most > room.length ? Buffer.allocUnsafeSlow(most) : room.subarray(filled);
    const length = typeof piece === 'string' ? there.write(piece) : piece.bytes;
    if (typeof piece !== 'string') read(there, piece);
    lengths.push(length);
    if (there.buffer !== room.buffer) yield there.subarray(0, length);
    else filled += length;
  }
  if (filled > 0) yield room.subarray(0, filled);
}

function linkLong(old: string, path: string, { hash, bytes }: Extent): void {
  try {
    const found = lstatSync(old, { throwIfNoEntry: false });
    if (found === undefined || !found.isFile() || found.size !== bytes || hashOfFile(old) !== hash) return;
    linkSync(old, `${path}.same`);
    renameSync(`${path}.same`, path);
  } catch {
    // Some disks know no links; the file stands as it was written.
  }
}

function hashOfFile(path: string): string {
  const hash = createHash('sha256');
  const room = new Uint8Array(HELD);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, room); read > 0; read = readSync(file, room)) hash.update(room.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
