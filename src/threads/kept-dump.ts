// What reading a dump came to, as bytes to keep. In: the dump, its entries as cut, and how each was mended. Out: one piece of
// bytes; and the same again, with every text apart from the others. The store sees to it that they are as they were put in.
import { NO_LABELS } from '../ingest/labels.ts';
import type { Diagnostic, Dump, Entry, Labels, SeedPath, SourceReport } from '../types.ts';
import type { PackedEntry } from './restore-within.ts';

/** What is said of a dump beside its entries. */
export type AboutDump = {
  /** How many of its entries are repeats is not known before they are merged. */
  readonly account: Omit<SourceReport, 'repeats'>;
  /** null where the file is no text, or fits no shape. */
  readonly dump: Dump | null;
  readonly diagnostics: readonly Diagnostic[];
};

export type KeptDump = {
  /** Of the file's bytes, and of the year that its dates were read with. */
  readonly digest: string;
  readonly read: AboutDump;
  readonly cut: readonly Entry[];
  readonly packed: readonly PackedEntry[];
};

type Head = Pick<KeptDump, 'digest' | 'read'> & {
  /** Most entries of a listing have none: those share one record. */
  readonly labels: readonly Labels[];
  /** Those entries that anything was mended in, by their places. */
  readonly mended: readonly (readonly [number, PackedEntry])[];
  readonly entries: number;
};

/** Of each entry: how long its title and its abstract are, where it stood, and which labels it has. */
const NUMBERS = 5;
/** In the place of an abstract's length. */
const NONE = -1;
const BARE = JSON.stringify(NO_LABELS);

export function packDump({ digest, read, cut, packed }: KeptDump): Uint8Array {
  const known = new Map<string, number>([[BARE, 0]]);
  const labelsOf = ({ labels }: Entry): number => {
    const json = labels === NO_LABELS ? BARE : JSON.stringify(labels);
    const nth = known.get(json) ?? known.size;
    if (nth === known.size) known.set(json, nth);
    return nth;
  };
  const numbers = Int32Array.from(
    cut.flatMap((entry) => {
      const { title, abstract, origin } = entry;
      const abstractLength = abstract === null ? NONE : lengthOf(abstract);
      return [lengthOf(title), abstractLength, origin.line, origin.endLine, labelsOf(entry)];
    }),
  );
  const mended = packed.flatMap((entry, at) => (entry[0] === null && entry[1] === null ? [] : [[at, entry] as const]));
  const labels = [...known.keys()].map((json) => JSON.parse(json) as Labels);
  const head = Buffer.from(JSON.stringify({ digest, read, labels, mended, entries: cut.length } satisfies Head));
  const texts = cut.flatMap(({ title, abstract }) => (abstract === null ? [title] : [title, abstract]));
  const textBytes = texts.reduce((sum, text) => sum + bytesIn(lengthOf(text)), 0);
  const bytes = Buffer.alloc(HEAD_AT + head.length + numbers.byteLength + textBytes);
  bytes.writeUInt32LE(head.length, 0);
  let at = HEAD_AT + head.copy(bytes, HEAD_AT);
  bytes.set(new Uint8Array(numbers.buffer), at);
  at += numbers.byteLength;
  for (const text of texts) at += bytes.write(text, at, isWide(lengthOf(text)) ? 'utf16le' : 'latin1');
  return bytes;
}

/** Where the head begins: before it stands its length. */
const HEAD_AT = 4;

/** Texts of one byte a sign are kept so. Twice the length, and one more where every sign takes two. */
const lengthOf = (text: string): number => 2 * text.length + (/^[\0-\xff]*$/.test(text) ? 0 : 1);
const isWide = (length: number): boolean => (length & 1) === 1;
const bytesIn = (length: number): number => (isWide(length) ? length - 1 : length >> 1);

/** @param bytes as `packDump` made them */
export function unpackDump(bytes: Uint8Array, path: SeedPath): KeptDump {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const numbersAt = HEAD_AT + buffer.readUInt32LE(0);
  const head = JSON.parse(buffer.toString('utf8', HEAD_AT, numbersAt)) as Head;
  const labels = head.labels.map((one, nth) => (nth === 0 ? NO_LABELS : one));
  let at = numbersAt + 4 * NUMBERS * head.entries;
  const text = (length: number): string => {
    at += bytesIn(length);
    return buffer.toString(isWide(length) ? 'utf16le' : 'latin1', at - bytesIn(length), at);
  };
  const cut: Entry[] = [];
  for (let entry = 0; entry < head.entries; entry++) {
    const number = (nth: number): number => buffer.readInt32LE(numbersAt + 4 * (NUMBERS * entry + nth));
    const title = text(number(0));
    const abstract = number(1) === NONE ? null : text(number(1));
    const origin = { dump: path, line: number(2), endLine: number(3) };
    cut.push({ title, abstract, labels: labels[number(4)]!, origin });
  }
  const packed: PackedEntry[] = cut.map(() => AS_IT_STOOD);
  for (const [nth, entry] of head.mended) packed[nth] = entry;
  return { digest: head.digest, read: head.read, cut, packed };
}

const AS_IT_STOOD: PackedEntry = [null, null];
