// The parts of the index that a search in the page's address begins with, asked for while search's own script still comes.
// In: the address of the directory, which the search page loads beside its scripts. Out: requests that search's own will
// find answered. It guesses by the words as they are typed: a wrong guess costs a part that nobody reads, and search asks
// for the right one as ever. Only where the page is served: from disk nothing is gained.
import { directoryFrom, lastAtMost } from '../search/directory.ts';
import { DIRECTORY, PAPERS, PARTS_FUNCTION, partName } from '../search/part-names.ts';
import type { DirectoryPart } from '../search/schema.ts';
import { preload } from './faces.ts';

const MOST_WORDS = 4;
/** A word's postings are asked for where the terms about it have theirs in so few parts: in a small library. */
const MOST_POSTINGS = 2;

declare global {
  interface Window {
    /** The directory's JSON, where it came before search's own script. */
    broadsheetDirectory?: string;
  }
}

export function askAhead(address: string): void {
  const asked = new URLSearchParams(location.search).get('q')?.toLowerCase() ?? '';
  const parts = window as unknown as Record<string, (name: string, json: string) => void>;
  parts[PARTS_FUNCTION] = (name, json) => {
    if (name !== DIRECTORY) return;
    window.broadsheetDirectory = json;
    const wanted = asked === '' ? [] : partsFor(asked, JSON.parse(json));
    for (const { part, version } of wanted) preload(`${address.replace(DIRECTORY, part)}?v=${version}`, 'script');
  };
}

function partsFor(asked: string, written: DirectoryPart) {
  const { version, inside, words, postings, terms } = directoryFrom(written);
  const starts = words.map(([start]) => start);
  // A library without a word has no part of words.
  const typed = words.length === 0 ? [] : (asked.match(/[\p{L}\p{N}]+/gu) ?? []);
  const names = typed.slice(0, MOST_WORDS).flatMap((word) => {
    const at = lastAtMost(starts, word);
    const first = lastAtMost(postings, words[at]?.[1] ?? 0);
    const last = lastAtMost(postings, (words[at + 1]?.[1] ?? terms) - 1);
    const few = last - first < MOST_POSTINGS ? Array.from({ length: last - first + 1 }, (_, more) => first + more) : [];
    return [partName('words', at), ...few.map((part) => partName('postings', part))];
  });
  const always = inside === undefined ? [PAPERS] : [];
  return [...always, ...new Set(names)].map((part) => ({ part, version }));
}
