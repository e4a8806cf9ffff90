// Which entries are one paper, and which copy of each field wins. In: mended entries in any order. Out: papers by id,
// each with all its sightings. It loses no entry and does not depend on the order in which they come.

import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import { paperIdOf } from '../leaves/urls.ts';
import type { EditionDate, Facts, Labels, Link, Paper, PaperId, RestoredEntry, RichText, Sighting } from '../types.ts';
import { bestAbstract, bestAuthors, bestTitle } from './best.ts';
import { type Copy, copiesOf } from './copies.ts';
import { groupCopies } from './group.ts';

/** By dump, then line: the order in which sightings are listed and ties are decided. */
const byOrigin = ({ entry: { origin: a } }: RestoredEntry, { entry: { origin: b } }: RestoredEntry): number =>
  byCodePoint(a.dump, b.dump) || a.line - b.line;

export function mergeEntries(entries: readonly RestoredEntry[]): Paper[] {
  const works = groupCopies(copiesOf(entries)).groups.map(workOf);
  const ids = assignIds(works);
  return works.map((work, i) => paperOf(work, ids[i]!)).sort((a, b) => byCodePoint(a.id, b.id));
}

/** A work: its copies, its entries by origin, the title that is shown, folded, and the ids of all its titles. */
type Work = {
  readonly copies: readonly Copy[];
  readonly entries: readonly RestoredEntry[];
  readonly title: RichText;
  readonly shownTitle: string;
  readonly shownId: PaperId;
  readonly titleIds: readonly PaperId[];
};

function workOf(copies: readonly Copy[]): Work {
  const entries =
    copies.length === 1 && copies[0]!.entries.length === 1
      ? copies[0]!.entries
      : copies.flatMap((copy) => copy.entries).sort(byOrigin);
  const title = bestTitle(entries.map((entry) => entry.title));
  const shown = copies.find((copy) => copy.entries.some((entry) => entry.title === title))!;
  const shownId = paperIdOf(shown.title);
  const others = copies.filter((copy) => copy.title !== shown.title).map((copy) => paperIdOf(copy.title));
  const titleIds = others.length === 0 ? [shownId] : [...new Set([shownId, ...others])];
  return { copies, entries, title, shownTitle: shown.title, shownId, titleIds };
}

type Named = { readonly id: PaperId; readonly aliases: readonly PaperId[] };

/**
 * A paper's id comes from its own title. Where different works show one title, each has an id from its title and a mark
 * of its own instead, and the title's plain id leads to the first of them by that mark.
 */
function assignIds(works: readonly Work[]): Named[] {
  const bearers = bearersOf(works);
  return works.map((work) => {
    const plain = work.titleIds.filter((id) => !bearers.has(id) || firstBearer(bearers.get(id)!, id) === work);
    const showing = bearers.get(work.shownId)?.filter(({ shownId }) => shownId === work.shownId) ?? [];
    if (showing.length <= 1)
      return { id: work.shownId, aliases: plain.filter((id) => id !== work.shownId).sort(byCodePoint) };
    const marked = work.copies.map((copy) => paperIdOf(work.shownTitle, copyMark(copy)));
    const id = paperIdOf(work.shownTitle, markOf(work));
    const aliases = [...new Set([...plain, ...marked])].filter((alias) => alias !== id);
    return { id, aliases: aliases.sort(byCodePoint) };
  });
}

/** The works that bear an id, where there are several. */
function bearersOf(works: readonly Work[]): ReadonlyMap<PaperId, readonly Work[]> {
  const first = new Map<PaperId, Work>();
  const several = new Map<PaperId, Work[]>();
  for (const work of works) {
    for (const id of work.titleIds) {
      const before = first.get(id);
      const others = before === undefined ? undefined : several.get(id);
      if (before === undefined) first.set(id, work);
      else if (others === undefined) several.set(id, [before, work]);
      else others.push(work);
    }
  }
  return several;
}

/** A work that shows the title goes before one that only bore it once. */
function firstBearer(works: readonly Work[], id: PaperId): Work {
  const showing = works.filter(({ shownId }) => shownId === id);
  return [...(showing.length > 0 ? showing : works)].sort((a, b) => byCodePoint(markOf(a), markOf(b)))[0]!;
}

/** What tells a work from others of its title, whatever stands beside it: an id, or how its abstract begins. */
const markOf = ({ copies }: Work): string => copies.map(copyMark).sort(byCodePoint)[0]!;

/** How many characters of an abstract tell it apart; a cut at its end must not change them. */
const MARK = 80;

function copyMark({ arxiv, doi, entries }: Copy): string {
  if (arxiv !== null) return `arxiv:${arxiv}`;
  const text = entries[0]!.entry.abstract ?? '';
  return doi === null ? `text:${fold(text.slice(0, 2 * MARK)).slice(0, MARK)}` : `doi:${doi}`;
}

/** Most papers of most libraries have none of what a list or a record could hold: all of these share one. */
const NONE: readonly never[] = [];
const NO_IDS: Paper['ids'] = { arxiv: null, doi: null };
const NO_FACTS: Facts = { published: null, year: null, categories: NONE, venue: null, reference: null };

const orNone = <T>(list: readonly T[]): readonly T[] => (list.length === 0 ? NONE : list);

function paperOf({ entries, title }: Work, { id, aliases }: Named): Paper {
  const labels = entries.map(({ entry }) => entry.labels);
  return {
    id,
    aliases: orNone(aliases),
    title,
    abstract: bestAbstract(entries.flatMap(({ abstract }) => (abstract === null ? [] : [abstract]))),
    authors: bestAuthors(labels.map(({ authors }) => authors)),
    ids: idsOf(labels),
    links: orNone(distinct(labels.flatMap(({ links }) => links))),
    facts: factsOf(labels),
    notes: NONE,
    sightings: entries.map(sightingOf),
  };
}

function idsOf(labels: readonly Labels[]): Paper['ids'] {
  const arxiv = firstKnown(labels.map((label) => label.arxiv));
  const doi = firstKnown(labels.map((label) => label.doi));
  return arxiv === null && doi === null ? NO_IDS : { arxiv, doi };
}

function factsOf(labels: readonly Labels[]): Facts {
  const published = firstDate(labels.map((label) => label.published));
  const year = published?.year ?? firstKnown(labels.map((label) => label.year));
  const categories = labels.map((label) => label.categories).find(({ length }) => length > 0) ?? NONE;
  const venue = firstKnown(labels.map((label) => label.venue));
  const known = published ?? year ?? venue ?? (categories.length > 0 || null);
  return known === null ? NO_FACTS : { published, year, categories, venue, reference: null };
}

function sightingOf({ entry, title }: RestoredEntry): Sighting {
  const { origin, labels } = entry;
  return { origin, title, titleSource: entry.title, abstractSource: entry.abstract, labels };
}

const firstKnown = <T>(values: readonly (T | null)[]): T | null => values.find((value) => value !== null) ?? null;

/** A date with its year before one without. */
const firstDate = (dates: readonly (EditionDate | null)[]): EditionDate | null =>
  dates.find((date) => date !== null && date.year !== null) ?? dates.find((date) => date !== null) ?? null;

function distinct(links: readonly Link[]): Link[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
}
