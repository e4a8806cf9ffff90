// The library as the pages ask for it: papers by id, and where each paper stands. In: a Library. Out: look-ups.
// It holds ids and numbers only, so that it stays small beside the papers' text.
import type { Edition, Library, OutPath, Paper, PaperId } from '../types.ts';
import { editionPath } from '../urls.ts';

/** Papers on one page of an edition. */
export const PAGE_SIZE = 100;

/** Where a paper stands: the edition and its number there, counted from 1. */
export type Place = { readonly edition: Edition; readonly number: number };

export type Shelf = {
  readonly library: Library;
  paper(id: PaperId): Paper;
  /** Newest edition first. */
  places(id: PaperId): readonly Place[];
};

export function shelve(library: Library): Shelf {
  const papers = new Map(library.papers.map((paper) => [paper.id, paper]));
  const places = new Map<PaperId, Place[]>();
  for (const edition of library.editions) {
    edition.items.forEach((item, i) => {
      const place = { edition, number: i + 1 };
      const known = places.get(item.paper);
      if (known === undefined) places.set(item.paper, [place]);
      else known.push(place);
    });
  }
  return {
    library,
    paper(id) {
      const paper = papers.get(id);
      if (paper === undefined) throw new Error(`the library lists a paper that it does not hold: ${id}`);
      return paper;
    },
    places: (id) => places.get(id) ?? [],
  };
}

/** The page of an edition that holds the paper with this number. */
export const pageOfNumber = (edition: Edition, number: number): OutPath =>
  editionPath(edition.slug, Math.ceil(number / PAGE_SIZE));

/** The name of an entry on its edition's page, for links. */
export const anchorOfNumber = (number: number): string => `no-${number}`;
