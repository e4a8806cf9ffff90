// Letters that BibTeX and arXiv write in TeX: `Bal\'azs`, `{\"o}`, `\ss`. In: a name. Out: the name as Unicode writes it.
// For names and venues only: titles and abstracts keep their TeX for the maths stage.
import { LETTERS, marked } from '../leaves/tex-accents.ts';

const ACCENT = /\\([`'^~=."])\s*\{?\\?([A-Za-z])\}?|\\([uHvdckrb])(?:\s+|\s*(?=\{))\{?\\?([A-Za-z])\}?/g;
/** The longest first, so that `\ae` is not `\a`; in a name a dotless letter is an ordinary one. */
const NAMED = new RegExp(
  String.raw`\\(${Object.keys(LETTERS)
    .sort((a, b) => b.length - a.length)
    .join('|')})(?![A-Za-z])(?:\{\}|\s+)?`,
  'g',
);
const DOTTED: Readonly<Record<string, string>> = { ı: 'i', ȷ: 'j' };

/** Accents and letters alone; every other sign of TeX stays. */
export const texAccents = (text: string): string =>
  text
    .replace(ACCENT, (_, sign?: string, a?: string, word?: string, b?: string) => {
      return marked((sign ?? word)!, (a ?? b)!);
    })
    .replace(NAMED, (_, name: string) => DOTTED[LETTERS[name]!] ?? LETTERS[name]!);

export function texLetters(text: string): string {
  if (!/[\\{}~]/.test(text)) return text;
  return texAccents(text)
    .replace(/\\([&%$#_])/g, '$1')
    .replace(/~/g, ' ')
    .replace(/[{}]/g, '')
    .normalize('NFC');
}
