// The rests of abstracts on a heavy page, brought when the first of them is opened. In: the page's own script of rests,
// made when the site was built, of text that was escaped there. Out: the rests, set in place.

declare global {
  interface Window {
    broadsheetRests?: (rests: readonly string[]) => void;
  }
}

function setInPlace(entries: readonly HTMLElement[], rests: readonly string[]): void {
  for (const [i, entry] of entries.entries()) {
    const place = entry.querySelector('.more-of p');
    if (place !== null) place.innerHTML = rests[i] ?? '';
  }
}

export function bringRests(): void {
  const list = document.querySelector<HTMLElement>('.entries[data-rests]');
  if (list === null) return;
  // As printed: the list may be in another order by the time the rests are there.
  const entries = [...list.querySelectorAll<HTMLElement>(':scope > .entry')];
  let asked = false;
  list.addEventListener(
    'toggle',
    () => {
      if (asked) return;
      asked = true;
      window.broadsheetRests = (rests) => setInPlace(entries, rests);
      const script = document.createElement('script');
      script.src = list.dataset.rests ?? '';
      script.addEventListener('error', () => {
        asked = false;
      });
      document.head.append(script);
    },
    true,
  );
}
