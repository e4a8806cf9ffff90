// Stars, ticks and notes on papers, wherever a page shows them. In: elements with `data-paper`. Out: pressed buttons,
// read and hidden papers, the count of saved ones in the navigation.
import { citedFacts } from './cited.ts';
import { markdownText } from './copy-tex.ts';
import { changeMarks, currentMarks, onMarks } from './keeper.ts';
import { type Card, type Kind, type Mark, type Marks, toggle, writeNote } from './marks.ts';
import { mathsIn } from './maths-markup.ts';
import { PAPERS_SHOWN } from './papers-shown.ts';
import { say, today } from './say.ts';
import { figure, text } from './text.ts';

const BUTTONS: readonly {
  readonly kind: Kind;
  readonly selector: string;
  readonly off: 'own.save' | 'own.mark-read' | 'own.hide';
  readonly on: 'own.saved' | 'own.read' | 'own.hidden';
  readonly undone: 'own.unsaved' | 'own.unread' | 'own.unhidden';
}[] = [
  { kind: 'starred', selector: '.star', off: 'own.save', on: 'own.saved', undone: 'own.unsaved' },
  { kind: 'read', selector: '.read', off: 'own.mark-read', on: 'own.read', undone: 'own.unread' },
  { kind: 'hidden', selector: '.hide', off: 'own.hide', on: 'own.hidden', undone: 'own.unhidden' },
];

/** The element of a paper around a node of the page. */
const paperAround = (node: Element): HTMLElement | null => node.closest<HTMLElement>('[data-paper]');

/** What the page says of a paper: its title with formulas as TeX, where it was seen, and what it is cited by. */
export function cardOf(paper: HTMLElement): Card {
  const head = paper.querySelector('h1, h2, h3');
  return {
    title: head === null ? '' : markdownText(head),
    maths: head === null ? [] : mathsIn(head),
    ...citedFacts(paper),
    seen: paper.dataset.seen ?? '',
  };
}

export function toggleMark(paper: HTMLElement, kind: Kind): void {
  const id = paper.dataset.paper;
  if (id === undefined) return;
  const known = currentMarks().get(id)?.card;
  const card = known === undefined || paper.dataset.seen !== undefined ? cardOf(paper) : known;
  if (!changeMarks((marks) => toggle(marks, id, kind, card, today()))) return;
  const set = currentMarks().get(id)?.[kind] != null;
  const words = BUTTONS.find((button) => button.kind === kind)!;
  say(text('own.did', { did: text(set ? words.on : words.undone), title: card.title }));
}

/** Papers that a mark was shown on: the others stand as they were printed. */
const marked = new WeakSet<HTMLElement>();

function show(paper: HTMLElement, mark: Mark | undefined): void {
  if (mark !== undefined) marked.add(paper);
  else if (!marked.has(paper)) return;
  for (const { kind, selector, off, on } of BUTTONS) {
    const set = mark?.[kind] != null;
    for (const button of paper.querySelectorAll<HTMLButtonElement>(`.marks ${selector}`)) {
      button.setAttribute('aria-pressed', String(set));
      const words = button.querySelector('span');
      if (words !== null) words.textContent = text(set ? on : off);
    }
  }
  paper.classList.toggle('is-read', mark?.read != null && paper.matches('.entry'));
  paper.classList.toggle('is-hidden', mark?.hidden != null && paper.matches('.entry'));
}

function showAll(marks: Marks): void {
  for (const paper of document.querySelectorAll<HTMLElement>('[data-paper]')) {
    show(paper, marks.get(paper.dataset.paper ?? ''));
  }
  const saved = [...marks.values()].filter(({ starred }) => starred !== null).length;
  for (const count of document.querySelectorAll('.nav .n')) count.textContent = saved === 0 ? '' : ` ${figure(saved)}`;
}

/** The note of the one paper that a page is about. */
function keepNote(): void {
  const field = document.querySelector<HTMLTextAreaElement>('#note');
  const paper = field === null ? null : paperAround(field);
  const id = paper?.dataset.paper;
  if (field === null || paper === null || id === undefined) return;
  const grow = (): void => {
    field.rows = Math.min(20, Math.max(1, field.value.split('\n').length));
  };
  field.value = currentMarks().get(id)?.note ?? '';
  grow();
  field.addEventListener('input', () => {
    grow();
    changeMarks((marks) => writeNote(marks, id, field.value, cardOf(paper)));
  });
}

export function markPapers(): void {
  document.addEventListener('click', (event) => {
    const button = event.target instanceof Element ? event.target.closest('.marks button') : null;
    const paper = button === null ? null : paperAround(button);
    const kind = BUTTONS.find(({ selector }) => button?.matches(selector))?.kind;
    if (paper !== null && kind !== undefined) toggleMark(paper, kind);
  });
  onMarks(showAll);
  document.addEventListener(PAPERS_SHOWN, () => showAll(currentMarks()));
  keepNote();
}
