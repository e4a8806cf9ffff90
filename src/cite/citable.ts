// What a citation of a paper is made from. In: a paper and where it was seen. Out: a small record that the writers of
// this room turn into BibTeX, RIS, CSL-JSON and Markdown, here and in the browser: nothing in these files needs Node.
// It holds only what is known. No author, year or publisher is ever made up.
import type { Paper, RichText } from '../types.ts';

/** A mended text, or as little of it as a citation needs: every RichText is one. */
export type CitedText = readonly CitedPiece[];
export type CitedPiece =
  | { readonly kind: 'prose'; readonly text: string }
  | { readonly kind: 'formula'; readonly tex: string };

export type Citable = {
  /** The paper's id; also its key in BibTeX. */
  readonly id: string;
  readonly title: CitedText;
  readonly abstract: CitedText | null;
  /** As the source has them, `Given Family` or `Family, Given`; empty where unknown. */
  readonly authors: readonly string[];
  readonly ids: { readonly arxiv: string | null; readonly doi: string | null };
  /** The year in which it came out, where a dump or a reference says so. */
  readonly year: number | null;
  /** The absolute address of its page in the library; null where the library has no base URL. */
  readonly page: string | null;
  /** Names of the editions that print it, oldest first. */
  readonly seenIn: readonly string[];
  /** The library's name. */
  readonly library: string;
};

/** As much of it as a reader's browser keeps of a saved paper, beside its title. */
export type CitedFacts = {
  readonly authors: readonly string[];
  readonly arxiv: string | null;
  readonly doi: string | null;
  readonly year: number | null;
};

/** null where nothing is known. */
export function citedFactsOf({ authors, ids: { arxiv, doi }, facts: { year } }: Paper): CitedFacts | null {
  const known = authors.length > 0 || arxiv !== null || doi !== null || year !== null;
  return known ? { authors, arxiv, doi, year } : null;
}

/**
 * @param page the absolute address of the paper's page, or null
 * @param abstract null where the citation does without
 */
export function citableOf(
  paper: Paper,
  seenIn: readonly string[],
  library: string,
  page: string | null,
  abstract: RichText | null = paper.abstract,
): Citable {
  const { id, title, authors, ids, facts } = paper;
  return {
    id,
    title: lean(title),
    abstract: abstract === null ? null : lean(abstract),
    authors,
    ids,
    year: facts.year,
    page,
    seenIn,
    library,
  };
}

/** Without sources, trust and reasons: what the browser is sent stays small. */
const lean = (text: RichText): CitedText =>
  text.map((piece) =>
    piece.kind === 'prose' ? { kind: 'prose', text: piece.text } : { kind: 'formula', tex: piece.tex },
  );

/** A formula between dollars, an escaped dollar, or prose up to either. */
const MARKDOWN_PIECE = /\$\$([^$]+)\$\$|\$([^$]+)\$|((?:\\\$|[^$\\]|\\(?!\$))+|[\s\S])/g;

/** A text as the library's open data and the browser's store hold it: Markdown with formulas as `$TeX$`. */
export const citedMarkdown = (markdown: string): CitedText =>
  [...markdown.matchAll(MARKDOWN_PIECE)].map(([, display, inline, prose]): CitedPiece => {
    const tex = display ?? inline;
    return tex === undefined ? { kind: 'prose', text: prose!.replaceAll('\\$', '$') } : { kind: 'formula', tex };
  });

/** The address that a reader of the citation should open: the paper's own where known, else its page here. */
export function addressOf({ ids, page }: Citable): string | null {
  if (ids.arxiv !== null) return arxivAddress(ids.arxiv);
  return ids.doi === null ? page : doiAddress(ids.doi);
}

export const arxivAddress = (arxiv: string): string => `https://arxiv.org/abs/${inPath(arxiv)}`;
export const doiAddress = (doi: string): string => `https://doi.org/${inPath(doi)}`;

const inPath = (id: string): string => encodeURI(id.toWellFormed()).replace(/[?#]/g, encodeURIComponent);

/** `2401.00010v2`: two digits of the year, two of the month, a number. */
const NEW_ARXIV = /^(\d{2})(\d{2})\.\d{4,5}(?:v\d+)?$/;
/** `cs/0112017`, `math.AG/0601001v2`: an archive, then year, month and number. */
const OLD_ARXIV = /^[a-z-]+(?:\.[A-Z]{2})?\/(\d{2})(\d{2})\d{3}(?:v\d+)?$/;

/**
 * Year and month in which arXiv gave the paper its number; null without such a number. An edition's date says when a
 * paper was listed, not when it appeared, so it is never used here.
 * Source: arXiv's "Understanding the arXiv identifier": YYMM, in use since 1991.
 */
export function numberedIn({ ids }: Pick<Citable, 'ids'>): { readonly year: number; readonly month: number } | null {
  const match = NEW_ARXIV.exec(ids.arxiv ?? '') ?? OLD_ARXIV.exec(ids.arxiv ?? '');
  if (match === null) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  return month < 1 || month > 12 ? null : { year: year >= 91 ? 1900 + year : 2000 + year, month };
}

/** When it came out: by its arXiv number, else by what its record says, which may be a year alone. */
export function cameOut(paper: Citable): { readonly year: number; readonly month: number | null } | null {
  return numberedIn(paper) ?? (paper.year === null ? null : { year: paper.year, month: null });
}

/** Where the library has it from: the one remark that every format carries. Empty where no edition prints the paper. */
export const remarkOf = ({ library, seenIn }: Citable): string =>
  seenIn.length === 0 ? '' : `Listed in ${library}: ${seenIn.join('; ')}`;

/** One line: blanks and line breaks as single spaces, no control characters, no halves of surrogate pairs. */
export const oneLine = (text: string): string => oneSpaced(text).trim();

/** The same of a piece that has neighbours: what it begins and ends with stays. */
export const oneSpaced = (text: string): string =>
  // Most texts are words of ASCII with single blanks between them: those are left alone at once.
  NOT_PLAIN.test(text) || text.includes('  ') ? text.toWellFormed().replace(BLANKS, ' ') : text;

const NOT_PLAIN = /[^ -~]/;
const BLANKS = / [\s\p{Cc}]+|[^\S ][\s\p{Cc}]*|\p{Cc}[\s\p{Cc}]*/gu;
