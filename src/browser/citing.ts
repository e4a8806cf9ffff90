// Copying a citation, or the address of the page, in one press. In: the format that is chosen. Out: the clipboard.
import { say } from './say.ts';
import { text } from './text.ts';

/** Browsers refuse the clipboard to some pages; then the text is selected, so that the reader's own keys copy it. */
async function copy(contents: string, shown: Element | null, what: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(contents);
    say(text('own.copied', { what }));
    return;
  } catch {
    if (shown !== null) getSelection()?.selectAllChildren(shown);
  }
  // The old way still works from disk, where the new one may not.
  const done = shown !== null && document.execCommand('copy');
  say(done ? text('own.copied', { what }) : text('own.not-copied', { what }));
}

export function copyCitations(): void {
  const section = document.querySelector('.cite');
  if (section === null) return;
  section.querySelector('.copy-cite')?.addEventListener('click', () => {
    const chosen = section.querySelector<HTMLInputElement>('input[name="cite"]:checked');
    const shown = section.querySelector(`.c-${chosen?.value ?? 'bibtex'} code`);
    const name = chosen?.parentElement?.textContent?.trim() ?? text('own.citation');
    void copy(shown?.textContent ?? '', shown, name);
  });
  section.querySelector('.copy-link')?.addEventListener('click', () => {
    void copy(location.href.replace(/#.*$/, ''), null, text('own.link'));
  });
}
