// Single keys: through a list with j and k, and what can be done with the paper under the cursor. In: key presses.
// Out: a cursor, and the same acts as the page's own buttons. All of it can be switched off, and stays off.
import { keysAreOn, switchKeys } from './key-switch.ts';
import { toggleMark } from './marking.ts';
import { isOff } from './off.ts';
import { say } from './say.ts';
import { text } from './text.ts';

/** Whether the reader is writing, or means another key of the browser's. */
function isMeantElsewhere(event: KeyboardEvent): boolean {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return true;
  const { target } = event;
  return (
    target instanceof HTMLElement &&
    target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]')
  );
}

const shownEntries = (): HTMLElement[] =>
  [...document.querySelectorAll<HTMLElement>('.entries .entry')].filter((entry) => entry.checkVisibility());

const cursor = (): HTMLElement | null =>
  document.activeElement?.closest<HTMLElement>('.entry') ?? document.querySelector<HTMLElement>('.entry.at-cursor');

/** The cursor is the focus itself, on the entry's title, so that a screen reader goes with it. */
function moveTo(entry: HTMLElement | undefined): void {
  if (entry === undefined) return;
  for (const old of document.querySelectorAll('.at-cursor')) old.classList.remove('at-cursor');
  entry.classList.add('at-cursor');
  entry.querySelector<HTMLElement>('h2 a, h3 a')?.focus({ preventScroll: true });
  entry.scrollIntoView({ block: 'nearest' });
}

function step(by: 1 | -1): boolean {
  const entries = shownEntries();
  const at = entries.indexOf(cursor() ?? document.body);
  moveTo(at === -1 ? firstInView(entries) : entries[at + by]);
  return entries.length > 0;
}

/** Where a reader who has scrolled, or comes back to a list, goes on. */
const firstInView = (entries: readonly HTMLElement[]): HTMLElement | undefined =>
  entries.find((entry) => entry.getBoundingClientRect().top >= 0) ?? entries.at(-1);

function openInPlace(entry: HTMLElement): void {
  const rest = entry.querySelector<HTMLDetailsElement>('details.more-of');
  if (rest !== null) rest.open = !rest.open;
}

/** The paper under the cursor, or the one that the page is about. */
const chosenPaper = (): HTMLElement | null => cursor() ?? document.querySelector<HTMLElement>('main[data-paper]');

type Acts = Readonly<Record<string, () => boolean>>;
/** Each key's act; true where there was something to do. */
const READING: Acts = {
  j: () => step(1),
  k: () => step(-1),
  o: () => withPaper(openInPlace),
};
const KEEPING: Acts = {
  s: () => withPaper((paper) => toggleMark(paper, 'starred')),
  r: () => withPaper((paper) => toggleMark(paper, 'read')),
  h: () => withPaper((paper) => toggleMark(paper, 'hidden')),
};

function withPaper(act: (paper: HTMLElement) => void): boolean {
  const paper = chosenPaper();
  if (paper === null) return false;
  act(paper);
  // What is hidden or no longer wanted gives way to the next.
  const entry = document.activeElement?.closest<HTMLElement>('.entry') ?? null;
  if (entry !== null && entry !== paper) moveTo(entry);
  return true;
}

export function listenToKeys(): void {
  const acts: Acts = isOff('saved') ? READING : { ...READING, ...KEEPING };
  document.addEventListener('keydown', (event) => {
    if (!keysAreOn() || isMeantElsewhere(event)) return;
    const act = Object.hasOwn(acts, event.key) ? acts[event.key] : undefined;
    if (act?.()) event.preventDefault();
  });
  for (const box of document.querySelectorAll<HTMLInputElement>('input[name="keys"]')) {
    box.checked = keysAreOn();
    box.addEventListener('change', () => {
      switchKeys(box.checked);
      say(box.checked ? text('own.keys-on') : text('own.keys-off'));
    });
  }
}
