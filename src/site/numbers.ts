// The library in figures: sizes, overlaps, topics, maths and links of its editions, each under a head that says what
// it shows. In: the shelf. Out: the data of one page: rows with counts, and the widths of their bars. A head follows a
// rule over the counts; where a rule finds nothing to say, the figure says less.
import type { Edition, Paper, Trust } from '../types.ts';
import { editionPath, outPath } from '../urls.ts';
import type { Masthead, NumbersPage, Reference } from './page.ts';
import type { Shelf } from './shelf.ts';
import { countFormulas } from './sources.ts';
import { largestFirst, topicReference } from './topic-pages.ts';
import { capital, counted, figured, inWords } from './words.ts';

/** Editions beside each other in a table: more would not fit a page. */
const MOST_COLUMNS = 8;
/** Topics of the table, the largest. */
const MOST_TOPICS = 20;
/** "Most" in the first finding: the fewest editions that list this share of all entries. */
const MOST = 2 / 3;

export function layOutNumbers(shelf: Shelf, masthead: Masthead): NumbersPage {
  const { editions } = shelf.library;
  return {
    kind: 'numbers',
    path: outPath('numbers.html'),
    title: 'Numbers',
    description: 'The library, counted: sizes, overlaps, topics, formulas and links of its editions.',
    section: 'numbers',
    masthead,
    standfirst: standfirstOf(shelf, masthead),
    sizes: sizesOf(editions),
    overlaps: editions.length > 1 ? overlapsOf(editions.slice(0, MOST_COLUMNS)) : null,
    subjects: shelf.topics.length > 0 ? subjectsOf(shelf) : null,
    holdings: holdingsOf(shelf),
    trust: trustOf(shelf.library.papers),
  };
}

function standfirstOf(shelf: Shelf, { counts }: Masthead): string {
  const times = shelf.library.papers.map(({ id }) => shelf.places(id).length);
  const often = times.filter((count) => count > 2).length;
  const sums = `${figured(counts.papers, 'paper')}, ${figured(counts.sightings, 'sighting')}.`;
  if (counts.repeated === 0) return `${sums} No paper stands in two editions.`;
  const twice = `${capital(counted(counts.repeated - often, 'paper'))} ${counts.repeated - often === 1 ? 'stands' : 'stand'} in two editions`;
  return `${sums} ${twice}${often === 0 ? '' : ` and ${inWords(often)} in three or more`}.`;
}

const refer = (edition: Edition): Reference => ({ name: edition.name, path: editionPath(edition.slug), anchor: '' });
const sharePercent = (part: number, whole: number): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 1000) / 10;

// ---- sizes -----------------------------------------------------------------------------------

function sizesOf(editions: readonly Edition[]): NumbersPage['sizes'] {
  const largest = Math.max(1, ...editions.map(({ items }) => items.length));
  return {
    finding: sizeFinding(editions),
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
function sizeFinding(editions: readonly Edition[]): string {
  const sizes = editions.map(({ items }) => items.length).sort((a, b) => b - a);
  const all = sizes.reduce((sum, size) => sum + size, 0);
  const sums = sizes.map((_, i) => sizes.slice(0, i + 1).reduce((sum, size) => sum + size, 0));
  const few = sums.findIndex((sum) => sum >= all * MOST) + 1;
  if (all === 0) return 'The library is empty';
  if (few === sizes.length) return `${capital(counted(sizes.length, 'edition'))}, ${figured(all, 'entry', 'entries')}`;
  const share = Math.round((sums[few - 1]! / all) * 100);
  return `${capital(inWords(few))} of ${counted(sizes.length, 'edition')} ${few === 1 ? 'lists' : 'list'} ${share}% of all entries`;
}

// ---- overlaps --------------------------------------------------------------------------------

function overlapsOf(editions: readonly Edition[]): NumbersPage['overlaps'] {
  const sets = editions.map(({ items }) => new Set(items.map(({ paper }) => paper)));
  const shared = (a: number, b: number): number => [...sets[a]!].filter((id) => sets[b]!.has(id)).length;
  const counts = editions.map((_, row) => editions.slice(0, row + 1).map((_, column) => shared(row, column)));
  const most = Math.max(1, ...counts.flatMap((row, i) => row.slice(0, i)));
  return {
    finding: overlapFinding(editions, counts),
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
function overlapFinding(editions: readonly Edition[], counts: readonly (readonly number[])[]): string {
  const newest = editions[0]!;
  const shared = counts.slice(1).map((row) => row[0]!);
  const most = Math.max(...shared);
  if (most === 0) return `${newest.name} shares no paper with another edition`;
  const names = editions.slice(1).filter((_, i) => shared[i] === most);
  return `${newest.name} shares most with ${names.map(({ name }) => name).join(' and ')}: ${counted(most, 'paper')}`;
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
    ? capital(counted(shelf.topics.length, 'topic'))
    : `${shelf.topic(subject.topic).name}: what sets ${newest.name} apart`;
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
    finding:
      linked === 0
        ? 'No abstract links to code or to a project'
        : `${oneIn(papers.length, linked)} links to its code or project`,
    rows: editions.map((edition) => ({
      edition: refer(edition),
      maths: share(edition, hasMaths),
      linked: share(edition, hasLink),
    })),
  };
}

/** `One paper in nine`. */
const oneIn = (all: number, some: number): string =>
  all === some ? 'Every paper' : `One paper in ${inWords(Math.max(2, Math.round(all / some)))}`;

const TRUST_WORDS: readonly { readonly trust: Trust; readonly words: string }[] = [
  { trust: 'intact', words: 'stood in a dump' },
  { trust: 'restored', words: 'lost only markup' },
  { trust: 'inferred', words: 'lost a sign, put back' },
  { trust: 'doubtful', words: 'the likeliest of several readings' },
];

function trustOf(papers: readonly Paper[]): NumbersPage['trust'] {
  const counts = countFormulas(papers);
  const all = TRUST_WORDS.reduce((sum, { trust }) => sum + counts[trust], 0);
  const rows = TRUST_WORDS.map(({ trust, words }) => ({
    trust,
    words,
    count: counts[trust],
    width: sharePercent(counts[trust], all),
  }));
  if (all === 0) return { finding: 'No formula was found', rows };
  const mended = Math.floor((1 - counts.intact / all) * 100);
  return { finding: `${mended}% of ${figured(all, 'formula', 'formulas')} had to be mended`, rows };
}
