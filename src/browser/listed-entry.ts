// An entry of another page of the same edition. In: what the build hands over of it. Out: a list item as its own page has it.
import type { ListedEntry } from '../site/listed-entry.ts';
import { UNKNOWN } from './cited.ts';
import { entryElement, linksTo, outward } from './entry-element.ts';
import { markupNode } from './markup-node.ts';
import { restStandsIn } from './rests.ts';
import { element, siteAddress } from './search-dom.ts';
import { paperWords, text } from './text.ts';

/** @param at its place on its own page */
export function listedElement(entry: ListedEntry, at: number): HTMLLIElement {
  const { id, number, opening, rests, topics, also, links } = entry;
  const rest = element(
    'details',
    { class: 'more-of' },
    element('summary', {}, text('entry.more')),
    element('p', paperWords()),
  );
  const made = entryElement(
    {
      id: `no-${number}`,
      'data-paper': id,
      'data-seen': entry.seen,
      'data-cited': JSON.stringify(entry.cited ?? UNKNOWN),
    },
    {
      number,
      address: siteAddress(`papers/${id}.html`),
      title: entry.title.map((part) => markupNode(part)),
      below: [
        ...(opening.length === 0 ? [] : [element('p', paperWords(), ...opening.map((part) => markupNode(part)))]),
        ...(rests === null ? [] : [rest]),
      ],
      facts: [
        ...span(
          'e-t',
          linksTo(topics, () => element('span', { class: 'sep' }, text('list.comma'))),
        ),
        ...span(
          'e-l',
          links.map(({ label, url }) => outward(label, url)),
        ),
        ...span(
          'e-a',
          also.length === 0
            ? []
            : [text('also.in'), ' ', ...linksTo(also, (last) => text(last ? 'list.and' : 'list.comma'))],
        ),
      ],
      save: text('own.save'),
      markRead: text('own.mark-read'),
    },
  );
  if (rests !== null) restStandsIn(made, { address: rests, at });
  return made;
}

const span = (name: string, inside: readonly (Node | string)[]): HTMLElement[] =>
  inside.length === 0 ? [] : [element('span', { class: name }, ...inside)];
