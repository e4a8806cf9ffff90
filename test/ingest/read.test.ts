import { once } from 'node:events';
import fs, {
  chmodSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { MAX_BYTES } from '../../src/ingest/decode.ts';
import { readNotes } from '../../src/ingest/notes.ts';
import { digestSeeds, readSeeds } from '../../src/ingest/read.ts';
import { formatDiagnostic } from '../../src/leaves/diagnostics.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-read-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const put = (name: string, contents: string | Uint8Array) => writeFileSync(join(folder, name), contents);

function read() {
  const { files, skipped, diagnostics } = readSeeds(folder);
  return {
    lines: Object.fromEntries(files.map(({ path, lines }) => [path, lines])),
    skipped: skipped.map(({ path }) => path),
    said: diagnostics.map(formatDiagnostic),
  };
}

describe('readSeeds', () => {
  test('an empty folder', () => {
    expect(read()).toEqual({ lines: {}, skipped: [], said: [] });
  });

  test('files come in code-point order, folders included, hidden ones and those with another duty left out', () => {
    for (const name of ['b.txt', 'a.txt', 'B.txt', '.hidden']) put(name, 'x');
    for (const below of ['2025', 'notes', 'reference']) {
      mkdirSync(join(folder, below));
      put(`${below}/c.txt`, 'x');
    }
    expect(Object.keys(read().lines)).toEqual(['2025/c.txt', 'B.txt', 'a.txt', 'b.txt']);
  });

  test.each([
    { name: 'LF', text: 'a\nb\n' },
    { name: 'CRLF', text: 'a\r\nb' },
    { name: 'CR', text: 'a\rb\r' },
    { name: 'form feed', text: 'a\fb' },
    { name: 'U+2028', text: 'a\u2028b\u2028' },
  ])('$name ends a line', ({ text }) => {
    put('x.txt', text);
    expect(read().lines['x.txt']).toEqual(['a', 'b']);
  });

  test.each([
    { name: 'UTF-8 with a mark', bytes: Buffer.from('\ufeffé', 'utf8') },
    { name: 'UTF-16, little end first', bytes: Buffer.from('\ufeffé', 'utf16le') },
    { name: 'UTF-16, big end first', bytes: Buffer.from('\ufeffé', 'utf16le').swap16() },
  ])('$name', ({ bytes }) => {
    put('x.txt', bytes);
    expect(read()).toEqual({ lines: { 'x.txt': ['é'] }, skipped: [], said: [] });
  });

  test('bytes that are no UTF-8 are named with their line', () => {
    put('x.txt', Buffer.concat([Buffer.from('fíne\ncaf'), Buffer.from([0xe9]), Buffer.from(' noir')]));
    expect(read().said).toEqual([
      'x.txt:2: warning bad-encoding: has bytes that are not UTF-8; they are shown as \ufffd. Save the file as UTF-8 (“caf\ufffd noir”)',
    ]);
  });

  test.each([
    { what: 'a zip archive', bytes: [0x50, 0x4b, 3, 4] },
    { what: 'a PDF', bytes: [...Buffer.from('%PDF-1.7')] },
  ])('$what is refused by name', ({ what, bytes }) => {
    put('x.txt', Uint8Array.from(bytes));
    expect(read()).toEqual({
      lines: {},
      skipped: ['x.txt'],
      said: [`x.txt:1: warning file-skipped: x.txt is ${what}, not text; skipped`],
    });
  });

  test('text of one byte a sign is read as Windows-1252, and said', () => {
    put('x.txt', Uint8Array.from([...Buffer.from('na'), 0xef, ...Buffer.from('ve '), 0x93, 0x61, 0x94, 0x20, 0x97]));
    expect(read()).toEqual({
      lines: { 'x.txt': ['naïve “a” —'] },
      skipped: [],
      said: [
        'x.txt:1: warning guessed-encoding: is not UTF-8 and was read as Windows-1252. Save the file as UTF-8 (“naïve “a” —”)',
      ],
    });
  });

  test('UTF-16 is known without its mark', () => {
    put('le.txt', Buffer.from('A title\nAn abstract', 'utf16le'));
    put('be.txt', Buffer.from('A title\nAn abstract', 'utf16le').swap16());
    expect(read().lines).toEqual({ 'be.txt': ['A title', 'An abstract'], 'le.txt': ['A title', 'An abstract'] });
  });

  test('a NUL is shown as a sign that cannot be read', () => {
    put('x.txt', 'fine\na\0b');
    expect(read().said).toEqual([
      'x.txt:2: warning bad-encoding: has bytes that are not UTF-8; they are shown as \ufffd. Save the file as UTF-8 (“a\ufffdb”)',
    ]);
  });

  test('gzip is unpacked, as far as it goes', () => {
    const packed = gzipSync('one\ntwo\nthree\n'.repeat(2000));
    put('whole.gz', packed);
    put('cut.gz', packed.subarray(0, packed.length - 12));
    put('broken.gz', Uint8Array.from([0x1f, 0x8b, 8, 0, 9, 9, 9]));
    put(
      'garbled.gz',
      packed.map((byte, i) => (i > 20 && i < 60 ? byte ^ 0xff : byte)),
    );
    const { lines, skipped, said } = read();
    expect(lines['whole.gz']).toHaveLength(6000);
    expect(lines['cut.gz']!.slice(0, 3)).toEqual(['one', 'two', 'three']);
    expect(skipped).toEqual(['broken.gz', 'garbled.gz']);
    expect(said.map((message) => message.replace(/ \(“.*/, ''))).toEqual([
      'broken.gz:1: warning file-skipped: broken.gz is damaged gzip data; skipped',
      'cut.gz:1: warning cut-off: is gzip data that was cut off; read as far as it goes',
      'garbled.gz:1: warning file-skipped: garbled.gz is damaged gzip data; skipped',
    ]);
  });

  test('gzip that unpacks to more than the limit is refused', () => {
    put('bomb.gz', gzipSync(Buffer.alloc(MAX_BYTES + 1, 97), { level: 1 }));
    expect(read().said).toEqual([
      `bomb.gz:1: warning file-skipped: bomb.gz unpacks to more than the limit of ${MAX_BYTES} bytes: split it; skipped`,
    ]);
  });

  test('other binary data is refused', () => {
    put(
      'x.txt',
      Uint8Array.from({ length: 512 }, (_, i) => i % 256),
    );
    expect(read().said).toEqual(['x.txt:1: warning file-skipped: x.txt looks binary, not text; skipped']);
  });

  test.each(['', '\ufeff', ' \n\t\n'])('%j holds nothing', (text) => {
    put('x.txt', text);
    expect(read().said).toEqual(['x.txt:1: warning empty-file: x.txt holds no text; nothing to cut']);
  });

  test('links are not followed', () => {
    symlinkSync('/etc/passwd', join(folder, 'link.txt'));
    symlinkSync(folder, join(folder, 'loop'));
    expect(read().said).toEqual([
      'link.txt:1: warning file-skipped: link.txt is a symbolic link, and only plain files are read; skipped',
      'loop:1: warning file-skipped: loop is a symbolic link, and only plain files are read; skipped',
    ]);
  });

  test.skipIf(process.platform === 'win32')('a socket is named', async () => {
    const server = createServer().listen(join(folder, 'x.sock'));
    await once(server, 'listening');
    expect(read().said).toEqual([
      'x.sock:1: warning file-skipped: x.sock is a socket or a device, and only plain files are read; skipped',
    ]);
    server.close();
  });

  test.each([
    ['EACCES', 'may not be read (permission denied)'],
    ['EIO', 'cannot be read (EIO)'],
  ])('a file that the disk refuses with %s is named', (code, why) => {
    put('x.txt', 'secret');
    const own = fs.readFileSync;
    fs.readFileSync = (() => {
      throw Object.assign(new Error(code), { code });
    }) as never;
    syncBuiltinESMExports();
    const { said } = read();
    fs.readFileSync = own;
    syncBuiltinESMExports();
    expect(said).toEqual([`x.txt:1: warning file-skipped: x.txt ${why}; skipped`]);
  });

  test.skipIf(process.getuid?.() === 0)('a file without permission is named', () => {
    put('x.txt', 'secret');
    chmodSync(join(folder, 'x.txt'), 0);
    expect(read().said).toEqual(['x.txt:1: warning file-skipped: x.txt may not be read (permission denied); skipped']);
  });
});

describe('digestSeeds', () => {
  test('changes with every file that a build would read, and with the time of one too long to be hashed', () => {
    const digests = [digestSeeds(folder)];
    const then = (change: () => void) => {
      change();
      digests.push(digestSeeds(folder));
    };
    then(() => put('a.txt', 'x'));
    then(() => put('a.txt', 'y'));
    then(() => symlinkSync('/etc/passwd', join(folder, 'link.txt')));
    then(() => {
      mkdirSync(join(folder, 'notes'));
      put('notes/a.md', 'x');
    });
    then(() => {
      put('long.jsonl', '');
      truncateSync(join(folder, 'long.jsonl'), 100_000_001);
    });
    then(() => utimesSync(join(folder, 'long.jsonl'), 1, 1));
    expect(new Set(digests).size).toBe(7);
    expect(digestSeeds(folder)).toBe(digests.at(-1));
  });
});

test('of the notes folder only texts are read; an empty one names nothing', () => {
  mkdirSync(join(folder, 'notes'));
  put('notes/a.png', Uint8Array.from([0x89, 0x50, 0x4e, 0x47]));
  put('notes/b.md', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]));
  put('notes/c.md', '');
  const { notes, diagnostics } = readNotes(folder);
  expect(notes.map(({ note }) => note.source)).toEqual(['notes/c.md']);
  expect(diagnostics.map(formatDiagnostic)).toEqual([
    'notes/b.md:1: warning file-skipped: notes/b.md is a PNG picture, not text; skipped',
    'notes/c.md:1: warning empty-file: notes/c.md holds no text; nothing to cut',
    'notes/c.md:1: warning note-without-paper: names no paper, topic or edition in its front matter; it is not shown',
  ]);
});
