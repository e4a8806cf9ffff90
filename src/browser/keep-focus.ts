// Keeps the focus in a list whose entries come and go. In: the list, and what changes it. Out: the focus where it was, on
// the same control of the same paper where that is drawn anew, or of the entry that took its place. Lost, the focus would
// begin at the head of the page again.

const CONTROLS = ['.star', '.read', 'textarea'];
const TITLE = 'h2 a, h3 a';

const entriesOf = (list: HTMLElement): HTMLElement[] =>
  [...list.querySelectorAll<HTMLElement>('.entry')].filter(({ hidden }) => !hidden);

export function keepFocus(list: HTMLElement, change: () => void): void {
  const held = document.activeElement;
  const entry = held?.closest<HTMLElement>('.entry') ?? null;
  if (held === null || entry === null || !list.contains(entry)) {
    change();
    return;
  }
  const place = entriesOf(list).indexOf(entry);
  const control = CONTROLS.find((selector) => held.matches(selector)) ?? TITLE;
  change();
  if (held.isConnected && !entry.hidden) return;
  const left = entriesOf(list);
  const same = left.find(({ dataset }) => dataset.paper === entry.dataset.paper);
  const next = same ?? left[Math.min(place, left.length - 1)];
  const target = next?.querySelector<HTMLElement>(control) ?? list.querySelector<HTMLElement>('a');
  target?.focus({ preventScroll: true });
}
