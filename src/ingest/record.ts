// From named fields to an entry: what every shape of data shares, whether JSON, CSV, BibTeX or RIS. In: a record's fields
// as text, under whatever names its source gives them. Out: an entry, or null where the record is no paper's.
// A machine's summary and a comment are not the abstract while a real one stands beside them.

import { webUrl } from '../leaves/urls.ts';
import type { Entry, Labels, Link, LinkKind, Origin } from '../types.ts';
import { countOf } from './count.ts';
import { parseDate, parseYear } from './dates.ts';
import { dateIn } from './edition.ts';
import { arxivIdOf, doiOf, idsOf } from './ids.ts';
import { kindOf } from './kinds.ts';
import { NO_LABELS } from './labels.ts';
import { texLetters } from './tex-letters.ts';
import { joinWraps, oneLine } from './wraps.ts';

/** Texts by name, names in lower case with blanks and `_` left out; a list's items are apart. */
export type Fields = ReadonlyMap<string, readonly string[]>;

export const fieldName = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:dc|prism|arxiv|citation)[:_]/, '')
    .replace(/[\s_]+/g, '');

/** Names under which sources give a field, the most telling first. */
const NAMES = {
  title: ['title', 'papertitle', 'ti', 't1'],
  abstract: [
    'abstract',
    'summary',
    'ab',
    'n2',

    'description',
    'papersummary',
    'abstracttext',
    'content',
  ],
  machineSummary: ['aisummary', 'tldr', 'tl;dr', 'generatedsummary'],
  arxiv: [
    'arxivid',
    'arxiv',
    'eprint',
    'paperid',
    'id',
    'identifier',
    'url',
    'link',
    'arxivurl',
    'absurl',
    'pdfurl',
    'entryid',
    'paperurl',
    'guid',
    'ur',
    'l1',
  ],
  doi: ['doi', 'do', 'identifier', 'm3'],
  authors: ['authorsparsed', 'authors', 'author', 'creator', 'au', 'a1'],
  published: [
    'publishedat',
    'published',
    'publicationdate',
    'pubdate',
    'date',

    'submitted',
    'created',
    'py',
    'y1',
    'da',
  ],
  year: ['year', 'py', 'y1', 'da', 'date'],
  categories: ['categories', 'category', 'primarycategory', 'subjects', 'keywords', 'tags', 'kw', 'setspec'],
  venue: ['journal-ref', 'journalref', 'journal', 'booktitle', 'venue', 'jo', 'jf', 't2', 'conference'],
  remark: ['comments', 'comment', 'note', 'arxivcomment'],
  upvotes: ['upvotes', 'votes', 'likes', 'score'],
  comments: ['numcomments', 'commentcount'],
  authorCount: ['nauthors', 'numauthors', 'authorcount'],
} as const;

const LINKS: readonly { readonly name: string; readonly kind: LinkKind }[] = [
  { name: 'githubrepo', kind: 'code' },
  { name: 'github', kind: 'code' },
  { name: 'code', kind: 'code' },
  { name: 'codeurl', kind: 'code' },
  { name: 'repository', kind: 'code' },
  { name: 'projectpage', kind: 'project' },
  { name: 'website', kind: 'project' },
];

export function entryOf(fields: Fields, origin: Origin): Entry | null {
  const title = first(fields, NAMES.title);
  const abstract = abstractIn(fields);
  const labels = labelsIn(fields);
  const telling =
    labels.arxiv !== null ||
    labels.doi !== null ||
    (abstract !== null && (kindOf(oneLine(abstract)) === 'abstract' || isNamedAbstract(fields)));
  if (title === null || !telling || holdsTwo(fields)) return null;
  return { title: oneLine(title), abstract: abstract === null ? null : joinWraps(abstract), labels, origin };
}

/** However short, what a source itself calls the abstract is one. */
const isNamedAbstract = (fields: Fields): boolean =>
  ['abstract', 'ab', 'n2'].some((name) => fields.get(name)?.some((text) => text.trim().split(/\s+/).length >= 4));

/** Two titles, or two ids, under one name: a record whose end was lost, and the next one ran into it. */
function holdsTwo(fields: Fields): boolean {
  const titles = ['title', 'ti', 't1'].map((name) => (fields.get(name) ?? []).map(oneLine));
  const ids = NAMES.arxiv.map((name) => (fields.get(name) ?? []).flatMap((text) => arxivIdOf(text) ?? []));
  return [...titles, ...ids].some((texts) => new Set(texts).size > 1);
}

/** The first text under any of these names. */
function first(fields: Fields, names: readonly string[]): string | null {
  for (const name of names) {
    const text = fields.get(name)?.find((value) => value.trim() !== '');
    if (text !== undefined) return text;
  }
  return null;
}

/** The first candidate that reads like an abstract; where none does, the first that is no comment. */
function abstractIn(fields: Fields): string | null {
  const candidates = NAMES.abstract.flatMap((name) => fields.get(name) ?? []).filter((text) => /\S/.test(text));
  const machine = first(fields, NAMES.machineSummary)?.trim();
  const own = candidates.filter((text) => text.trim() !== machine && !isRemark(text));
  const best = own.find((text) => kindOf(oneLine(text)) === 'abstract') ?? own[0];
  return best === undefined ? null : withoutFrame(best);
}

