// BibTeX. In: what is known of some papers. Out: one `@misc` each, as arXiv itself writes preprints. A field that is
// not known is left out; the entry's type claims no journal.
import { texProse, texText, texTitle } from './bibtex-text.ts';
import { addressOf, type Citable, cameOut, oneLine, remarkOf } from './citable.ts';
import { partName } from './names.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** One entry a paper, a blank line between two. Empty for no papers. */
export const citeBibtex = (papers: readonly Citable[]): string => papers.map(bibtexEntry).join('\n');

export function bibtexEntry(paper: Citable): string {
  const dated = cameOut(paper);
  const { arxiv, doi } = paper.ids;
  const address = addressOf(paper);
  const fields: readonly (readonly [string, string | null])[] = [
    ['title', braced(texTitle(paper.title))],
    ['author', paper.authors.length === 0 ? null : braced(paper.authors.map(texAuthor).join(' and '))],
    ['year', dated === null ? null : braced(String(dated.year))],
    // A macro of BibTeX's own, so without braces.
    ['month', dated?.month == null ? null : MONTHS[dated.month - 1]!],
    ['eprint', arxiv === null ? null : braced(arxiv)],
    ['archiveprefix', arxiv === null ? null : braced('arXiv')],
    ['doi', doi === null ? null : braced(verbatim(doi))],
    ['url', address === null ? null : braced(verbatim(address))],
    ['abstract', paper.abstract === null ? null : braced(texText(paper.abstract))],
    ['note', remarkOf(paper) === '' ? null : braced(texProse(oneLine(remarkOf(paper))))],
  ];
  const known = fields.filter(([, value]) => value !== null && value !== '{}');
  return `@misc{${paper.id},\n${known.map(([name, value]) => `  ${name} = ${value},\n`).join('')}}\n`;
}

const braced = (text: string): string => `{${text}}`;

/** Addresses and DOIs are not typeset; only what would unbalance the braces is coded. */
const verbatim = (text: string): string => oneLine(text).replace(/[{}\\\s]/g, encodeURIComponent);

/** `van der Müller, Jr., Bob`, so that no reader of the file has to guess the parts again; `{OpenAI Team}` when whole. */
function texAuthor(author: string): string {
  const name = partName(oneLine(author));
  if (name.kind === 'whole') return `{${texProse(name.name)}}`;
  const family = [name.particle, name.family].filter((part) => part !== '').join(' ');
  const parts = [family, name.suffix, name.given];
  return parts
    .filter((part, i) => part !== '' || (i === 2 && name.suffix !== ''))
    .map(texProse)
    .join(', ');
}
