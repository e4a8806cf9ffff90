// The shapes that dumps have, from the strongest marker to the weakest: data in the page, links to a paper's page,
// headings, bare lines. The first whose evidence suffices takes a file.
import type { Shape } from './shape.ts';
import { listingSpaced } from './shapes/listing-spaced.ts';
import { listingTight } from './shapes/listing-tight.ts';

export const SHAPES: readonly Shape[] = [listingSpaced, listingTight];
