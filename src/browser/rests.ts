// The rests of abstracts on a heavy page, brought when the first of them is opened. In: the scripts of rests, one for each
// page of an edition, made when the site was built: trees of their markup. Out: the rests, set in place.
import type { Markup } from '../leaves/markup.ts';
import { markupNode } from './markup-node.ts';
import { bringData } from './site-data.ts';

/** For each entry of a page, as printed. */
type Rests = readonly (readonly Markup[])[];

const coming = new Map<string, Promise<Rests>>();

function restsFrom(address: string): Promise<Rests> {
  const rests = coming.get(address) ?? bringData('broadsheetRests', address).then((json) => JSON.parse(json) as Rests);
  coming.set(address, rests);
  rests.catch(() => coming.delete(address));
  return rests;
}

/** Where the rest of an entry's abstract stands: in which file, and the entry's place on its page. */
type Place = { readonly address: string; readonly at: number };

const places = new WeakMap<HTMLElement, Place>();

/** Tells where the rest of an abstract is that the entry does not have. */
export const restStandsIn = (entry: HTMLElement, place: Place): void => void places.set(entry, place);

function setInPlace(entry: HTMLElement, rest: readonly Markup[]): void {
  const place = entry.querySelector('.more-of p');
  if (place?.hasChildNodes() === false) place.append(...rest.map((part) => markupNode(part)));
}

export function bringRests(): void {
  const list = document.querySelector<HTMLElement>('.entries');
  if (list === null) return;
  const { rests } = list.dataset;
  // As printed: the list may be in another order by the time the rests are there.
  const printed = [...list.querySelectorAll<HTMLElement>(':scope > .entry')];
  if (rests !== undefined) for (const [at, entry] of printed.entries()) restStandsIn(entry, { address: rests, at });
  const entriesIn = (file: string) =>
    [...list.querySelectorAll<HTMLElement>(':scope > .entry')].filter((entry) => places.get(entry)?.address === file);
  list.addEventListener(
    'toggle',
    (event) => {
      const place =
        event.target instanceof Element ? places.get(event.target.closest<HTMLElement>('.entry')!) : undefined;
      if (place === undefined) return;
      restsFrom(place.address)
        .then((all) => {
          for (const entry of entriesIn(place.address)) setInPlace(entry, all[places.get(entry)!.at] ?? []);
        })
        .catch(() => undefined);
    },
    true,
  );
}
