// One paper's page: its text, its mends, where it was seen, what stands beside it. In: the paper's outline.
// Out: the data of one page. It invents nothing: no author, no year, no identifier that the dumps do not have.
import { type TextInShort, wholePaper, wholeText } from '../cache/in-short.ts';
import { arxivAddress, citableOf, doiAddress } from '../cite/citable.ts';
import { coinsOf } from '../cite/coins.ts';
import { CITATION_FORMATS } from '../cite/formats.ts';
import { plainText } from '../cite/plain-tex.ts';
import { plainOf, proseAsIs, sourceOf } from '../leaves/rich-text.ts';
import { webUrl } from '../leaves/urls.ts';
import { capital, dayOf, listed, type Say } from '../texts/say.ts';
import type { Labels, Origin, Paper, RichText, Sighting } from '../types.ts';
import { allLinks } from './entry.ts';
import { lookUps } from './look-up.ts';
import { noteMends } from './mends.ts';
import { opening } from './opening.ts';
import type { Known, Outward, PaperOutline, PaperPage, SeenIn, Stand, Tie, Turn, TurnInShort } from './page.ts';
import { anchorOfNumber } from './shelf.ts';

/** For previews and search engines, in characters. */
const DESCRIPTION = { enough: 60, most: 200 };
const MOST_AUTHORS = 20;

/** What the page says of the library itself. */
export type PaperVoice = { readonly say: Say; readonly library: string; readonly baseUrl: string | null };

export function layOutPaper(outline: PaperOutline, voice: PaperVoice): PaperPage {
  const { masthead, topics, ties, spot, turns } = outline;
  const paper = wholePaper(outline.paper);
  const { say } = voice;
  const mends = noteMends(paper.title, paper.abstract, say);
  const title = plainText(paper.title);
  const links = [...idLinks(paper), ...allLinks(paper.links, say)];
  return {
    kind: 'paper',
    path: outline.path,
    title,
    description: paper.abstract === null ? title : plainText(opening(paper.abstract, DESCRIPTION)),
    section: null,
    masthead,
    id: paper.id,
    heading: paper.title,
    topics,
    related: tiesOf(ties),
    unrelated: outline.isAlone ? say('paper.unrelated') : '',
    spot,
    ...byline(paper.authors, say),
    unnamed: paper.authors.length > 0 ? '' : unnamedAuthors(paper, say),
    // Those sites know formulas by the names of their commands.
    lookUps: lookUps(plainOf(paper.title), new Set(links.map(({ label }) => label))),
    links,
    abstract: paper.abstract,
    scraped: asScraped(paper),
    known: knownOf(paper, say),
    machineSummary: paper.abstract === null ? (firstOf(paper, ({ machineSummary }) => machineSummary) ?? null) : null,
    notes: paper.notes,
    mends,
    unnoted: unnotedSentence(mends.unnoted, mends.notes.length, say),
    seen: outline.timeline.map((stand) => seenThere(stand, paper, say)),
    ...citationsOf(paper, outline, voice),
    turns: turns.map(turnOf),
  };
}

/** Of some hundred authors the first few are shown, the others where a reader asks for them. */
function byline(authors: readonly string[], say: Say): Pick<PaperPage, 'authors' | 'otherAuthors'> {
  if (authors.length <= MOST_AUTHORS) return { authors: listed(say, authors), otherAuthors: null };
  const others = authors.slice(MOST_AUTHORS);
  return {
    authors: authors.slice(0, MOST_AUTHORS).join(say('list.comma')),
    otherAuthors: { label: say('paper.other-authors', { n: others.length }), names: listed(say, others) },
  };
}

/** How many authors a listing counts, where it names none. */
function unnamedAuthors(paper: Paper, say: Say): string {
  const count = firstOf(paper, ({ authorCount }) => authorCount);
  return count === undefined ? '' : capital(say('paper.unnamed', { n: count }));
}

/** The first that a sighting has, by dump. */
function firstOf<T>({ sightings }: Paper, read: (labels: Labels) => T | null): T | undefined {
  return sightings.map(({ labels }) => read(labels)).find((value) => value !== null) ?? undefined;
}

function knownOf(paper: Paper, say: Say): Known[] {
  const { published, year, categories, venue, reference } = paper.facts;
  const remark = firstOf(paper, (labels) => labels.remark);
  const rows: readonly (readonly [string, string | null | undefined])[] = [
    [say('paper.published'), published === null ? year?.toString() : dayOf(say, published)],
    [say('paper.venue'), venue],
    [say('paper.subjects'), categories.join(say('list.comma'))],
    [say('paper.remark'), remark],
    [say('paper.completed'), reference === null ? null : referenceSaid(reference, say)],
  ];
  return rows.flatMap(([label, value]) => (value == null || value === '' ? [] : [{ label, value }]));
}

