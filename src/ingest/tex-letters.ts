// Letters that BibTeX and arXiv write in TeX: `Bal\'azs`, `{\"o}`, `\ss`. In: a name. Out: the name as Unicode writes it.
// For names and venues only: titles and abstracts keep their TeX for the maths stage.

/** TeX's accents and Unicode's combining marks. The TeXbook, chapter 9. */
const MARKS: Readonly<Record<string, string>> = {
  '`': '\u0300',
  "'": '\u0301',
  '^': '\u0302',
  '~': '\u0303',
  '=': '\u0304',
  u: '\u0306',
  '.': '\u0307',
  '"': '\u0308',
  r: '\u030a',
  H: '\u030b',
  v: '\u030c',
  d: '\u0323',
  c: '\u0327',
  k: '\u0328',
};
const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  o: 'ø',
  O: 'Ø',
  aa: 'å',
  AA: 'Å',
  l: 'ł',
  L: 'Ł',
  i: 'i',
  j: 'j',
  dh: 'ð',
  th: 'þ',
  dj: 'đ',
};

const ACCENT = /\\([`'^~=."])\s*\{?\\?([A-Za-z])\}?|\\([uHvdckr])(?:\s+|\s*(?=\{))\{?\\?([A-Za-z])\}?/g;
const LETTER = /\\(ss|ae|AE|oe|OE|aa|AA|dh|th|dj|[oOlLij])(?![A-Za-z])(?:\{\}|\s+)?/g;

/** Accents and letters alone; every other sign of TeX stays. */
export const texAccents = (text: string): string =>
  text
    .replace(
      ACCENT,
      (_, sign: string | undefined, a: string | undefined, word: string | undefined, b: string | undefined) => {
        return `${(a ?? b)!}${MARKS[(sign ?? word)!]!}`.normalize('NFC');
      },
    )
    .replace(LETTER, (_, name: string) => LETTERS[name]!);

export function texLetters(text: string): string {
  if (!/[\\{}~]/.test(text)) return text;
  return texAccents(text)
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/~/g, ' ')
    .replace(/[{}]/g, '')
    .normalize('NFC');
}
