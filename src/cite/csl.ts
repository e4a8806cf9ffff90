// CSL-JSON, the citation data of Zotero, Pandoc and citeproc. In: what is known of some papers. Out: a JSON array.
// A preprint is an `article` with the genre `Preprint` (CSL 1.0.2); a paper of unknown kind is a `document`.
import { addressOf, type Citable, cameOut, oneLine, remarkOf } from './citable.ts';
import { partName } from './names.ts';
import { plainText } from './plain-tex.ts';

export type CslName =
  | { readonly literal: string }
  | {
      readonly family: string;
      readonly given?: string;
      readonly 'non-dropping-particle'?: string;
      readonly suffix?: string;
    };

export type CslItem = {
  readonly id: string;
  readonly type: 'article' | 'document';
  readonly title: string;
  readonly author?: readonly CslName[];
  readonly issued?: { readonly 'date-parts': readonly [readonly [number] | readonly [number, number]] };
  readonly genre?: 'Preprint';
  readonly number?: string;
  readonly publisher?: string;
  readonly DOI?: string;
  readonly URL?: string;
  readonly abstract?: string;
  readonly note?: string;
};

/** Indented by two, ends with a newline. */
export const citeCsl = (papers: readonly Citable[]): string => `${JSON.stringify(papers.map(cslItem), null, 2)}\n`;

/** An item as it stands in the array. */
export const cslEntry = (paper: Citable): string =>
  JSON.stringify([cslItem(paper)], null, 2).slice('[\n'.length, -'\n]'.length);

export function cslItem(paper: Citable): CslItem {
  const dated = cameOut(paper);
  const { arxiv, doi } = paper.ids;
  const address = addressOf(paper);
  const remark = oneLine(remarkOf(paper));
  return {
    id: paper.id,
    type: arxiv === null ? 'document' : 'article',
    title: oneLine(plainText(paper.title)),
    ...(paper.authors.length === 0 ? {} : { author: paper.authors.map(cslName) }),
    ...(dated === null
      ? {}
      : { issued: { 'date-parts': [dated.month === null ? [dated.year] : [dated.year, dated.month]] as const } }),
    ...(arxiv === null ? {} : { genre: 'Preprint', number: `arXiv:${arxiv}`, publisher: 'arXiv' }),
    ...(doi === null ? {} : { DOI: doi }),
    ...(address === null ? {} : { URL: address }),
    ...(paper.abstract === null ? {} : { abstract: oneLine(plainText(paper.abstract)) }),
    ...(remark === '' ? {} : { note: remark }),
  };
}

export function cslName(author: string): CslName {
  const name = partName(oneLine(author));
  if (name.kind === 'whole') return { literal: name.name };
  const { given, particle, family, suffix } = name;
  return {
    family,
    ...(given === '' ? {} : { given }),
    ...(particle === '' ? {} : { 'non-dropping-particle': particle }),
    ...(suffix === '' ? {} : { suffix }),
  };
}
