// What words mean, as learned from some ninety thousand abstracts: a direction for each of some seventeen thousand words,
// near for words of one matter, and how rare each is. In: meanings.json, made by `npm run train-words`. Out: the table,
// unpacked once it is asked for. It knows nothing of the words that two papers share: those are counted by themselves.
import { brotliDecompressSync } from 'node:zlib';
import { numbersIn, openRows, type Rows, roomToAdd } from './lanes.ts';
import packed from './meanings.json' with { type: 'json' };
import { singularsOf } from './words.ts';

export type PackedMeanings = {
  readonly dimensions: number;
  /** The words' keys as in `Terms`, with blanks between them. */
  readonly words: string;
  /** A byte a word for its length, one for its share, then four bits a number, two in a byte; compressed, in base64. */
  readonly block: string;
};

export type Meanings = {
  readonly dimensions: number;
  /** The number of a word by its key. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Word `n` points where row `n` says; room to add them up follows. */
  readonly directions: Rows;
  /** By what a word's numbers are to be multiplied: how much it says. */
  readonly scales: Float32Array;
  /** What share of the abstracts that were learned from holds a word. */
  readonly shares: Float32Array;
};

/** Lengths are told in steps of their logarithm to base 2. */
export const LENGTH_STEP = 1 / 16;
export const LEAST_LENGTH = 2 ** -8;
/** Shares too, downwards from 1. */
export const SHARE_STEP = 1 / 16;
/** One step of a number, where their root mean square is 1. */
export const NUMBER_STEP = 0.45;

export function unpackMeanings({ dimensions, words, block }: PackedMeanings): Meanings {
  const keys = words.split(' ');
  const bytes = brotliDecompressSync(Buffer.from(block, 'base64'));
  const directions = openRows(keys.length, dimensions, roomToAdd(keys.length, dimensions));
  const numbers = numbersIn(directions);
  for (let word = 0, at = keys.length * 2; word < keys.length; word++) {
    const from = word * directions.bytes;
    for (let d = 0; d < dimensions; d += 2, at++) {
      numbers[from + d] = (bytes[at]! << 28) >> 28;
      numbers[from + d + 1] = (bytes[at]! << 24) >> 28;
    }
  }
  const unit = (NUMBER_STEP / Math.sqrt(dimensions)) * LEAST_LENGTH;
  return {
    dimensions,
    numbers: new Map(keys.map((key, number) => [key, number])),
    directions,
    scales: Float32Array.from(keys, (_, number) => unit * 2 ** (bytes[number]! * LENGTH_STEP)),
    shares: Float32Array.from(keys, (_, number) => 2 ** (-bytes[keys.length + number]! * SHARE_STEP)),
  };
}

/**
 * The number of each word in the table, -1 where it has none. A library that never says `year` keys `years`, and one
 * that never spells `VQA` out keys `vqa`: such a key is looked for in its other forms.
 */
export function numbersOf(keys: readonly string[], { numbers }: Meanings): Int32Array {
  return Int32Array.from(keys, (key) => {
    const own = numbers.get(key);
    if (own !== undefined) return own;
    const small = key.toLowerCase();
    const forms = [...singularsOf(key), key.toUpperCase(), small, ...singularsOf(small)];
    return numbers.get(forms.find((form) => numbers.has(form)) ?? key) ?? -1;
  });
}

let known: Meanings | undefined;

/** The trained table. */
export function trainedMeanings(): Meanings {
  known ??= unpackMeanings(packed);
  return known;
}
