// The words that tell one abstract from another. In: a folded text. Out: its telling words as numbers, in order.
// Short words, words of every abstract and names of TeX commands are left out: copies lose and keep these at random.
import { asciiOf, fold } from '../leaves/fold.ts';
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

/** FNV-1a, 32 bits, all of them signed, as the engine works with them: http://www.isthe.com/chongo/tech/comp/fnv/ */
const FNV_START = 0x811c9dc5 | 0;
const FNV_PRIME = 0x01000193;

function hash(text: string): number {
  let value = FNV_START;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), FNV_PRIME);
  return value;
}

/**
 * The common words' hashes in two tables: each stands in the first by its last bits, or in the second by those above. So
 * that a look at both answers without a choice on the way, which a processor would guess wrong at every third word.
 */
const COMMON_BITS = 12;
const COMMON_MASK = (1 << COMMON_BITS) - 1;
const commonByLast = new Int32Array(1 << COMMON_BITS);
const commonByNext = new Int32Array(1 << COMMON_BITS);
for (const common of [...COMMON].map(hash)) {
  if (commonByLast[common & COMMON_MASK] === 0) commonByLast[common & COMMON_MASK] = common;
  else commonByNext[(common >>> COMMON_BITS) & COMMON_MASK] = common;
}
/** 1 for a word that tells something, 0 for one that is short or common. */
const tells = (word: number, letters: number): number =>
  ((SHORTEST - 1 - letters) >>> 31) &
  isNot(commonByLast[word & COMMON_MASK]!, word) &
  isNot(commonByNext[(word >>> COMMON_BITS) & COMMON_MASK]!, word);
/** 1 where two numbers differ, else 0. */
const isNot = (a: number, b: number): number => ((a ^ b) | -(a ^ b)) >>> 31;

/** Scripts without blanks between words: of these every two signs count as a word. Kana, ideographs, Hangul. */
const UNSPACED_FROM = 0x3040;
const isUnspaced = (code: number): boolean => code >= UNSPACED_FROM && code <= 0xd7af;

/** Filled anew for each text; one of a hundred thousand words is no abstract. */
const buffer = new Int32Array(100_000);
/** The signs of the text at hand, and one more: a blank that ends the last word. */
let signs = new Uint16Array(1 << 13);
let bytes = Buffer.from(signs.buffer);

const BLANK = 32;
/** Stands for any letter. */
const LETTER = 97;
/** What a sign of ASCII folds to: small letters, digits, `+` and `#`; 0 for the apostrophe, which parts no words. */
const FOLDED = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code).toLowerCase();
  return sign === "'" ? 0 : /[a-z0-9+#]/.test(sign) ? sign.charCodeAt(0) : BLANK;
});
const foldedSign = (sign: number): number => (sign < 128 ? FOLDED[sign]! : sign);
/** Text without TeX and without letters beyond ASCII, as most is, is folded while it is read; the rest before. */
const NEEDS_FOLDING = /[^ -[\]-~\s]/;

/** `low` and `high` are equal for texts that fold alike. */
export type ReadText = { readonly words: Int32Array; readonly low: number; readonly high: number };

/** One walk over the text, without a string for each word: a library has millions of them. */
export function readWords(text: string, keep = keptApart): ReadText {
  const plain = NEEDS_FOLDING.test(text) ? (asciiOf(text) ?? fold(text)) : text;
  const { length } = plain;
  if (length >= signs.length) {
    signs = new Uint16Array(2 * length);
    bytes = Buffer.from(signs.buffer);
  }
  bytes.write(plain, 'utf16le');
  signs[length] = BLANK;
  let count = 0;
  let word = FNV_START;
  let letters = 0;
  let above = BLANK;
  let low = FNV_START;
  let high = 0;
  for (let i = 0; i <= length && count < buffer.length; i++) {
    let code = foldedSign(signs[i]!);
    if (code > BLANK && code < UNSPACED_FROM) above = LETTER;
    while (code > BLANK && code < UNSPACED_FROM) {
      word = Math.imul(word ^ code, FNV_PRIME);
      letters++;
      code = foldedSign(signs[++i]!);
    }
    if (code === BLANK) {
      if (above === BLANK) continue;
      buffer[count] = word;
      count += tells(word, letters);
      low = Math.imul(low ^ word, FNV_PRIME);
      high = Math.imul(high ^ word, 0x85ebca6b) ^ (high >>> 15);
      word = FNV_START;
      letters = 0;
      above = BLANK;
    } else if (isUnspaced(code)) {
      if (isUnspaced(above)) buffer[count++] = Math.imul(above, 0x85ebca6b) ^ code;
      low = Math.imul(low ^ code, FNV_PRIME);
      high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 15);
      above = code;
    } else if (code !== 0) {
      word = Math.imul(word ^ code, FNV_PRIME);
      letters++;
      above = LETTER;
    }
  }
  return { words: keep(buffer.subarray(0, count)), low, high };
}

export const tellingWords = (text: string): Int32Array => readWords(text).words;

/** Whether a word of a title says something of its own. */
export const isTelling = (word: string): boolean => word.length >= SHORTEST && !COMMON.has(word);
