// The rests of abstracts on a heavy page, brought when the first of them is opened. In: the page's own script of rests,
// made when the site was built: trees of their markup. Out: the rests, set in place.
import type { Markup } from '../leaves/markup.ts';
import { markupNode } from './markup-node.ts';
import { siteScript } from './site-script.ts';

declare global {
  interface Window {
    broadsheetRests?: (rests: string) => void;
  }
}

/** @param json a list of trees for each entry */
function setInPlace(entries: readonly HTMLElement[], json: string): void {
  const rests = JSON.parse(json) as readonly (readonly Markup[])[];
  for (const [i, entry] of entries.entries()) {
    const place = entry.querySelector('.more-of p');
    place?.replaceChildren(...(rests[i] ?? []).map((part) => markupNode(part)));
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
      const script = siteScript(list.dataset.rests ?? '');
      script.addEventListener('error', () => {
        asked = false;
      });
      document.head.append(script);
    },
    true,
  );
}
