// The parts of the index that a search in the page's address begins with, asked for while search's own script still comes.
// In: the address of the directory. Out: requests that search's own will find answered. It guesses by the words as they
// are typed: a wrong guess costs a part that nobody reads, and search asks for the right one as ever. Only where the page
// is served: from disk nothing is gained.
import { DIRECTORY, PAPERS, PARTS_FUNCTION, partName } from '../search/part-names.ts';
import type { Directory } from '../search/schema.ts';
import { preload } from './faces.ts';
import { siteScript } from './site-script.ts';

const MOST_WORDS = 4;

declare global {
  interface Window {
    /** The directory's JSON, where it came before search's own script. */
    broadsheetDirectory?: string;
  }
}

export function askAhead(address: string): void {
  const asked = new URLSearchParams(location.search).get('q')?.toLowerCase() ?? '';
  if (asked === '' || !location.protocol.startsWith('http')) return;
  const parts = window as unknown as Record<string, (name: string, json: string) => void>;
  parts[PARTS_FUNCTION] = (name, json) => {
    if (name !== DIRECTORY) return;
    window.broadsheetDirectory = json;
    const { version, words }: Directory = JSON.parse(json);
    const places = (asked.match(/[\p{L}\p{N}]+/gu) ?? [])
      .slice(0, MOST_WORDS)
      .map((word) => Math.max(0, words.filter(([first]) => first <= word).length - 1));
    for (const part of [PAPERS, ...new Set(places.map((at) => partName('words', at)))])
      preload(`${address.replace(DIRECTORY, part)}?v=${version}`, 'script');
  };
  preload(address, 'script');
  const script = siteScript(address);
  script.addEventListener('load', () => script.remove());
  document.head.append(script);
}
