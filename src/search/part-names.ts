// What the parts of the index are called, apart from what they hold: the script that runs before a page is painted needs
// no more. In: a kind and a number. Out: names. A part is never named after its letters (`con` and `nul` are no file names
// everywhere).

/** The folder of the parts below the site's root, and the function that each part calls with its name and JSON. */
export const PARTS_FOLDER = 'search';
export const PARTS_FUNCTION = 'broadsheetShard';

/** Kinds of parts that come in numbers: `words-0`, `words-1`, … */
export type PartKind = 'words' | 'endings' | 'postings' | 'texts';
export const partName = (kind: PartKind, part: number): string => `${kind}-${part}`;
export const DIRECTORY = 'directory';
export const PAPERS = 'papers';
export const BY_TITLE = 'by-title';
export const TOPICS = 'topics';
