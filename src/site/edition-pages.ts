// An edition's pages, in the dump's order and at most a hundred papers on each, and the list of all editions.
// In: the shelf. Out: the data of one page at a time, when it is asked for.
import { digestOf } from '../cache/digest.ts';
import { citedFactsOf } from '../cite/citable.ts';
import { plainOf } from '../leaves/rich-text.ts';
import { editionPath, outPath, seriesAnchor, topicPath } from '../leaves/urls.ts';
import { capital, listed } from '../texts/say.ts';
import type { Edition, EditionItem, OutPath, Series, Topic } from '../types.ts';
import { citationsAsFiles, editionLine, entryOf, factsIn, feedFiles } from './entry.ts';
import { filtersFor } from './filters.ts';
import type {
  DueSheets,
  EditionGroup,
  EditionPage,
  EditionsPage,
  EntryLine,
  ListedFile,
  ListedLine,
  Masthead,
  Reference,
  RestsFile,
} from './page.ts';
import { partsOf } from './parts.ts';
import type { Shelf } from './shelf.ts';
import { drawStrip } from './strip.ts';

export const EDITIONS_PATH = outPath('editions.html');

/** @param feeds whether each series has some */
export function layOutEditions(
  shelf: Shelf,
  masthead: Masthead,
  { feeds }: { readonly feeds: { readonly series: boolean } },
): EditionsPage {
  const { library, say } = shelf;
  const { editions } = library;
  return {
    kind: 'editions',
    path: EDITIONS_PATH,
    title: say('nav.editions'),
    description: say('editions.description', { n: editions.length }),
    section: 'editions',
    masthead,
    standfirst: editions.length === 0 ? '' : capital(say('editions.standfirst', { n: editions.length })),
    groups: groupsOf(shelf, feeds),
    series: library.series,
  };
}

/** Series as the configuration lists them, then all other editions; without series one group, which needs no name. */
function groupsOf(shelf: Shelf, feeds: { readonly series: boolean }): EditionGroup[] {
  const { library, say } = shelf;
  const lines = (own: readonly Edition[]) =>
    own.map((edition) => ({ ...editionLine(shelf, edition), subjects: subjectsOf(shelf, edition) }));
  const named = library.series.map(({ slug, name, editions }): EditionGroup => {
    const own = library.editions.filter((edition) => editions.includes(edition.slug));
    return {
      name,
      anchor: seriesAnchor(slug),
      lines: lines(own),
      feeds: feeds.series ? feedFiles(`series/${slug}`) : [],
    };
  });
  const others = library.editions.filter(({ slug }) =>
    library.series.every(({ editions }) => !editions.includes(slug)),
  );
  if (others.length === 0) return named;
  const name = named.length === 0 ? null : say('editions.others');
  return [...named, { name, anchor: 'others', lines: lines(others), feeds: [] }];
}

/**
 * What a page carries itself of rests of abstracts and of citations for programs, in characters. A page is not seen before
 * its last byte has come: with the rests of 60 papers that is a third of a second more on a phone.
 */
const MOST_INLINE = 40_000;
/** Topics that a standfirst names. */
const SUBJECTS = 3;

/** @param site whether it can be taken along as files of citations, and its papers be saved by readers */
export function* layOutEdition(
  shelf: Shelf,
  edition: Edition,
  masthead: Masthead,
  { citations, saved }: { readonly citations: boolean; readonly saved: boolean },
): Iterable<DueSheets> {
  const pages = Math.max(1, Math.ceil(edition.items.length / shelf.pageSize));
  const of = `editions/${edition.slug}`;
  const strip = drawStrip(edition.items, Math.max(1, edition.items.length));
  const [first, further] = standfirstsOf(shelf, edition);
  const { older, newer } = neighbours(shelf.library.editions, edition);
  const { library } = shelf;
  const series = library.series.find(({ editions }) => editions.includes(edition.slug));
  const facts = edition.items.map((item) => factsIn(shelf, item, edition));
  for (let page = 1; page <= pages; page++) {
    const from = (page - 1) * shelf.pageSize;
    const items = edition.items.slice(from, from + shelf.pageSize);
    const path = editionPath(edition.slug, page);
    const standfirst = page === 1 ? first : further;
    const head: Head = {
      kind: 'edition',
      path,
      title: pages === 1 ? edition.name : shelf.say('edition.title', { name: edition.name, page }),
      description: standfirst,
      section: 'editions',
      masthead,
      name: edition.name,
      series: series === undefined ? null : { ...seriesReference(series), slug: series.slug },
      of,
      files: citations ? citationsAsFiles(of) : [],
      standfirst,
      strip,
      older,
      newer,
      size: edition.items.length,
      range: pages === 1 ? '' : shelf.say('edition.range', { from: from + 1, to: from + items.length }),
      parts: partsOf(edition.items.length, shelf.pageSize, page, (part) => editionPath(edition.slug, part), shelf.say),
      notes: page === 1 ? shelf.notesOn('edition', edition.slug) : [],
    };
    const here = pages === 1 ? facts : facts.slice(from, from + shelf.pageSize);
    const filters = filtersFor({ all: facts, here, first: page === 1 }, shelf.topics, shelf.say, saved);
    const rests = restsOf(path);
    const listed = listedOf(path);
    const inShort = () => items.map((item) => entryInShort(shelf, item)).join('\n');
    yield {
      kind: 'edition',
      path,
      beside: [
        { path: rests, from: () => items.map(({ paper }) => digestOf(shelf.paper(paper))).join() },
        { path: listed, from: () => `${from}\n${inShort()}` },
      ],
      from: () => `${JSON.stringify([head, filters])}\n${inShort()}`,
      sheets() {
        const entries = items.map((item, i) => entryOf(shelf, item, from + i + 1, edition));
        const others = head.parts.flatMap((part) => (part.current ? [] : listedOf(part.path)));
        const own = { ...head, filters, others };
        const restsOnly = restsFile(rests, entries, masthead);
        const all = { ...own, rests: null, entries };
        const light = { ...own, rests, entries: entries.map(withoutRest) };
        const isHeavy = weightOf(entries) > MOST_INLINE;
        if (pages === 1) return isHeavy ? [light, restsOnly] : [all];
        const lines = entries.map((entry) => listedLine(shelf, entry));
        return [isHeavy ? light : all, restsOnly, listedFile(listed, lines, rests, masthead)];
      },
    };
  }
}

