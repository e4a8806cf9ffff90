// Takes marked-up lines apart into pieces. In: lines of Markdown as scrapers write it, broken links and all. Out: pieces in
// order: a stretch of text, where it leads, whether it is a heading, its lines. A piece never spans two links.
// Refuses to be Markdown: emphasis, lists and code stay text, for a scraped abstract is full of signs that mean nothing.
import { chromeRule, namedFact } from './chrome.ts';

export type Piece = {
  /** Trimmed, its hard wraps still in it; empty where a link holds a picture alone. */
  readonly text: string;
  /** The address that it leads to, `#7` where the address is numbered, null for plain text. */
  readonly target: string | null;
  /** 1 to 6 for a heading, 0 for none. */
  readonly heading: number;
  readonly line: number;
  readonly endLine: number;
};

/** A link may be wrapped over this many lines; one that is still open then was no link. */
const LONGEST_LINK = 400;
/** The longest address that a listing prints. */
const LONGEST_ADDRESS = 2_000;
/** Brackets that are open at once; a text with more is not a list of links. */
const MOST_OPEN = 64;

const HEADING = /^ {0,3}(#{1,6})(?:[ \t]+|$)/;
/** Lines of markup alone: rules, fences, tags that only open or close a block. */
const RULE = /^\s*(?:#{1,6}|>+|[-=_*]{3,}|`{3,}\w*|<\/?(?:a|div|p|br|details|summary)\b[^<>]{0,120}>(?:<\/a>)?)\s*$/;
const BARE_ADDRESS = /^<?(https?:\/\/[^\s<>]+|\/papers\/[^\s<>]+)>?$/;
const CLOSE = /^\]\((<?[^\s()<>]*(?:\([^\s()<>]*\)[^\s()<>]*)*>?)(?:\s+"[^"\n]{0,300}")?\)/;
const NUMBERED_CLOSE = /^\]\[(\d{1,5})\]/;

/** `[0, 1)` and `[1, \infty)`: an interval, whose bracket nothing closes. */
const HALF_OPEN = /^\[[^[\]()\n]{1,24},[^[\]()\n]{1,24}\)/;

/** `[-] 74`: a box to tick, in front of a count of votes. */
const BOX = /\[[-xX ]?\]/y;

/** An opening bracket whose link is not closed yet. */
type Opener = {
  readonly index: number;
  readonly before: string;
  readonly lineStart: boolean;
  readonly image: boolean;
  closed: boolean;
};

/** A link found in the text: from its bracket to the end of its address. */
type LinkSpan = {
  readonly start: number;
  readonly from: number;
  readonly to: number;
  readonly end: number;
  readonly target: string;
  /** What stands before it on its line. */
  readonly before: string;
};

/** Whether a line begins with a heading's mark. */
export const isHeading = (line: string): boolean => HEADING.test(line);

/** Whether a line holds markup and pictures alone. */
export const isMarkup = (line: string): boolean =>
  RULE.test(line) || (line.trim() !== '' && withoutPictures(line.replace(UNFOLDS, '').replace(TAGS, '')) === '');

export function toPieces(lines: readonly string[]): Piece[] {
  const text = lines.map((line) => (isMarkup(line) ? '' : line.replace(UNFOLDS, ' ').replace(TAGS, ''))).join('\n');
  const lineOf = lineCounter(text);
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of linkSpans(text)) {
    const stars = starsAround(text, span);
    plainPieces(text, at, Math.max(at, span.start - stars), lineOf, pieces);
    pieces.push(linkPiece(text, span, lineOf));
    at = span.end + stars;
  }
  plainPieces(text, at, text.length, lineOf, pieces);
  return withBareAddresses(pieces);
}

/** How many stars stand on either side of `**[title](…)**`: they are the link's, not the texts' beside it. */
function starsAround(text: string, { before, end }: LinkSpan): number {
  const stars = /(?:\*{1,3}|__)$/.exec(before)?.[0] ?? '';
  return text.startsWith(stars, end) ? stars.length : 0;
}

/** The line, counted from 1, in which an offset stands. */
type LineOf = (offset: number) => number;

function lineCounter(text: string): LineOf {
  let line = 1;
  let end = endOfLine(text, 0);
  return (offset) => {
    while (end < offset) {
      line++;
      end = endOfLine(text, end + 1);
    }
    return line;
  };
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from);
  return end < 0 ? text.length : end;
}

/**
 * Links, in order, none inside another. An abstract inside a link has brackets of its own, not all of them in pairs:
 *
 *     [On the interval (0,1] we show [see [3]] that …](https://…/papers/2401.00010)
 *     ^                   ^ closes nothing            ^ closes the bracket at the line's start
 *
 * So `](` and `][7]` close the nearest bracket that no plain `]` has closed, else the nearest at a line's start.
 */
