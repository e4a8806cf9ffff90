// The formats that a citation can be had in: a table for menus, for files and for the command line. In: what is known of
// some papers. Out: text. The page's own scripts need no other file of this room but this one and `citable.ts`.
import { bibtexEntry, citeBibtex } from './bibtex.ts';
import type { Citable } from './citable.ts';
import { citeCsl, cslEntry } from './csl.ts';
import { citeMarkdown, markdownItem } from './markdown.ts';
import { citeRis, risRecord } from './ris.ts';

export type CitationFormat = {
  readonly format: 'bibtex' | 'ris' | 'csl' | 'markdown';
  readonly name: string;
  /** Of files, without the dot. */
  readonly extension: string;
  readonly mediaType: string;
  /** What stands before the entries of a list, between two of them, and behind them. */
  readonly frame: { readonly begin: string; readonly between: string; readonly end: string };
  readonly entry: (paper: Citable) => string;
  /** One paper or any number of them, with their frame. */
  readonly write: (papers: readonly Citable[]) => string;
};

const UNFRAMED = { begin: '', between: '', end: '' };

export const CITATION_FORMATS: readonly CitationFormat[] = [
  {
    format: 'bibtex',
    name: 'BibTeX',
    extension: 'bib',
    mediaType: 'application/x-bibtex',
    frame: { ...UNFRAMED, between: '\n' },
    entry: bibtexEntry,
    write: citeBibtex,
  },
  {
    format: 'ris',
    name: 'RIS',
    extension: 'ris',
    mediaType: 'application/x-research-info-systems',
    frame: UNFRAMED,
    entry: risRecord,
    write: citeRis,
  },
  {
    format: 'csl',
    name: 'CSL-JSON',
    extension: 'json',
    mediaType: 'application/vnd.citationstyles.csl+json',
    frame: { begin: '[\n', between: ',\n', end: '\n]\n' },
    entry: cslEntry,
    write: citeCsl,
  },
  {
    format: 'markdown',
    name: 'Markdown',
    extension: 'md',
    mediaType: 'text/markdown',
    frame: UNFRAMED,
    entry: markdownItem,
    write: citeMarkdown,
  },
];
