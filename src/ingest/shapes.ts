// The shapes that dumps have, from the strongest marker to the weakest: data in the page, links to a paper's page,
// headings, bare lines. The first whose evidence suffices takes a file.
import type { Shape } from './shape.ts';
import { jsonRecords } from './shapes/json-records.ts';
import { listingAddresses } from './shapes/listing-addresses.ts';
import { listingHeadings } from './shapes/listing-headings.ts';
import { listingLinks } from './shapes/listing-links.ts';
import { listingNumbered } from './shapes/listing-numbered.ts';
import { listingPage } from './shapes/listing-page.ts';
import { listingSpaced } from './shapes/listing-spaced.ts';
import { listingTight } from './shapes/listing-tight.ts';

export const SHAPES: readonly Shape[] = [
  listingPage,
  jsonRecords,
  listingNumbered,
  listingAddresses,
  listingLinks,
  listingHeadings,
  listingSpaced,
  listingTight,
];
