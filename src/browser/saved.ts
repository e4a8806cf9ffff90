// The page of saved papers: what is to read, what was read, notes, and the way out and back in as a file. In: the
// reader's marks. Out: lists made by calls alone; files that never leave the device unless the reader takes them.
import { citeBibtex } from '../cite/bibtex.ts';
import { type Citable, citedMarkdown } from '../cite/citable.ts';
import { citeCsl } from '../cite/csl.ts';
import { citeMarkdown } from '../cite/markdown.ts';
import { plainText } from '../cite/plain-tex.ts';
import { citeRis } from '../cite/ris.ts';
import { keepFocus } from './keep-focus.ts';
import { canKeep, changeMarks, currentMarks, onMarks } from './keeper.ts';
import { type Card, type Mark, type Marks, mergeMarks, readMarks, writeMarks, writeNote } from './marks.ts';
import { markupNode } from './markup-node.ts';
import { PAPERS_SHOWN } from './papers-shown.ts';
import { say } from './say.ts';
import { element, icon, siteAddress } from './search-dom.ts';
import { figure, paperWords, text } from './text.ts';

type Kept = { readonly id: string; readonly mark: Mark };

const MOST_BYTES = 20_000_000;
/** Entries that a list begins with, and grows by. */
const STEP = 100;

/** `2026-11-21` as `Nov 21`. */
const dayLabel = (day: string): string =>
  text('own.day', {
    month: text('own.months').split(' ')[Number(day.slice(5, 7)) - 1] ?? '',
    day: Number(day.slice(8)),
  });

const library = (): string => document.documentElement.dataset.library ?? 'Broadsheet';

const compareDays = (a: Kept, b: Kept): number => (dayOf(a) < dayOf(b) ? -1 : dayOf(a) > dayOf(b) ? 1 : 0);
const dayOf = ({ mark }: Kept): string => mark.starred ?? mark.read ?? '';

const ORDERS: Readonly<Record<string, (kept: readonly Kept[]) => Kept[]>> = {
  newest: (kept) => [...kept].sort((a, b) => compareDays(b, a)),
  oldest: (kept) => [...kept].sort(compareDays),
  title: (kept) => {
    const { compare } = new Intl.Collator('en');
    const titled = kept.map((one) => ({ one, title: plainTitle(one.mark.card.title) }));
    return titled.sort((a, b) => compare(a.title, b.title)).map(({ one }) => one);
  },
};
const inOrder = (marks: Marks, order: string): Kept[] => (ORDERS[order] ?? ORDERS.oldest!)(keptOf(marks));

const keptOf = (marks: Marks): Kept[] =>
  [...marks].map(([id, mark]) => ({ id, mark })).filter(({ mark }) => mark.starred !== null || mark.note !== '');

function noteField({ id, mark }: Kept): HTMLElement {
  const field = element('textarea', {
    class: 'my',
    rows: '1',
    'aria-label': text('own.note-on', { title: plainTitle(mark.card.title) }),
  });
  field.placeholder = text('own.add-note');
  field.value = mark.note;
  const grow = (): void => {
    field.rows = Math.max(1, field.value.split('\n').length);
  };
  grow();
  field.addEventListener('input', grow);
  field.addEventListener('change', () => changeMarks((marks) => writeNote(marks, id, field.value, mark.card)));
  return field;
}

const markButton = (name: 'star' | 'read', label: string): HTMLButtonElement =>
  element('button', { class: `btn ${name}`, type: 'button', 'aria-pressed': 'false', 'aria-label': label }, icon(name));

function entry(kept: Kept): HTMLLIElement {
  const { id, mark } = kept;
  const link = element('a', { href: siteAddress(`papers/${id}.html`) }, ...titleNodes(id, mark.card));
  return element(
    'li',
    { class: 'entry keep', 'data-paper': id },
    element('span', { class: 'no' }, mark.starred === null ? '' : dayLabel(mark.starred)),
    element('div', { class: 'e-main' }, element('h3', paperWords(), link), noteField(kept)),
    element('p', { class: 'e-meta' }, element('span', { class: 'e-a' }, mark.card.seen)),
    element('div', { class: 'marks' }, markButton('star', text('own.save')), markButton('read', text('own.mark-read'))),
  );
}

