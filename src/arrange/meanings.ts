// What words mean, as learned from some ninety thousand abstracts: a direction for each of some seventeen thousand words,
// near for words of one matter. In: meanings.json, made by `npm run train-words`. Out: the table, unpacked once it is
// asked for. It knows nothing of the words that two papers share: those are counted by themselves.
import { brotliDecompressSync } from 'node:zlib';
import packed from './meanings.json' with { type: 'json' };

export type PackedMeanings = {
  readonly dimensions: number;
  /** The words' keys as in `Terms`, with blanks between them. */
  readonly words: string;
  /** A byte a word for its length, then four bits a number, two in a byte; compressed, in base64. */
  readonly block: string;
};

export type Meanings = {
  readonly dimensions: number;
  /** The number of a word by its key. */
  readonly numbers: ReadonlyMap<string, number>;
  /** Word `n` points where the numbers from `n * dimensions` say. */
  readonly directions: Int8Array;
  /** By what a word's numbers are to be multiplied: how much it says. */
  readonly scales: Float32Array;
};

/** Lengths are told in steps of their logarithm to base 2. */
export const LENGTH_STEP = 1 / 16;
export const LEAST_LENGTH = 2 ** -8;
/** One step of a number, where their root mean square is 1. */
export const NUMBER_STEP = 0.45;

export function unpackMeanings({ dimensions, words, block }: PackedMeanings): Meanings {
  const keys = words.split(' ');
  const bytes = brotliDecompressSync(Buffer.from(block, 'base64'));
  const directions = new Int8Array(keys.length * dimensions);
  for (let at = 0; at < directions.length; at += 2) {
    const byte = bytes[keys.length + (at >> 1)]!;
    directions[at] = (byte << 28) >> 28;
    directions[at + 1] = (byte << 24) >> 28;
  }
  const unit = (NUMBER_STEP / Math.sqrt(dimensions)) * LEAST_LENGTH;
  return {
    dimensions,
    numbers: new Map(keys.map((key, number) => [key, number])),
    directions,
    scales: Float32Array.from(keys, (_, number) => unit * 2 ** (bytes[number]! * LENGTH_STEP)),
  };
}

let known: Meanings | undefined;

/** The trained table. */
export function trainedMeanings(): Meanings {
  known ??= unpackMeanings(packed);
  return known;
}
