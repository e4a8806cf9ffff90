// What two abstracts share. In: telling words as numbers. Out: sets of them and of their neighbours, the share that two sets
// have in common, and a sketch of an abstract, by which most that share little are told apart without making any set.
import { type Keep, keptApart } from './words.ts';

/** Used anew for each set. */
let room = new Int32Array(1 << 12);

function roomFor(length: number): Int32Array {
  if (length > room.length) room = new Int32Array(2 * length);
  return room;
}

const pairAt = (words: Int32Array, at: number): number =>
  Math.imul(words[at]! ^ 0x9e3779b9, 0x85ebca6b) ^ words[at + 1]!;

/** A text's words, sorted, each once. */
export function setOf(words: Int32Array, keep = keptApart): Int32Array {
  const buffer = roomFor(words.length);
  buffer.set(words);
  return distinct(buffer, words.length, keep);
}

/** Each two neighbours as one number; sorted, each once. */
export function setOfPairs(words: Int32Array, keep = keptApart): Int32Array {
  const pairs = Math.max(0, words.length - 1);
  const buffer = roomFor(pairs);
  for (let i = 0; i < pairs; i++) buffer[i] = pairAt(words, i);
  return distinct(buffer, pairs, keep);
}

/** Of the numbers at the buffer's begin. */
function distinct(buffer: Int32Array, count: number, keep: Keep): Int32Array {
  const sorted = buffer.subarray(0, count).sort();
  let length = 0;
  for (let i = 0; i < count; i++) if (i === 0 || sorted[i] !== sorted[length - 1]) sorted[length++] = sorted[i]!;
  return keep(sorted.subarray(0, length));
}

/** Which share of the smaller of two sets the greater one holds; 1 for an empty one. */
export function sharedPart(a: Int32Array, b: Int32Array): number {
  const least = Math.min(a.length, b.length);
  if (least === 0) return 1;
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i]! < b[j]!) i++;
    else if (a[i]! > b[j]!) j++;
    else {
      shared++;
      i++;
      j++;
    }
  }
  return shared / least;
}

// ---- sketches --------------------------------------------------------------------------------

/** A bit for each pair of neighbours, some of which fall together; then how many bits are set. */
const BITS = 1024;
const PLACES = BITS / 32;

export function sketchOf(words: Int32Array, keep = keptApart): Int32Array {
  const sketch = roomFor(PLACES + 1).fill(0, 0, PLACES + 1);
  for (let at = 0; at + 1 < words.length; at++) {
    const bit = pairAt(words, at) & (BITS - 1);
    sketch[bit >> 5] = sketch[bit >> 5]! | (1 << (bit & 31));
  }
  for (let place = 0; place < PLACES; place++) sketch[PLACES] = sketch[PLACES]! + bitsIn(sketch[place]!);
  return keep(sketch.subarray(0, PLACES + 1));
}

/** Hacker's Delight, 5-1. */
function bitsIn(number: number): number {
  const twos = number - ((number >>> 1) & 0x55555555);
  const fours = (twos & 0x33333333) + ((twos >>> 2) & 0x33333333);
  return Math.imul((fours + (fours >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
}

type Sketched = { readonly words: Int32Array; readonly sketch: Int32Array };

/**
 * Whether two abstracts may have such a share of their pairs in common: no only where they cannot. What both have is a bit
 * of both sketches, but for pairs that fell on the bit of another; and there are at least as many pairs as bits.
 */
export function mayShare(a: Sketched, b: Sketched, share: number): boolean {
  let both = 0;
  for (let place = 0; place < PLACES; place++) both += bitsIn(a.sketch[place]! & b.sketch[place]!);
  const [bitsOfA, bitsOfB] = [a.sketch[PLACES]!, b.sketch[PLACES]!];
  const fallen = Math.min(a.words.length - bitsOfA, b.words.length - bitsOfB);
  return both + fallen >= share * Math.min(bitsOfA, bitsOfB);
}