const referenceSaid = ({ dump, line }: Origin, say: Say): string =>
  say('paper.at', { dump, lines: say('paper.line', { line: String(line) }) });

/** Straight to where the paper is, where a dump or a reference says so. */
function idLinks({ ids: { arxiv, doi } }: Paper): Outward[] {
  const named = [
    { label: 'arXiv', url: arxiv === null ? null : webUrl(arxivAddress(arxiv)) },
    { label: 'DOI', url: doi === null ? null : webUrl(doiAddress(doi)) },
  ];
  return named.flatMap(({ label, url }) => (url === null ? [] : [{ label, url }]));
}

function countsOf(there: readonly Sighting[], say: Say): string {
  const most = (read: (labels: Labels) => number | null): number | null =>
    there.reduce<number | null>((found, { labels }) => found ?? read(labels), null);
  const [upvotes, comments] = [most((labels) => labels.upvotes), most((labels) => labels.comments)];
  return [
    ...(upvotes === null ? [] : [say('figure.upvotes', { n: upvotes })]),
    ...(comments === null ? [] : [say('figure.comments', { n: comments })]),
  ].join(say('list.comma'));
}

const tiesOf = (ties: PaperOutline['ties']): Tie[] =>
  ties.map((tie) => ({ ...titled(tie), width: Math.round(tie.strength * 1000) / 10 }));

const titled = <One extends { readonly title: TextInShort }>(one: One): Omit<One, 'title'> & { title: RichText } => ({
  ...one,
  title: wholeText(one.title),
});

const turnOf = ({ edition, previous, next }: TurnInShort): Turn => ({
  edition,
  previous: previous && titled(previous),
  next: next && titled(next),
});

/** What one paper is cited by on its page; the other formats are for programs, and stand in files. */
const SHOWN_FORMATS = CITATION_FORMATS.filter(({ format }) => format !== 'csl');

function citationsOf(
  paper: Paper,
  { path, cited }: PaperOutline,
  { library, baseUrl }: PaperVoice,
): Pick<PaperPage, 'cited' | 'citable' | 'coins' | 'citations'> {
  const citable = citableOf(paper, cited.split('; '), library, baseUrl === null ? null : baseUrl + path);
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
  return [proseAsIs(source)];
}

function unnotedSentence(n: number, notes: number, say: Say): string {
  if (n === 0) return '';
  return capital(notes === 0 ? say('paper.unnoted', { n }) : say('paper.unnoted-more', { n }));
}

function seenThere({ name, dump, size, number, path }: Stand, paper: Paper, say: Say): SeenIn {
  const there = paper.sightings.filter(({ origin }) => origin.dump === dump);
  return {
    name,
    path,
    anchor: number === null ? null : anchorOfNumber(number),
    place: number === null ? '' : say('paper.place', { number: String(number), size: String(size) }),
    counts: countsOf(there, say),
    lines: there.length === 0 ? '' : say('paper.at', { dump, lines: linesSaid(there, say) }),
    printed: otherTitles(there, sourceOf(paper.title)),
    abstracts: otherAbstracts(there, paper),
  };
}

/** Lines are named as an editor names them, without a sign between thousands. */
const linesSaid = (sightings: readonly Sighting[], say: Say): string =>
  listed(
    say,
    sightings.map(({ origin: { line, endLine } }) =>
      line === endLine
        ? say('paper.line', { line: String(line) })
        : say('paper.lines', { from: String(line), to: String(endLine) }),
    ),
  );

const otherTitles = (sightings: readonly Sighting[], shown: string): string[] => [
  ...new Set(sightings.map(({ titleSource }) => titleSource).filter((title) => title !== shown)),
];

/** Of a text that several dumps print only the first shows it: a page holds each once. */
function otherAbstracts(there: readonly Sighting[], { abstract, sightings }: Paper): string[] {
  const texts = sightings.map(({ abstractSource }) => abstractSource);
  const shown = abstract === null ? null : sourceOf(abstract);
  return there.flatMap((sighting) => {
    const text = sighting.abstractSource;
    const isFirst = sightings.indexOf(sighting) === texts.indexOf(text);
    return text === null || text === shown || !isFirst ? [] : [text];
  });
}
