// Whether the words of a phrase stand together in a text. In: shown texts and a clause. It reads both as search does,
// so that case, accents, hyphens and the markup of formulas do not matter.
import type { Clause } from './query.ts';
import type { PaperText, ShownText } from './schema.ts';
import { type Word, wordsOf } from './words.ts';

/** Shown text as it reads. */
export const readText = (text: ShownText): string =>
  text.map((part) => (typeof part === 'string' ? part : part[0])).join('');

export function holdsPhrase({ title, abstract }: PaperText, { words, field }: Clause): boolean {
  const sought = words.flatMap(unitsOf).join('');
  return stands(sought, title) || (field === null && stands(sought, abstract));
}

/** A compound counts by its parts, so that `large-scale` is `large scale`; `chi-squared` is `chi2` whole. */
const unitsOf = ({ term, parts }: Word): readonly string[] => (parts.join('') === term ? parts : [term]);

function stands(sought: string, text: ShownText): boolean {
  const units = wordsOf(readText(text)).flatMap(unitsOf);
  for (let start = 0; start < units.length; start++) {
    let joined = '';
    for (let at = start; at < units.length && joined.length < sought.length; at++) joined += units[at];
    if (joined === sought) return true;
  }
  return false;
}
