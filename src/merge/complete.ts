// Completes papers from reference files. In: papers as the dumps brought them, and mended records of references. Out: the
// same papers, with authors, ids, dates and categories, and with intact LaTeX where a dump's had to be repaired.
// A reference never adds a paper: a record that fits none is not looked at again.
import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Entry, Labels, Paper, RestoredEntry } from '../types.ts';
import { bestAbstract, bestAuthors, bestTitle } from './best.ts';
import { type Copy, copiesOf } from './copies.ts';
import { sameWork } from './same-work.ts';

/** What a record must have to be of use: the id, the DOI or the title of a paper. */
type Wanted = {
  readonly arxiv: ReadonlySet<string>;
  readonly doi: ReadonlySet<string>;
  /** Folded, without blanks. */
  readonly titles: ReadonlySet<string>;
};

/**
 * Whether a record may be some paper's; asked of every record of a reference, so it compares keys alone. Those of the
 * papers are gathered when it is first asked: most libraries have no references.
 */
export function wantedBy(papers: readonly Paper[]): (record: Entry) => boolean {
  let wanted: Wanted | null = null;
  return ({ title, labels: { arxiv, doi } }) => {
    wanted ??= wantedOf(papers);
    if (arxiv !== null && wanted.arxiv.has(arxiv)) return true;
    return (doi !== null && wanted.doi.has(doi)) || wanted.titles.has(titleKey(title));
  };
}

const titleKey = (title: string): string => fold(title).replaceAll(' ', '');

function wantedOf(papers: readonly Paper[]): Wanted {
  return {
    arxiv: new Set(papers.flatMap(({ ids }) => ids.arxiv ?? [])),
    doi: new Set(papers.flatMap(({ ids }) => ids.doi ?? [])),
    titles: new Set(papers.flatMap(({ sightings }) => sightings.map(({ titleSource }) => titleKey(titleSource)))),
  };
}

export function completePapers(papers: readonly Paper[], references: readonly RestoredEntry[]): readonly Paper[] {
  if (references.length === 0) return papers;
  const index = indexReferences(references);
  return papers.map((paper) => {
    const found = referencesOf(paper, index);
    return found.length === 0 ? paper : completed(paper, found);
  });
}

type Index = ReadonlyMap<string, readonly RestoredEntry[]>;

const keysOf = (arxiv: string | null, doi: string | null, titles: readonly string[]): string[] => [
  ...(arxiv === null ? [] : [`arxiv ${arxiv}`]),
  ...(doi === null ? [] : [`doi ${doi}`]),
  ...titles.map((title) => `title ${titleKey(title)}`),
];

function indexReferences(references: readonly RestoredEntry[]): Index {
  const index = new Map<string, RestoredEntry[]>();
  for (const reference of references) {
    const { labels, title } = reference.entry;
    for (const key of keysOf(labels.arxiv, labels.doi, [title])) {
      const known = index.get(key);
      if (known === undefined) index.set(key, [reference]);
      else known.push(reference);
    }
  }
  return index;
}

/** By id first. By title alone the abstracts must agree, as when merging; the same title may be another work's. */
function referencesOf({ ids, sightings }: Paper, index: Index): RestoredEntry[] {
  const titles = [...new Set(sightings.map(({ titleSource }) => titleSource))];
  const keys = keysOf(ids.arxiv, ids.doi, titles);
  const found = new Set(keys.flatMap((key) => index.get(key) ?? []));
  if (found.size === 0) return [];
  const own = copiesOf(
    sightings.map(({ titleSource, abstractSource, labels, origin, title }) => ({
      entry: { title: titleSource, abstract: abstractSource, labels, origin },
      title,
      abstract: null,
    })),
  );
  return [...found].filter((reference) => isOf(reference, ids, own)).sort(byPlace);
}

function isOf(reference: RestoredEntry, ids: Paper['ids'], own: readonly Copy[]): boolean {
  const { arxiv, doi } = reference.entry.labels;
  if (arxiv !== null && ids.arxiv !== null) return arxiv === ids.arxiv;
  if (doi !== null && ids.doi !== null) return doi === ids.doi;
  const [copy] = copiesOf([reference]);
  return own.some((each) => sameWork(each, copy!).same);
}

const byPlace = ({ entry: { origin: a } }: RestoredEntry, { entry: { origin: b } }: RestoredEntry): number =>
  byCodePoint(a.dump, b.dump) || a.line - b.line;

function completed(paper: Paper, references: readonly RestoredEntry[]): Paper {
  const labels = references.map(({ entry }) => entry.labels);
  const abstracts = references.flatMap(({ abstract }) => (abstract === null ? [] : [abstract]));
  const title = bestTitle([paper.title, ...references.map((reference) => reference.title)]);
  const abstract = bestAbstract([...(paper.abstract === null ? [] : [paper.abstract]), ...abstracts]);
  return {
    ...paper,
    title,
    abstract,
    authors: bestAuthors([paper.authors, ...labels.map(({ authors }) => authors)]),
    ids: {
      arxiv: paper.ids.arxiv ?? known(labels, ({ arxiv }) => arxiv),
      doi: paper.ids.doi ?? known(labels, ({ doi }) => doi),
    },
    facts: {
      published: known(labels, ({ published }) => published) ?? paper.facts.published,
      year: known(labels, ({ published, year }) => published?.year ?? year) ?? paper.facts.year,
      categories:
        known(labels, ({ categories }) => (categories.length > 0 ? categories : null)) ?? paper.facts.categories,
      venue: known(labels, ({ venue }) => venue) ?? paper.facts.venue,
      reference: references[0]!.entry.origin,
    },
  };
}

function known<T>(labels: readonly Labels[], read: (labels: Labels) => T | null): T | null {
  return labels.map(read).find((value) => value !== null) ?? null;
}
