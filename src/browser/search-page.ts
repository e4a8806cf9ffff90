// The search page: results as you type, the rail beside them, all of it in the address. In: the page's own form and
// lists, and a searcher. Out: what stands on the page. Only the newest answer is drawn, whichever comes first.

import { isOnlyBegun } from '../search/query.ts';
import type { PaperText } from '../search/schema.ts';
import type { Outcome, Searcher } from '../search/searcher.ts';
import { addressOf, type SearchState, stateFrom } from '../search/state.ts';
import { breather, nextFrame, nextTurn } from './breather.ts';
import { PAPERS_SHOWN } from './papers-shown.ts';
import { dropBeyond, place } from './place.ts';
import { element } from './search-dom.ts';
import { drawFilters, stateOfForm } from './search-filters.ts';
import { isKept, keepSearch, keptSearches } from './search-kept.ts';
import { lostEntry, resultEntry } from './search-results.ts';
import { brokenState, countSaid, emptyState, notedPlaces, remarks, usage, waitingState } from './search-said.ts';
import { askForFace, askForMathsFaces, setUnseen } from './set-unseen.ts';
import { figure, text } from './text.ts';
import { whenShown } from './when-shown.ts';

/** Results drawn at first, and with each press on the button below them. */
const FIRST = 10;
const MORE = 20;
/**
 * The address follows the answer, or else once no key has come for so long: with each change browsers draw the page's icon
 * anew, on its thread.
 */
const TYPING_RESTS = 400;
/** Results that are brought before the others where none stands yet: as many as a phone shows. */
const SEEN_FIRST = 3;

type Places = {
  readonly field: HTMLInputElement;
  readonly form: HTMLFormElement;
  readonly said: HTMLElement;
  /** Topics and editions found by the notes on them. */
  readonly noted: HTMLElement;
  readonly count: HTMLElement;
  /** What a screen reader hears. */
  readonly status: HTMLElement;
  readonly keep: HTMLButtonElement;
  readonly body: HTMLElement;
  readonly filters: HTMLFormElement;
  readonly results: HTMLOListElement;
  readonly more: HTMLButtonElement;
  readonly empty: HTMLElement;
};

function places(main: HTMLElement): Places {
  const find = <Kind extends Element>(selector: string): Kind => main.querySelector<Kind>(selector)!;
  return {
    field: find('#query'),
    form: find('form[role="search"]'),
    said: find('#search-said'),
    noted: find('#search-noted'),
    count: find('#search-count'),
    status: find('#search-status'),
    keep: find('#search-keep'),
    body: find('#search-body'),
    filters: find('#filters form'),
    results: find('#search-results'),
    more: find('#search-more'),
    empty: find('#search-empty'),
  };
}