/** What a page of an edition says beside its entries. */
type Head = Omit<EditionPage, 'filters' | 'rests' | 'others' | 'entries'>;

/** The files beside a page. */
const restsOf = (page: OutPath): OutPath => outPath(page.replace(/html$/, 'more.js'));
const listedOf = (page: OutPath): OutPath => outPath(page.replace(/html$/, 'list.js'));

/** All that an entry is laid out from, beside its number. */
const entryInShort = (shelf: Shelf, { paper, repeated }: EditionItem): string => `${shelf.listing(paper)} ${repeated}`;

const weightOf = (entries: readonly EntryLine[]): number =>
  entries.reduce((sum, { rest, coins }) => sum + plainOf(rest).length + coins.length, 0);

const withoutRest = (entry: EntryLine): EntryLine => ({ ...entry, rest: [], restLater: entry.rest.length > 0 });

const restsFile = (path: OutPath, entries: readonly EntryLine[], masthead: Masthead): RestsFile => ({
  kind: 'rests',
  path,
  title: '',
  description: '',
  section: null,
  masthead,
  rests: entries.map(({ rest }) => rest),
});

const listedLine = (shelf: Shelf, { anchor, path, rest, coins, ...line }: EntryLine): ListedLine => ({
  ...line,
  restLater: rest.length > 0,
  cited: citedFactsOf(shelf.paper(line.id)),
});

const listedFile = (path: OutPath, entries: readonly ListedLine[], rests: OutPath, masthead: Masthead): ListedFile => ({
  kind: 'listed',
  path,
  title: '',
  description: '',
  section: null,
  masthead,
  entries,
  rests,
});

/**
 * Of the first page and of the others. What sets an edition apart stands on the first alone: that is measured against all
 * other editions, and a dump more would change ten pages of it.
 */
function standfirstsOf(shelf: Shelf, edition: Edition): readonly [first: string, further: string] {
  const { size, fresh, elsewhere } = editionLine(shelf, edition);
  const { say } = shelf;
  if (size === 0) return [say('edition.none'), say('edition.none')];
  const news = fresh === size ? say('edition.all-new', { n: size }) : say('edition.some-new', { n: fresh });
  const again = elsewhere === 0 ? '' : say('edition.again', { n: elsewhere });
  const subjects = apartFrom(shelf, edition).map(({ phrase }) => phrase);
  const apart = subjects.length === 0 ? '' : say('edition.apart', { topics: listed(say, subjects) });
  const saying = (apart: string): string => capital(say('edition.standfirst', { papers: size, news, again, apart }));
  return [saying(apart), saying('')];
}

/** The topics that set an edition apart most. */
const apartFrom = (shelf: Shelf, edition: Edition): readonly Topic[] =>
  shelf
    .subjectsOf(edition)
    .slice(0, SUBJECTS)
    .map(({ topic }) => shelf.topic(topic));

const subjectsOf = (shelf: Shelf, edition: Edition): Reference[] =>
  apartFrom(shelf, edition).map(({ name, slug }) => ({ name, path: topicPath(slug), anchor: '' }));

const seriesReference = ({ slug, name }: Series): Reference => ({
  name,
  path: EDITIONS_PATH,
  anchor: seriesAnchor(slug),
});

const nameOf = (edition: Edition): Reference => ({ name: edition.name, path: editionPath(edition.slug), anchor: '' });

/** Editions run from the newest to the oldest. */
function neighbours(
  editions: readonly Edition[],
  edition: Edition,
): { older: Reference | null; newer: Reference | null } {
  const at = editions.indexOf(edition);
  const [newer, older] = [editions[at - 1], editions[at + 1]];
  return { older: older === undefined ? null : nameOf(older), newer: newer === undefined ? null : nameOf(newer) };
}
