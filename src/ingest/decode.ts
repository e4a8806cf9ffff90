// From bytes to lines of text. In: a file's bytes, gzip or not. Out: lines, and what had to be guessed or replaced on the
// way. Refuses what is no text: pictures, archives, PDFs, and gzip that unpacks to more than the limit.
import { constants, gunzipSync } from 'node:zlib';

export type Decoded = {
  readonly lines: string[];
  /** What the reader of the diagnostics should know, with the first line that it touches. */
  readonly remarks: readonly { readonly rule: string; readonly message: string; readonly line: number }[];
};

/** A year of daily listings is about 40 MB; what is larger is hardly a dump and would cost its size in memory several times. */
export const MAX_BYTES = 128 * 1024 * 1024;

/** First bytes that say what a file is in spite of its name. */
const MAGIC: readonly { readonly bytes: readonly number[]; readonly what: string }[] = [
  { bytes: [0x50, 0x4b, 0x03, 0x04], what: 'a zip archive' },
  { bytes: [0x25, 0x50, 0x44, 0x46], what: 'a PDF' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], what: 'a PNG picture' },
  { bytes: [0xff, 0xd8, 0xff], what: 'a JPEG picture' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], what: 'zstd data' },
  { bytes: [0x42, 0x5a, 0x68], what: 'bzip2 data' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58], what: 'xz data' },
];

const startsWith = (bytes: Uint8Array, first: readonly number[]): boolean =>
  first.every((byte, i) => bytes[i] === byte);

/** Lines of a file, or why there are none, to be said after its name. */
export function decodeBytes(raw: Uint8Array): Decoded | { readonly problem: string } {
  const packed = isGzip(raw);
  const unpacked = packed ? gunzip(raw) : { bytes: raw, whole: true };
  if ('problem' in unpacked) return unpacked;
  const { bytes, whole } = unpacked;
  const binary = looksBinary(bytes);
  if (binary !== null) return { problem: packed ? `unpacks to what ${binary}` : binary };
  const { text, remark } = decodeText(bytes);
  const lines = splitLines(text);
  const remarks = [];
  if (!whole)
    remarks.push({ rule: 'cut-off', message: 'is gzip data that was cut off; read as far as it goes', line: 1 });
  const bad = lines.findIndex((line) => line.includes('\ufffd'));
  if (remark !== null) remarks.push({ ...remark, line: 1 });
  else if (bad >= 0) remarks.push({ ...BAD_BYTES, line: bad + 1 });
  return { lines, remarks };
}

const BAD_BYTES = {
  rule: 'bad-encoding',
  message: 'has bytes that are not UTF-8; they are shown as \ufffd. Save the file as UTF-8',
};

export const isGzip = (bytes: Uint8Array): boolean => startsWith(bytes, [0x1f, 0x8b]);

type Unpacked = { readonly bytes: Uint8Array; readonly whole: boolean } | { readonly problem: string };

function gunzip(bytes: Uint8Array): Unpacked {
  const options = { maxOutputLength: MAX_BYTES };
  try {
    return { bytes: gunzipSync(bytes, options), whole: true };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ERR_BUFFER_TOO_LARGE')
      return { problem: `unpacks to more than the limit of ${MAX_BYTES} bytes: split it` };
    if (code !== 'Z_BUF_ERROR') return { problem: 'is damaged gzip data' };
  }
  try {
    const rest = gunzipSync(bytes, { ...options, finishFlush: constants.Z_SYNC_FLUSH });
    return rest.length === 0 ? { problem: 'is damaged gzip data' } : { bytes: rest, whole: false };
  } catch {
    return { problem: 'is damaged gzip data' };
  }
}

/** Why these bytes are no text, or null where they may be. */
function looksBinary(bytes: Uint8Array): string | null {
  const magic = MAGIC.find((known) => startsWith(bytes, known.bytes));
  if (magic !== undefined) return `is ${magic.what}, not text`;
  if (utf16(bytes) !== null) return null;
  const head = bytes.subarray(0, 8192);
  const controls = head.filter((byte) => byte < 9 || (byte > 13 && byte < 32 && byte !== 27)).length;
  return controls > head.length / 50 + 4 ? 'looks binary, not text' : null;
}

/** By its mark; without one, Latin text of two bytes a sign has a zero in every second place. */
function utf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (startsWith(bytes, [0xff, 0xfe])) return 'utf-16le';
  if (startsWith(bytes, [0xfe, 0xff])) return 'utf-16be';
  const head = bytes.subarray(0, 2048);
  const zeros = [0, 1].map((side) => head.filter((byte, i) => byte === 0 && i % 2 === side).length);
  if (head.length < 8 || Math.max(...zeros) < head.length * 0.4 || Math.min(...zeros) > head.length * 0.02) return null;
  return zeros[0]! > zeros[1]! ? 'utf-16be' : 'utf-16le';
}

/** UTF-8 or UTF-16, else Windows-1252, by which text is always wrong in the same way; a byte-order mark is dropped. */
function decodeText(bytes: Uint8Array): { text: string; remark: { rule: string; message: string } | null } {
  const wide = utf16(bytes);
  const text = new TextDecoder(wide ?? 'utf-8').decode(bytes).replaceAll('\0', '\ufffd');
  if (wide !== null || !text.includes('\ufffd') || !isWindows1252(bytes)) return { text, remark: null };
  const message = 'is not UTF-8 and was read as Windows-1252. Save the file as UTF-8';
  return { text: decodeWindows1252(bytes), remark: { rule: 'guessed-encoding', message } };
}

/** What stands from 0x80 to 0x9f; all else is Latin-1. Node 20's own decoder of that name leaves these as controls. */
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

const decodeWindows1252 = (bytes: Uint8Array): string =>
  new TextDecoder('latin1')
    .decode(bytes)
    .replace(/[\u0080-\u009f]/g, (sign) => WINDOWS_1252[sign.charCodeAt(0) - 128]!);

/** A text of one byte a sign holds no letter as UTF-8 writes it, and none of the bytes without a sign. */
function isWindows1252(bytes: Uint8Array): boolean {
  let high = 0;
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!;
    if (byte === 0 || byte === 0x81 || byte === 0x8d || byte === 0x8f || byte === 0x90 || byte === 0x9d) return false;
    if (byte < 0x80) continue;
    high++;
    const more = followers(byte);
    if (
      more > 0 &&
      bytes.subarray(i + 1, i + 1 + more).every((next) => (next & 0xc0) === 0x80) &&
      i + more < bytes.length
    )
      return false;
  }
  return high > 0;
}

/** How many bytes follow a lead byte in UTF-8; 0 for any other byte. RFC 3629. */
function followers(byte: number): number {
  if (byte >= 0xc2 && byte <= 0xdf) return 1;
  if (byte >= 0xe0 && byte <= 0xef) return 2;
  return byte >= 0xf0 && byte <= 0xf4 ? 3 : 0;
}

/** Every kind of line end that scrapers leave; the end of the last line does not open another. */
export function splitLines(text: string): string[] {
  const lines = text.split(/\r\n|[\n\r\f\v\u0085\u2028\u2029]/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}
