// Texts as numbers of terms: what `termsOf` says of a text, told without a string for any of its words. In: titles and
// abstracts. Out: the numbers of their terms, in the order in which these were first met. A library says the same words
// again and again: each spelling is taken apart by `words.ts` once, and then known by its letters.
import type { Field } from './schema.ts';
import { ASCII, anyWordEnd, BLANK, compound, type Reading, readingOf, STOP_WORDS, signsOf } from './words.ts';

export type TermReader = {
  /**
   * The terms of a text, as often as they stand there: twice the number of each, and one more where it is the whole of a
   * compound whose parts are told as well. To be read before the next text is.
   */
  readonly read: (text: string, field: Field) => Uint32Array;
  /** In the order of their numbers. */
  readonly terms: readonly string[];
};

/** FNV-1a, 32 bits, all of them signed, as the engine works with them: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

// A spelling is a record in one long list of numbers, so that to know a word again takes one look at the list, and one at
// the table that says where. It is called by the place at which its record begins.
/** What its letters come to, and how many they are. */
const HASH = 0;
const LENGTH = 1;
/** How its neighbours may join it, as in a `Reading`, and which of these it is found under. */
const MANNER = 2;
const FOLLOWS_SHIFT = 2;
const BOTH_BITS = 3;
/** The one term that it has; in a title alone, where it is a function word. */
const ONE = 16;
const IN_TITLES = 32;
/** None, or several terms: a list of its own, first of how many there are in a title and in an abstract. */
const LISTED = 64;
/** The term, or the place of the list. */
const FOUND = 3;
/** Where its letters begin, two to a number. */
const LETTERS = 4;

