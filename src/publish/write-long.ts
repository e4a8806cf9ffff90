// Writes a file that is too long to be held. In: its text, piece by piece, and where the old site may have the same. Out:
// the file on disk, or a link to the old one, and what the manifest says of it.
import { createHash } from 'node:crypto';
import { closeSync, linkSync, lstatSync, openSync, readSync, renameSync, unlinkSync, writeSync } from 'node:fs';

type Extent = { readonly hash: string; readonly bytes: number };

/** So much of a long file is held at a time. */
const PIECE = 1 << 20;

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
export function writeLong(old: string, path: string, pieces: Iterable<string>): Extent {
  const written = writePieces(path, pieces);
  linkLong(old, path, written);
  return written;
}

export function writePieces(path: string, pieces: Iterable<string>): Extent {
  const file = openNew(path);
  const hash = createHash('sha256');
  let bytes = 0;
  try {
    for (const data of joined(pieces)) {
      for (let done = 0; done < data.length; ) done += writeSync(file, data, done);
      hash.update(data);
      bytes += data.length;
    }
  } finally {
    closeSync(file);
  }
  return { hash: hash.digest('hex'), bytes };
}

/**
 * Short pieces put together, so that the disk is not asked for each; all in one room: a hundred of their own would wait for
 * the sweeper. What is handed out holds until the next.
 */
function* joined(pieces: Iterable<string>): Generator<Buffer> {
  const room = Buffer.allocUnsafeSlow(4 * PIECE);
  // A sign of a text takes three bytes at most.
  const bytesOf = (text: string): Buffer =>
    text.length * 3 > room.length ? Buffer.from(text) : room.subarray(0, room.write(text));
  let open = '';
  for (const piece of pieces) {
    open += piece;
    if (open.length < PIECE) continue;
    yield bytesOf(open);
    open = '';
  }
  if (open !== '') yield bytesOf(open);
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
  const room = new Uint8Array(PIECE);
  const file = openSync(path, 'r');
  try {
    for (let read = readSync(file, room); read > 0; read = readSync(file, room)) hash.update(room.subarray(0, read));
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
