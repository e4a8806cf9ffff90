// Letters that TeX writes with commands: the one table of them. In: the name of a command and the letter under it. Out: the
// letter itself. The TeXbook, chapter 9.

/** Accent commands and the combining signs that Unicode has for them. */
const ACCENTS: Readonly<Record<string, string>> = {
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
  b: '\u0331',
};

/** Commands that stand for a letter of their own. */
export const LETTERS: Readonly<Record<string, string>> = {
  ss: 'ß',
  o: 'ø',
  O: 'Ø',
  l: 'ł',
  L: 'Ł',
  aa: 'å',
  AA: 'Å',
  ae: 'æ',
  AE: 'Æ',
  oe: 'œ',
  OE: 'Œ',
  i: 'ı',
  j: 'ȷ',
  dh: 'ð',
  DH: 'Ð',
  th: 'þ',
  TH: 'Þ',
  dj: 'đ',
  DJ: 'Đ',
  ng: 'ŋ',
  NG: 'Ŋ',
};

export const isAccent = (name: string): boolean => Object.hasOwn(ACCENTS, name);

/** The letter under its mark, as one sign where Unicode has one. Dotless letters count as their dotted ones: `\'{\i}` is í. */
export const marked = (accent: string, letter: string): string =>
  ((letter === 'ı' ? 'i' : letter === 'ȷ' ? 'j' : letter) + ACCENTS[accent]).normalize('NFC');

/** The letter with its accent (`'`, `e` → `é`); null where Unicode has no such sign: then the backslash was no accent. */
export function compose(accent: string, letter: string): string | null {
  const composed = marked(accent, letter);
  return [...composed].length === 1 ? composed : null;
}

/** Any accent with its letter, to be taken off: `\'e`, `\"{o}`, `\c c`; the letter is the first or the second group. */
export const TEX_ACCENT = /\\(?:['"`^~=.]|[uvHtcdbrk](?![a-zA-Z]))\s*(?:\{\\?([a-zA-Z])\}|\\?([a-zA-Z]))/g;