/** `12 pages, 3 figures, accepted at …` */
const isRemark = (text: string): boolean =>
  text.length < 300 && /^\s*(?:\d+ (?:pages|pp)\b|accepted (?:at|by|to)\b|to appear\b|comments?:)/i.test(text);

/** Feeds and mails put words of their own before the abstract and after it. */
const withoutFrame = (text: string): string =>
  text
    .replace(/^\s*(?:arXiv:\S+\s+Announce Type: \S+\s+)?Abstract[:.]\s+/i, '')
    .replace(/\n\\\\ \( https?:\/\/arxiv\.org\/abs\/\S+ , +\d+kb\)\s*$/, '');

/** Labels that stand in named fields. */
export function labelsIn(fields: Fields): Labels {
  const { arxiv, doi } = idsOf(holding(fields, NAMES.arxiv, arxivIdOf), holding(fields, NAMES.doi, doiOf));
  const number = (names: readonly string[]) => {
    const text = first(fields, names);
    return text !== null && /^\s*\d+\s*$/.test(text) ? countOf(text) : null;
  };
  return {
    ...NO_LABELS,
    arxiv,
    doi,
    authors: authorsIn(fields),
    links: linksIn(fields),
    authorCount: number(NAMES.authorCount),
    upvotes: number(NAMES.upvotes),
    comments: number(NAMES.comments),
    published: publishedIn(first(fields, NAMES.published)),
    year: yearIn(fields),
    categories: categoriesIn(fields),
    venue: lineIn(fields, NAMES.venue),
    remark: lineIn(fields, NAMES.remark),
    machineSummary: lineIn(fields, NAMES.machineSummary),
  };
}

function lineIn(fields: Fields, names: readonly string[]): string | null {
  const text = first(fields, names);
  return text === null || /^\s*\d+\s*$/.test(text) ? null : oneLine(text);
}

/** The first text under these names in which an id can be read. */
function holding(fields: Fields, names: readonly string[], read: (text: string) => string | null): string | null {
  for (const name of names) {
    const found = fields.get(name)?.find((text) => read(text) !== null);
    if (found !== undefined) return found;
  }
  return null;
}

/** `Bell, Ada and Quist, Börje`, `Ada Bell, Börje Quist`, or one name an item. */
export function authorsOf(texts: readonly string[]): string[] {
  const names = texts.length === 1 ? split(oneLine(texts[0]!)) : texts.map(oneLine);
  return names
    .map((name) => texLetters(inOrder(name)))
    .filter((name) => name !== '' && name !== 'others' && name.length < 200);
}

function split(text: string): string[] {
  if (text.includes(';')) return text.split(/\s*;\s*/);
  const parts = text.split(/,?\s+and\s+/);
  // `Bell, Ada and Quist, Börje`, for in a list of names no comma follows the last `and`.
  if (parts.length > 1 && parts.at(-1)!.includes(',')) return parts;
  const names = parts.flatMap((part) => part.split(/\s*,\s*/));
  return names.length === 2 && parts.length === 1 && names.every((name) => !/\s/.test(name)) ? [text] : names;
}

/** `Bell, Ada` as `Ada Bell`. */
function inOrder(name: string): string {
  const [family, given, ...more] = name.trim().split(/\s*,\s*/);
  return given === undefined || given === '' || more.length > 0 ? name.trim() : `${given} ${family}`;
}

const authorsIn = (fields: Fields): string[] => {
  const texts = NAMES.authors
    .map((name) => fields.get(name) ?? [])
    .find((found) => found.some((text) => text.trim() !== ''));
  return texts === undefined ? [] : authorsOf(texts.filter((text) => text.trim() !== ''));
};

/** `2021`, `2021-05`, `2021/05//`. */
const yearIn = (fields: Fields): number | null => parseYear(first(fields, NAMES.year) ?? '');

const publishedIn = (text: string | null) =>
  text === null ? null : (dateIn(text) ?? parseDate(text) ?? mailDate(text));

/** `Thu, 7 Nov 2024 02:49:53 GMT`, as mails and feeds write it. */
export const mailDate = (text: string) =>
  parseDate(/^(?:\w{3}, )?(\d{1,2} \w{3} \d{4})\b/.exec(text.trim())?.[1] ?? '');

/** `math.CO cs.CG hep-ph`: arXiv's own, with blanks between; keywords of other sources have commas. */
const ARXIV_CATEGORIES =
  /^(?=.*[.-])[a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]{2,})?(?: [a-z]+(?:-[a-z]+)?(?:\.[A-Za-z-]{2,})?)*$/;

function categoriesIn(fields: Fields): string[] {
  const texts = NAMES.categories.map((name) => fields.get(name) ?? []).find((found) => found.length > 0) ?? [];
  const parts = texts.flatMap((text) => text.split(ARXIV_CATEGORIES.test(text.trim()) ? /\s+/ : /[,;]/));
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== '' && part.length < 80))];
}

function linksIn(fields: Fields): Link[] {
  return LINKS.flatMap(({ name, kind }): Link[] => {
    const url = webUrl(fields.get(name)?.[0] ?? '');
    return url === null ? [] : [{ kind, url, text: kind === 'code' ? 'Code' : 'Project page' }];
  });
}
