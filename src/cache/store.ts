// What one build keeps for the next, on disk. In: values by the hash of what they were made from. Out: the same values,
// or nothing: a store may be deleted at any time, and what is damaged, or another version's, counts as not there.
// It never fails a build: where nothing can be kept, nothing is.
import { createHash, randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';

export type Store = {
  /** null where it is not known. What comes back is JSON, as it was put in. */
  readonly get: (kind: string, key: string) => unknown;
  readonly put: (kind: string, key: string, value: unknown) => void;
  /** The same of bytes, for what is much; they are lent until the next are asked for. */
  readonly getBytes: (kind: string, key: string) => Uint8Array | null;
  readonly putBytes: (kind: string, key: string, bytes: Uint8Array) => void;
  /** Forgets what was neither asked for nor put in since the store was opened, or since the last `tidy`. */
  readonly tidy: (kind: string) => void;
};

/** Of texts, each apart from the next. */
export function keyOf(...texts: readonly string[]): string {
  const hash = createHash('sha256');
  for (const text of texts) hash.update(`${text.length} `).update(text);
  return hash.digest('hex');
}

/** A store that keeps nothing. */
export const NO_STORE: Store = {
  get: () => null,
  put: () => {},
  getBytes: () => null,
  putBytes: () => {},
  tidy: () => {},
};

/** Git and the tools that mind it leave such a folder alone. */
const IGNORE = '# What builds keep for the next build. It may be deleted at any time.\n*\n';

/**
 * @param folder `.cache`, which may hold the stores of others
 * @param library the name of the seeds folder: libraries side by side do not tidy each other's values away
 * @param version of the program: another one's values are as good as unknown
 */
export function openStore(folder: string, library: string, version: string): Store {
  // A link may lead into a folder that is read, or that somebody else keeps: nothing is put there.
  if (lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink()) return NO_STORE;
  const used = new Set<string>();
  /** One place for all bytes that are read: each in its own would wait there to be swept. */
  let lent = Buffer.alloc(0);
  const place = (kind: string, key: string): { folder: string; name: string } => {
    const name = keyOf(version, key);
    used.add(name);
    return { folder: join(folder, library, kind), name };
  };
  const put = (kind: string, key: string, pieces: () => readonly (string | Uint8Array)[]): void => {
    const { folder: inside, name } = place(kind, key);
    quietly(() => {
      mkdirSync(inside, { recursive: true });
      if (!existsSync(join(folder, '.gitignore'))) writeFileSync(join(folder, '.gitignore'), IGNORE);
      const unfinished = join(inside, `.${name}-${randomBytes(6).toString('hex')}`);
      const file = openSync(unfinished, 'wx');
      try {
        for (const piece of pieces()) writeFileSync(file, piece);
      } finally {
        closeSync(file);
      }
      renameSync(unfinished, join(inside, name));
    });
  };
  return {
    get(kind, key) {
      const { folder: inside, name } = place(kind, key);
      return quietly(() => unsealed(readFileSync(join(inside, name), 'utf8'))) ?? null;
    },
    put: (kind, key, value) => put(kind, key, () => [sealed(value)]),
    getBytes(kind, key) {
      const { folder: inside, name } = place(kind, key);
      return quietly(() => {
        const sealed = readInto(lent, join(inside, name));
        lent = Buffer.from(sealed.buffer);
        return unsealedBytes(sealed);
      });
    },
    putBytes: (kind, key, bytes) => put(kind, key, () => [hashOf(bytes), bytes]),
    tidy(kind) {
      const inside = join(folder, library, kind);
      for (const name of quietly(() => readdirSync(inside)) ?? []) {
        if (!used.has(name)) quietly(() => rmSync(join(inside, name), { force: true }));
      }
      used.clear();
      lent = Buffer.alloc(0);
    },
  };
}

/** The value's JSON below its hash. */
function sealed(value: unknown): string {
  const json = JSON.stringify(value);
  return `${keyOf(json)}\n${json}`;
}

function unsealed(text: string): unknown {
  const end = text.indexOf('\n');
  const json = text.slice(end + 1);
  return keyOf(json) === text.slice(0, end) ? JSON.parse(json) : null;
}

/** The bytes stand below their hash. */
const HASH_BYTES = 32;

const hashOf = (bytes: Uint8Array): Buffer => createHash('sha256').update(bytes).digest();

function unsealedBytes(sealed: Buffer): Uint8Array | null {
  const bytes = sealed.subarray(HASH_BYTES);
  return hashOf(bytes).equals(sealed.subarray(0, HASH_BYTES)) ? bytes : null;
}

/** @param place is filled, where it is large enough */
function readInto(place: Buffer<ArrayBuffer>, path: string): Buffer<ArrayBuffer> {
  const file = openSync(path, 'r');
  try {
    const { size } = fstatSync(file);
    const into = size > place.length ? Buffer.allocUnsafeSlow(2 * size) : place;
    let read = 0;
    for (let more = -1; more !== 0 && read < size; read += more) more = readSync(file, into, read, size - read, read);
    return into.subarray(0, read);
  } finally {
    closeSync(file);
  }
}

function quietly<T>(work: () => T): T | null {
  try {
    return work();
  } catch {
    return null;
  }
}
