// Labels and editions of which nothing is known yet. Whoever finds a label spreads these and sets what was found, so a
// new label touches `types.ts`, this file and the shape that finds it.
import type { EditionInfo, Facts, Labels } from '../types.ts';

export const NO_LABELS: Labels = {
  arxiv: null,
  doi: null,
  authors: [],
  links: [],
  authorCount: null,
  upvotes: null,
  comments: null,
  published: null,
  year: null,
  categories: [],
  venue: null,
  remark: null,
  machineSummary: null,
};

export const NO_FACTS: Facts = { published: null, year: null, categories: [], venue: null, reference: null };

export const NO_EDITION: EditionInfo = { name: null, date: null, source: null, query: null, tags: [] };

/** Both sets of labels as one: what the first does not know is taken from the second. */
export function joinLabels(first: Labels, second: Labels): Labels {
  const joined: Record<string, unknown> = { ...first };
  for (const [name, value] of Object.entries(second)) {
    const known = joined[name];
    if (known === null || (Array.isArray(known) && known.length === 0)) joined[name] = value;
  }
  return joined as Labels;
}
