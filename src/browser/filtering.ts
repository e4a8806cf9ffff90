// Filters and order of a list, live. In: the rail's form, the entries' facts, the reader's marks. Out: shown and hidden
// entries, in order, how many they are, and the choice in the page's address, so that it can be kept and sent.

import { citedMarkdown } from '../cite/citable.ts';
import { plainText } from '../cite/plain-tex.ts';
import { markdownText } from './copy-tex.ts';
import { keepFocus } from './keep-focus.ts';
import { currentMarks, onMarks } from './keeper.ts';
import { figure, text } from './text.ts';

type Choice = {
  readonly show: string;
  readonly has: readonly string[];
  readonly topic: readonly string[];
  readonly order: string;
};

const RADIOS = ['show', 'order'] as const;
const BOXES = ['has', 'topic'] as const;

function readForm(form: HTMLFormElement): Choice {
  const data = new FormData(form);
  const all = (name: string): string[] => data.getAll(name).map(String);
  return { show: all('show')[0] ?? '', has: all('has'), topic: all('topic'), order: all('order')[0] ?? '' };
}

/** Sets the form by the address; what the form does not offer is left out. */
function writeForm(form: HTMLFormElement, search: string): void {
  const asked = new URLSearchParams(search);
  for (const input of form.querySelectorAll<HTMLInputElement>('input')) {
    if (RADIOS.some((name) => name === input.name)) input.checked = input.value === (asked.get(input.name) ?? '');
    if (BOXES.some((name) => name === input.name)) input.checked = asked.getAll(input.name).includes(input.value);
  }
  for (const name of RADIOS) {
    const inputs = [...form.querySelectorAll<HTMLInputElement>(`input[name="${name}"]`)];
    if (inputs.length > 0 && !inputs.some(({ checked }) => checked)) inputs[0]!.checked = true;
  }
}

function addressOf(choice: Choice): string {
  const asked = new URLSearchParams();
  for (const name of RADIOS) if (choice[name] !== '') asked.set(name, choice[name]);
  for (const name of BOXES) for (const value of choice[name]) asked.append(name, value);
  const search = asked.toString();
  return `${location.pathname}${search === '' ? '' : `?${search}`}${location.hash}`;
}

function fits(entry: HTMLElement, { show, has, topic }: Choice): boolean {
  const facts = (entry.dataset.facts ?? '').split(' ');
  const mark = currentMarks().get(entry.dataset.paper ?? '');
  if (mark?.hidden != null && show !== 'hidden') return false;
  if (show === 'unread' && mark?.read != null) return false;
  if (show === 'saved' && mark?.starred == null) return false;
  if (show === 'hidden' && mark?.hidden == null) return false;
  if ((show === 'new' || show === 'elsewhere') && !facts.includes(show)) return false;
  return (
    has.every((fact) => facts.includes(fact)) &&
    (topic.length === 0 || topic.some((slug) => facts.includes(`t-${slug}`)))
  );
}

export function filterList(): void {
  const form = document.querySelector<HTMLFormElement>('form.filters');
  const list = document.querySelector<HTMLElement>('#list .entries');
  const said = document.querySelector<HTMLElement>('#list .list-bar p');
  if (form === null || list === null || said === null) return;
  const printed = [...list.querySelectorAll<HTMLElement>(':scope > .entry')];
  const key = (entry: HTMLElement): string =>
    plainText(citedMarkdown(markdownText(entry.querySelector('h2')!))).toLowerCase();
  // Sorted when first asked for: reading every title would hold the page while it opens.
  let sorted: readonly HTMLElement[] | null = null;
  const byTitle = (): readonly HTMLElement[] => {
    sorted ??= printed
      .map((entry) => ({ entry, title: key(entry) }))
      .sort((a, b) => a.title.localeCompare(b.title, 'en'))
      .map(({ entry }) => entry);
    return sorted;
  };
  const whole = [...said.childNodes].map((node) => node.cloneNode(true));
  said.setAttribute('role', 'status');
  let order = '';

  const apply = (): void => {
    const choice = readForm(form);
    keepFocus(list, () => {
      for (const entry of printed) entry.hidden = !fits(entry, choice);
    });
    if (choice.order !== order) list.append(...(choice.order === 'title' ? byTitle() : printed));
    order = choice.order;
    const shown = printed.filter((entry) => !entry.hidden).length;
    const count = document.createElement('b');
    count.textContent = figure(shown);
    const n = printed.length;
    const rest = choice.order === 'title' ? text('own.of-by-title', { n }) : text('own.of', { n });
    if (shown === printed.length && order === '') said.replaceChildren(...whole.map((node) => node.cloneNode(true)));
    else said.replaceChildren(count, rest);
    countOwn(printed);
  };

  writeForm(form, location.search);
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'keys') return;
    apply();
    history.replaceState(history.state, '', addressOf(readForm(form)));
  });
  addEventListener('popstate', () => {
    writeForm(form, location.search);
    apply();
  });
  onMarks(apply);
}

/** `6 read, 3 saved, 1 hidden`, of the papers on this page. */
function countOwn(entries: readonly HTMLElement[]): void {
  const line = document.querySelector('.own-count');
  if (line === null) return;
  const marks = entries.map((entry) => currentMarks().get(entry.dataset.paper ?? ''));
  const counts = [
    [marks.filter((mark) => mark?.read != null).length, 'own.count-read'],
    [marks.filter((mark) => mark?.starred != null).length, 'own.count-saved'],
    [marks.filter((mark) => mark?.hidden != null).length, 'own.count-hidden'],
  ] as const;
  line.textContent = counts
    .filter(([count]) => count > 0)
    .map(([n, key]) => text(key, { n }))
    .join(text('own.comma'));
}
