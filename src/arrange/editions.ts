// Editions: what each dump carries, as a reader sees it. In: dumps with the papers that stood in each, in its order.
// Out: editions named and ordered, newest first; each item says whether an earlier edition had printed it.
// It never guesses a year.
import { byCodePoint } from '../leaves/order.ts';
import { editionSlug } from '../leaves/urls.ts';
import { EN } from '../texts/en.ts';
import { createSpeaker, dayOf, type Say } from '../texts/say.ts';
import type { Dump, Edition, EditionDate, EditionItem, Origin, Paper, PaperId, SeedPath } from '../types.ts';

/** Addresses and data are in English, whatever the pages are in: they must not change with a reader's language. */
const ENGLISH: Say = createSpeaker(EN, 'en').say;

/** `Sep 9`, or `Sep 9, 2025` where the year is known. */
export const dateLabel = (date: EditionDate, say: Say = ENGLISH): string => dayOf(say, date);

/** Greater is newer. With a year before without, without before undated: what is known is not outdone by what is not. */
function rank(date: EditionDate | null): number {
  if (date === null) return -1;
  return (date.year === null ? 0 : (date.year + 1) * 10_000) + date.month * 100 + date.day;
}

/** Newest first; editions of one rank in the order of their files. */
export function arrangeEditions(dumps: readonly Dump[], papers: readonly Paper[], say: Say = ENGLISH): Edition[] {
  const oldestFirst = [...dumps].sort(
    (a, b) => rank(a.edition.date) - rank(b.edition.date) || byCodePoint(a.path, b.path),
  );
  const names = nameEditions(oldestFirst, say);
  const listed = sightingsByDump(papers);
  const printed = new Set<PaperId>();
  const editions = oldestFirst.map((dump, i): Edition => {
    const items = itemsOf(listed.get(dump.path) ?? [], printed);
    for (const { paper } of items) printed.add(paper);
    const { name, date } = dump.edition;
    const slug = editionSlug(name ?? (date === null ? null : dateLabel(date)), dump.path);
    return { slug, name: names[i]!, date, dump: dump.path, items };
  });
  return editions.reverse();
}

type Seen = { readonly paper: PaperId; readonly origin: Origin };

function sightingsByDump(papers: readonly Paper[]): Map<SeedPath, Seen[]> {
  const listed = new Map<SeedPath, Seen[]>();
  for (const { id, sightings } of papers) {
    for (const { origin } of sightings) {
      const seen = listed.get(origin.dump);
      if (seen === undefined) listed.set(origin.dump, [{ paper: id, origin }]);
      else seen.push({ paper: id, origin });
    }
  }
  return listed;
}

function itemsOf(seen: readonly Seen[], printed: ReadonlySet<PaperId>): EditionItem[] {
  const inOrder = [...seen].sort((a, b) => a.origin.line - b.origin.line);
  const first = new Map<PaperId, EditionItem>();
  for (const { paper, origin } of inOrder) {
    if (!first.has(paper)) first.set(paper, { paper, origin, repeated: printed.has(paper) });
  }
  return [...first.values()];
}

/** Names that occur twice, and the undated ones, are told apart by Roman numerals, oldest first. */
function nameEditions(dumps: readonly Dump[], say: Say): string[] {
  const plain = dumps.map(
    ({ edition: { name, date } }) => name ?? (date === null ? say('date.none') : dateLabel(date, say)),
  );
  const total = new Map<string, number>();
  const ordinals = plain.map((name) => {
    const ordinal = (total.get(name) ?? 0) + 1;
    total.set(name, ordinal);
    return ordinal;
  });
  return plain.map((name, i) => (total.get(name) === 1 ? name : `${name} ${roman(ordinals[i]!)}`));
}

const ROMAN: readonly (readonly [number, string])[] = [
  [1000, 'M'],
  [900, 'CM'],
  [500, 'D'],
  [400, 'CD'],
  [100, 'C'],
  [90, 'XC'],
  [50, 'L'],
  [40, 'XL'],
  [10, 'X'],
  [9, 'IX'],
  [5, 'V'],
  [4, 'IV'],
  [1, 'I'],
];

/** @param number from 1 */
export function roman(number: number): string {
  let rest = number;
  return ROMAN.map(([value, sign]) => {
    const times = Math.floor(rest / value);
    rest -= times * value;
    return sign.repeat(times);
  }).join('');
}
