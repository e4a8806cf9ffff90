// The library in figures: sizes, overlaps, topics, maths and links of its editions, each under a head that says what
// it shows. In: the shelf. Out: the data of one page: rows with counts, and the widths of their bars. A head follows a
// rule over the counts; where a rule finds nothing to say, the figure says less.

import { editionPath, outPath } from '../leaves/urls.ts';
import { capital, listed, type Say, unparted } from '../texts/say.ts';
import type { Edition, Paper, Trust } from '../types.ts';
import type { Counts, Masthead, NumbersPage, Reference } from './page.ts';
import type { Shelf } from './shelf.ts';
import { countFormulas } from './sources.ts';
import { largestFirst, topicReference } from './topic-pages.ts';

export const NUMBERS_PATH = outPath('numbers.html');

/** Editions beside each other in a table: more would not fit a page. */
const MOST_COLUMNS = 8;
/** Topics of the table, the largest. */
const MOST_TOPICS = 20;
/** "Most" in the first finding: the fewest editions that list this share of all entries. */
const MOST = 2 / 3;

export function layOutNumbers(shelf: Shelf, masthead: Masthead, counts: Counts): NumbersPage {
  const { library, say } = shelf;
  const { editions } = library;
  return {
    kind: 'numbers',
    path: NUMBERS_PATH,
    title: say('nav.numbers'),
    description: say('numbers.description'),
    section: 'numbers',
    masthead,
    standfirst: standfirstOf(shelf, counts),
    sizes: sizesOf(editions, say),
    overlaps: editions.length > 1 ? overlapsOf(editions.slice(0, MOST_COLUMNS), say) : null,
    subjects: shelf.topics.length > 0 ? subjectsOf(shelf) : null,
    holdings: holdingsOf(shelf),
    trust: trustOf(library.papers, say),
  };
}

function standfirstOf(shelf: Shelf, counts: Counts): string {
  const { say } = shelf;
  const times = shelf.library.papers.map(({ id }) => shelf.places(id).length);
  const often = times.filter((count) => count > 2).length;
  if (counts.repeated === 0) return say('numbers.once', counts);
  return say('numbers.repeated', {
    ...counts,
    twice: capital(say('numbers.twice', { n: counts.repeated - often })),
    often: often === 0 ? '' : say('numbers.often', { n: often }),
  });
}

const refer = (edition: Edition): Reference => ({ name: edition.name, path: editionPath(edition.slug), anchor: '' });
const sharePercent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

// ---- sizes -----------------------------------------------------------------------------------

function sizesOf(editions: readonly Edition[], say: Say): NumbersPage['sizes'] {
  const largest = Math.max(1, ...editions.map(({ items }) => items.length));
  return {
    finding: sizeFinding(editions, say),
    rows: editions.map((edition) => {
      const seen = edition.items.filter(({ repeated }) => repeated).length;
      const fresh = edition.items.length - seen;
      return {
        edition: refer(edition),
        fresh,
        seen,
        freshWidth: sharePercent(fresh, largest),
        seenWidth: sharePercent(seen, largest),
      };
    }),
  };
}

/** How few editions list most of all entries. */
function sizeFinding(editions: readonly Edition[], say: Say): string {
  const sizes = editions.map(({ items }) => items.length).sort((a, b) => b - a);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const sums = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  const few = sums.findIndex((sum) => sum >= all * MOST) + 1;
  if (all === 0) return say('numbers.empty');
  if (few === sizes.length) return capital(say('numbers.all-lists', { editions: sizes.length, entries: all }));
  const share = Math.round((sums[few - 1]! / all) * 100);
  return capital(say('numbers.few-lists', { n: few, editions: sizes.length, share }));
}

// ---- overlaps --------------------------------------------------------------------------------

function overlapsOf(editions: readonly Edition[], say: Say): NumbersPage['overlaps'] {
  const sets = editions.map(({ items }) => new Set(items.map(({ paper }) => paper)));
  const shared = (a: number, b: number): number => [...sets[a]!].filter((id) => sets[b]!.has(id)).length;
  const counts = editions.map((_, row) => editions.slice(0, row + 1).map((_, column) => shared(row, column)));
  const most = Math.max(1, ...counts.flatMap((row, i) => row.slice(0, i)));
  return {
    finding: overlapFinding(editions, counts, say),
    columns: editions.map(refer),
    rows: editions.map((edition, row) => ({
      edition: refer(edition),
      cells: editions.map((_, column) => {
        const count = column > row ? null : counts[row]![column]!;
        const shade = count === null || column === row ? 0 : Math.ceil((count / most) * 4);
        return { count, self: column === row, shade };
      }),
    })),
  };
}

