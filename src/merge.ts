// Which entries are one paper, and which copy of each field wins. In: mended entries in any order. Out: papers by id,
// each with all its sightings. It loses no entry and does not depend on the order in which they come.
import { fold } from './fold.ts';
import { sourceOf } from './rich-text.ts';
import type { Link, Paper, RestoredEntry, RichText, Sighting, Trust } from './types.ts';
import { paperId } from './urls.ts';

/** What a stretch of each trust costs a copy. One guess outweighs any number of plain repairs in an abstract. */
const DAMAGE: Readonly<Record<Trust, number>> = { intact: 0, restored: 1, inferred: 100, doubtful: 1000 };

const byCodePoint = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** By dump, then line: the order in which sightings are listed and ties are decided. */
const byOrigin = ({ entry: { origin: a } }: RestoredEntry, { entry: { origin: b } }: RestoredEntry): number =>
  byCodePoint(a.dump, b.dump) || a.line - b.line;

/** The same folded title is the same paper. */
export function mergeEntries(entries: readonly RestoredEntry[]): Paper[] {
  const groups = new Map<string, RestoredEntry[]>();
  for (const entry of [...entries].sort(byOrigin)) {
    const key = fold(entry.entry.title);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [entry]);
    else group.push(entry);
  }
  return [...groups.values()].map(paperOf).sort((a, b) => byCodePoint(a.id, b.id));
}

/** @param group at least one entry, by origin */
function paperOf(group: readonly RestoredEntry[]): Paper {
  const labels = group.map(({ entry }) => entry.labels);
  return {
    id: paperId(group[0]!.entry.title),
    aliases: [],
    title: leastDamaged(group.map(({ title }) => title)),
    abstract: bestAbstract(group.flatMap(({ abstract }) => (abstract === null ? [] : [abstract]))),
    authors: labels.map(({ authors }) => authors).reduce((best, next) => (next.length > best.length ? next : best)),
    ids: { arxiv: firstKnown(labels.map(({ arxiv }) => arxiv)), doi: firstKnown(labels.map(({ doi }) => doi)) },
    links: distinct(labels.flatMap(({ links }) => links)),
    sightings: group.map(sightingOf),
  };
}

function sightingOf({ entry, title }: RestoredEntry): Sighting {
  return {
    origin: entry.origin,
    title,
    titleSource: entry.title,
    abstractSource: entry.abstract,
    labels: entry.labels,
  };
}

/** How much of a text had to be mended; the lower, the nearer to what its authors wrote. */
export function damageOf(text: RichText): number {
  return text.reduce((sum, { trust }) => sum + DAMAGE[trust], 0);
}

/** Of copies with equal damage the one with more intact formulas: maths that kept its dollars is maths for certain. */
function leastDamaged(copies: readonly RichText[]): RichText {
  return copies.reduce((best, next) => {
    const gain = damageOf(best) - damageOf(next) || intactFormulas(next) - intactFormulas(best);
    return gain > 0 ? next : best;
  });
}

const intactFormulas = (text: RichText): number =>
  text.filter(({ kind, trust }) => kind === 'formula' && trust === 'intact').length;

/** A whole abstract beats one that was cut off; then the least damaged wins, then the longest. */
function bestAbstract(copies: readonly RichText[]): RichText | null {
  if (copies.length === 0) return null;
  const sources = copies.map(sourceOf);
  const whole = copies.filter(
    (_, i) => !sources.some((other) => other.length > sources[i]!.length && other.startsWith(sources[i]!)),
  );
  return leastDamaged(whole);
}

const firstKnown = (values: readonly (string | null)[]): string | null =>
  values.find((value) => value !== null) ?? null;

function distinct(links: readonly Link[]): Link[] {
  return [...new Map(links.map((link) => [link.url, link])).values()];
}
