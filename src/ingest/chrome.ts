// Page chrome: lines that a listing prints around its papers. In: one line. Out: the name of the rule that knows it,
// or null. A line is chrome as a whole or not at all; only `Subscribe` is known to stick to what follows.
import { parseDate } from './dates.ts';

type ChromeRule = { readonly name: string; readonly test: (line: string) => boolean };

const matches = (pattern: RegExp) => (line: string) => pattern.test(line);

/** Each row was seen in a real scrape. */
const RULES: readonly ChromeRule[] = [
  { name: 'new badge', test: matches(/^new$/i) },
  { name: 'mail offer', test: matches(/^get trending papers in your email inbox( once a day)?!?$/i) },
  { name: 'subscribe button', test: matches(/^subscribe$/i) },
  { name: 'page heading', test: matches(/^(hugging face( - \d{4})? - )?(daily|trending) papers( - hugging face)?$/i) },
  { name: 'curator', test: matches(/^(by\s*)?(AK|@_?akhaliq)?( ?and the research community)?$/i) },
  { name: 'curator', test: matches(/^by$/i) },
  { name: 'period switch', test: matches(/^([*+-] +)?(daily|weekly|monthly|today|previous|next)$/i) },
  { name: 'vote', test: matches(/^(\[.?\] )?upvotes?(\s+(\d+|-))?$/i) },
  { name: 'count', test: matches(/^(\[.?\]? ?|[*+-] +)?\d{1,6}([.,]\d{1,3})?k?$/i) },
  { name: 'no count', test: matches(/^\[.?\] ?-?$/) },
  { name: 'separator', test: matches(/^([·•|—–-]{1,3}|[*+])$/) },
  { name: 'scrape record', test: (line) => headFact(line) !== null },
  { name: 'half-open link', test: matches(/^[[\]]$/) },
  { name: 'authors', test: matches(/^([·•*+-] *)?\d{1,4} authors?$/i) },
  { name: 'comments', test: matches(/^([·•*+-] *)?(\d{1,5}|no) comments?( yet)?$/i) },
  {
    name: 'cookie banner',
    test: matches(
      /^(accept( all)?( cookies)?|(this (web)?site|we) uses? cookies\b.{0,250}|cookie (settings|policy))$/i,
    ),
  },
  { name: 'submitter', test: matches(/^submitted by\b.{0,60}$/i) },
  {
    name: 'paper link',
    test: matches(/^(arxiv( page)?|view arxiv page|pdf|view pdf|html|abs(tract)?|summary|paper|link)$/i),
  },
  { name: 'code link', test: matches(/^(\[?link: )?(github|code|project( page)?|website|demo)( [\d.,]+k?)?\]?$/i) },
  { name: 'cut mark', test: matches(/^\[?(content )?truncated\]?$/i) },
  {
    name: 'site navigation',
    test: matches(
      /^([*+-] +)*((© ?)?hugging face('s logo)?|models|datasets|spaces|storage|storage buckets|buckets new|docs|enterprise|pricing|log in|sign up|website|company|community|solutions|tos|privacy|about|careers|system theme|tasks|collections|languages|organizations|blog|posts|learn|discord|trending papers ranked by github stars activity)$/i,
    ),
  },
  { name: 'date', test: (line) => publishedDate(line) !== null },
];

/**
 * What a scraper writes about its own work at a file's head, where it has no front matter: `- URL: https://…`,
 * `**Page Title:** …`, `- Captured (UTC): 2024-03-02T…`.
 */
const HEAD_FACT =
  /^(?:[-*] )?\**((?:source )?(?:url|html|sha256)|(?:source|page) title|(?<=[-*].{0,3})title|captured|retrieved|fetched|generated from|extraction)(?: \(utc\))?:\**\s+(\S.*)$/i;

export function headFact(line: string): { readonly name: string; readonly value: string } | null {
  const found = line.length > 500 ? null : HEAD_FACT.exec(line.trim());
  return found === null ? null : { name: found[1]!.toLowerCase().replace(/^source /, ''), value: found[2]!.trim() };
}

/**
 * A fact with its name before it, as digests write below a title: `**Authors:** Ada Bell`, `- arXiv: 2401.00010`.
 * An abstract with its name before it is an abstract.
 */
const NAMED_FACT =
  /^[*_>\s-]{0,6}(authors?|categor(?:y|ies)|subjects?|published|publication date|date|comments?|journal(?:-ref)?|doi|arxiv(?: id)?|tl;?dr|keywords?|tags|links?|urls?|code|github|venue|conference|affiliations?|institutions?|pdf|paper|project(?: page)?|upvotes?)[*_]{0,3}\s?:[*_]{0,3}\s*(.*)$/i;

export function namedFact(line: string): { readonly name: string; readonly value: string } | null {
  const found = line.length > 3000 ? null : NAMED_FACT.exec(line);
  return found === null ? null : { name: found[1]!.toLowerCase(), value: found[2]!.trim() };
}

/** The longest line that any rule can know. */
const MAX_LENGTH = 300;

export function chromeRule(line: string): string | null {
  const text = line.trim();
  if (text === '' || text.length > MAX_LENGTH) return null;
  return RULES.find((rule) => rule.test(text))?.name ?? null;
}

/** The day that a line gives, with or without the words of a card around it: `· Published on Sep 4, 2026`. */
export const publishedDate = (line: string) =>
  parseDate(line.replace(/^[·•]\s*/, '').replace(/^(?:published|submitted|updated) on /i, ''));

/** `SubscribeTowards Stable and…`: the button's word on the first title, where a scraper dropped the blank between. */
const GLUED = /^Subscribe(?!(?:rs?|d|s)\b)(?=[\p{L}\p{N}$"“([])/u;

/** How many characters of glued chrome open this line: 0 or 9. */
export const gluedChrome = (line: string): number => GLUED.exec(line)?.[0].length ?? 0;
