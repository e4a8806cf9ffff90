// What search says about its results, in plain sentences. In: an outcome. Out: text, and the empty page that helps.
import type { Outcome } from '../search/searcher.ts';
import { EMPTY_STATE, type SearchState } from '../search/state.ts';
import { capital } from '../texts/say.ts';
import { isOff } from './off.ts';
import { element, siteAddress } from './search-dom.ts';
import { text } from './text.ts';

/** `10 results, best match first`; also what a screen reader hears. */
export const countSaid = ({ papers, worded }: Outcome, { order }: SearchState): string => {
  if (papers.length < 2) return text('find.results', { n: papers.length });
  return text(`find.results-${order === 'best' && !worded ? 'newest' : order}`);
};

/** `All ten results`. */
export const allSaid = (results: number): string => text('find.all', { n: results });

const USAGE = ['phrase', 'without', 'title', 'in', 'topic', 'has'] as const;

/** What can be typed besides words. */
export function usage(): HTMLElement {
  const list = element('dl', { class: 'usage' });
  for (const one of USAGE.filter((name) => name !== 'topic' || !isOff('topics')))
    list.append(
      element('dt', { dir: 'ltr' }, text(`find.type-${one}`)),
      element('dd', {}, text(`find.type-${one}-means`)),
    );
  return element(
    'section',
    { class: 'state' },
    element('h2', { class: 'lab' }, text('find.what-to-type')),
    element('div', {}, list),
  );
}

/** What a reader should know of how these were found; empty where they are simply what was asked for. */
export function remarks({ respelt, some, unchecked, unknown, papers }: Outcome, missing: number): string[] {
  const said: string[] = [];
  for (const { asked, near } of papers.length === 0 ? [] : respelt) said.push(text('find.respelt', { asked, near }));
  if (some && papers.length > 0) said.push(text('find.some'));
  for (const name of unknown) said.push(text('find.unknown', { name }));
  if (unchecked > 0) said.push(capital(text('find.unchecked', { n: unchecked })));
  if (missing > 0) said.push(text('find.part-missing'));
  return said;
}

/** `Found in notes on KL divergence, Sep 9`, each a link; empty where no note on a topic or an edition has the words. */
export function notedPlaces({ noted }: Outcome): (Node | string)[] {
  const links = noted.map(({ name, path }) => element('a', { href: siteAddress(path) }, element('bdi', {}, name)));
  const label = element('span', { class: 'lab' }, text('find.noted'));
  return links.length === 0 ? [] : [label, ...links.flatMap((link) => [' ', link])];
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
  const { text: asked, choice } = state;
  if (outcome.found > 0) {
    const all = text('find.show-all', { n: outcome.found });
    acts.append(suggestion(all, { ...state, choice: EMPTY_STATE.choice }, addressOf));
    return stateSection(
      text('find.filtered-label'),
      text('find.filtered-out', { text: asked }),
      capital(text('find.filters-on', { n: choiceSize(choice) })),
      acts,
    );
  }
  const plain = asked
    .replace(/(?:^|\s)-\S+/g, ' ')
    .replace(/\b(?:title|in|topic|has):/gi, '')
    .replace(/"/g, '')
    .replace(/\s+/g, ' ')
    .trim();
  if (plain !== '' && plain !== asked.trim())
    acts.append(suggestion(text('find.search-for', { text: plain }), { ...EMPTY_STATE, text: plain }, addressOf));
  acts.append(element('a', { href: siteAddress('editions.html') }, text('find.browse')));
  return stateSection(
    text('find.nothing-label'),
    text('find.nothing', { text: asked.trim() }),
    text('find.nothing-advice'),
    acts,
  );
}

const choiceSize = ({ editions, topics, has }: SearchState['choice']): number =>
  editions.length + topics.length + has.length;

/** For a search that cannot be made at all. */
export const brokenState = (): HTMLElement =>
  stateSection(
    text('find.broken-label'),
    text('find.broken'),
    text('find.broken-advice'),
    element('p', { class: 'acts' }, element('a', { href: siteAddress('editions.html') }, text('find.browse'))),
  );

export const waitingState = (papers: string): HTMLElement =>
  stateSection(
    text('find.waiting-label'),
    papers,
    text('find.waiting-advice'),
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
