// One paper's page: its text, its mends, where it was seen, what stands beside it. In: the shelf and a paper.
// Out: the data of one page. It invents nothing: no author, no year, no identifier that the dumps do not have.
import { arxivAddress, doiAddress } from '../cite/citable.ts';
import { coinsOf } from '../cite/coins.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { plainOf, sourceOf } from '../rich-text.ts';
import type { Edition, Labels, Paper, RichText, Sighting } from '../types.ts';
import { paperPath, webUrl } from '../urls.ts';
import { allLinks, seenAs, topicsOf } from './entry.ts';
import { lookUps } from './look-up.ts';
import { noteMends } from './mends.ts';
import { opening } from './opening.ts';
import type { Known, Masthead, Neighbour, Outward, PaperPage, SeenIn, Spot, Tie, Turn } from './page.ts';
import { anchorOfNumber, type Place, pageOfNumber, type Shelf } from './shelf.ts';
import { capital, counted, dayOf, figured, listed } from './words.ts';

/** For previews and search engines, in characters. */
const DESCRIPTION = { enough: 60, most: 200 };
const MOST_TOPICS = 3;
const MOST_AUTHORS = 20;
/** A timeline of more editions than these shows only the ones in which the paper stands. */
const WHOLE_TIMELINE = 9;

export function layOutPaper(shelf: Shelf, paper: Paper, masthead: Masthead): PaperPage {
  const mends = noteMends(paper.title, paper.abstract);
  const title = plainOf(paper.title);
  return {
    kind: 'paper',
    path: paperPath(paper.id),
    title,
    description: paper.abstract === null ? title : plainOf(opening(paper.abstract, DESCRIPTION)),
    section: null,
    masthead,
    id: paper.id,
    heading: paper.title,
    topics: topicsOf(shelf, paper.id, MOST_TOPICS),
    related: tiesOf(shelf, paper),
    spot: spotOf(shelf, paper),
    ...byline(paper.authors),
    unnamed: paper.authors.length > 0 ? '' : unnamedAuthors(paper),
    lookUps: lookUps(title),
    links: [...idLinks(paper), ...allLinks(paper.links)],
    abstract: paper.abstract,
    scraped: asScraped(paper),
    known: knownOf(paper),
    machineSummary: paper.abstract === null ? (firstOf(paper, ({ machineSummary }) => machineSummary) ?? null) : null,
    notes: paper.notes,
    mends,
    unnoted: unnotedSentence(mends.unnoted, mends.notes.length),
    seen: seenIn(shelf, paper),
    ...citationsOf(shelf, paper),
    turns: shelf.places(paper.id).map((place) => turnOf(shelf, place)),
  };
}

/** Of some hundred authors the first few are shown, the others where a reader asks for them. */
function byline(authors: readonly string[]): Pick<PaperPage, 'authors' | 'otherAuthors'> {
  if (authors.length <= MOST_AUTHORS) return { authors: listed(authors), otherAuthors: null };
  const others = authors.slice(MOST_AUTHORS);
  return {
    authors: authors.slice(0, MOST_AUTHORS).join(', '),
    otherAuthors: { label: `and ${figured(others.length, 'other')}`, names: listed(others) },
  };
}

/** How many authors a listing counts, where it names none. */
function unnamedAuthors(paper: Paper): string {
  const count = firstOf(paper, ({ authorCount }) => authorCount);
  return count === undefined ? '' : `${capital(counted(count, 'author'))}, whom the dumps do not name`;
}

/** The first that a sighting has, by dump. */
function firstOf<T>({ sightings }: Paper, read: (labels: Labels) => T | null): T | undefined {
  return sightings.map(({ labels }) => read(labels)).find((value) => value !== null) ?? undefined;
}

function knownOf(paper: Paper): Known[] {
  const { published, categories, venue, reference } = paper.facts;
  const remark = firstOf(paper, (labels) => labels.remark);
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    ['Published', published === null ? null : dayOf(published)],
    ['In', venue],
    ['Subjects', categories.join(', ')],
    ['Remark', remark],
    ['Completed from', reference === null ? null : `${reference.dump}, line ${reference.line}`],
  ];
  return rows.flatMap(([label, value]) => (value == null || value === '' ? [] : [{ label, value }]));
}

/** Straight to where the paper is, where a dump or a reference says so. */
function idLinks({ ids: { arxiv, doi } }: Paper): Outward[] {
  const named = [
    { label: 'arXiv', url: arxiv === null ? null : webUrl(arxivAddress(arxiv)) },
    { label: 'DOI', url: doi === null ? null : webUrl(doiAddress(doi)) },
  ];
  return named.flatMap(({ label, url }) => (url === null ? [] : [{ label, url }]));
}

function countsOf(there: readonly Sighting[]): string {
  const most = (read: (labels: Labels) => number | null): number | null =>
    there.reduce<number | null>((found, { labels }) => found ?? read(labels), null);
  const [upvotes, comments] = [most((labels) => labels.upvotes), most((labels) => labels.comments)];
  return [
    ...(upvotes === null ? [] : [figured(upvotes, 'upvote')]),
    ...(comments === null ? [] : [figured(comments, 'comment')]),
  ].join(', ');
}

