// Arithmetic on rows of small whole numbers, sixteen at a step; JavaScript takes one at a time, for seven times as long.
// In: rows in memory that threads share. Out: the product of two, the sum of many: to the bit what a loop would give.
// The steps themselves are WebAssembly (lanes.wat), which every processor that Node 20 is made for can take.
import packed from './lanes.json' with { type: 'json' };

/** Memory that WebAssembly and other threads reach. */
export type Memory = { readonly buffer: SharedArrayBuffer };

/** What is used of it; this language's own types of it are those of browsers. */
declare const WebAssembly: {
  readonly Memory: new (size: { readonly initial: number; readonly maximum: number; readonly shared: true }) => Memory;
  readonly Module: new (code: Uint8Array) => object;
  readonly Instance: new (module: object, imports: object) => { readonly exports: Lanes };
};

/** All places and lengths are in bytes. */
type Lanes = {
  readonly product: (one: number, other: number, bytes: number) => number;
  readonly sum: (table: number, bytes: number, which: number, weights: number, count: number, out: number) => void;
};

/** How many numbers are taken at a step: what a row has less is filled up with noughts. */
const LANES = 16;
const PAGE = 65536;

/** Row `i` begins at byte `i * bytes` of the memory, a byte for each of its numbers. */
export type Rows = { readonly memory: Memory; readonly bytes: number };

/**
 * Rows of noughts.
 * @param beyond bytes that are wanted after the last row
 */
export function openRows(count: number, numbers: number, beyond = 0): Rows {
  const bytes = Math.ceil(numbers / LANES) * LANES;
  const pages = Math.max(1, Math.ceil((count * bytes + beyond) / PAGE));
  return { memory: new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true }), bytes };
}

/** Row by row, as the bytes that they are. */
export const numbersIn = ({ memory }: Rows): Int8Array => new Int8Array(memory.buffer);

let compiled: object | undefined;

const lanesOf = (memory: Memory): Lanes => {
  compiled ??= new WebAssembly.Module(Buffer.from(packed.code, 'base64'));
  return new WebAssembly.Instance(compiled, { rows: { memory } }).exports;
};

/** A function that multiplies two rows, by their numbers. */
export function multiplier({ memory, bytes }: Rows): (one: number, other: number) => number {
  const { product } = lanesOf(memory);
  return (one, other) => product(one * bytes, other * bytes, bytes);
}

/** Adds up rows of a table, each times its weight. */
export type Adder = {
  /** To be filled with the numbers of the rows, and with their weights. */
  readonly which: Int32Array;
  readonly weights: Float64Array;
  /** Adds so many up. What is returned stands until the next is asked for. */
  readonly sum: (count: number) => Float64Array;
};

/** Bytes that an adder needs beyond a table of so many rows. */
export const roomToAdd = (count: number, numbers: number): number => count * 12 + (numbers + LANES) * 8;

/** @param count how many rows the table has: each is added at most once */
export function adder({ memory, bytes }: Rows, count: number, numbers: number): Adder {
  const { buffer } = memory;
  const weights = new Float64Array(buffer, count * bytes, count);
  const sum = new Float64Array(buffer, weights.byteOffset + weights.byteLength, numbers);
  const which = new Int32Array(buffer, sum.byteOffset + bytes * 8, count);
  const lanes = lanesOf(memory);
  return {
    which,
    weights,
    sum(length) {
      lanes.sum(0, bytes, which.byteOffset, weights.byteOffset, length, sum.byteOffset);
      return sum;
    },
  };
}
