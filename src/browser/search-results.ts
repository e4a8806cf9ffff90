// One result, as an entry of the search page or as a row of the overlay. In: a paper's shown texts and the terms
// looked for. Out: list items.
import type { EditionFact, PaperText } from '../search/schema.ts';
import { markedSnippet, markedTitle } from '../search/snippet.ts';
import { element, icon, piecesNodes, siteAddress } from './search-dom.ts';

export type ResultContext = { readonly marks: ReadonlySet<string>; readonly editions: readonly EditionFact[] };

const paperAddress = ({ id }: PaperText): string => siteAddress(`papers/${id}.html`);

/** Newest first, as everywhere on the site. */
const editionsOf = (paper: PaperText, editions: readonly EditionFact[]): EditionFact[] =>
  [...paper.editions].reverse().flatMap((at) => editions[at] ?? []);

/** `number` is its place among the results, from 1. */
export function resultEntry(paper: PaperText, number: number, { marks, editions }: ResultContext): HTMLLIElement {
  const link = element('a', { href: paperAddress(paper) }, ...piecesNodes(markedTitle(paper.title, marks)));
  const snippet = markedSnippet(paper.abstract, marks);
  const facts = element('p', { class: 'e-meta' });
  if (paper.code !== null) {
    const code = element('a', { class: 'ext', href: paper.code, rel: 'noopener' }, 'Code', icon('out'));
    facts.append(element('span', { class: 'e-l' }, code));
  }
  facts.append(inEditions(editionsOf(paper, editions)));
  return element(
    'li',
    { class: 'entry', 'data-paper': paper.id },
    element('span', { class: 'no' }, String(number)),
    element('div', { class: 'e-main' }, element('h2', {}, link), element('p', {}, ...piecesNodes(snippet))),
    facts,
  );
}

/** `In Sep 9, Mar 12 and Undated I`, each a link. */
function inEditions(editions: readonly EditionFact[]): HTMLSpanElement {
  const line = element('span', { class: 'e-a' }, 'In ');
  for (const [at, { name, path }] of editions.entries()) {
    if (at > 0) line.append(at === editions.length - 1 ? ' and ' : ', ');
    line.append(element('a', { href: siteAddress(path) }, name));
  }
  return line;
}

export function overlayHit(paper: PaperText, { marks, editions }: ResultContext): HTMLLIElement {
  const names = editionsOf(paper, editions).map(({ name }) => name);
  return element(
    'li',
    { 'data-paper': paper.id },
    element(
      'a',
      { href: paperAddress(paper) },
      element('h3', {}, ...piecesNodes(markedTitle(paper.title, marks))),
      element('p', {}, ...piecesNodes(markedSnippet(paper.abstract, marks))),
    ),
    element('p', { class: 'hit-m' }, names.join(', ')),
  );
}

/** In place of a result whose text could not be read. */
export const lostEntry = (number: number): HTMLLIElement =>
  element(
    'li',
    { class: 'entry' },
    element('span', { class: 'no' }, String(number)),
    element('div', { class: 'e-main' }, element('p', {}, 'The text of this result could not be read.')),
  );
