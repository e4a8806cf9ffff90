// One result, as an entry of the search page or as a row of the overlay. In: a paper's shown texts and the terms
// looked for. Out: list items. What is marked in a text is looked for in a turn of its own: the first time it is slow.
import type { CitedFacts } from '../cite/citable.ts';
import type { NamedFact, PaperText } from '../search/schema.ts';
import { markedSnippet, markedTitle } from '../search/snippet.ts';
import { nextTurn } from './breather.ts';
import { isOff } from './off.ts';
import { element, icon, piecesNodes, siteAddress } from './search-dom.ts';
import { paperWords, text } from './text.ts';

export type ResultContext = {
  readonly marks: ReadonlySet<string>;
  readonly editions: readonly NamedFact[];
  readonly topics: readonly NamedFact[];
};

const UNKNOWN: CitedFacts = { authors: [], arxiv: null, doi: null, year: null };

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
  const link = element('a', { href: paperAddress(paper) }, ...piecesNodes(markedTitle(paper.title, marks)));
  await nextTurn();
  const snippet = markedSnippet(paper.abstract, marks);
  await nextTurn();
  const facts = element('p', { class: 'e-meta' });
  const its = paper.topics.flatMap((one) => topics.find(({ slug }) => slug === one) ?? []);
  if (its.length > 0)
    facts.append(
      element('span', { class: 'e-t' }, ...linksTo(its, () => element('span', { class: 'sep' }, text('list.comma')))),
    );
  if (paper.code !== null) {
    const code = element('a', { class: 'ext', href: paper.code, rel: 'noopener' }, text('find.code'), icon('out'));
    facts.append(element('span', { class: 'e-l' }, code));
  }
  const seenIn = editionsOf(paper, editions);
  facts.append(inEditions(seenIn));
  return element(
    'li',
    {
      class: 'entry',
      'data-paper': paper.id,
      'data-seen': seenIn.map(({ name }) => name).join('; '),
      'data-cited': JSON.stringify(paper.cited ?? UNKNOWN),
    },
    element('span', { class: 'no' }, String(number)),
    element(
      'div',
      { class: 'e-main' },
      element('h2', paperWords(), link),
      element('p', paperWords(), ...piecesNodes(snippet)),
    ),
    facts,
    ...(isOff('saved') ? [] : [markButtons()]),
  );
}

/** `In Sep 9, Mar 12 and Undated I`, each a link. */
const inEditions = (editions: readonly NamedFact[]): HTMLSpanElement =>
  element(
    'span',
    { class: 'e-a' },
    text('find.in'),
    ...linksTo(editions, (last) => text(last ? 'list.and' : 'list.comma')),
  );

const linksTo = (facts: readonly NamedFact[], between: (last: boolean) => Node | string): (Node | string)[] =>
  facts.flatMap(({ name, path }, at) => {
    const link = element('a', { href: siteAddress(path) }, name);
    return at === 0 ? [link] : [between(at === facts.length - 1), link];
  });

/** A star and a tick, which the page's own script presses. */
function markButtons(): HTMLDivElement {
  const button = (name: string, label: string) =>
    element(
      'button',
      { type: 'button', class: `btn ${name}`, 'aria-pressed': 'false', 'aria-label': label, title: label },
      icon(name),
    );
  return element('div', { class: 'marks' }, button('star', text('find.save')), button('read', text('find.mark-read')));
}

export async function overlayHit(paper: PaperText, { marks, editions }: ResultContext): Promise<HTMLLIElement> {
  const names = editionsOf(paper, editions).map(({ name }) => name);
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
