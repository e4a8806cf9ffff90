// Search over any page: a sheet from the top edge with the first hits, closed by Escape. In: the event that opens it,
// and a searcher. Out: a dialog; the page behind is not changed. Its address is the search page's, one press away.

import { isOnlyBegun } from '../search/query.ts';
import type { NamedFact } from '../search/schema.ts';
import type { Outcome, Searcher } from '../search/searcher.ts';
import { addressOf, EMPTY_STATE, type SearchState } from '../search/state.ts';
import { breather, nextFrame, nextTurn } from './breather.ts';
import { loadMathsStyles } from './maths-styles.ts';
import { dropBeyond, place } from './place.ts';
import { element, icon, siteAddress } from './search-dom.ts';
import { keptSearches } from './search-kept.ts';
import { overlayHit } from './search-results.ts';
import { allSaid, brokenState, emptyState, remarks, usage, waitingState } from './search-said.ts';
import { askForFace } from './set-unseen.ts';
import { figure, text } from './text.ts';

const SHOWN = 6;
/** In a row of editions or topics. */
const MOST_CHOICES = 12;

type Sheet = ReturnType<typeof createSheet>;

function createSheet() {
  const field = element('input', {
    id: 'find-query',
    name: 'q',
    type: 'search',
    autocomplete: 'off',
    autocapitalize: 'off',
    spellcheck: 'false',
    enterkeyhint: 'search',
  });
  const close = element('button', { type: 'button', class: 'btn find-x', 'aria-label': text('find.close') }, icon('x'));
  const label = element('label', { class: 'vh', for: 'find-query' }, text('find.field'));
  const form = element(
    'form',
    { class: 'seek seek-xl', role: 'search', action: siteAddress('search.html') },
    label,
    field,
    close,
  );
  const facets = element('div', { class: 'find-facets', hidden: true });
  const said = element('p', { class: 'standfirst', hidden: true });
  const hits = element('ol', { class: 'hits', hidden: true });
  const other = element('div');
  const all = element('a', { href: siteAddress('search.html') });
  const foot = element(
    'p',
    { class: 'find-foot' },
    all,
    keys(text('find.key-choose'), '↑', '↓'),
    keys(text('find.key-open'), 'Enter'),
    keys(text('find.key-close'), 'Esc'),
  );
  const status = element('p', { class: 'vh', role: 'status' });
  const inside = element('div', { class: 'find-in' }, form, facets, said, other, hits, foot, status);
  const dialog = element('dialog', { class: 'find', 'aria-label': text('find.label') }, inside);
  return { dialog, form, field, close, facets, said, hits, other, all, foot, status };
}

function keys(does: string, ...names: readonly string[]): HTMLSpanElement {
  const line = element('span', { class: 'keys' });
  for (const name of names) line.append(element('kbd', {}, name), ' ');
  line.append(does);
  return line;
}

/** Gives back what opens the overlay, with a text to begin with. */
export function createOverlay(open: (asked: string) => Promise<Searcher>): (text: string) => void {
  const sheet = createSheet();
  let state: SearchState = EMPTY_STATE;
  let turn = 0;

  async function show(): Promise<void> {
    const mine = ++turn;
    if (isOnlyBegun(state.text)) return drawNothingAsked(sheet);
    const waiting = setTimeout(
      () => mine === turn && sheet.hits.hidden && draw(sheet, waitingState(text('find.waiting'))),
      150,
    );
    try {
      const searcher = await open(state.text);
      const outcome = await searcher.search(state, { pause: breather(() => mine === turn) });
      const face = askForFace(sheet.said, remarks(outcome, searcher.parts.missing.size).join(' '));
      const texts = await Promise.all(outcome.papers.slice(0, SHOWN).map((paper) => searcher.parts.textOf(paper)));
      const { editions, topics } = searcher.parts.directory;
      const context = { marks: outcome.marks, editions, topics };
      const rows: HTMLLIElement[] = [];
      for (const one of texts) {
        await nextTurn();
        if (one !== null && mine === turn) rows.push(await overlayHit(one, context));
      }
      if (rows.some((row) => row.querySelector('.katex') !== null)) await loadMathsStyles();
      await face;
      if (mine !== turn) return;
      drawFacets(sheet, searcher, outcome, state, become);
      const said = remarks(outcome, searcher.parts.missing.size).join(' ');
      sheet.said.hidden = said === '';
      sheet.said.textContent = said;
      // What stands around the first hits has a frame of its own.
      if (sheet.hits.hidden && rows.length > 0) await nextFrame();
      if (mine !== turn) return;
      await drawHits(sheet, outcome, state, rows, () => mine === turn);
    } catch {
      if (mine === turn) draw(sheet, brokenState());
    } finally {
      clearTimeout(waiting);
    }
  }

  function become(next: SearchState): void {
    state = next;
    void show();
  }

  sheet.field.addEventListener('input', () => become({ ...state, text: sheet.field.value }));
  sheet.form.addEventListener('submit', (event) => {
    event.preventDefault();
    const first = sheet.hits.querySelector<HTMLAnchorElement>('.at a');
    (first ?? sheet.all).click();
  });
  sheet.close.addEventListener('click', () => sheet.dialog.close());
  sheet.dialog.addEventListener('click', (event) => {
    if (event.target === sheet.dialog) sheet.dialog.close();
  });
  walkByArrows(sheet);
  document.body.append(sheet.dialog);
  return (asked) => {
    if (sheet.dialog.open) return;
    // A page without maths does not carry the rules of maths; hits may need them.
    void loadMathsStyles();
    sheet.field.value = asked;
    sheet.dialog.showModal();
    sheet.field.focus();
    sheet.field.setSelectionRange(asked.length, asked.length);
    become({ ...EMPTY_STATE, text: asked });
    // So that the first answer has the index at hand.
    void open(asked).catch(() => undefined);
  };
}