export function openTermReader(): TermReader {
  const terms: string[] = [];
  const numbers = new Map<string, number>();
  let records = new Int32Array(1 << 16);
  let letters = new Uint16Array(records.buffer);
  let recorded = 0;
  let lists = new Int32Array(1 << 14);
  let listed = 0;
  /** Spellings by their hash, each one above its place; the next row where one is taken. */
  let table = new Int32Array(1 << 14);
  let known = 0;
  /** Those that found no row near theirs, which words of one hash are made for: they would wait for each other. */
  const crowded = new Map<string, number>();
  /** Two spellings that are one word, by both. */
  const joined = new Map<number, number>();
  /** The text at hand. */
  let signs = new Uint16Array(1 << 12);
  let bytes = Buffer.from(signs.buffer);
  let words = wordsUpTo(1 << 12);
  let found = new Uint32Array(1 << 12);

  function numberOf(term: string): number {
    const before = numbers.get(term);
    if (before !== undefined) return before;
    const own = term.length < SLICE ? term : Buffer.from(term).toString();
    numbers.set(own, terms.length);
    return terms.push(own) - 1;
  }

  function listOf(codes: readonly number[], telling: readonly number[]): number {
    const at = listed;
    const list = [codes.length, telling.length, ...codes, ...telling];
    if (at + list.length > lists.length) lists = grown(lists, new Int32Array(2 * (at + list.length)));
    lists.set(list, at);
    listed += list.length;
    return at;
  }

  /** @param apart the words of a run of signs of which each is a word */
  function add(reading: Reading | null, apart: readonly string[], from: number, to: number, hash: number): number {
    const { term, parts, leads, follows } = reading ?? NOTHING;
    const own = reading === null || reading.unspaced ? [] : [term];
    const all = [...own, ...parts, ...apart];
    const codes = all.map((one, at) => 2 * numberOf(one) + Number(at === 0 && parts.length > 0));
    const telling = codes.filter((_, at) => !STOP_WORDS.has(all[at]!));
    const spelling = recorded;
    recorded += LETTERS + ((to - from + 1) >> 1);
    if (recorded > records.length) {
      records = grown(records, new Int32Array(2 * recorded));
      letters = new Uint16Array(records.buffer);
    }
    const manner = leads | (follows << FOLLOWS_SHIFT);
    records[spelling + HASH] = hash;
    records[spelling + LENGTH] = to - from;
    records[spelling + MANNER] = manner | (codes.length !== 1 ? LISTED : telling.length === 1 ? ONE : IN_TITLES);
    records[spelling + FOUND] = codes.length === 1 ? codes[0]! : listOf(codes, telling);
    letters.set(signs.subarray(from, to), 2 * (spelling + LETTERS));
    return spelling;
  }

  function isSpelling(at: number, from: number, to: number): boolean {
    if (records[at + LENGTH] !== to - from) return false;
    const start = 2 * (at + LETTERS) - from;
    let i = from;
    while (i < to && signs[i] === letters[start + i]) i++;
    return i === to;
  }

  /** The spelling that stands there in the text at hand. */
  function spellingAt(text: string, from: number, to: number, hash: number): number {
    const mask = table.length - 1;
    let row = rowOf(hash) & mask;
    let steps = 0;
    for (let held = table[row]!; held !== 0 && steps < MOST_STEPS; held = table[row]!) {
      if (records[held - 1 + HASH] === hash && isSpelling(held - 1, from, to)) return held - 1;
      row = (row + 1) & mask;
      steps++;
    }
    const written = text.slice(from, to);
    const beside = steps < MOST_STEPS ? undefined : crowded.get(written);
    if (beside !== undefined) return beside;
    const reading = readingOf(written);
    const apart = reading?.unspaced ? signsOf(written, 0).map(({ term }) => term) : [];
    const spelling = add(reading, apart, from, to, hash);
    if (steps === MOST_STEPS) crowded.set(written, spelling);
    else table[row] = spelling + 1;
    known++;
    if (2 * known > table.length) table = largerTable(table, records);
    return spelling;
  }

  /** What two neighbours are as one word: it stands in no table, for no text has it as one spelling. */
  function joinedSpelling(first: number, second: number): number {
    const key = first * MOST_RECORDED + second;
    const before = joined.get(key);
    if (before !== undefined) return before;
    const [one, next] = [first, second].map((spelling) => terms[records[spelling + FOUND]! >> 1]!);
    const spelling = add(compound([one!, next!]), [], 0, 0, 0);
    joined.set(key, spelling);
    return spelling;
  }

  function tell(code: number, count: number): void {
    if (count === found.length) found = grown(found, new Uint32Array(2 * count));
    found[count] = code;
  }

  /** Finds the words of a text; says how many. */
  function cut(text: string): number {
    const { length } = text;
    if (length > signs.length) {
      signs = new Uint16Array(2 * length);
      bytes = Buffer.from(signs.buffer);
      words = wordsUpTo(2 * length);
    }
    bytes.write(text, 'utf16le');
    const { starts, ends, hashes } = words;
    let count = 0;
    for (let start = 0; start < length; ) {
      let at = start;
      let hash = FNV_START;
      let sign = signs[at]!;
      while (at < length && sign < 128 && ASCII[sign] === 1) {
        hash = Math.imul(hash ^ sign, FNV_PRIME);
        sign = ++at < length ? signs[at]! : BLANK;
      }
      if (sign >= 128 || (at > start && ASCII[sign] !== 0 && !endsThere(signs, at, length))) {
        at = anyWordEnd(text, start);
        hash = FNV_START;
        for (let i = start; i < at; i++) hash = Math.imul(hash ^ signs[i]!, FNV_PRIME);
      }
      if (at === start) start++;
      else {
        starts[count] = start;
        ends[count] = at;
        hashes[count++] = hash;
        start = at;
      }
    }
    return count;
  }

  /** Where each word may be known from; with its hash, where it is. To look for all at once is to wait for memory once. */
  function look(count: number): void {
    const { hashes, places, held } = words;
    const mask = table.length - 1;
    for (let word = 0; word < count; word++) places[word] = table[rowOf(hashes[word]!) & mask]! - 1;
    for (let word = 0; word < count; word++) held[word] = places[word]! < 0 ? 0 : records[places[word]! + HASH]!;
  }

  function read(text: string, field: Field): Uint32Array {
    const inTitle = field === 'title';
    const cutWords = cut(text);
    look(cutWords);
    const { starts, ends, hashes, places, held } = words;
    let count = 0;
    /** Of the word before: its spelling, how it may join the next, and how many terms stood before it. */
    let last = 0;
    let leads = 0;
    let before = 0;
    for (let word = 0; word < cutWords; word++) {
      const start = starts[word]!;
      const end = ends[word]!;
      const place = places[word]!;
      const isKnown = place >= 0 && held[word] === hashes[word] && isSpelling(place, start, end);
      let spelling = isKnown ? place : spellingAt(text, start, end, hashes[word]!);
      let manner = records[spelling + MANNER]!;
      if ((leads & (manner >> FOLLOWS_SHIFT) & BOTH_BITS) !== 0 && isBlankBetween(word)) {
        spelling = joinedSpelling(last, spelling);
        manner = records[spelling + MANNER]!;
        count = before;
      }
      before = count;
      const at = records[spelling + FOUND]!;
      if ((manner & ONE) !== 0 || (inTitle && (manner & IN_TITLES) !== 0)) tell(at, count++);
      else if ((manner & LISTED) !== 0) {
        const inTitles = lists[at]!;
        const from = at + 2 + (inTitle ? 0 : inTitles);
        const to = from + (inTitle ? inTitles : lists[at + 1]!);
        for (let i = from; i < to; i++) tell(lists[i]!, count++);
      }
      leads = manner;
      last = spelling;
    }
    return found.subarray(0, count);
  }

  /** Whether nothing else stands between a word and the one before. */
  const isBlankBetween = (word: number): boolean =>
    words.ends[word - 1] === words.starts[word]! - 1 && signs[words.ends[word - 1]!] === BLANK;

  return { read, terms };
}

