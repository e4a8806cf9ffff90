// One result, as an entry of the search page or as a row of the overlay. In: a paper's shown texts and the terms
// looked for. Out: list items. What is marked in a text is looked for in a turn of its own: the first time it is slow.
import type { NamedFact, PaperText } from '../search/schema.ts';
import { markedSnippet, markedTitle } from '../search/snippet.ts';
import { unparted } from '../texts/say.ts';
import { nextTurn } from './breather.ts';
import { UNKNOWN } from './cited.ts';
import { entryElement, linksTo, outward } from './entry-element.ts';
import { element, piecesNodes, siteAddress } from './search-dom.ts';
import { paperWords, text } from './text.ts';

export type ResultContext = {
  readonly marks: ReadonlySet<string>;
  readonly editions: readonly NamedFact[];
  readonly topics: readonly NamedFact[];
};

const paperAddress = ({ id }: PaperText): string => siteAddress(`papers/${id}.html`);

/** Newest first, as everywhere on the site. */
const editionsOf = (paper: PaperText, editions: readonly NamedFact[]): NamedFact[] =>
  [...paper.editions].reverse().flatMap((at) => editions[at] ?? []);

/** `number` is its place among the results, from 1. */
export async function resultEntry(
  paper: PaperText,
  number: number,
  { marks, editions, topics }: ResultContext,
): Promise<HTMLLIElement> {
  const title = piecesNodes(markedTitle(paper.title, marks));
  await nextTurn();
  const snippet = markedSnippet(paper.abstract, marks);
  await nextTurn();
  const its = paper.topics.flatMap((one) => topics.find(({ slug }) => slug === one) ?? []);
  const seenIn = editionsOf(paper, editions);
  return entryElement(
    {
      'data-paper': paper.id,
      'data-seen': seenIn.map(({ name }) => name).join('; '),
      'data-cited': JSON.stringify(paper.cited ?? UNKNOWN),
    },
    {
      number,
      address: paperAddress(paper),
      title,
      below: [element('p', paperWords(), ...piecesNodes(snippet))],
      facts: [
        ...(its.length === 0 ? [] : [element('span', { class: 'e-t' }, ...linksTo(its.map(linked), comma))]),
        ...(paper.code === null ? [] : [element('span', { class: 'e-l' }, outward(text('find.code'), paper.code))]),
        inEditions(seenIn),
      ],
      save: text('find.save'),
      markRead: text('find.mark-read'),
    },
  );
}

const linked = ({ name, path }: NamedFact) => ({ name, address: siteAddress(path) });
const comma = () => element('span', { class: 'sep' }, text('list.comma'));

/** `In Sep 9, Mar 12 and Undated I`, each a link. */
const inEditions = (editions: readonly NamedFact[]): HTMLSpanElement =>
  element(
    'span',
    { class: 'e-a' },
    text('find.in'),
    ...linksTo(editions.map(linked), (last) => text(last ? 'list.and' : 'list.comma')),
  );

export async function overlayHit(paper: PaperText, { marks, editions }: ResultContext): Promise<HTMLLIElement> {
  const names = editionsOf(paper, editions).map(({ name }) => unparted(name));
  const title = piecesNodes(markedTitle(paper.title, marks));
  await nextTurn();
  return element(
    'li',
    { 'data-paper': paper.id },
    element(
      'a',
      { href: paperAddress(paper) },
      element('h3', paperWords(), ...title),
      element('p', paperWords(), ...piecesNodes(markedSnippet(paper.abstract, marks))),
    ),
    element('p', { class: 'hit-m' }, names.join(text('list.comma'))),
  );
}

/** In place of a result whose text could not be read. */
export const lostEntry = (number: number): HTMLLIElement =>
  element(
    'li',
    { class: 'entry' },
    element('span', { class: 'no' }, String(number)),
    element('div', { class: 'e-main' }, element('p', {}, text('find.lost'))),
  );
