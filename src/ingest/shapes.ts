// The shapes that dumps have, from the strongest marker to the weakest: data in the page, links to a paper's page,
// headings, bare lines. The first whose evidence suffices takes a file.
import type { Shape } from './shape.ts';
import { arxivMail } from './shapes/arxiv-mail.ts';
import { arxivXml } from './shapes/arxiv-xml.ts';
import { bibtex } from './shapes/bibtex.ts';
import { jsonRecords } from './shapes/json-records.ts';
import { labelled } from './shapes/labelled.ts';
import { listingAddresses } from './shapes/listing-addresses.ts';
import { listingHeadings } from './shapes/listing-headings.ts';
import { listingLinks } from './shapes/listing-links.ts';
import { listingNumbered } from './shapes/listing-numbered.ts';
import { listingPage } from './shapes/listing-page.ts';
import { listingSpaced } from './shapes/listing-spaced.ts';
import { listingStrong } from './shapes/listing-strong.ts';
import { listingTight } from './shapes/listing-tight.ts';
import { ris } from './shapes/ris.ts';
import { markdownTable, table } from './shapes/table.ts';

export const SHAPES: readonly Shape[] = [
  listingPage,
  jsonRecords,
  arxivXml,
  arxivMail,
  bibtex,
  ris,
  table,
  markdownTable,
  listingNumbered,
  listingAddresses,
  listingLinks,
  listingStrong,
  listingHeadings,
  labelled,
  listingSpaced,
  listingTight,
];
