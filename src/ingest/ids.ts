// Names that the world has for a paper. In: any text that may hold one: an address, `arXiv:2401.00010v2`, a DOI. Out: the
// arXiv id without its version, the DOI in lower case, or null. It reads text only: `2401.10` must never become a number.

/** Since April 2007: year and month, then four digits, five since 2015. The archive's help page on identifiers. */
const NEW_STYLE = '\\d{2}(?:0[1-9]|1[0-2])\\.\\d{4,5}';
/** Before: an archive, sometimes with a subject class, then year, month and a running number of three digits. */
const OLD_STYLE = '[a-z]{2,}(?:-[a-z]{2,})?(?:\\.[A-Z]{2})?/\\d{7}';
const VERSION = '(?:v\\d{1,3})?';

const WHOLE = new RegExp(`^(?:ar ?xiv\\s*:\\s*)*(${NEW_STYLE}|${OLD_STYLE})${VERSION}(?:\\s*\\[[\\w.-]+\\])?$`, 'i');
const IN_ADDRESS = new RegExp(
  `(?:^|[/.])(?:(?:arxiv\\.org|alphaxiv\\.org|ar5iv\\.\\w+(?:\\.\\w+)?)/(?:abs|pdf|html|format|overview)/|huggingface\\.co/papers/|arxiv\\.)(?:arxiv:)?(${NEW_STYLE}|${OLD_STYLE})${VERSION}(?:\\.pdf)?(?:[?#].*)?$`,
  'i',
);
const OAI = new RegExp(`^oai:arxiv\\.org:(${NEW_STYLE}|${OLD_STYLE})${VERSION}$`, 'i');

/** The arXiv id that a whole text names, without its version: `arXiv:2401.00010v2` and its address give `2401.00010`. */
export function arxivIdOf(text: string): string | null {
  const trimmed = text.trim();
  if (trimmed.length > 300) return null;
  return (WHOLE.exec(trimmed) ?? OAI.exec(trimmed) ?? IN_ADDRESS.exec(trimmed))?.[1] ?? null;
}

/** DOI prefix and suffix; the handbook allows any printable sign, text and markup around it do not. */
const DOI = /\b10\.\d{4,9}\/[^\s"'<>{}|\\^`]+/i;
const ARXIV_DOI = /^10\.48550\/arxiv\.(.+)$/i;

/** The first DOI that a text holds, in lower case, without the stop that ends its sentence. */
export function doiOf(text: string): string | null {
  const found = DOI.exec(text.length > 2000 ? text.slice(0, 2000) : text)?.[0];
  return found === undefined ? null : found.replace(/[.,;:)\]]+$/, '').toLowerCase();
}

export type Ids = { readonly arxiv: string | null; readonly doi: string | null };

/** Both ids; the DOI that arXiv gives every paper is only its arXiv id written otherwise. */
export function idsOf(arxivText: string | null, doiText: string | null): Ids {
  const doi = doiText === null ? null : doiOf(doiText);
  const within = doi === null ? null : (ARXIV_DOI.exec(doi)?.[1] ?? null);
  const arxiv = arxivText === null ? null : arxivIdOf(arxivText);
  return { arxiv: arxiv ?? (within === null ? null : arxivIdOf(within)), doi: within === null ? doi : null };
}

/** The year and month in which arXiv gave an id, as its first digits say. */
export function arxivMonth(id: string): { readonly year: number; readonly month: number } {
  const [, years, month] = /(\d{2})(\d{2})\d*(?:\.\d+)?$/.exec(id)!;
  const short = Number(years);
  return { year: short > 90 ? 1900 + short : 2000 + short, month: Number(month) };
}
