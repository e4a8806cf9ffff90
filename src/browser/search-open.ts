// The way to search from every page: `/`, Ctrl-K, a press on the search field or its sign. In: a key or a press.
// Out: on the search page its field has the focus; elsewhere search's script is loaded, once, and told to open.
// Until it has come, what is typed lands in the page's own field, or is gathered where none is shown, and is taken over.
// Without scripts the field's form leads to the search page.

import { keysAreOn } from './key-switch.ts';
import { siteScript } from './site-script.ts';

/** Fired on the document; `detail` is the text to begin with. */
export const OPEN_SEARCH = 'broadsheet:search';

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement &&
  target.matches('input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]');

let loading: Promise<void> | null = null;

function loadSearch(): Promise<void> {
  loading ??= new Promise((resolve, reject) => {
    const script = siteScript(document.documentElement.dataset.search ?? '');
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => {
      loading = null;
      reject(new Error('The script of the search could not be loaded.'));
    });
    document.head.append(script);
  });
  return loading;
}

/** The field of this page that a reader may type into: on the search page its own, elsewhere the first that is shown. */
function pageField(): HTMLInputElement | null {
  const own = document.querySelector<HTMLInputElement>('body.p-search #query');
  const fields = [...document.querySelectorAll<HTMLInputElement>('form[role="search"] input')];
  return own ?? fields.find((field) => field.checkVisibility()) ?? null;
}

/** What is typed from now on, kept from the keys of the page, until it is ended. */
function gatherTyped(): { readonly text: () => string; readonly end: () => void } {
  let text = '';
  const gather = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Backspace') text = text.slice(0, -1);
    else if (event.key.length === 1) text += event.key;
    else return;
    event.preventDefault();
    event.stopImmediatePropagation();
  };
  addEventListener('keydown', gather, true);
  return { text: () => text, end: () => removeEventListener('keydown', gather, true) };
}

let gathered: ReturnType<typeof gatherTyped> | null = null;

/** What a key was pressed on. There the focus goes back once search is closed; of itself it would go to the field. */
let cameFrom: Element | null = null;

function goBack(): void {
  const field = document.activeElement;
  if (cameFrom === document.body && field instanceof HTMLElement) field.blur();
  else if (cameFrom instanceof HTMLElement) cameFrom.focus({ preventScroll: true });
  cameFrom = null;
}

async function openSearch(field: HTMLInputElement | null): Promise<void> {
  field?.focus();
  if (document.body.classList.contains('p-search')) return;
  if (field === null) gathered ??= gatherTyped();
  try {
    await loadSearch();
    document.dispatchEvent(new CustomEvent(OPEN_SEARCH, { detail: field?.value ?? gathered?.text() ?? '' }));
  } catch {
    // The form of the field still leads to the search page.
  } finally {
    gathered?.end();
    gathered = null;
  }
}

export function openSearchFromEverywhere(): void {
  document.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.altKey) return;
    const slash = event.key === '/' && keysAreOn() && !event.ctrlKey && !event.metaKey && !isWriting(event.target);
    const chord = event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey) && !event.shiftKey;
    if (!slash && !chord) return;
    event.preventDefault();
    const field = pageField();
    const { activeElement } = document;
    if (!document.querySelector('dialog[open]') && !isWriting(activeElement)) cameFrom = activeElement;
    field?.select();
    void openSearch(field);
  });
  if (document.body.classList.contains('p-search')) return;
  // The event of a dialog does not bubble.
  document.addEventListener('close', goBack, true);
  for (const field of document.querySelectorAll<HTMLInputElement>('form[role="search"] input')) {
    field.addEventListener('click', () => void openSearch(field));
    // Escape empties the field, which asks for nothing.
    field.addEventListener('input', () => field.value !== '' && void openSearch(field));
  }
  document.querySelector<HTMLAnchorElement>('a.to-search')?.addEventListener('click', (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    void openSearch(null);
  });
}
