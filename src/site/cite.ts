// Citations of a paper as BibTeX, RIS and Markdown. In: what is known of a paper, and no more. Out: text.
// It invents nothing: without authors, year or identifier in a dump, the citation has none, and says where it was seen.
// The pages and the reader's browser both write citations with it.
import { readableTex } from '../rich-text.ts';

export type Citable = {
  readonly id: string;
  /** Markdown: formulas as `$…$`, every other dollar as `\$`. */
  readonly title: string;
  readonly authors: readonly string[];
  readonly arxiv: string | null;
  readonly doi: string | null;
  /** The library, and where the paper stands in it: `Broadsheet, Sep 9, no. 45`. */
  readonly seen: string;
};

export type CitationFormat = 'bibtex' | 'ris' | 'markdown';

/** A formula with its dollars, or an escaped dollar, or a stretch of prose. */
const PIECES = /\$\$[^$]+\$\$|\$[^$]+\$|\\\$|(?:[^$\\]|\\(?!\$))+|[\s\S]/g;

/** The text with its prose and its formulas each written in its own way. */
function rewrite(markdown: string, prose: (text: string) => string, formula: (tex: string) => string): string {
  return (markdown.match(PIECES) ?? [])
    .map((piece) => {
      const tex = /^\$\$?([^$]+?)\$?\$$/.exec(piece)?.[1];
      return tex === undefined ? prose(piece === '\\$' ? '$' : piece) : formula(tex);
    })
    .join('');
}

/** A title as plain text, formulas as one would say them. */
export const plainTitle = (markdown: string): string => rewrite(markdown, (text) => text, readableTex);

const LATEX_SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

const latex = (text: string): string => text.replace(/[\\~^]|[&%$#_{}]/g, (sign) => LATEX_SIGNS[sign] ?? `\\${sign}`);

/** Styles lower the case of titles: words with a capital behind their first letter are held by braces. */
const latexTitle = (text: string): string =>
  text
    .split(/(\s+)/)
    .map((word) => (/^.+\p{Lu}/u.test(word) ? `{${latex(word)}}` : latex(word)))
    .join('');

/** An entry of type `@misc`, as for a preprint without a journal. */
export function bibtex({ id, title, authors, arxiv, doi, seen }: Citable): string {
  const fields: [string, string][] = [['title', rewrite(title, latexTitle, (tex) => `$${tex}$`)]];
  if (authors.length > 0) fields.push(['author', authors.map(latex).join(' and ')]);
  if (arxiv !== null) fields.push(['eprint', arxiv], ['archivePrefix', 'arXiv']);
  if (doi !== null) fields.push(['doi', doi]);
  fields.push(['note', latex(seen)]);
  return `@misc{${id},\n${fields.map(([name, value]) => `  ${name} = {${value}}`).join(',\n')}\n}\n`;
}

/** One value a line: RIS knows no line breaks inside of a value. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A record of type `GEN`; lines end as the format wants them. */
export function ris({ id, title, authors, arxiv, doi, seen }: Citable): string {
  const lines: [string, string][] = [
    ['TY', 'GEN'],
    ['ID', id],
    ['TI', plainTitle(title)],
  ];
  for (const author of authors) lines.push(['AU', author]);
  if (doi !== null) lines.push(['DO', doi]);
  if (arxiv !== null) lines.push(['UR', `https://arxiv.org/abs/${arxiv}`]);
  lines.push(['N1', seen], ['ER', '']);
  return lines.map(([tag, value]) => `${tag}  - ${oneLine(value)}\r\n`).join('');
}

/** One line: authors, title, link where one is known, and where it was seen. */
export function markdown({ title, authors, arxiv, doi, seen }: Citable): string {
  const link = doi !== null ? `https://doi.org/${doi}` : arxiv !== null ? `https://arxiv.org/abs/${arxiv}` : null;
  const safe = rewrite(
    title,
    (text) => text.replace(/[\\`*_[\]<>$]/g, '\\$&'),
    (tex) => `$${tex}$`,
  );
  const shown = link === null ? `*${safe}*` : `[${safe}](${link})`;
  return `${authors.length > 0 ? `${authors.join(', ')}: ` : ''}${shown}. ${seen}.\n`;
}

export const CITATIONS: readonly {
  readonly format: CitationFormat;
  readonly name: string;
  readonly write: (paper: Citable) => string;
}[] = [
  { format: 'bibtex', name: 'BibTeX', write: bibtex },
  { format: 'ris', name: 'RIS', write: ris },
  { format: 'markdown', name: 'Markdown', write: markdown },
];