function linkSpans(text: string): LinkSpan[] {
  const spans: LinkSpan[] = [];
  let open: Opener[] = [];
  let lineStart = 0;
  let line = 0;
  let openLine = 0;
  for (let i = 0; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\n') {
      lineStart = i + 1;
      line++;
      if (line - openLine > LONGEST_LINK) open = [];
      // A heading may be wrapped, but no blank line stands inside of it.
      else if (text[i + 1] === '\n') open = open.filter(({ before }) => !HEADING.test(before));
    } else if (sign === '\\' && /[[\]\\]/.test(text.charAt(i + 1))) {
      i++;
    } else if (sign === '[' && isBox(text, i)) {
      i = BOX.lastIndex - 1;
    } else if (sign === '[') {
      if (open.length === 0) openLine = line;
      if (open.length < MOST_OPEN && !HALF_OPEN.test(text.slice(i, i + 60))) open.push(openerAt(text, i, lineStart));
    } else if (sign === ']' && open.length > 0) {
      const close = closing(text, i);
      if (close === null) {
        closePlain(open);
        continue;
      }
      const opener = openerOf(open);
      if (opener.image || isNested(text, opener, open)) open.splice(open.indexOf(opener));
      else {
        const { index, before } = opener;
        if (!isInline(text, before, close.end)) spans.push({ start: index, from: index + 1, to: i, before, ...close });
        open = [];
      }
      i = close.end - 1;
    }
  }
  return spans;
}

