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
  { name: 'page heading', test: matches(/^(daily|trending) papers$/i) },
  { name: 'curator', test: matches(/^by\s?(AK|@_?akhaliq) and the research community$/i) },
  { name: 'period switch', test: matches(/^(daily|weekly|monthly|today|previous|next)$/i) },
  { name: 'vote', test: matches(/^upvotes?( \d+)?$/i) },
  { name: 'count', test: matches(/^(\[?-\]? ?)?\d{1,6}$/) },
  { name: 'separator', test: matches(/^[·•|—–-]{1,3}$/) },
  { name: 'authors', test: matches(/^\d{1,4} authors?$/i) },
  { name: 'submitter', test: matches(/^submitted by\b.{0,60}$/i) },
  { name: 'date', test: (line) => parseDate(line) !== null },
];

/** The longest line that any rule can know. */
const MAX_LENGTH = 80;

export function chromeRule(line: string): string | null {
  const text = line.trim();
  if (text === '' || text.length > MAX_LENGTH) return null;
  return RULES.find((rule) => rule.test(text))?.name ?? null;
}

/** `SubscribeTowards Stable and…`: the button's word on the first title, where a scraper dropped the blank between. */
const GLUED = /^Subscribe(?=[\p{Lu}\p{N}$"“([])/u;

/** How many characters of glued chrome open this line: 0 or 9. */
export const gluedChrome = (line: string): number => GLUED.exec(line)?.[0].length ?? 0;
