// The comparison key of a text: two copies of a title that a reader would call the same fold to the same
// key. In: a text as scraped or as mended. Out: lower-case words and numbers with single blanks between.
import { TEX_ACCENT } from './tex-accents.ts';

/** Letters that Unicode does not take apart, as a reader without them on the keyboard writes them. */
const PLAIN: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ł: 'l', ı: 'i' };

/**
 * Case, accents, ligatures, punctuation and the markup of maths are ignored:
 * `One-step … $f$-Divergence`, `One-Step … f-divergence` and `one step … \(f\) divergence` are one key.
 * A text without a letter or a digit folds to itself, trimmed, so that it is not mistaken for another.
 */
export function fold(text: string): string {
  // an accent adds nothing to a key but the letter under it
  const bare = text.includes('\\') ? text.replace(TEX_ACCENT, '$1$2') : text;
  const key = (ASCII.test(bare) ? foldAscii(bare) : foldUnicode(bare)).trim();
  return key === '' ? text.trim() : key;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, controls too
const ASCII = /^[\u0000-\u007f]*$/;

/** Most text needs no more, and this is several times as fast. */
const foldAscii = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll("'", '')
    .replace(/[^a-z0-9+#]+/g, ' ');

function foldUnicode(text: string): string {
  const plain = withPlainRuns(text);
  if (plain === null) return inWords(plainLetters(text));
  return ASCII.test(plain) ? foldAscii(plain) : inWords(plain.replace(/[A-Z]+/g, (letters) => letters.toLowerCase()));
}

/**
 * A text that folds to the same key and is of ASCII alone, as far as it goes for whoever folds that while reading; null
 * where there is none.
 */
export function asciiOf(text: string): string | null {
  const bare = text.includes('\\') ? text.replace(TEX_ACCENT, '$1$2') : text;
  const plain = ASCII.test(bare) ? bare : withPlainRuns(bare);
  return plain !== null && ASCII.test(plain) && /[a-z0-9+#]/i.test(plain) ? plain : null;
}

/** null where signs cannot be told apart from their neighbours. */
const withPlainRuns = (text: string): string | null => (SIGMA.test(text) ? null : text.replace(BEYOND_ASCII, plainRun));

/** The one letter whose small form depends on its neighbours, and what is taken apart into it. */
const SIGMA = /[\u03a3\u03f9]|\ud835[\udeba\udef4\udf2e\udf68\udfa2]/;

const plainLetters = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłı]/g, (letter) => PLAIN[letter]!);

const inWords = (text: string): string => text.replace(/['\u2019]/g, '').replace(/[^\p{L}\p{N}+#]+/gu, ' ');

/** English has few such signs, mostly dashes and quotes: nothing around them is read with all of Unicode in mind. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: all of ASCII, controls too
const BEYOND_ASCII = /[^\u0000-\u007f]+/g;

const knownRuns = new Map<string, string>();
const MOST_RUNS = 5000;
const LONGEST_RUN = 4;

function plainRun(run: string): string {
  const known = knownRuns.get(run);
  if (known !== undefined) return known;
  // Half a sign may yet find its other half.
  const plain = plainLetters(run)
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}\p{Cs}+#]+/gu, ' ');
  if (run.length <= LONGEST_RUN) {
    if (knownRuns.size >= MOST_RUNS) knownRuns.clear();
    knownRuns.set(run, plain);
  }
  return plain;
}