/** A link inside of another's words, as where an abstract that is a link names an address. */
function isNested(text: string, inner: Opener, open: readonly Opener[]): boolean {
  const outer = open.findLast(({ lineStart, index }) => lineStart && index < inner.index);
  return (
    outer !== undefined &&
    /^\[\S/.test(text.slice(outer.index)) &&
    !text.slice(outer.index, inner.index).includes('\n\n')
  );
}

/** Blocks that Markdown borrows from HTML: what they hold is text. */
const TAGS = /<\/?(?:details|summary|p|div|b|strong|i|em|span|br|center)(?:\s[^<>]{0,200})?\/?>/gi;
/** What one presses to unfold an abstract. */
const UNFOLDS =
  /<summary>\s*(?:<b>)?\s*(?:abstract|abs|details|summary|more|show\b[^<]{0,30}|click\b[^<]{0,40}|read\b[^<]{0,30})\s*:?\s*(?:<\/b>)?\s*<\/summary>/i;
/** `**Abstract:** We show …` */
export const NAMED_ABSTRACT = /^[*_>]{0,3}(?:abstract|summary)[*_]{0,3}\s?[:.—-][*_]{0,3}\s*/i;

function isBox(text: string, at: number): boolean {
  BOX.lastIndex = at;
  return BOX.test(text) && !/[([]/.test(text.charAt(BOX.lastIndex));
}

/** Only blanks, a heading's mark or a list's stand before it on its line. */
const LINE_START = /^(?:[ \t#]|[-*] )*$/;

function openerAt(text: string, index: number, lineStart: number): Opener {
  const before = text.slice(Math.max(lineStart, index - 80), index);
  return { index, before, lineStart: LINE_START.test(before), image: text[index - 1] === '!', closed: false };
}

/** A link within a sentence is part of it: words stand before or after it on its line. */
const isInline = (text: string, before: string, end: number): boolean =>
  PROSE_BEFORE.test(before) || PROSE_AFTER.test(text.slice(end, end + 60));

const PROSE_BEFORE = /\p{L}\p{Ll}+,? \p{Ll}{2,}[^\n|·]* $/u;
const PROSE_AFTER = /^[,;]? \p{Ll}{2,} \p{L}+|^[.,;] \p{L}+ \p{L}+/u;

function closing(text: string, index: number): { end: number; target: string } | null {
  const next = text[index + 1];
  if (next !== '(' && next !== '[') return null;
  const rest = text.slice(index, index + LONGEST_ADDRESS);
  const numbered = NUMBERED_CLOSE.exec(rest);
  if (numbered !== null) return { end: index + numbered[0].length, target: `#${numbered[1]}` };
  const address = CLOSE.exec(rest);
  return address === null ? null : { end: index + address[0].length, target: address[1]!.replace(/^<|>$/g, '') };
}

/** Those that are closed stand at a line's start. @param open one at least */
const openerOf = (open: readonly Opener[]): Opener => open.findLast(({ closed }) => !closed) ?? open.at(-1)!;

/** A plain `]` ends the nearest bracket; one at a line's start may yet prove to be a link's. */
function closePlain(open: Opener[]): void {
  const nearest = open.findLastIndex(({ closed }) => !closed);
  if (nearest < 0) return;
  if (open[nearest]!.lineStart) open[nearest]!.closed = true;
  else open.splice(nearest, 1);
}

/** `![alt](address)`, and what scrapers put where a picture stood: `[Image 12]`, `[图片：name]`. */
const PICTURES =
  /!\[[^[\]\n]{0,300}\](?:\([^()\s]{0,2000}\)|\[\d{1,5}\])?|\[(?:图片|圖片|图像|Image|Imagen|Immagine|Imagem|Bild|画像|이미지|Изображение)(?: ?\d{1,4})?(?:[:：][^\]\n]{0,200})?\]/g;

function linkPiece(text: string, { start, from, to, target, before }: LinkSpan, lineOf: LineOf): Piece {
  const heading = HEADING.exec(before)?.[1]?.length ?? 0;
  return {
    text: withoutStars(withoutLinks(withoutPictures(text.slice(from, to)))),
    target,
    heading,
    line: lineOf(start),
    endLine: lineOf(to),
  };
}

const withoutPictures = (text: string): string => text.replace(PICTURES, ' ').trim();

/** Adds the text between links to `pieces`, one for each paragraph and each heading. */
function plainPieces(text: string, from: number, to: number, lineOf: LineOf, pieces: Piece[]): void {
  let line = lineOf(from);
  /** The line above, while its paragraph is open. */
  let above: string | null = null;
  for (const raw of text.slice(from, to).split('\n')) {
    const mark = HEADING.exec(raw);
    const content = plainText(mark === null ? raw : withoutStars(raw.slice(mark[0].length)));
    const heading = mark?.[1]?.length ?? 0;
    const last = pieces.at(-1);
    if (content === '') {
      above = null;
    } else if (last !== undefined && heading === 0 && above !== null && goesOn(above, content)) {
      pieces[pieces.length - 1] = { ...last, text: `${last.text}\n${content}`, endLine: line };
      above = content;
    } else {
      pieces.push({ text: content, target: null, heading, line, endLine: line });
      above = content;
    }
    line++;
  }
}

/** Without pictures, and with links inside a sentence as their words and address. */
const plainText = (line: string): string => withoutLinks(withoutPictures(line.replace(/^\s*>+ ?/, ''))).trim();

const withoutLinks = (text: string): string =>
  text.replace(INLINE_LINK, (_, words: string, address: string | undefined) =>
    address?.startsWith('http') && address !== words ? `${words} (${address})` : words,
  );

/** A heading is strong already. */
const withoutStars = (text: string): string => text.replace(/^(\*{2,3}|__)(.*)\1\s*$/, '$2');

const INLINE_LINK = /\[([^[\]\n]{1,300})\](?:\(((?:https?:|\/|#)[^()\s]{0,2000})\)|\[\d{1,5}\])/g;

const goesOn = (above: string, line: string): boolean => !startsAfresh(line, above) && !startsAfresh(above);

/** Lines that never go on with the line above: list items, facts with their name, addresses that are a link's. */
const startsAfresh = (line: string, above = ''): boolean =>
  /^(?:[-*+•·] |[·•-]$|\d{1,3}[.)] +\*\*)/.test(line) ||
  isPageChrome(line, above) ||
  (BARE_ADDRESS.test(line) && !/[.,;]$/.test(line) && !leadsToAddress(above)) ||
  (namedFact(line) !== null && !isMidSentence(line, above)) ||
  (NAMED_ABSTRACT.test(line) && !isMidSentence(line, above));

/** Chrome that no title and no abstract is wrapped into, whatever stands above it. */
const NEVER_PROSE: ReadonlySet<string> = new Set(
  'vote,count,no count,separator,half-open link,authors,comments,cut mark'.split(','),
);

/** Words such as `Models` may be a wrapped title's last; below a whole sentence, or others of their kind, they are the page's. */
function isPageChrome(line: string, above: string): boolean {
  const rule = chromeRule(line);
  return rule !== null && (NEVER_PROSE.has(rule) || /[.!?]["”')]?$/.test(above) || chromeRule(above) !== null);
}

/** `… in six major` / `categories: lamps, snails and` is a sentence that was wrapped, no fact with its name. */
const isMidSentence = (line: string, above: string): boolean =>
  /^\p{Ll}/u.test(line) && /[\p{L}\p{N},]$/u.test(above) && namedFact(above) === null;

/** `… our code is available at` and the like, wrapped right before the address. */
const LEADS_TO_ADDRESS =
  /(?:\b(?:at|in|on|from|via|see|is|are|and|or|to|here|under|page|code|available|url|website|link)|[:(,])$/i;

/** `Log In` does not: it is a link's own words. */
const leadsToAddress = (above: string): boolean => LEADS_TO_ADDRESS.test(above) && chromeRule(above) === null;

/** Where a scraper printed each link's address on a line of its own, it belongs to the text right above it. */
function withBareAddresses(pieces: readonly Piece[]): Piece[] {
  const joined: Piece[] = [];
  for (const piece of pieces) {
    const address = piece.target === null ? BARE_ADDRESS.exec(piece.text)?.[1] : undefined;
    const above = joined.at(-1);
    if (address === undefined) joined.push(piece);
    else if (above !== undefined && above.target === null && above.text !== '') {
      joined[joined.length - 1] = { ...above, target: address, endLine: piece.endLine };
    } else joined.push({ ...piece, text: '', target: address });
  }
  return joined;
}