/** Takes the page over. `open` may be called again after it failed. */
export function runSearchPage(main: HTMLElement, open: (asked: string) => Promise<Searcher>): void {
  const at = places(main);
  let state = stateFrom(location.search);
  let turn = 0;
  let countTopics = false;

  async function show(): Promise<void> {
    const mine = ++turn;
    // The key that asked is answered by the browser first.
    await nextTurn();
    if (mine !== turn) return;
    const { text: typed, ...rest } = state;
    const words = isOnlyBegun(typed) ? '' : typed;
    if (addressOf({ ...rest, text: words, order: 'best' }) === '') return drawNothingAsked(at);
    const waiting = setTimeout(() => mine === turn && drawWaiting(at), 150);
    try {
      const searcher = await open(words);
      const outcome = await searcher.search(state, {
        ...(countTopics ? { countTopics } : {}),
        pause: breather(() => mine === turn),
      });
      if (mine !== turn) return;
      catchUp();
      await drawOutcome(at, searcher, outcome, state, () => mine === turn);
      // Nobody waits any more, whatever is still to be drawn.
      clearTimeout(waiting);
      // What was found is painted before the rail beside it is drawn.
      await nextFrame();
      if (mine === turn) await drawFilters(at.filters, searcher.parts.directory, outcome, state, () => mine === turn);
    } catch {
      if (mine === turn) drawBroken(at);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Set while the address is behind what is typed. */
  let behind: ReturnType<typeof setTimeout> | null = null;

  function catchUp(): void {
    if (behind === null) return;
    clearTimeout(behind);
    behind = null;
    writeAddress(addressOf(state), 'replace');
  }

  function become(next: SearchState, keep: 'replace' | 'push'): void {
    if (keep === 'push') catchUp();
    else if (behind !== null) clearTimeout(behind);
    state = next;
    if (keep === 'push') writeAddress(addressOf(state), keep);
    else behind = setTimeout(catchUp, TYPING_RESTS);
    void show();
  }

  // Whatever leads away from the page is pressed.
  document.addEventListener('click', catchUp, true);

  at.field.addEventListener('input', () => become({ ...state, text: at.field.value }, 'replace'));
  at.form.addEventListener('submit', (event) => {
    event.preventDefault();
    become({ ...state, text: at.field.value }, 'push');
  });
  at.filters.addEventListener('change', () => become(stateOfForm(at.filters, state), 'push'));
  at.filters.addEventListener('click', (event) => {
    if (!(event.target instanceof Element) || event.target.closest('.count-topics') === null) return;
    countTopics = true;
    void show();
  });
  at.filters.addEventListener('submit', (event) => event.preventDefault());
  addEventListener('popstate', () => {
    if (behind !== null) clearTimeout(behind);
    behind = null;
    state = stateFrom(location.search);
    at.field.value = state.text;
    void show();
  });
  main.addEventListener('click', (event) => {
    const link =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-search-link]') : null;
    if (link === null || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    become(stateFrom(new URL(link.href).search), 'push');
    at.field.value = state.text;
    at.field.focus();
  });
  at.keep.addEventListener('click', () => {
    const could = keepSearch(state, !isKept(state));
    drawKept(at, state);
    at.status.textContent = could ? at.keep.textContent : text('find.refused');
    if (!could) at.keep.textContent = text('find.refused-short');
  });
  walkByArrows(at);
  if (at.field.value === '' || state.text !== '') at.field.value = state.text;
  else state = { ...state, text: at.field.value };
  const wantsField = !matchMedia('(pointer: coarse)').matches && state.text === '';
  if (wantsField) whenShown(() => document.activeElement === document.body && at.field.focus());
  void show();
}

/** The address carries the state; where the browser refuses (too many changes in a second), the page still searches. */
function writeAddress(query: string, keep: 'replace' | 'push'): void {
  const address = location.pathname + query;
  try {
    if (keep === 'push' && location.search !== query) history.pushState(null, '', address);
    else history.replaceState(null, '', address);
  } catch {
    // The next change will carry it.
  }
}

/** Down and up walk from the field through the results and back; Escape returns to the field, and there clears it. */
function walkByArrows({ field, results }: Places): void {
  const links = () => [...results.querySelectorAll<HTMLAnchorElement>('h2 a')];
  const step = (by: number) => {
    const all = links();
    const next = all.indexOf(document.activeElement as HTMLAnchorElement) + by;
    if (next < 0) field.focus();
    else all[Math.min(next, all.length - 1)]?.focus();
  };
  document.addEventListener('keydown', (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    const inField = event.target === field;
    if (!inField && !links().includes(event.target as HTMLAnchorElement)) return;
    if (event.key === 'ArrowDown') step(1);
    else if (event.key === 'ArrowUp' && !inField) step(-1);
    else if (event.key === 'Escape' && inField && field.value !== '') {
      field.value = '';
      field.dispatchEvent(new Event('input', { bubbles: true }));
    } else if (event.key === 'Escape' && !inField) field.focus();
    else return;
    event.preventDefault();
  });
}

// ---- drawing ---------------------------------------------------------------------------------

function drawNothingAsked(at: Places): void {
  hideResults(at);
  at.empty.replaceChildren(...keptSearches(), usage());
  at.noted.replaceChildren();
  at.said.textContent = '';
  at.status.textContent = '';
}

function hideResults({ body, results }: Places): void {
  body.hidden = true;
  results.replaceChildren();
}

function drawWaiting(at: Places): void {
  if (!at.body.hidden) return;
  at.empty.replaceChildren(waitingState(text('find.waiting')));
}

function drawBroken(at: Places): void {
  hideResults(at);
  at.said.textContent = '';
  at.empty.replaceChildren(brokenState());
  at.status.textContent = text('find.broken-status');
}

async function drawOutcome(
  at: Places,
  searcher: Searcher,
  outcome: Outcome,
  state: SearchState,
  current: () => boolean,
): Promise<void> {
  const { editions, topics } = searcher.parts.directory;
  const context = { marks: outcome.marks, editions, topics };
  const entries = async (from: number, to: number) => {
    const shown = outcome.papers.slice(from, to);
    const asked: Promise<PaperText | null>[] = [];
    const made: HTMLLIElement[] = [];
    if (shown.some((paper) => searcher.facets.hasTrait(paper, 'maths'))) askForMathsFaces();
    // On a slow processor to ask for a text, or to make a result of it, holds the page for some milliseconds.
    for (const paper of shown) {
      await nextTurn();
      if (!current()) return made;
      asked.push(searcher.parts.textOf(paper));
    }
    for (const [index, coming] of asked.entries()) {
      const one = await coming;
      await nextTurn();
      if (!current()) return made;
      made.push(one === null ? lostEntry(from + index + 1) : await resultEntry(one, from + index + 1, context));
    }
    return made;
  };
  const total = outcome.papers.length;
  // On an empty page the first are worked for alone; where others stand, all are there before one takes its place.
  const empty = at.body.hidden;
  const begun = empty ? SEEN_FIRST : FIRST;
  const face = askForFace(at.said, remarks(outcome, searcher.parts.missing.size).join(' '));
  const first = await entries(0, begun);
  await setUnseen(at.results, first);
  await face;
  if (!current()) return;
  at.empty.replaceChildren(...(total === 0 ? [emptyState(state, outcome, addressOf)] : []));
  at.noted.replaceChildren(...notedPlaces(outcome));
  at.said.textContent = remarks(outcome, searcher.parts.missing.size).join(' ');
  at.count.replaceChildren(element('b', {}, figure(total)), countSaid(outcome, state));
  at.body.hidden = total === 0 && outcome.found === 0;
  drawKept(at, state);
  dropBeyond(at.results, Math.min(total, FIRST));
  // What stands around the results has a frame of its own.
  if (empty && total > 0) await nextFrame();
  await place(at.results, 0, first, current, sayShown);
  if (begun < Math.min(total, FIRST) && current()) {
    await nextFrame();
    const others = await entries(begun, FIRST);
    await setUnseen(at.results, others);
    await place(at.results, begun, others, current, sayShown);
  }
  if (!current()) return;
  at.said.textContent = remarks(outcome, searcher.parts.missing.size).join(' ');
  at.status.textContent = total === 0 ? text('find.no-results') : at.count.textContent;
  drawMore(at, total, entries, current);
}

const sayShown = () => document.dispatchEvent(new Event(PAPERS_SHOWN));

function drawKept(at: Places, state: SearchState): void {
  at.keep.setAttribute('aria-pressed', String(isKept(state)));
  at.keep.textContent = isKept(state) ? text('find.kept') : text('find.keep');
}

function drawMore(
  at: Places,
  total: number,
  entries: (from: number, to: number) => Promise<HTMLLIElement[]>,
  current: () => boolean,
): void {
  const label = () => {
    const left = total - at.results.children.length;
    at.more.hidden = left <= 0;
    at.more.textContent = text('find.more', { more: Math.min(MORE, left), left });
  };
  at.more.onclick = async () => {
    const from = at.results.children.length;
    at.more.disabled = true;
    const added = await entries(from, from + MORE);
    await setUnseen(at.results, added);
    await place(at.results, from, added, current, sayShown);
    at.more.disabled = false;
    if (!current()) return;
    label();
    added[0]?.querySelector<HTMLAnchorElement>('h2 a')?.focus();
  };
  label();
}