function tiesOf(shelf: Shelf, paper: Paper): Tie[] {
  const near = shelf.relatedTo(paper.id);
  const most = Math.max(0.01, ...near.map(({ strength }) => strength));
  return near.map(({ paper: id, strength, words }) => ({
    path: paperPath(id),
    title: shelf.paper(id).title,
    words,
    strength,
    width: Math.round((strength / most) * 1000) / 10,
    editions: shelf
      .places(id)
      .map(({ edition }) => edition.name)
      .join(', '),
  }));
}

function spotOf(shelf: Shelf, paper: Paper): Spot | null {
  const at = shelf.point(paper.id);
  if (at === null || shelf.map === null) return null;
  const ties = shelf.relatedTo(paper.id).flatMap(({ paper: id }) => shelf.point(id) ?? []);
  const { width, height } = shelf.map;
  return { x: at.x, y: at.y, width, height, ties: ties.map(({ x, y }) => ({ x, y })) };
}

/** What one paper is cited by on its page; the other formats are for programs, and stand in files. */
const SHOWN_FORMATS = CITATION_FORMATS.filter(({ format }) => format !== 'csl');

function citationsOf(shelf: Shelf, paper: Paper): Pick<PaperPage, 'cited' | 'citable' | 'coins' | 'citations'> {
  const cited = seenAs(shelf, paper.id);
  const citable = shelf.citable(paper.id, cited.split('; '));
  // Without its abstract, which stands right above; with line ends as a page has them, though RIS wants two signs.
  const short = { ...citable, abstract: null };
  return {
    cited,
    citable,
    coins: paper.authors.length === 0 ? coinsOf(citable) : null,
    citations: SHOWN_FORMATS.map(({ format, name, write }) => ({
      format,
      name,
      text: write([short]).replaceAll('\r', ''),
    })),
  };
}

/** A note or a reference may have put a text in the place of the dumps': then the first of theirs is shown, unmarked. */
function asScraped({ title, abstract, sightings }: Paper): PaperPage['scraped'] {
  const shown = { title, abstract: abstract ?? [] };
  const scraped = {
    title: printed(
      title,
      sightings.map(({ titleSource }) => titleSource),
    ),
    abstract: printed(
      shown.abstract,
      sightings.flatMap(({ abstractSource }) => abstractSource ?? []),
    ),
  };
  const isUntouched = (text: RichText, source: RichText): boolean =>
    text.map((segment) => (segment.kind === 'prose' ? segment.text : null)).join('') === sourceOf(source) &&
    text.every(({ kind }) => kind === 'prose');
  return isUntouched(title, scraped.title) && isUntouched(shown.abstract, scraped.abstract) ? null : scraped;
}

function printed(text: RichText, sources: readonly string[]): RichText {
  const source = sources[0];
  if (source === undefined || sources.includes(sourceOf(text))) return text;
  return [{ kind: 'prose', text: source, source, style: 'plain', href: null, trust: 'intact' }];
}

function unnotedSentence(unnoted: number, notes: number): string {
  if (unnoted === 0) return '';
  const which =
    notes === 0 ? counted(unnoted, 'formula', 'formulas') : `${counted(unnoted, 'more formula', 'more formulas')}`;
  return `${capital(which)} had lost only ${unnoted === 1 ? 'its' : 'their'} markup.`;
}

/** Oldest first, as time runs. */
function seenIn(shelf: Shelf, paper: Paper): SeenIn[] {
  const places = new Map(shelf.places(paper.id).map((place) => [place.edition, place]));
  const { editions } = shelf.library;
  const shown = editions.length > WHOLE_TIMELINE ? [...places.keys()] : editions;
  return [...shown].reverse().map((edition) => seenThere(edition, places.get(edition), paper));
}

function seenThere(edition: Edition, place: Place | undefined, paper: Paper): SeenIn {
  const there = paper.sightings.filter(({ origin }) => origin.dump === edition.dump);
  const number = place?.number ?? 1;
  return {
    name: edition.name,
    path: pageOfNumber(edition, number),
    anchor: place === undefined ? null : anchorOfNumber(number),
    place: place === undefined ? '' : `no. ${number} of ${edition.items.length}`,
    counts: countsOf(there),
    lines: there.length === 0 ? '' : `${edition.dump}, ${listed(there.map(linesOf))}`,
    printed: otherTitles(there, sourceOf(paper.title)),
  };
}

const linesOf = ({ origin: { line, endLine } }: Sighting): string =>
  line === endLine ? `line ${line}` : `lines ${line} to ${endLine}`;

const otherTitles = (sightings: readonly Sighting[], shown: string): string[] => [
  ...new Set(sightings.map(({ titleSource }) => titleSource).filter((title) => title !== shown)),
];

function turnOf(shelf: Shelf, { edition, number }: Place): Turn {
  const neighbour = (step: number): Neighbour | null => {
    const item = edition.items[number - 1 + step];
    return item === undefined
      ? null
      : { number: number + step, path: paperPath(item.paper), title: shelf.paper(item.paper).title };
  };
  return { edition: edition.name, previous: neighbour(-1), next: neighbour(1) };
}
