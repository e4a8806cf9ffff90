// The entries of feeds, whatever the format. In: papers of a channel. Out: what a feed says of each: its text as Html, and
// plain as well where that differs, its links, the editions that print it, its dates.
import { addressOf, citableOf, oneLine } from '../cite/citable.ts';
import { displayName } from '../cite/names.ts';
import { plainText } from '../cite/plain-tex.ts';
import { escapeHtml } from '../leaves/html.ts';
import { once } from '../leaves/once.ts';
import { paperPath } from '../leaves/urls.ts';
import { directionOf, speakerOf } from '../texts/languages.ts';
import type { Say } from '../texts/say.ts';
import type { Edition, EditionDate, Html, Library, Link, Paper, PaperId, RichText } from '../types.ts';
import { doubtSentence, entryHtml, type Mathml, showsMathml } from './entry-html.ts';
import { absolute, type FeedSite, tagUri } from './site.ts';

export type FeedEntry = {
  readonly id: string;
  /** Plain text with formulas in Unicode. */
  readonly title: string;
  readonly html: Html;
  /** An abstract with formulas in plain text, for readers that know no MathML; empty where the markup says it all. */
  readonly text: string;
  readonly authors: readonly string[];
  /** Absolute, of the paper's page; null where the site's address is unknown. */
  readonly page: string | null;
  /** The paper's own address elsewhere, where known. */
  readonly source: string | null;
  readonly links: readonly Link[];
  /** Names of the editions that print it, oldest first. */
  readonly editions: readonly string[];
  /** Of the first and last edition with a full date; null where none has one. */
  readonly published: string | null;
  readonly updated: string | null;
};

/** Midnight UTC of an edition's day. Null where the year is not known: no year is ever made up, nor the clock asked. */
export const instantOf = (date: EditionDate | null): string | null =>
  date === null || date.year === null
    ? null
    : `${pad(date.year, 4)}-${pad(date.month, 2)}-${pad(date.day, 2)}T00:00:00Z`;

const pad = (number: number, digits: number): string => String(number).padStart(digits, '0');

/** What the feed itself says is in the language of the site; papers keep their own. */
type Voice = { readonly say: Say; readonly direction: 'ltr' | 'rtl' };

/** Feeds begin with the newest papers, and the feeds of topics hold those again: so many are made once, 12 kB each. */
const REMEMBERED = 1000;

export type EntryMaker = (id: PaperId) => FeedEntry;

/** Indexes the library once; each call then makes one entry. */
export function entryMaker(library: Library, site: FeedSite, mathml: Mathml): EntryMaker {
  const papers = papersById(library.papers);
  const printed = printedIn(library.editions);
  const voice: Voice = { say: speakerOf(site).say, direction: directionOf(site.language) };
  const made = new Map<PaperId, FeedEntry>();
  return (id) => {
    const entry = made.get(id) ?? entryOf(papers.get(id)!, printed.get(id) ?? [], site, voice, mathml);
    if (made.size < REMEMBERED) made.set(id, entry);
    return entry;
  };
}

/** The editions of each paper, oldest first; of one library found once, however many writers ask. */
export const printedIn = once((editions: readonly Edition[]): ReadonlyMap<PaperId, readonly Edition[]> => {
  const printed = new Map<PaperId, Edition[]>();
  for (const edition of [...editions].reverse()) {
    for (const { paper } of edition.items) {
      const known = printed.get(paper);
      if (known === undefined) printed.set(paper, [edition]);
      else known.push(edition);
    }
  }
  return printed;
});

/** The papers of a library by id. */
export const papersById = once(
  (papers: readonly Paper[]): ReadonlyMap<PaperId, Paper> => new Map(papers.map((paper) => [paper.id, paper])),
);

function entryOf(paper: Paper, printed: readonly Edition[], site: FeedSite, voice: Voice, mathml: Mathml): FeedEntry {
  const names = printed.map(({ name }) => name);
  return {
    id: tagUri(site, `papers/${paper.id}`),
    title: oneLine(plainText(paper.title)),
    html: bodyOf(paper, names, voice, mathml),
    text: paper.abstract !== null && hasFormula(paper.abstract) ? oneLine(plainText(paper.abstract)) : '',
    authors: paper.authors.map(displayName),
    page: absolute(site, paperPath(paper.id)),
    source: addressOf(citableOf(paper, names, site.title, null)),
    links: paper.links,
    editions: names,
    ...seenBetween(printed),
  };
}

/** The first and the last full date of editions. */
export function seenBetween(printed: readonly Edition[]): Pick<FeedEntry, 'published' | 'updated'> {
  const instants = printed.flatMap(({ date }) => instantOf(date) ?? []).sort();
  return { published: instants.at(0) ?? null, updated: instants.at(-1) ?? null };
}

function bodyOf(
  { title, abstract, links }: Paper,
  editions: readonly string[],
  { say, direction }: Voice,
  mathml: Mathml,
): Html {
  const show = showsMathml(mathml);
  const doubt = doubtSentence([...title, ...(abstract ?? [])], say);
  const own = (text: string): string =>
    direction === 'rtl' ? `<p dir="rtl">${escapeHtml(text)}</p>` : `<p>${escapeHtml(text)}</p>`;
  const heading = hasFormula(title) ? [entryHtml(title, show)] : [];
  return [
    ...heading,
    ...(abstract === null ? [] : [entryHtml(abstract, show)]),
    ...(links.length === 0 ? [] : [`<p>${links.map(linkHtml).join('<br/>\n')}</p>`]),
    ...(editions.length === 0 ? [] : [own(say('feed.seen', { editions: editions.join(say('feed.apart')) }))]),
    ...(doubt === null ? [] : [own(doubt)]),
  ].join('\n') as Html;
}

/** A feed's title is plain text, so one with maths is said again in the body. */
const hasFormula = (text: RichText): boolean => text.some(({ kind }) => kind === 'formula');

const linkHtml = ({ url, text }: Link): string =>
  `<a href="${escapeHtml(url)}">${escapeHtml(text.trim() === '' ? url : text)}</a>`;
