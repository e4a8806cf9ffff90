// The independent reader of citation files that the tests trust: citation.js, which has no types of its own.
import { createRequire } from 'node:module';

type Parsed = {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly Readonly<Record<string, string>>[];
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[] };
  readonly abstract?: string;
  readonly note?: string;
  readonly DOI?: string;
  readonly URL?: string;
};

const require = createRequire(import.meta.url);
const { Cite } = require('@citation-js/core') as {
  Cite: new (text: string, options: object) => { readonly data: Parsed[] };
};
require('@citation-js/plugin-bibtex');
require('@citation-js/plugin-ris');

/** Every entry of a BibTeX, RIS or CSL-JSON text, as CSL. */
export const parseCitations = (text: string): readonly Parsed[] => new Cite(text, { generateGraph: false }).data;
