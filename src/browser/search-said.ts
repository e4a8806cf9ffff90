// What search says about its results, in plain sentences. In: an outcome. Out: text, and the empty page that helps.
import type { Outcome } from '../search/searcher.ts';
import { EMPTY_STATE, ORDERS, type SearchState } from '../search/state.ts';
import { element, siteAddress } from './search-dom.ts';

const SMALL = 'no one two three four five six seven eight nine ten eleven twelve'.split(' ');
const figure = (number: number): string => SMALL[number] ?? number.toLocaleString('en');
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** `10 results, best match first`; also what a screen reader hears. */
export const countSaid = ({ papers }: Outcome, { order }: SearchState, worded: boolean): string => {
  const shown = order === 'best' && !worded ? 'newest' : order;
  const many = papers.length === 1 ? 'result' : 'results';
  if (papers.length < 2) return ` ${many}`;
  return ` ${many}, ${shown === 'title' ? 'by title' : `${ORDERS[shown]} first`}`;
};

/** `All ten results`. */
export const allSaid = (results: number): string =>
  results === 1 ? 'The one result, on the search page' : `All ${figure(results)} results`;

const USAGE: readonly (readonly [string, string])[] = [
  ['“exact phrase”', 'the words together, in this order'],
  ['-word', 'papers without it'],
  ['title:word', 'in titles only'],
  ['in:sep-9', 'in one edition'],
  ['topic:bandits', 'of one topic'],
  ['has:code, has:maths', 'with code, with formulas'],
];

/** What can be typed besides words. */
export function usage(): HTMLElement {
  const list = element('dl', { class: 'usage' });
  for (const [typed, means] of USAGE) list.append(element('dt', {}, typed), element('dd', {}, means));
  return element(
    'section',
    { class: 'state' },
    element('h2', { class: 'lab' }, 'What to type'),
    element('div', {}, list),
  );
}

/** What a reader should know of how these were found; empty where they are simply what was asked for. */
export function remarks({ respelt, some, unchecked, unknown, papers }: Outcome, missing: number): string[] {
  const said: string[] = [];
  for (const { asked, near } of papers.length === 0 ? [] : respelt)
    said.push(`Nothing reads “${asked}”; the nearest word is “${near}”.`);
  if (some && papers.length > 0) said.push('No paper has all of these words; these have some.');
  for (const name of unknown) said.push(`No edition and no topic is called “${name}”.`);
  if (unchecked > 0)
    said.push(`${capital(figure(unchecked))} more papers have the words, but were not searched for the phrase.`);
  if (missing > 0)
    said.push('A part of the search index could not be read: results may be missing. Reload the page to try again.');
  return said;
}

/** The link that a press on a suggestion follows; the page takes it over. */
const suggestion = (label: string, state: SearchState, addressOf: (state: SearchState) => string) =>
  element('a', { href: siteAddress(`search.html${addressOf(state)}`), 'data-search-link': true }, label);

/** For a search that found nothing: what to try, never nothing at all. */
export function emptyState(
  state: SearchState,
  outcome: Outcome,
  addressOf: (state: SearchState) => string,
): HTMLElement {
  const acts = element('p', { class: 'acts' });
  const { text, choice } = state;
  if (outcome.found > 0) {
    const all = outcome.found === 1 ? 'the one paper' : `all ${figure(outcome.found)} papers`;
    acts.append(suggestion(`Show ${all}`, { ...state, choice: EMPTY_STATE.choice }, addressOf));
    return stateSection(
      'Filters, nothing left',
      `No paper with “${text}” fits this choice`,
      `${capital(figure(choiceSize(choice)))} ${choiceSize(choice) === 1 ? 'filter is' : 'filters are'} on.`,
      acts,
    );
  }
  const plain = text
    .replace(/(?:^|\s)-\S+/g, ' ')
    .replace(/\b(?:title|in|topic|has):/gi, '')
    .replace(/"/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain !== '' && plain !== text.trim())
    acts.append(suggestion(`Search for ${plain}`, { ...EMPTY_STATE, text: plain }, addressOf));
  acts.append(element('a', { href: siteAddress('editions.html') }, 'Browse the editions'));
  return stateSection(
    'Search, nothing found',
    `Nothing for “${text.trim()}”`,
    'No title and no abstract has these words, nor words that are spelt nearly so.',
    acts,
  );
}

const choiceSize = ({ editions, topics, has }: SearchState['choice']): number =>
  editions.length + topics.length + has.length;

/** For a search that cannot be made at all. */
export const brokenState = (): HTMLElement =>
  stateSection(
    'Search, not to be had',
    'The search index could not be read',
    'A file of this site is missing or damaged. Every paper still stands in its edition.',
    element('p', { class: 'acts' }, element('a', { href: siteAddress('editions.html') }, 'Browse the editions')),
  );

export const waitingState = (papers: string): HTMLElement =>
  stateSection(
    'Search, loading',
    papers,
    'The index loads once; after that, search works offline.',
    element('div', { class: 'wait', 'aria-hidden': 'true' }, element('i'), element('i'), element('i')),
  );

function stateSection(label: string, head: string, sentence: string, below: HTMLElement): HTMLElement {
  return element(
    'section',
    { class: 'state' },
    element('h2', { class: 'lab' }, label),
    element('div', {}, element('h3', {}, head), element('p', {}, sentence), below),
  );
}