/** Down and up walk from the field through the hits and back; typing goes on in the field. */
function walkByArrows({ dialog, field, hits }: Sheet): void {
  const links = () => [...hits.querySelectorAll('a')];
  hits.addEventListener('focusin', (event) => {
    const row = (event.target as Element).closest('li');
    for (const item of hits.children) item.classList.toggle('at', item === row);
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.isComposing || event.altKey || event.ctrlKey || event.metaKey) return;
    const at = links().indexOf(document.activeElement as HTMLAnchorElement);
    // Of itself a search field would take the first press, to empty itself.
    if (event.key === 'Escape') dialog.close();
    else if (event.key === 'ArrowDown') links()[Math.min(at + 1, links().length - 1)]?.focus();
    else if (event.key === 'ArrowUp' && at > 0) links()[at - 1]?.focus();
    else if (event.key === 'ArrowUp' && at === 0) field.focus();
    else {
      if (at >= 0 && event.key.length === 1 && event.key !== ' ') field.focus();
      return;
    }
    event.preventDefault();
  });
}

// ---- drawing ---------------------------------------------------------------------------------

function draw(sheet: Sheet, ...others: readonly HTMLElement[]): void {
  sheet.other.replaceChildren(...others);
  sheet.hits.replaceChildren();
  for (const part of [sheet.hits, sheet.facets, sheet.said]) part.hidden = true;
}

function drawNothingAsked(sheet: Sheet): void {
  draw(sheet, ...keptSearches(), usage());
  sheet.status.textContent = '';
  sheet.all.href = siteAddress('search.html');
  sheet.all.textContent = text('find.page');
}

async function drawHits(
  { other, hits, all, status }: Sheet,
  outcome: Outcome,
  state: SearchState,
  rows: readonly HTMLLIElement[],
  current: () => boolean,
): Promise<void> {
  const total = outcome.papers.length;
  other.replaceChildren(...(total === 0 ? [emptyState(state, outcome, addressOf)] : []));
  hits.hidden = total === 0;
  rows[0]?.classList.add('at');
  all.href = siteAddress(`search.html${addressOf(state)}`);
  all.textContent = total === 0 ? text('find.page') : allSaid(total);
  dropBeyond(hits, rows.length);
  await place(hits, 0, rows, current);
  if (current()) status.textContent = total === 0 ? text('find.no-results') : text('find.count', { n: total });
}

type Become = (next: SearchState) => void;

/** One row for editions and one for topics; in each, one choice or any. */
function drawFacets(
  { facets }: Sheet,
  { parts }: Searcher,
  { counts, found }: Outcome,
  state: SearchState,
  become: Become,
): void {
  const { editions, topics } = parts.directory;
  const rows = [
    facetRow(text('find.edition'), state.choice.editions, counted(editions, counts.editions).reverse(), (chosen) =>
      become({ ...state, choice: { ...state.choice, editions: chosen } }),
    ),
    facetRow(
      text('find.topic'),
      state.choice.topics,
      counted(topics, counts.topics ?? []).sort((a, b) => b.count - a.count),
      (chosen) => become({ ...state, choice: { ...state.choice, topics: chosen } }),
    ),
  ];
  const focused = [...facets.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement);
  facets.replaceChildren(...rows.filter((row) => row.querySelectorAll('button').length > 1));
  facets.hidden = found === 0;
  if (focused >= 0) facets.querySelectorAll('button')[focused]?.focus();
}

type CountedFact = NamedFact & { readonly count: number };
const counted = (facts: readonly NamedFact[], counts: readonly number[]): CountedFact[] =>
  facts.map((fact, at) => ({ ...fact, count: counts[at] ?? 0 }));

function facetRow(
  label: string,
  chosen: readonly string[],
  facts: readonly CountedFact[],
  choose: (slugs: readonly string[]) => void,
): HTMLParagraphElement {
  const choice = (slugs: readonly string[], name: string, count: number | null) => {
    const pressed = slugs[0] === chosen[0];
    const button = element('button', { type: 'button', class: 'txt', 'aria-pressed': String(pressed) }, name);
    if (count !== null) button.append(' ', element('b', {}, figure(count)));
    button.addEventListener('click', () => choose(slugs));
    return button;
  };
  const shown = facts.filter(({ count, slug }) => count > 0 || chosen.includes(slug)).slice(0, MOST_CHOICES);
  const buttons = shown.map(({ slug, name, count }) => choice([slug], name, count));
  return element('p', {}, element('span', { class: 'lab' }, label), choice([], text('find.any'), null), ...buttons);
}
