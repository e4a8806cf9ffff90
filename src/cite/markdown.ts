// Citations as Markdown, for notes and messages. In: what is known of some papers. Out: a list, one line a paper, with
// formulas as `$…$`; signs that Markdown would read are escaped, so that the text shows as it stands.
import { addressOf, type Citable, type CitedText, cameOut, oneLine, remarkOf } from './citable.ts';
import { displayName } from './names.ts';

/** `- [Title](address). Authors. 2024. arXiv:2401.00010. Listed in …` with what is not known left out. */
export const citeMarkdown = (papers: readonly Citable[]): string => papers.map(markdownItem).join('');

export const markdownItem = (paper: Citable): string => `- ${line(paper)}\n`;

function line(paper: Citable): string {
  const address = addressOf(paper);
  const title = oneLine(markdownTitle(paper.title));
  const dated = cameOut(paper);
  const parts = [
    address === null ? title : `[${title}](<${address.replace(/[<>\s\\]/g, encodeURIComponent)}>)`,
    escapeMarkdown(paper.authors.map((author) => displayName(oneLine(author))).join(', ')),
    dated === null ? '' : String(dated.year),
    paper.ids.arxiv === null ? '' : escapeMarkdown(`arXiv:${paper.ids.arxiv}`),
    paper.ids.doi === null ? '' : escapeMarkdown(`doi:${paper.ids.doi}`),
    escapeMarkdown(oneLine(remarkOf(paper))),
  ];
  return parts
    .filter((part) => part !== '')
    .map(closed)
    .join(' ');
}

/** Ends as a sentence does. */
const closed = (part: string): string => (/[.?!]$/.test(part) ? part : `${part}.`);

const markdownTitle = (title: CitedText): string =>
  title
    .map((piece) => (piece.kind === 'prose' ? escapeMarkdown(piece.text) : `$${bracketsNamed(piece.tex)}$`))
    .join('');

/** A bracket of a formula would end the link's text. */
const bracketsNamed = (tex: string): string =>
  tex.replace(/(?<!\\)[[\]](?=([a-zA-Z])?)/g, (sign, letter?: string) => {
    return `\\${sign === '[' ? 'lbrack' : 'rbrack'}${letter === undefined ? '' : ' '}`;
  });

/** Every sign that may begin a construct of CommonMark or GFM within a line, a formula's dollar, and a leading number. */
export const escapeMarkdown = (text: string): string =>
  text.replace(/[\\`*_[\]<>$~|&#]|(?<=^\s*)[-+]|!(?=\[)|(?<=^\s*\d{1,9})[.)]/g, (sign) => `\\${sign}`);
