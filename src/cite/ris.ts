// RIS. In: what is known of some papers. Out: one record each: a tag, two blanks, a hyphen, a blank, one logical line;
// CRLF, as the format's authors have it. A tag whose value is not known is left out.
import { addressOf, type Citable, cameOut, oneLine, remarkOf } from './citable.ts';
import { partName } from './names.ts';
import { plainText } from './plain-tex.ts';

/** Records one after another. `UNPB` (unpublished) for what arXiv holds, `GEN` where even that is not known. */
export const citeRis = (papers: readonly Citable[]): string => papers.map(risRecord).join('');

export function risRecord(paper: Citable): string {
  const dated = cameOut(paper);
  const { arxiv, doi } = paper.ids;
  const lines: readonly (readonly [string, string | null])[] = [
    ['TY', arxiv === null ? 'GEN' : 'UNPB'],
    ['ID', paper.id],
    ['TI', plainText(paper.title)],
    ...paper.authors.map((author) => ['AU', risAuthor(author)] as const),
    ['PY', dated === null ? null : String(dated.year)],
    ['DA', dated?.month == null ? null : `${dated.year}/${String(dated.month).padStart(2, '0')}//`],
    // Of the two tags for an abstract the one that no version of the format takes for a note.
    ['N2', paper.abstract === null ? null : plainText(paper.abstract)],
    ['DO', doi],
    ['UR', addressOf(paper)],
    ['AN', arxiv === null ? null : `arXiv:${arxiv}`],
    ['PB', arxiv === null ? null : 'arXiv'],
    ['N1', remarkOf(paper)],
  ];
  const known = lines.flatMap(([tag, value]) => {
    const line = value === null ? '' : oneLine(value);
    return line === '' ? [] : [`${tag}  - ${line}\r\n`];
  });
  return `${known.join('')}ER  - \r\n\r\n`;
}

/** `Family, Given, Suffix`. A comma would part a whole name, and RIS has no sign to protect it. */
function risAuthor(author: string): string {
  const name = partName(oneLine(author));
  if (name.kind === 'whole') return name.name.replace(/\s*,\s*/g, ' ');
  const family = [name.particle, name.family].filter((part) => part !== '').join(' ');
  return [family, name.given, name.suffix].filter((part) => part !== '').join(', ');
}
