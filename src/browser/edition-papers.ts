// The papers of an edition, for its filters: those of the page at hand, and those of its other pages once they are asked for.
// In: the list, and the addresses of the scripts that hold the others. Out: what each is filtered and sorted by, and its
// entry; of another page's paper that is made when it is first shown.
import { citedMarkdown } from '../cite/citable.ts';
import { plainText } from '../cite/plain-tex.ts';
import type { ListedEntry } from '../site/listed-entry.ts';
import { markdownText } from './copy-tex.ts';
import { listedElement } from './listed-entry.ts';
import { markupNode } from './markup-node.ts';
import { element } from './search-dom.ts';
import { bringData } from './site-data.ts';

export type EditionPaper = {
  /** Its place in the edition, from 1. */
  readonly number: number;
  readonly paper: string;
  readonly facts: readonly string[];
  /** As it is sorted by. */
  readonly title: () => string;
  made: HTMLElement | null;
  readonly make: () => HTMLElement;
};

const titleOf = (head: Element): string => plainText(citedMarkdown(markdownText(head))).toLowerCase();

export const printedPapers = (list: HTMLElement): readonly EditionPaper[] =>
  [...list.querySelectorAll<HTMLElement>(':scope > .entry')].map((entry) => ({
    number: Number(entry.querySelector('.no')?.textContent),
    paper: entry.dataset.paper ?? '',
    facts: (entry.dataset.facts ?? '').split(' '),
    title: () => titleOf(entry.querySelector('h2')!),
    made: entry,
    make: () => entry,
  }));

/** Rejects where one of the scripts cannot be had. */
export async function otherPapers(addresses: readonly string[]): Promise<readonly EditionPaper[]> {
  const pages = await Promise.all(addresses.map((address) => bringData('broadsheetListed', address)));
  return pages.flatMap((json) => (JSON.parse(json) as readonly ListedEntry[]).map(listedPaper));
}

function listedPaper(entry: ListedEntry, at: number): EditionPaper {
  const { number, id, facts, title } = entry;
  const paper: EditionPaper = {
    number,
    paper: id,
    facts,
    title: () => titleOf(element('h2', {}, ...title.map((part) => markupNode(part)))),
    made: null,
    make() {
      paper.made ??= listedElement(entry, at);
      return paper.made;
    },
  };
  return paper;
}
