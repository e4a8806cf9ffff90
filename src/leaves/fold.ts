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

const foldUnicode = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(/[ßæœøđłı]/g, (letter) => PLAIN[letter]!)
    .replace(/['\u2019]/g, '')
    .replace(/[^\p{L}\p{N}+#]+/gu, ' ');
