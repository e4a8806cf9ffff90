// How two titles differ. In: folded titles that are not the same without their blanks. Out: what makes them two works', or
// how near they are. A title is where authors say that a work is another one: a number, a part, a size; everything else
// they reword at will.
import { isTelling } from './words.ts';

/**
 * Words by which authors tell their own works apart. `LLaMA-7B` and `LLaMA-70B`, Part I and Part II, an article and its
 * erratum have almost the same title, and often almost the same abstract.
 */
const KINDS =
  /\b(?:(?:repl(?:y|ies)|responses?|comments?|rejoinder) (?:to|on)|erratum|errata|corrigendum|addendum|supplement(?:ary)?|(?:part|volume|chapter|vol) (?:\d+|[ivx]+|one|two|three|[a-d])|revisited)\b/;
const SIZES = new Set(
  'large small tiny mini base huge pro plus lite turbo max ultra nano upper lower non first second third fourth fifth sixth seventh eighth ninth tenth'.split(
    ' ',
  ),
);
const ROMAN = /^(?:i{1,3}|iv|vi{0,3}|ix|xi{0,3}|xiv|xv)$/;

/** So many words are a subtitle, not a mark: where a scrape cut it off, its numbers are missing and mean nothing. */
const SUBTITLE = 4;

/** What stands in one title and makes it another work's, or null. */
export function tellsApart(a: string, b: string): string | null {
  const onlyA = missingFrom(a, b);
  const onlyB = missingFrom(b, a);
  const only = [...onlyA, ...onlyB];
  const [kindA, kindB] = [KINDS.exec(a)?.[0], KINDS.exec(b)?.[0]];
  if (kindA !== kindB) return `the words “${kindA ?? kindB}”`;
  const mark = only.find((word) => ROMAN.test(word) || /[+#]/.test(word));
  if (mark !== undefined) return `the word “${mark}”`;
  if (isCutTitle(a, b) && only.length >= SUBTITLE) return null;
  const [first, second] = [numbersIn(a), numbersIn(b)];
  if (first !== second) return `their numbers (${first || 'none'}, ${second || 'none'})`;
  const size = only.find((word) => SIZES.has(word));
  if (size !== undefined) return `the word “${size}”`;
  const letters = [onlyA, onlyB].map((words) => words.find((word) => word.length === 1));
  return letters[0] === undefined || letters[1] === undefined ? null : `a letter (${letters.join(', ')})`;
}

/** All numbers of a title in their order, wherever blanks and markup stand around them. */
const numbersIn = (title: string): string => (title.match(/\d+/g) ?? []).join(' ');

/** Words of one title that the other has not. */
function missingFrom(a: string, b: string): string[] {
  const known = ` ${b} `;
  return a.split(' ').filter((word) => !known.includes(` ${word} `));
}

/** One title is the other's beginning, as a scrape leaves it that cuts a subtitle off. */
export function isCutTitle(a: string, b: string): boolean {
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (long.startsWith(`${short} `)) return true;
  const key = short.replaceAll(' ', '');
  return key.length >= SHORTEST_KEY && long.replaceAll(' ', '').startsWith(key);
}

/** In characters: shorter beginnings meet by chance. */
const SHORTEST_KEY = 16;

/** The share of words that both titles have, of all that either has. */
export function titleShare(a: string, b: string): number {
  const [first, second] = [new Set(a.split(' ')), new Set(b.split(' '))];
  let shared = 0;
  for (const word of first) if (second.has(word)) shared++;
  return shared / (first.size + second.size - shared);
}

/** A telling word of one title in the place of another's, or null; another spelling of a word does not count. */
export function replacedWords(a: string, b: string): string | null {
  const onlyA = missingFrom(a, b).filter(isTelling);
  const onlyB = missingFrom(b, a).filter(isTelling);
  const first = onlyA.find((word) => !onlyB.some((other) => isSpelling(word, other)));
  const second = onlyB.find((word) => !onlyA.some((other) => isSpelling(word, other)));
  return first === undefined || second === undefined ? null : `“${first}” and “${second}”`;
}

/** `adaption` and `adaptation`, `network` and `networks`. */
const isSpelling = (a: string, b: string): boolean =>
  a.slice(0, 4) === b.slice(0, 4) && Math.abs(a.length - b.length) <= 3;
