// What a reader's browser keeps for this library. In: names and texts. Out: the same, on the next page.
// All pages on one disk share one storage, so every key carries the library's name. Storage may be refused: then
// nothing is kept, and nothing breaks.

/** The key of something kept for this library. */
export const storageKey = (name: string): string =>
  `broadsheet/${document.documentElement.dataset.library ?? ''}/${name}`;

/** What was kept under this name, or null; also where storage is refused. */
export function recall(name: string): string | null {
  try {
    return localStorage.getItem(storageKey(name));
  } catch {
    return null;
  }
}

/** Keeps a text, or forgets it when it is null. Says whether that could be done. */
export function keep(name: string, text: string | null): boolean {
  try {
    if (text === null) localStorage.removeItem(storageKey(name));
    else localStorage.setItem(storageKey(name), text);
    return true;
  } catch {
    return false;
  }
}
