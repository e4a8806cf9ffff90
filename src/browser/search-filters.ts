// The rail of the search page: editions, traits and order, each with how many papers it would leave. In: an outcome
// and the state. Out: the state as the reader's ticks have it. The lists are redrawn in place, so that focus stays.
import { TRAITS, type Trait } from '../search/facets.ts';
import type { Directory, NamedFact } from '../search/schema.ts';
import type { Outcome } from '../search/searcher.ts';
import { ORDERS, type SearchState } from '../search/state.ts';
import { nextFrame } from './breather.ts';
import { element } from './search-dom.ts';
import { figure, text } from './text.ts';

const MOST_ROWS = 12;

type Row = {
  readonly type: 'checkbox' | 'radio';
  readonly name: string;
  readonly value: string;
  readonly label: string;
  readonly count: number | null;
  readonly checked: boolean;
};

/**
 * Draws the rail, a group in a frame: all at once would hold the page. Rows keep their inputs from one drawing to the next.
 * @param current  whether it is still wanted
 */
export async function drawFilters(
  form: HTMLFormElement,
  directory: Directory,
  { counts }: Outcome,
  state: SearchState,
  current: () => boolean,
): Promise<void> {
  const { choice, order } = state;
  const editions = namedRows('in', directory.editions, counts.editions, choice.editions).reverse();
  drawGroup(form, text('find.edition'), atMost(editions));
  await nextFrame();
  if (!current()) return;
  drawGroup(
    form,
    text('find.topic'),
    atMost(byCount(namedRows('topic', directory.topics, counts.topics ?? [], choice.topics))),
  );
  drawTopicsLater(form, directory.topics.length > 0 && counts.topics === null);
  await nextFrame();
  if (!current()) return;
  drawGroup(
    form,
    text('find.has'),
    TRAITS.map((trait): Row => {
      const checked = choice.has.includes(trait);
      return {
        type: 'checkbox',
        name: 'has',
        value: trait,
        label: text(`find.${trait}`),
        count: counts.has[trait],
        checked,
      };
    }).filter(isOfUse),
  );
  drawGroup(
    form,
    text('find.order'),
    ORDERS.map((value): Row => {
      return {
        type: 'radio',
        name: 'order',
        value,
        label: text(`find.${value}`),
        count: null,
        checked: order === value,
      };
    }),
  );
}

const namedRows = (
  name: string,
  facts: readonly NamedFact[],
  counts: readonly number[],
  chosen: readonly string[],
): Row[] =>
  facts
    .map(({ name: label, slug }, at): Row => {
      return { type: 'checkbox', name, value: slug, label, count: counts[at] ?? 0, checked: chosen.includes(slug) };
    })
    .filter(isOfUse);

const byCount = (rows: readonly Row[]): Row[] => [...rows].sort((a, b) => (b.count ?? 0) - (a.count ?? 0));

const isOfUse = ({ count, checked }: Row): boolean => checked || (count ?? 0) > 0;

/** In a very large library topics are counted when a reader asks for it: which papers have them is much to fetch. */
function drawTopicsLater(form: HTMLFormElement, wanted: boolean): void {
  const found = form.querySelector<HTMLButtonElement>('button.count-topics');
  if (!wanted) found?.remove();
  else if (found === null) {
    const button = element('button', { type: 'button', class: 'txt count-topics' }, text('find.count-topics'));
    form.querySelector('fieldset')?.after(element('p', {}, button));
  }
}

/** The chosen ones, and of the others those with most papers; all in their order. */
function atMost(rows: readonly Row[]): Row[] {
  const kept = new Set(
    [...rows]
      .sort((a, b) => Number(b.checked) - Number(a.checked) || (b.count ?? 0) - (a.count ?? 0))
      .slice(0, MOST_ROWS),
  );
  return rows.filter((row) => kept.has(row));
}

function drawGroup(form: HTMLFormElement, name: string, rows: readonly Row[]): void {
  const found = [...form.querySelectorAll('fieldset')].find((group) => group.dataset.group === name);
  const group =
    found ?? element('fieldset', { class: 'facet', 'data-group': name }, element('legend', {}, name), element('ul'));
  if (found === undefined) form.append(group);
  group.hidden = rows.length === 0;
  const list = group.querySelector('ul')!;
  const kept = new Map([...list.children].map((item) => [item.querySelector('input')!.value, item as HTMLLIElement]));
  const wanted = rows.map((row) => updated(kept.get(row.value) ?? filterRow(row), row));
  for (const item of [...list.children]) if (!wanted.includes(item as HTMLLIElement)) item.remove();
  for (const [at, item] of wanted.entries())
    if (list.children[at] !== item) list.insertBefore(item, list.children[at] ?? null);
}

const filterRow = ({ type, name, value, label }: Row): HTMLLIElement =>
  element(
    'li',
    {},
    element('label', {}, element('input', { type, name, value }), element('span', {}, label), element('b')),
  );

function updated(item: HTMLLIElement, { count, checked }: Row): HTMLLIElement {
  item.querySelector('input')!.checked = checked;
  item.querySelector('b')!.textContent = count === null ? '' : figure(count);
  return item;
}

/** The state with what the form says. */
export function stateOfForm(form: HTMLFormElement, state: SearchState): SearchState {
  const data = new FormData(form);
  const chosen = (name: string) => data.getAll(name).map(String);
  return {
    ...state,
    choice: { editions: chosen('in'), topics: chosen('topic'), has: chosen('has') as Trait[] },
    order: (data.get('order') ?? 'best') as SearchState['order'],
  };
}
