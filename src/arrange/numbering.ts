// Numbers for words, and arrays of numbers that grow. In: stretches of text. Out: the same number for the same letters.
// Made for speed: every word of a library passes here once.

/** An array of numbers that grows. */
export type Growing = { items: Int32Array; length: number };

export function append(list: Growing, item: number): void {
  if (list.length === list.items.length) {
    const larger = new Int32Array(list.items.length * 2);
    larger.set(list.items);
    list.items = larger;
  }
  list.items[list.length++] = item;
}

/** Words given numbers in order of first use: a hash table over stretches of text, so that known words are never cut out. */
export type Numbering = { readonly names: string[]; readonly hashes: number[]; slots: Int32Array };

export const numbering = (): Numbering => ({ names: [], hashes: [], slots: new Int32Array(1 << 14) });

/** The number of the word that stands in `text` from `start` to `end`. */
export function numberOf(words: Numbering, text: string, start = 0, end = text.length): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
  const mask = words.slots.length - 1;
  let slot = (hash ^ (hash >>> 13)) & mask;
  for (; words.slots[slot] !== 0; slot = (slot + 1) & mask) {
    const number = words.slots[slot]! - 1;
    if (words.hashes[number] === hash && standsAt(words.names[number]!, text, start, end)) return number;
  }
  words.slots[slot] = words.names.push(text.slice(start, end));
  words.hashes.push(hash);
  if (words.names.length * 2 > words.slots.length) widen(words);
  return words.names.length - 1;
}

function standsAt(word: string, text: string, start: number, end: number): boolean {
  if (word.length !== end - start) return false;
  for (let at = 0; at < word.length; at++) if (word.charCodeAt(at) !== text.charCodeAt(start + at)) return false;
  return true;
}

function widen(words: Numbering): void {
  words.slots = new Int32Array(words.slots.length * 2);
  const mask = words.slots.length - 1;
  for (const [number, hash] of words.hashes.entries()) {
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (words.slots[slot] !== 0) slot = (slot + 1) & mask;
    words.slots[slot] = number + 1;
  }
}