/** How many entries of a list stand on the page, by the list's name; so many stand there again when it is drawn anew. */
type Shown = Map<string, number>;

/** A list that grows when it is asked to: a browser takes minutes to lay out 30,000 entries. */
function section(name: string, kept: readonly Kept[], shown: Shown): HTMLElement[] {
  if (kept.length === 0) return [];
  const list = element('ol', { class: 'entries' });
  const more = element('button', { class: 'txt', type: 'button' });
  const show = (upTo: number): void => {
    list.append(...kept.slice(list.children.length, upTo).map(entry));
    const left = kept.length - list.children.length;
    shown.set(name, list.children.length);
    more.hidden = left === 0;
    more.textContent = text('own.more', { more: Math.min(STEP, left), left });
  };
  more.addEventListener('click', () => {
    const from = list.children.length;
    show(from + STEP);
    document.dispatchEvent(new Event(PAPERS_SHOWN));
    list.children[from]?.querySelector<HTMLAnchorElement>('h3 a')?.focus();
  });
  show(Math.max(STEP, shown.get(name) ?? 0));
  const head = element('h2', { class: 'bar' }, name, element('b', {}, figure(kept.length)));
  return [element('section', { class: 'saved' }, head, list, element('p', { class: 'acts' }, more))];
}

const emptyState = (): HTMLElement =>
  element(
    'section',
    { class: 'state' },
    element('h2', { class: 'lab' }, text('own.nothing-label')),
    element(
      'div',
      {},
      element('h3', {}, text('own.nothing')),
      element('p', {}, text('own.nothing-advice')),
      element('p', { class: 'acts' }, element('a', { href: siteAddress('index.html') }, text('own.to-front'))),
    ),
  );

function standfirst(kept: readonly Kept[]): string {
  const toRead = kept.filter(({ mark }) => mark.read === null).length;
  if (!canKeep()) return text('own.list-refused');
  return kept.length === 0 ? text('own.no-account') : text('own.list', { n: kept.length, unread: toRead });
}

/** Nothing is offered to be taken away, or put in order, where there is nothing. */
function offerTools(kept: number, marks: number): void {
  for (const button of document.querySelectorAll<HTMLElement>('[data-export]')) {
    button.hidden = (button.dataset.export === 'backup' ? marks : kept) === 0;
  }
  const [label, order] = ['.exports .lab', '.exports .order'].map((one) => document.querySelector<HTMLElement>(one));
  if (label) label.hidden = marks === 0;
  if (order) order.hidden = kept < 2;
}

/** A title as plain text, formulas as one would say them. */
const plainTitle = (markdown: string): string => plainText(citedMarkdown(markdown));

/** A title with its formulas set by the browser itself; as plain text where they are not known. */
function titleNodes(id: string, { title, maths }: Card): (Node | string)[] {
  const pieces = citedMarkdown(title);
  const formulas = pieces.filter(({ kind }) => kind === 'formula').length;
  if (formulas === 0 || formulas !== maths.length) return [plainTitle(title) || id];
  let nth = 0;
  return pieces.map((piece) => (piece.kind === 'prose' ? piece.text : markupNode(maths[nth++]!)));
}

/** Its address in the library, where the library knows its own, as the built files have it. */
function pageOf(id: string): string | null {
  const own = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')?.href;
  return own === undefined ? null : new URL(`papers/${id}.html`, own).href;
}

const citable = ({ id, mark: { card } }: Kept): Citable => ({
  id,
  title: citedMarkdown(card.title),
  abstract: null,
  authors: card.authors,
  ids: { arxiv: card.arxiv, doi: card.doi },
  page: pageOf(id),
  year: card.year,
  seenIn: card.seen.split('; '),
  library: library(),
});