/** With which edition the newest shares most. */
function overlapFinding(editions: readonly Edition[], counts: readonly (readonly number[])[], say: Say): string {
  const newest = editions[0]!;
  const shared = counts.slice(1).map((row) => row[0]!);
  const most = Math.max(...shared);
  if (most === 0) return say('numbers.shares-none', { name: unparted(newest.name) });
  const names = editions.slice(1).flatMap(({ name }, i) => (shared[i] === most ? [unparted(name)] : []));
  return say('numbers.shares-most', { name: unparted(newest.name), names: listed(say, names), papers: most });
}

// ---- topics ----------------------------------------------------------------------------------

function subjectsOf(shelf: Shelf): NumbersPage['subjects'] {
  const editions = shelf.library.editions.slice(0, MOST_COLUMNS);
  const sets = editions.map(({ items }) => new Set(items.map(({ paper }) => paper)));
  const rows = largestFirst(shelf.topics)
    .slice(0, MOST_TOPICS)
    .map((topic) => {
      const counts = sets.map((set) => topic.papers.filter(({ paper }) => set.has(paper)).length);
      const shares = counts.map((count, i) => sharePercent(count, sets[i]!.size));
      return { topic: topicReference(topic), counts, shares, all: topic.papers.length };
    });
  const widest = Math.max(1, ...rows.flatMap(({ shares }) => shares));
  return {
    finding: subjectFinding(shelf, editions),
    columns: editions.map(refer),
    rows: rows.map(({ topic, counts, shares, all }) => ({
      topic,
      all,
      cells: shares.map((share, i) => ({
        count: counts[i]!,
        width: Math.round((share / widest) * 1000) / 10,
        top: share > 0 && share === Math.max(...shares),
      })),
    })),
  };
}

/** What sets the newest edition apart; where nothing does, how many topics there are. */
function subjectFinding(shelf: Shelf, [newest]: readonly Edition[]): string {
  const subject = newest === undefined ? undefined : shelf.subjectsOf(newest)[0];
  return newest === undefined || subject === undefined
    ? capital(shelf.say('count.topics', { n: shelf.topics.length }))
    : shelf.say('numbers.apart', { topic: shelf.topic(subject.topic).name, name: unparted(newest.name) });
}

// ---- maths and links -------------------------------------------------------------------------

const hasMaths = ({ title, abstract }: Paper): boolean =>
  [...title, ...(abstract ?? [])].some(({ kind }) => kind === 'formula');
const hasLink = ({ links }: Paper): boolean => links.some(({ kind }) => kind === 'code' || kind === 'project');

function holdingsOf(shelf: Shelf): NumbersPage['holdings'] {
  const { papers, editions } = shelf.library;
  const share = (edition: Edition, fits: (paper: Paper) => boolean) => {
    const count = edition.items.filter(({ paper }) => fits(shelf.paper(paper))).length;
    return { count, width: sharePercent(count, edition.items.length) };
  };
  const linked = papers.filter(hasLink).length;
  return {
    finding: linkFinding(papers.length, linked, shelf.say),
    rows: editions.map((edition) => ({
      edition: refer(edition),
      maths: share(edition, hasMaths),
      linked: share(edition, hasLink),
    })),
  };
}

/** `One paper in nine`. */
function linkFinding(all: number, some: number, say: Say): string {
  if (some === 0) return say('numbers.no-link');
  return all === some ? say('numbers.every-link') : say('numbers.one-in', { n: Math.max(2, Math.round(all / some)) });
}

const TRUSTS: readonly Trust[] = ['intact', 'restored', 'inferred', 'doubtful'];

function trustOf(papers: readonly Paper[], say: Say): NumbersPage['trust'] {
  const counts = countFormulas(papers);
  const all = TRUSTS.reduce((sum, trust) => sum + counts[trust], 0);
  if (all === 0) return { finding: say('numbers.no-formula'), rows: [] };
  const rows = TRUSTS.map((trust) => ({
    trust,
    words: say(`numbers.${trust}`),
    count: counts[trust],
    width: sharePercent(counts[trust], all),
  }));
  const mended = Math.floor((1 - counts.intact / all) * 100);
  return { finding: say('numbers.mended', { share: mended, formulas: all }), rows };
}
