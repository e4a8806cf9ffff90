// Web addresses in running text, with the words that they were the target of. In: a text as scraped and its pairs of
// braces. Out: stretches of the text, in order, that become links. It refuses what `webUrl` refuses.
//
// A listing drops `\href`, `\url` and `\footnote` and keeps their arguments, so an address meets its words glued:
//   `\href{https://a.b/c}{here}`          ->  `https://a.b/c{here}`
//   `\link{Name}{https://a.b/Name}`       ->  `Name{https://a.b/Name}`
//   `our code\footnote{https://a.b/c}`    ->  `our codehttps://a.b/c`

import { webUrl } from '../leaves/urls.ts';
import type { Trust, WebUrl } from '../types.ts';

export type Address = {
  readonly start: number;
  readonly end: number;
  /** What a reader sees of it. */
  readonly text: string;
  readonly href: WebUrl;
  readonly trust: Trust;
};

const MAX_ADDRESS = 2000;
const MAX_LABEL = 60;
const BEGINNING = /https?:\/\/|(?<![\w./@-])(?:www\.|github\.com\/)/gi;
/** TeX escapes some signs in an address: `\_`. Any other backslash, a blank, a quote or a bracket of markup ends it. */
const BODY = /(?:[^\s\\<>"{}|^`$’”\p{Cc}\ufffc]|\\[_#%&~-]){0,2001}/uy;
const CLOSING = /[.,;:!?'*]/;

/** All addresses in `text`, sorted, not overlapping. Linear: an address is at most 2,000 characters long. */
export function findAddresses(text: string, partners: ReadonlyMap<number, number>): Address[] {
  const found: Address[] = [];
  let free = 0;
  for (const { index } of text.matchAll(BEGINNING)) {
    if (index < free) continue;
    const address = addressAt(text, index, free, partners);
    if (address === null) continue;
    found.push(address);
    free = address.end;
  }
  return found;
}

function addressAt(text: string, start: number, free: number, partners: ReadonlyMap<number, number>): Address | null {
  BODY.lastIndex = start;
  const body = BODY.exec(text)![0];
  if (body.length > MAX_ADDRESS) return null;
  const hasProtocol = /^https?:/i.test(body);
  const link = (end: number): WebUrl | null =>
    webUrl((hasProtocol ? '' : 'https://') + text.slice(start, end).replaceAll('\\', ''));
  const bodyEnd = start + body.length;
  const address = (from: number, to: number, words: string, href: WebUrl): Address => {
    return { start: from, end: to, text: words, href, trust: text.slice(from, to) === words ? 'intact' : 'restored' };
  };

  const words = groupAt(text, bodyEnd, partners);
  const wordsHref = words === null ? null : link(bodyEnd);
  if (words !== null && wordsHref !== null) return address(start, words.end, words.text, wordsHref);

  const end = start + lengthWithoutClosing(body);
  const href = end - start > beginningLength(body) ? link(end) : null;
  if (href === null) return null;
  const shown = text.slice(start, end).replaceAll('\\', '');
  if (text[start - 1] === '{' && text[end] === '}' && start > free) {
    const label = wordBefore(text, start - 1, free);
    const isItsWord = label !== '' && shown.includes(label);
    return address(start - 1 - (isItsWord ? label.length : 0), end + 1, isItsWord ? label : shown, href);
  }
  const label = hasProtocol ? wordBefore(text, start, free) : '';
  return address(start - label.length, end, label === '' ? shown : label, href);
}

const beginningLength = (body: string): number => /^(?:https?:\/\/|www\.|github\.com\/)?/i.exec(body)![0].length;

/** The words in the braces that follow an address at once; they may be an address themselves. */
function groupAt(
  text: string,
  at: number,
  partners: ReadonlyMap<number, number>,
): { text: string; end: number } | null {
  const close = text[at] === '{' ? partners.get(at) : undefined;
  if (close === undefined || close - at > MAX_ADDRESS) return null;
  const words = text.slice(at + 1, close).trim();
  const isAddress = /^https?:\/\/[^\s{}]+$/.test(words);
  if (isAddress) return { text: words.replaceAll('\\', ''), end: close + 1 };
  return words === '' || words.length > MAX_LABEL || /[\\{}\ufffc]|https?:/.test(words)
    ? null
    : { text: words, end: close + 1 };
}

/** The word glued to the left of `at`; empty where there is none, or one so long that it is not a word. */
function wordBefore(text: string, at: number, free: number): string {
  let start = at;
  while (start > free && at - start <= MAX_LABEL && /[\p{L}\p{N}.-]/u.test(text[start - 1]!)) start--;
  while (start < at && /[.-]/.test(text[start]!)) start++;
  return at - start > MAX_LABEL ? '' : text.slice(start, at);
}

/** Without the punctuation of the sentence around it, and without a bracket that was opened before the address. */
function lengthWithoutClosing(body: string): number {
  let length = body.length;
  let surplus = count(body, ')') - count(body, '(');
  for (; length > 0; length--) {
    const last = body[length - 1]!;
    if (last === ')' && surplus > 0) surplus--;
    else if (last !== ']' && !CLOSING.test(last)) break;
  }
  return length;
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
