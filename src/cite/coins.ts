// COinS: a citation inside a page, by which Zotero takes several papers from one list. In: what is known of a paper.
// Out: the `title` of `<span class="Z3988">`, an OpenURL (Z39.88-2004) in Dublin Core, which claims no journal.
import { addressOf, type Citable, cameOut, oneLine } from './citable.ts';
import { displayName } from './names.ts';
import { plainText } from './plain-tex.ts';

/** The attribute's value; the template escapes it. */
export function coinsOf(paper: Citable): string {
  const dated = cameOut(paper);
  const address = addressOf(paper);
  const pairs: readonly (readonly [string, string | null])[] = [
    ['rft.title', plainText(paper.title)],
    ...paper.authors.map((author) => ['rft.creator', displayName(oneLine(author))] as const),
    ['rft.date', dated === null ? null : String(dated.year)],
    ['rft.publisher', paper.ids.arxiv === null ? null : 'arXiv'],
    ['rft.identifier', paper.ids.doi === null ? null : `doi:${paper.ids.doi}`],
    ['rft.identifier', address],
  ];
  let coins = paper.ids.arxiv === null ? DOCUMENT : PREPRINT;
  for (const [key, value] of pairs) if (value !== null) coins += `&${key}=${encodeURIComponent(oneLine(value))}`;
  return coins;
}

const begin = (type: string): string =>
  [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:dc'],
    ['rfr_id', 'info:sid/broadsheet'],
    ['rft.type', type],
  ]
    .map(([key, value]) => `${key}=${encodeURIComponent(value!)}`)
    .join('&');

/** What all have in common: lists name tens of thousands of papers. */
const [DOCUMENT, PREPRINT] = [begin('document'), begin('preprint')];
