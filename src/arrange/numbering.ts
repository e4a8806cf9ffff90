// Numbers for words, and arrays of numbers that grow. In: stretches of letters. Out: the same number for the same
// letters. Made for speed: every word of a library passes here once.

/** An array of numbers that grows. */
export type Growing = { items: Int32Array; length: number };

/** @param room for so many at first; to guess it well spares copies, which a large library has no memory for */
export const growing = (room: number): Growing => ({ items: new Int32Array(Math.max(16, room)), length: 0 });

export function append(list: Growing, item: number): void {
  if (list.length === list.items.length) {
    const larger = new Int32Array(Math.ceil(list.items.length * 1.5));
    larger.set(list.items);
    list.items = larger;
  }
  list.items[list.length++] = item;
}

/**
 * Words given numbers in order of first use: a hash table over stretches of text, so that known words are never cut
 * out. The letters of word `n` stand in `letters` from `starts[n]` to `starts[n + 1]`: beside each other in memory,
 * since each comparison with a word that lies elsewhere waits for it.
 */
export type Numbering = {
  readonly names: string[];
  readonly starts: Growing;
  letters: Uint16Array;
  /** For each slot a word's number plus one (0 where there is none), then its hash. */
  slots: Int32Array;
};

export const numbering = (): Numbering => ({
  names: [],
  starts: { ...growing(1 << 12), length: 1 },
  letters: new Uint16Array(1 << 16),
  slots: new Int32Array(1 << 15),
});

/** A text, and its letters once more as numbers: `charCodeAt` takes several times as long as an array does. */
export type Letters = { readonly text: string; readonly units: Uint16Array };

/** The number of the word that stands in a text from `start` to `end`. */
export function numberOf(words: Numbering, { text, units }: Letters, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ units[at]!, 0x9e3779b1) ^ (hash >>> 15);
  const { slots } = words;
  const mask = slots.length / 2 - 1;
  let slot = (hash ^ (hash >>> 13)) & mask;
  for (; slots[slot * 2] !== 0; slot = (slot + 1) & mask) {
    if (slots[slot * 2 + 1] !== hash) continue;
    const number = slots[slot * 2]! - 1;
    if (standsAt(words, number, units, start, end)) return number;
  }
  slots[slot * 2] = words.names.push(text.slice(start, end));
  slots[slot * 2 + 1] = hash;
  keepLetters(words, units, start, end);
  if (words.names.length * 4 > slots.length) widen(words);
  return words.names.length - 1;
}

function standsAt(words: Numbering, word: number, units: Uint16Array, start: number, end: number): boolean {
  const { starts, letters } = words;
  const from = starts.items[word]!;
  if (starts.items[word + 1]! - from !== end - start) return false;
  for (let at = start; at < end; at++) if (letters[from + at - start] !== units[at]) return false;
  return true;
}

function keepLetters(words: Numbering, units: Uint16Array, start: number, end: number): void {
  const from = words.starts.items[words.starts.length - 1]!;
  if (from + end - start > words.letters.length) {
    const larger = new Uint16Array(2 * (from + end - start));
    larger.set(words.letters);
    words.letters = larger;
  }
  words.letters.set(units.subarray(start, end), from);
  append(words.starts, from + end - start);
}

function widen(words: Numbering): void {
  const old = words.slots;
  const slots = new Int32Array(old.length * 2);
  const mask = slots.length / 2 - 1;
  for (let at = 0; at < old.length; at += 2) {
    if (old[at] === 0) continue;
    const hash = old[at + 1]!;
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (slots[slot * 2] !== 0) slot = (slot + 1) & mask;
    slots[slot * 2] = old[at]!;
    slots[slot * 2 + 1] = hash;
  }
  words.slots = slots;
}
