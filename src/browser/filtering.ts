// Filters and order of a list, live. In: the rail's form, the papers of the edition, the reader's marks. Out: the entries
// that fit, in order, how many they are, and the choice in the page's address, so that it can be kept and sent. Of an edition
// of several pages all papers are asked, brought once something is asked; until then its page stands as it was printed.

import { once } from '../leaves/once.ts';
import { breather } from './breather.ts';
import { type EditionPaper, otherPapers, printedPapers } from './edition-papers.ts';
import { keepFocus } from './keep-focus.ts';
import { currentMarks, onMarks } from './keeper.ts';
import { PAPERS_SHOWN } from './papers-shown.ts';
import { element } from './search-dom.ts';
import { setUnseen } from './set-unseen.ts';
import { figure, text } from './text.ts';

/** Entries shown at first, and with each press on the button below them. */
const STEP = 100;

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

const isAsked = ({ show, has, topic, order }: Choice): boolean =>
  show !== '' || has.length > 0 || topic.length > 0 || order !== '';

function fits({ paper, facts }: EditionPaper, { show, has, topic }: Choice): boolean {
  const mark = currentMarks().get(paper);
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

type Places = {
  readonly form: HTMLFormElement;
  readonly list: HTMLElement;
  readonly said: HTMLElement;
  /** How many of them the reader has read, saved and hidden. */
  readonly own: HTMLElement | null;
  /** The rows of links to the edition's other pages. */
  readonly parts: readonly HTMLElement[];
  readonly more: HTMLButtonElement;
};

function placesOnPage(): Places | null {
  const form = document.querySelector<HTMLFormElement>('form.filters');
  const list = document.querySelector<HTMLElement>('#list .entries');
  const said = document.querySelector<HTMLElement>('#list .list-bar p');
  if (form === null || list === null || said === null) return null;
  const more = element('button', { type: 'button', class: 'txt', hidden: true });
  list.after(element('p', { class: 'more' }, more));
  said.setAttribute('role', 'status');
  return {
    ...{ form, list, said, more },
    own: document.querySelector<HTMLElement>('.own-count'),
    parts: [...document.querySelectorAll<HTMLElement>('#list .parts')],
  };
}

export function filterList(): void {
  const at = placesOnPage();
  if (at !== null) filterAt(at);
}

function filterAt({ form, list, said, own, parts, more }: Places): void {
  const printed = printedPapers(list);
  const others = (list.dataset.others ?? '').split(' ').filter((address) => address !== '');
  const size = others.length === 0 ? printed.length : Number(list.dataset.size);
  /** Of the whole edition; null while not all are there. */
  let all = others.length === 0 ? printed : null;
  let coming: Promise<void> | null = null;
  const whole = [...said.childNodes].map((node) => node.cloneNode(true));
  const most = Math.max(STEP, printed.length);
  let room = most;
  let turn = 0;
  /** Whether more was asked for: the first of the new entries is where a reader goes on. */
  let goesOn = false;

  const bringAll = async (): Promise<void> => {
    all = [...printed, ...(await otherPapers(others))].sort((a, b) => a.number - b.number);
    countTopics(form, all);
  };

  const apply = (): void => {
    const mine = ++turn;
    const choice = readForm(form);
    const asked = isAsked(choice);
    for (const row of parts) row.hidden = asked;
    list.classList.toggle('asked', asked && others.length > 0);
    if (!asked || all !== null) {
      show(mine, choice, asked ? all! : printed);
      return;
    }
    said.replaceChildren(text('own.bringing', { n: size }));
    list.setAttribute('aria-busy', 'true');
    coming ??= bringAll();
    coming
      .catch(() => {
        coming = null;
      })
      .then(() => {
        list.removeAttribute('aria-busy');
        if (mine === turn) show(mine, choice, all ?? printed);
      });
  };

  /** At once as far as the entries are made: who has just ticked one off goes on to the next. */
  const show = (mine: number, choice: Choice, known: readonly EditionPaper[]): void => {
    const kept = inOrder(known, choice.order).filter((paper) => fits(paper, choice));
    const shown = kept.slice(0, room);
    const unmade = shown.filter(({ made }) => made === null);
    const ready = unmade.length === 0 ? shown.length : shown.indexOf(unmade[0]!);
    const told = (): void => {
      drawEntries(list, all ?? printed, shown);
      if (goesOn) shown[room - STEP]?.made?.querySelector<HTMLElement>('h2 a')?.focus();
      goesOn = false;
      const left = kept.length - shown.length;
      more.hidden = left === 0;
      more.textContent = text('own.more', { more: Math.min(STEP, left), left });
      sayCount(kept.length, known.length, choice);
      if (own !== null) own.textContent = ownCounts(known, known.length < size);
    };
    if (unmade.length === 0) {
      told();
      return;
    }
    if (ready > 0) drawEntries(list, all ?? printed, shown.slice(0, ready));
    makeUnseen(list, unmade, () => mine === turn).then(
      () => {
        if (mine !== turn) return;
        told();
        document.dispatchEvent(new Event(PAPERS_SHOWN));
      },
      () => undefined,
    );
  };

  const sayCount = (kept: number, known: number, choice: Choice): void => {
    const isWhole = kept === known && choice.order === '' && known === printed.length;
    if (isWhole && (known === size || !isAsked(choice))) {
      said.replaceChildren(...whole.map((node) => node.cloneNode(true)));
      return;
    }
    const byTitle = choice.order === 'title';
    const rest =
      known === size ? text(byTitle ? 'own.of-by-title' : 'own.of', { n: known }) : text('own.of-page', { n: known });
    const missing = known < size && isAsked(choice) ? text('own.others-missing') : '';
    said.replaceChildren(element('b', {}, figure(kept)), rest, missing);
  };

  writeForm(form, location.search);
  // An address that asks for something: what is seen first does not give way to something else.
  if (all === null && isAsked(readForm(form))) for (const { made } of printed) made!.hidden = true;
  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('change', (event) => {
    if (event.target instanceof HTMLInputElement && event.target.name === 'keys') return;
    room = most;
    apply();
    history.replaceState(history.state, '', addressOf(readForm(form)));
  });
  more.addEventListener('click', () => {
    room += STEP;
    goesOn = true;
    apply();
  });
  addEventListener('popstate', () => {
    writeForm(form, location.search);
    apply();
  });
  onMarks(apply);
}

/** Sorted when first asked for: reading every title would hold the page while it opens. */
const byTitle = once((papers: readonly EditionPaper[]): readonly EditionPaper[] => {
  const { compare } = new Intl.Collator('en');
  return papers
    .map((paper) => ({ paper, title: paper.title() }))
    .sort((a, b) => compare(a.title, b.title))
    .map(({ paper }) => paper);
});

const inOrder = (papers: readonly EditionPaper[], order: string): readonly EditionPaper[] =>
  order === 'title' ? byTitle(papers) : papers;

/** @param all that may stand there already */
function drawEntries(list: HTMLElement, all: readonly EditionPaper[], shown: readonly EditionPaper[]): void {
  const wanted = new Set(shown);
  keepFocus(list, () => {
    for (const paper of all) if (paper.made !== null) paper.made.hidden = !wanted.has(paper);
    putInPlace(
      list,
      shown.map(({ made }) => made!),
    );
  });
}

/** Moved only where they do not stand so: whoever is moved loses the focus. */
function putInPlace(list: HTMLElement, entries: readonly HTMLElement[]): void {
  const wanted = new Set<Element>(entries);
  const standing = [...list.children].filter((entry) => wanted.has(entry));
  if (standing.length < entries.length || standing.some((entry, i) => entry !== entries[i])) list.append(...entries);
}

/** Makes entries of other pages, with the faces that they need, before any of them is seen. */
async function makeUnseen(list: HTMLElement, papers: readonly EditionPaper[], isWanted: () => boolean): Promise<void> {
  const pause = breather(isWanted);
  const made: HTMLElement[] = [];
  for (const paper of papers) {
    made.push(paper.make());
    await pause();
  }
  await setUnseen(list, made);
}

/** How many papers of the edition have each topic: pages but the first are not printed with it. */
function countTopics(form: HTMLFormElement, papers: readonly EditionPaper[]): void {
  for (const input of form.querySelectorAll<HTMLInputElement>('input[name="topic"]')) {
    const fact = `t-${input.value}`;
    const count = papers.filter(({ facts }) => facts.includes(fact)).length;
    input.closest('label')?.querySelector('b')?.replaceChildren(figure(count));
  }
}

/** `6 read, 3 saved, 1 hidden`. @param isPart whether the edition has more pages than are known */
function ownCounts(papers: readonly EditionPaper[], isPart: boolean): string {
  const marks = papers.map(({ paper }) => currentMarks().get(paper));
  const counts = [
    [marks.filter((mark) => mark?.read != null).length, 'own.count-read'],
    [marks.filter((mark) => mark?.starred != null).length, 'own.count-saved'],
    [marks.filter((mark) => mark?.hidden != null).length, 'own.count-hidden'],
  ] as const;
  const said = counts
    .filter(([count]) => count > 0)
    .map(([n, key]) => text(key, { n }))
    .join(text('own.comma'));
  return said === '' || !isPart ? said : text('own.here', { counts: said });
}
