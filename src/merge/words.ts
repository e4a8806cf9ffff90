// The words that tell one abstract from another. In: a folded text. Out: its telling words as numbers, in order.
// Short words, words of every abstract and names of TeX commands are left out: copies lose and keep these at random.
import { fold } from '../leaves/fold.ts';
import { ROOM } from '../leaves/room.ts';

/** Takes numbers that stand in a place which is used again. */
export type Keep = (numbers: Int32Array) => Int32Array;

/** Keeps each by itself. */
export const keptApart: Keep = (numbers) => numbers.slice();

/** Keeps very many side by side: by themselves they would take half as much again, and leave holes when they go. */
export function keptTogether(): Keep {
  let room = new Int32Array(0);
  let used = 0;
  return (numbers) => {
    if (used + numbers.length > room.length) {
      room = new Int32Array(Math.max(ROOM / Int32Array.BYTES_PER_ELEMENT, numbers.length));
      used = 0;
    }
    room.set(numbers, used);
    used += numbers.length;
    return room.subarray(used - numbers.length, used);
  };
}

const SHORTEST = 4;
/** Words that abstracts of any subject share, and TeX that one copy has and another has lost. */
const COMMON = new Set(
  `about above achieve achieves across address after against algorithm algorithms allow allows along also although among
  analysis application applications approach approaches available based been between beyond both challenge challenges code
  compared complex consider consists could current data dataset datasets demonstrate demonstrates describe design develop
  different directly does each effective efficient enable enables evaluate evaluation even every existing experiment
  experimental experiments extensive field first focus following framework from further general given have however https
  important improve improves improvement including into introduce introduces investigate issue known large learning less
  main make many method methods model models more most moreover much multiple need novel number obtain often only other over
  paper part particular perform performance possible present presents previous problem problems propose proposed proposes
  provide provides proposing publicly recent recently related remain remains research result results several show shows
  significant significantly simple since some specifically state strong studies study such system systems task tasks
  technique techniques than that their them then there these they this those three through thus time training under understanding
  using various very well were what when where whether which while will with within without work works would
  mathcal mathbb mathrm mathbf mathit mathsf mathfrak textbf textit texttt emph operatorname frac sqrt left right widetilde
  tilde widehat alpha beta gamma delta epsilon varepsilon lambda sigma omega theta infty times cdot leq geq begin text`
    .split(/\s+/)
    .filter((word) => word !== ''),
);

/** FNV-1a, 32 bits: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_START = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

function hash(text: string): number {
  let value = FNV_START;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value | 0;
}

const COMMON_HASHES = new Set([...COMMON].map(hash));
/** By the last bits of a hash, whether any common word has them: most words are told by this alone. */
const MAY_BE_COMMON = new Uint8Array(1 << 16);
for (const common of COMMON_HASHES) MAY_BE_COMMON[common & 0xffff] = 1;
const isCommon = (word: number): boolean => MAY_BE_COMMON[word & 0xffff] === 1 && COMMON_HASHES.has(word);

/** Scripts without blanks between words: of these every two signs count as a word. Kana, ideographs, Hangul. */
const isUnspaced = (code: number): boolean => code >= 0x3040 && code <= 0xd7af;

/** Filled anew for each text and for each set of its words; a text of a hundred thousand words is no abstract. */
const buffer = new Int32Array(100_000);

const BLANK = 32;
/** What a sign of ASCII folds to: small letters, digits, `+` and `#`; 0 for the apostrophe, which parts no words. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return sign === "'" ? 0 : /[a-z0-9+#]/.test(sign) ? sign.charCodeAt(0) : BLANK;
});
/** Text without TeX and without letters beyond ASCII, as most is, is folded while it is read; the rest before. */
const NEEDS_FOLDING = /[^ -[\]-~\s]/;

/** One walk over the text, without a string for each word: a library has millions of them. */
export function readWords(text: string, keep = keptApart): { words: Int32Array; key: string } {
  const plain = NEEDS_FOLDING.test(text) ? fold(text) : text;
  let count = 0;
  let word = FNV_START;
  let length = 0;
  let above = BLANK;
  let low = FNV_START;
  let high = 0;
  for (let i = 0; i <= plain.length && count < buffer.length; i++) {
    const raw = i < plain.length ? plain.charCodeAt(i) : BLANK;
    const code = raw < 128 ? FOLDED[raw]! : raw;
    if (code === 0 || (code === BLANK && above === BLANK)) continue;
    if (code === BLANK) {
      if (length >= SHORTEST && !isCommon(word | 0)) buffer[count++] = word | 0;
      low = Math.imul(low ^ word, FNV_PRIME);
      high = Math.imul(high ^ word, 0x85ebca6b) ^ (high >>> 15);
      word = FNV_START;
      length = 0;
    } else if (isUnspaced(code)) {
      if (isUnspaced(above)) buffer[count++] = Math.imul(above, 0x85ebca6b) ^ code;
      low = Math.imul(low ^ code, FNV_PRIME);
      high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
    } else {
      word = Math.imul(word ^ code, FNV_PRIME);
      length++;
    }
    above = code;
  }
  return { words: keep(buffer.subarray(0, count)), key: `${(high >>> 0).toString(36)}.${(low >>> 0).toString(36)}` };
}

export const tellingWords = (text: string): Int32Array => readWords(text).words;

/** Whether a word of a title says something of its own. */
export const isTelling = (word: string): boolean => word.length >= SHORTEST && !COMMON.has(word);

/** A text's words, sorted, each once. */
export function setOf(words: Int32Array, keep = keptApart): Int32Array {
  buffer.set(words);
  return distinct(words.length, keep);
}

/** Each two neighbours as one number; sorted, each once. */
export function setOfPairs(words: Int32Array, keep = keptApart): Int32Array {
  const pairs = Math.max(0, words.length - 1);
  for (let i = 0; i < pairs; i++) buffer[i] = Math.imul(words[i]! ^ 0x9e3779b9, 0x85ebca6b) ^ words[i + 1]!;
  return distinct(pairs, keep);
}

/** Of the numbers at the buffer's begin. */
function distinct(count: number, keep: Keep): Int32Array {
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
