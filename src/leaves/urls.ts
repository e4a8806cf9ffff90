// Ids, slugs, page addresses and outgoing addresses: the only maker of those brands. In: titles, file
// names and strange text. Out: names that are safe on every file system and in every URL.
// Refuses to make a link of anything but an absolute http or https address.
import { hash } from 'node:crypto';
import slugify from '@sindresorhus/slugify';
import type { OutPath, PaperId, SeedPath, Slug, WebUrl } from '../types.ts';
import { fold } from './fold.ts';

const MAX_WORDS = 64;
const MAX_WEB_URL = 2000;

/** `length` characters of base 36 from the first ten bytes of a text's SHA-256. */
function shortHash(text: string, length: number): string {
  const hex = hash('sha256', text);
  const most = 36 ** length;
  if (most > MOST_EXACT)
    return BigInt(`0x${hex.slice(0, 20)}`)
      .toString(36)
      .padStart(length, '0')
      .slice(-length);
  const [high, low] = [Number.parseInt(hex.slice(0, 10), 16), Number.parseInt(hex.slice(10, 20), 16)];
  return (((high % most) * (2 ** 40 % most) + low) % most).toString(36).padStart(length, '0');
}

/** Products of two numbers below this, and a number of five bytes, a double holds exactly. */
const MOST_EXACT = 2 ** 26;

/**
 * Words of `[a-z0-9]` joined by `-`, cut at a word's end; empty where nothing of the text can be written so.
 * Most keys are ASCII already; the transliterator, a thousand times slower, sees the others only.
 */
function words(key: string): string {
  const ascii = /^[ -~]*$/.test(key) ? key : slugify(key, { decamelize: false });
  const slug = ascii.replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '');
  if (slug.length <= MAX_WORDS) return slug;
  const cut = slug.lastIndexOf('-', MAX_WORDS);
  return slug.slice(0, cut > MAX_WORDS / 2 ? cut : MAX_WORDS);
}

/** Folds to itself, as the keys of nearly all titles do. */
const FOLDED = /^[a-z0-9+#]+(?: [a-z0-9+#]+)*$/;

/**
 * A name that keeps its address for ever: words, then a hash of `key`. The hash also keeps it clear of names
 * that file systems reserve. Where the words say little (`日本語`), the hash is long enough to stand alone.
 */
function name(text: string, key: string): string {
  const readable = words(FOLDED.test(text) ? text : fold(text));
  const hash = shortHash(key, readable.length < 3 ? 12 : 5);
  // Joined, not written as one template: that would hold on to its parts, and a library has a hundred thousand names.
  return readable === '' ? ['p', hash].join('') : [readable, hash].join('-');
}

/**
 * The id of the paper with this title as scraped: the same for every title that folds alike.
 * @param mark tells it from other works of the same title
 */
export const paperId = (title: string, mark?: string): PaperId => paperIdOf(fold(title), mark);

/** The same, of a title that was folded before. */
export const paperIdOf = (key: string, mark?: string): PaperId =>
  name(key, mark === undefined ? key : `${key}\n${mark}`) as PaperId;

/** The slug of the edition that this dump carries: from its own name and file, never from its neighbours. */
export function editionSlug(editionName: string | null, dump: SeedPath): Slug {
  const stem = dump.replace(/\.[^./]*$/, '').replaceAll('/', ' ');
  return name(editionName ?? stem, dump) as Slug;
}

/** The slug of the topic with these words, each in its plainest form, so that the way a name is written may change. */
export const topicSlug = (words: string): Slug => name(words, words) as Slug;

/** The slug of the series with this name: no two of a library are called alike. */
export const seriesSlug = (series: string): Slug => name(series, fold(series)) as Slug;

/** Where a series stands on the page of all editions. */
export const seriesAnchor = (slug: Slug): string => `series-${slug}`;

export const paperPath = (id: PaperId): OutPath => `papers/${id}.html` as OutPath;

/** Page 1 of an edition has the edition's own address, page 2 adds `-2`. */
export const editionPath = (slug: Slug, page = 1): OutPath =>
  `editions/${slug}${page > 1 ? `-${page}` : ''}.html` as OutPath;

/** As for an edition. */
export const topicPath = (slug: Slug, page = 1): OutPath =>
  `topics/${slug}${page > 1 ? `-${page}` : ''}.html` as OutPath;

/** The feed of the whole library (`of` is null), or of one series, edition or topic, such as `editions/sep-9-x1y2z`. */
export const feedPath = (of: string | null, format: 'xml' | 'json'): OutPath =>
  outPath(of === null ? `feed.${format}` : `feeds/${of}.${format}`);

/** Citations of the whole library (`of` is null), of one edition or of one topic; `extension` without the dot. */
export const citationPath = (of: string | null, extension: string): OutPath =>
  outPath(`cite/${of ?? 'library'}.${extension}`);

/** For paths that the program itself chooses, such as `assets/site.css`; throws on one that could leave the site. */
export function outPath(path: string): OutPath {
  if (!/^[\w.-]+(?:\/[\w.-]+)*$/.test(path) || path.split('/').includes('..')) {
    throw new Error(`"${path}" is not a path below the site folder`);
  }
  return path as OutPath;
}

/** From the page at `from` to the file at `to`, as a relative link that works from disk and on any host. */
export function relativeLink(from: OutPath, to: OutPath): string {
  return '../'.repeat(from.split('/').length - 1) + to;
}

/** As URLs hold a name or a number after parsing; they also hold quotes and other signs that no host has. */
const HOST = /^(?:[\w.-]+|\[[\da-f:]+\])$/;

/**
 * The address in normal form, or null where it is not absolute, not http or https, carries a password, is endless, or
 * has a host that none can be called.
 */
export function webUrl(text: string): WebUrl | null {
  const trimmed = text.trim();
  if (trimmed.length > MAX_WEB_URL || !/^https?:\/\/[^\s/]/i.test(trimmed)) return null;
  const url = parsed(trimmed);
  if (url === null || url.username !== '' || url.password !== '') return null;
  return HOST.test(url.hostname) ? (url.href as WebUrl) : null;
}

/** An address that ends in a parameter without a value, with this value: as `webUrl` would have it, without a look at it. */
export function webUrlWith(address: WebUrl, value: string): WebUrl | null {
  // The one sign that is coded in a query, and not by this function.
  const url = address + encodeURIComponent(value.toWellFormed()).replaceAll("'", '%27');
  return url.length > MAX_WEB_URL ? null : (url as WebUrl);
}

/** Not by `URL.canParse`: Node 20's says no to `https://schäfer.example/` once it was asked often enough. */
function parsed(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}