const NOTHING: Omit<Reading, 'unspaced'> = { term: '', parts: [], leads: 0, follows: 0 };

/** Rows that are full by chance come to an end after a few dozen. */
const MOST_STEPS = 200;

/** Of so many signs what is cut from a text holds on to the whole of it; fewer the engine copies. */
const SLICE = 13;

/** So that two places make one number that a double holds exactly. */
const MOST_RECORDED = 2 ** 26;

/** Whether a sign that may join two parts of a word joins none: a full stop, mostly, with a blank after it. */
function endsThere(signs: Uint16Array, at: number, length: number): boolean {
  const sign = signs[at]!;
  const next = at + 1 < length ? signs[at + 1]! : BLANK;
  return sign !== PLUS && sign !== HASHTAG && next < 128 && ASCII[next] === 0;
}
const PLUS = 0x2b;
const HASHTAG = 0x23;

/** The last bits of the hash alone are no good: words differ in their last letter, and that moves few of them. */
const rowOf = (hash: number): number => Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) >>> 7;

/** Of the words of a text, each no shorter than a sign: where they stand, what they come to, and where they are known from. */
const wordsUpTo = (length: number) => ({
  starts: new Int32Array(length),
  ends: new Int32Array(length),
  hashes: new Int32Array(length),
  places: new Int32Array(length),
  held: new Int32Array(length),
});

function largerTable(table: Int32Array, records: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(2 * table.length);
  for (const held of table) {
    if (held === 0) continue;
    let row = rowOf(records[held - 1 + HASH]!) & (larger.length - 1);
    while (larger[row] !== 0) row = (row + 1) & (larger.length - 1);
    larger[row] = held;
  }
  return larger;
}

function grown<Numbers extends Int32Array | Uint32Array>(from: Numbers, into: Numbers): Numbers {
  into.set(from);
  return into;
}
