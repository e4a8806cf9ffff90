// An entry of an edition's page as the build hands it to the scripts of the edition's other pages. No code.
// Addresses are those that a link on any page of the edition has.
import type { CitedFacts } from '../cite/citable.ts';
import type { Markup } from '../leaves/markup.ts';

type LinkedName = { readonly name: string; readonly address: string };

export type ListedEntry = {
  readonly id: string;
  /** What it can be filtered by, as `site/page.ts` tells. */
  readonly facts: readonly string[];
  /** Where it stands, for a citation. */
  readonly seen: string;
  readonly number: number;
  readonly title: readonly Markup[];
  readonly opening: readonly Markup[];
  /** The file that has the rest of its abstract; null where there is none. */
  readonly rests: string | null;
  readonly topics: readonly LinkedName[];
  readonly also: readonly LinkedName[];
  readonly links: readonly { readonly label: string; readonly url: string }[];
  /** For a citation; null where nothing is known. */
  readonly cited: CitedFacts | null;
};