/** Hands a file to the reader. */
function download(name: string, type: string, contents: string): void {
  const address = URL.createObjectURL(new Blob([contents], { type }));
  const link = element('a', { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

type Export = { readonly name: string; readonly type: string; readonly write: (kept: readonly Kept[]) => string };

const noted = (kept: Kept): string =>
  `- ${citeMarkdown([citable(kept)])
    .trim()
    .replace(/^- /, '')}\n${kept.mark.note === '' ? '' : `\n${kept.mark.note.replace(/^/gm, '  ')}\n\n`}`;

const EXPORTS: Readonly<Record<string, Export>> = {
  bibtex: {
    name: 'saved.bib',
    type: 'application/x-bibtex',
    write: (kept) => citeBibtex(kept.map(citable)),
  },
  ris: {
    name: 'saved.ris',
    type: 'application/x-research-info-systems',
    write: (kept) => citeRis(kept.map(citable)),
  },
  csl: {
    name: 'saved.json',
    type: 'application/vnd.citationstyles.csl+json',
    write: (kept) => citeCsl(kept.map(citable)),
  },
  markdown: { name: 'saved.md', type: 'text/markdown', write: (kept) => kept.map(noted).join('') },
  backup: { name: 'broadsheet-marks.json', type: 'application/json', write: () => writeMarks(currentMarks()) },
};

async function bringBack(field: HTMLInputElement): Promise<void> {
  const file = field.files?.[0];
  if (file === undefined) return;
  const read = file.size > MOST_BYTES ? null : readMarks(await file.text());
  field.value = '';
  if (read === null) {
    tell(text('own.no-backup', { file: file.name }));
    return;
  }
  changeMarks((marks) => mergeMarks(marks, read.marks));
  const dropped = read.dropped === 0 ? '' : ` ${text('own.dropped', { n: read.dropped })}`;
  tell(`${text('own.brought', { n: read.marks.size, file: file.name })}${dropped}`);
}

/** Says it aloud and on the page. */
function tell(sentence: string): void {
  say(sentence);
  const line = document.getElementById('saved-said');
  if (line !== null) line.textContent = sentence;
}

export function runSavedPage(): void {
  const lists = document.getElementById('saved-lists');
  const order = document.querySelector<HTMLSelectElement>('#saved-order');
  const field = document.querySelector<HTMLInputElement>('#saved-import');
  if (lists === null || order === null || field === null) return;
  let drawn = '';
  const shown: Shown = new Map();
  const draw = (marks: Marks): void => {
    const kept = inOrder(marks, order.value);
    offerTools(kept.length, marks.size);
    // A mark that only changes a button must not take the focus from it.
    const key = JSON.stringify([order.value, kept.map(({ id, mark }) => [id, mark.starred, mark.read])]);
    if (key === drawn) return;
    drawn = key;
    const toRead = kept.filter(({ mark }) => mark.read === null);
    const read = kept.filter(({ mark }) => mark.read !== null);
    const parts = () =>
      kept.length === 0
        ? [emptyState()]
        : [...section(text('own.to-read'), toRead, shown), ...section(text('own.were-read'), read, shown)];
    keepFocus(lists, () => lists.replaceChildren(...parts()));
    document.dispatchEvent(new Event(PAPERS_SHOWN));
    const line = document.getElementById('saved-said');
    if (line !== null) line.textContent = standfirst(kept);
  };
  onMarks(draw);
  order.addEventListener('change', () => draw(currentMarks()));
  field.addEventListener('change', () => void bringBack(field));
  for (const button of document.querySelectorAll<HTMLButtonElement>('[data-export]')) {
    button.addEventListener('click', () => {
      const { name, type, write } = EXPORTS[button.dataset.export ?? ''] ?? EXPORTS.backup!;
      download(name, type, write(inOrder(currentMarks(), order.value)));
    });
  }
}
