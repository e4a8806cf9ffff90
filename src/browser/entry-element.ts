// An entry of a list, as templates/entry.eta prints it, for lists that scripts draw. In: what stands in it. Out: a list item.
import { isOff } from './off.ts';
import { element, icon } from './search-dom.ts';
import { paperWords } from './text.ts';

type Inside = {
  readonly number: number;
  readonly address: string;
  readonly title: readonly Node[];
  /** Each a paragraph of the paper's words, or what opens one. */
  readonly below: readonly Node[];
  readonly facts: readonly Node[];
  /** The words of the two buttons. */
  readonly save: string;
  readonly markRead: string;
};

/** @param attributes of the item, beside its class */
export const entryElement = (
  attributes: Readonly<Record<string, string>>,
  { number, address, title, below, facts, save, markRead }: Inside,
): HTMLLIElement =>
  element(
    'li',
    { class: 'entry', ...attributes },
    element('span', { class: 'no' }, String(number)),
    element(
      'div',
      { class: 'e-main' },
      element('h2', paperWords(), element('a', { href: address }, ...title)),
      ...below,
    ),
    element('p', { class: 'e-meta' }, ...facts),
    ...(isOff('saved') ? [] : [markButtons(save, markRead)]),
  );

/** A star and a tick, which the page's own script presses. */
function markButtons(save: string, markRead: string): HTMLDivElement {
  const button = (name: string, label: string) =>
    element(
      'button',
      { type: 'button', class: `btn ${name}`, 'aria-pressed': 'false', 'aria-label': label, title: label },
      icon(name),
    );
  return element('div', { class: 'marks' }, button('star', save), button('read', markRead));
}

/** `Sep 9, Mar 12 and Undated I`, each a link. @param between what parts two of them */
export const linksTo = (
  places: readonly { readonly name: string; readonly address: string }[],
  between: (last: boolean) => Node | string,
): (Node | string)[] =>
  places.flatMap(({ name, address }, at) => {
    const link = element('a', { href: address }, name);
    return at === 0 ? [link] : [between(at === places.length - 1), link];
  });

/** A link that leaves the site. */
export const outward = (label: string, url: string): HTMLAnchorElement =>
  element('a', { class: 'ext', href: url, rel: 'noopener' }, label, icon('out'));
