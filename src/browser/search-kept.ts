// Searches that a reader keeps, in this browser only. In: the address of a search. Out: a list of links, and whether
// the present search is among them. What stands in storage is not trusted: it is read as addresses of the search page.
import { addressOf, type SearchState, stateFrom } from '../search/state.ts';
import { element, icon, siteAddress } from './search-dom.ts';
import { keep, recall } from './store.ts';
import { text } from './text.ts';

const KEY = 'searches';
const MOST = 40;

function readKept(): string[] {
  try {
    const kept: unknown = JSON.parse(recall(KEY) ?? '[]');
    const texts = Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : [];
    return [...new Set(texts.map((one) => addressOf(stateFrom(one))))].filter((one) => one !== '').slice(0, MOST);
  } catch {
    return [];
  }
}

export const isKept = (state: SearchState): boolean => readKept().includes(addressOf(state));

/** Keeps a search, or forgets it; says whether that could be done. */
export function keepSearch(state: SearchState, wanted: boolean): boolean {
  const address = addressOf(state);
  const others = readKept().filter((kept) => kept !== address);
  return keep(KEY, JSON.stringify(wanted ? [address, ...others].slice(0, MOST) : others));
}

/** The kept searches as a section, newest first; none where none is kept. */
export function keptSearches(): HTMLElement[] {
  const kept = readKept();
  if (kept.length === 0) return [];
  const list = element('ul', { class: 'kept' }, ...kept.map(keptRow));
  const inside = element('div', {}, list);
  return [element('section', { class: 'state' }, element('h2', { class: 'lab' }, text('find.kept-searches')), inside)];
}

function keptRow(address: string): HTMLLIElement {
  const state = stateFrom(address);
  const name = nameOf(state);
  const forget = element(
    'button',
    { type: 'button', class: 'btn', 'aria-label': text('find.forget', { name }) },
    icon('x'),
  );
  const row = element(
    'li',
    {},
    element('a', { href: siteAddress(`search.html${address}`), 'data-search-link': true }, name),
    forget,
  );
  forget.addEventListener('click', () => {
    keepSearch(state, false);
    const next = row.nextElementSibling ?? row.previousElementSibling;
    row.remove();
    next?.querySelector('a')?.focus();
  });
  return row;
}

function nameOf({ text: asked, choice }: SearchState): string {
  const filters = choice.editions.length + choice.topics.length + choice.has.length;
  const words = asked.trim() === '' ? text('find.all-papers') : asked.trim();
  return filters === 0 ? words : text('find.filtered', { n: filters, words });
}
