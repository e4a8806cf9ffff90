// Deals the pieces of a marked-up listing out to cards. In: pieces in order. Out: cards, each a title with its abstract and
// what stood around them, and the pieces that belong to none. A title is told by its mark (a link to a paper's page, a
// heading), never by its place; chrome on both sides of it is known by what it says or by where it leads.
import { fold } from '../leaves/fold.ts';
import { chromeRule, namedFact, publishedDate } from './chrome.ts';
import { arxivIdOf } from './ids.ts';
import { isSentence, kindOf } from './kinds.ts';
import type { Piece } from './pieces.ts';

/** How the titles of a file are marked. */
export type TitleMark = 'paper link' | 'numbered heading' | 'heading';

export type Card = {
  readonly titles: Piece[];
  readonly abstracts: Piece[];
  /** Counts, dates, links: what its labels are read from. */
  readonly labels: Piece[];
  /** The arXiv id that its links lead to. */
  readonly arxiv: string | null;
};

export type Deal = {
  readonly cards: readonly Card[];
  /** Known chrome outside of cards. */
  readonly chrome: readonly Piece[];
  /** What is neither. */
  readonly unknown: readonly Piece[];
};

/** The id of the paper whose own page an address leads to; its comments and the login in front of it are other pages. */
export const paperOf = (target: string | null): string | null =>
  target === null || target.includes('#')
    ? null
    : arxivIdOf(target.startsWith('/') ? `https://huggingface.co${target}` : target);

/** `…/login?next=%2Fpapers%2F2401.00010`: the page behind the button that votes for a paper. */
export function votedPaper(target: string | null): string | null {
  const next = target === null ? undefined : /[?&]next=%2Fpapers%2F([\w.%-]+)$/i.exec(target)?.[1];
  return next === undefined ? null : arxivIdOf(next.replace(/%2F/gi, '/'));
}

/** Shorter than any abstract of sentences, longer than any label: a card whose title is marked has such summaries. */
const SHORTEST_SUMMARY = 60;

const looksLikeAbstract = (text: string): boolean =>
  kindOf(text.replaceAll('\n', ' ')) === 'abstract' ||
  isSentence(text.replaceAll('\n', ' ')) ||
  (text.length >= SHORTEST_SUMMARY && /[.!?]["”')]?$/.test(text));

export function dealPieces(pieces: readonly Piece[], mark: TitleMark): Deal {
  const level = mark === 'heading' ? titleLevel(pieces) : 0;
  const labels = repeatedLabels(pieces);
  const cards: Card[] = [];
  const chrome: Piece[] = [];
  const unknown: Piece[] = [];
  /** A count in front of a title is the title's; it waits here until the title comes. */
  let waiting: Piece[] = [];
  let closed = true;
  pieces.forEach((piece, i) => {
    const card = cards.at(-1);
    if (mark === 'paper link' && card !== undefined && isOfAnother(piece.target, card.arxiv)) closed = true;
    const role = roleOf(piece, mark, level, card, closed);
    if (role === 'title') {
      cards.push({ titles: [withoutChrome(piece)], abstracts: [], labels: waiting, arxiv: paperOf(piece.target) });
      [waiting, closed] = [[], false];
    } else if (role === 'lone abstract') {
      cards.push({ titles: [], abstracts: [piece], labels: waiting, arxiv: paperOf(piece.target) });
      [waiting, closed] = [[], false];
    } else if (role === 'abstract') {
      card!.abstracts.push(piece);
    } else if (role === 'unknown' && !labels.has(masked(piece.text)) && !namesSubmitter(pieces, i)) {
      unknown.push(piece);
    } else if (isVote(piece) && !isCommentCount(piece, pieces[i - 1])) {
      waiting.push(piece);
    } else {
      (card === undefined ? chrome : card.labels).push(piece);
      if (card !== undefined && card.abstracts.length > 0) closed = true;
    }
  });
  return { cards, chrome: [...chrome, ...waiting], unknown };
}

/** Where a blank line was lost, words of the page run into the title below them. */
function withoutChrome(piece: Piece): Piece {
  const lines = piece.text.split('\n');
  const first = lines.findIndex((line) => !isChrome(line));
  return first <= 0 ? piece : { ...piece, text: lines.slice(first).join('\n') };
}

/** What stands below another paper's vote, picture or comments is not this card's. */
function isOfAnother(target: string | null, arxiv: string | null): boolean {
  const paper = target === null ? null : (votedPaper(target) ?? paperOf(target.replace(/#.*$/, '')));
  return paper !== null && arxiv !== null && paper !== arxiv;
}

/** The user's name stands alone below the words, a picture between them. */
function namesSubmitter(pieces: readonly Piece[], i: number): boolean {
  const above = pieces.slice(Math.max(0, i - 3), i).findLast(({ text }) => text !== '');
  return above !== undefined && /^submitted by$/i.test(above.text) && pieces[i]!.text.length <= LONGEST_LABEL;
}

/** A label is a few words; in any language, one that stands in every card is a label and no text. */
const LONGEST_LABEL = 40;
const OFTEN = 3;

function repeatedLabels(pieces: readonly Piece[]): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const { text, target, heading } of pieces) {
    if (target === null && heading === 0 && text !== '' && text.length <= LONGEST_LABEL) {
      counts.set(masked(text), (counts.get(masked(text)) ?? 0) + 1);
    }
  }
  return new Set([...counts].filter(([, count]) => count >= OFTEN).map(([text]) => text));
}

/** `12 Stimmen` and `7 Stimmen` are one label. */
const masked = (text: string): string => text.replace(/\d+/g, '#');

type Role = 'title' | 'lone abstract' | 'abstract' | 'chrome' | 'unknown';

function roleOf(piece: Piece, mark: TitleMark, level: number, card: Card | undefined, closed: boolean): Role {
  const { text, target, heading } = piece;
  if (text === '') return 'chrome';
  const paper = paperOf(target);
  // A heading that leads to a paper is its title, even if it is called `Privacy`.
  if (text.split('\n').every(isChrome)) return heading > 0 && paper !== null && mark !== 'heading' ? 'title' : 'chrome';
  if (mark === 'heading' ? heading === level && target === null : isMarked(piece, mark)) {
    if (heading > 0 || card === undefined || card.arxiv !== paper)
      return heading === 0 && isLong(text) ? 'lone abstract' : 'title';
    if (card.abstracts.length > 0) return fold(text) === fold(card.titles[0]?.text ?? '') ? 'title' : besides(text);
    return isLong(text) || looksLikeAbstract(text) ? 'abstract' : 'chrome';
  }
  const numbered = mark === 'numbered heading' && target !== null;
  if ((target !== null && !numbered) || heading > 0) return besides(text);
  if (numbered && !looksLikeAbstract(text) && text.length < LONGEST_NAME) return 'chrome';
  if (card === undefined || closed) return looksLikeAbstract(text) && numbered ? 'lone abstract' : 'unknown';
  if (card.abstracts.length === 0)
    return looksLikeAbstract(text) || numbered || isOpenEnd(text) ? 'abstract' : 'unknown';
  return numbered ? 'unknown' : 'abstract';
}

/** No institute is called as long. */
const LONGEST_NAME = 120;

/** A link or a heading that is no card's: a few words are the page's own, sentences are somebody's text and are named. */
const besides = (text: string): Role =>
  text.length >= SHORTEST_SUMMARY && looksLikeAbstract(text) ? 'unknown' : 'chrome';

const isChrome = (line: string): boolean => line.trim() === '' || chromeRule(line) !== null || namedFact(line) !== null;

/** In a list of paper links the link is the mark; in a numbered list it must stand in a heading. */
const isMarked = ({ text, target, heading }: Piece, mark: TitleMark): boolean =>
  (heading > 0 && target === null && HALF_LINK.test(text)) ||
  (mark === 'paper link' ? paperOf(target) !== null : heading > 0 && target?.startsWith('#') === true);

/** A heading whose link was broken off. */
const HALF_LINK = /^\[[^\]]{8,}$/;

/** A link to a paper that is sentences, and longer than a title that is one. */
const LONGEST_TITLE = 200;
const isLong = (text: string): boolean =>
  text.length > LONGEST_TITLE && kindOf(text.replaceAll('\n', ' ')) === 'abstract';

/** The beginning of an abstract that the scrape broke off. */
const isOpenEnd = (text: string): boolean => text.length >= SHORTEST_SUMMARY * 1.5;

/** The level on which most headings stand, chrome left out; of two the deeper one: papers stand below their sections. */
export function titleLevel(pieces: readonly Piece[]): number {
  const counts = new Map<number, number>();
  for (const { heading, text, target } of pieces) {
    if (heading > 0 && target === null && text !== '' && chromeRule(text) === null)
      counts.set(heading, (counts.get(heading) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]?.[0] ?? 0;
}

const isVote = ({ text, target }: Piece): boolean =>
  /^(?:\[.?\]\s*)?(?:\d{1,6}|-)$/.test(text) &&
  (target === null || votedPaper(target) !== null || target.startsWith('#'));

/** `Mar 8, 2024 [ 6][39]`: what follows the date on its line counts the comments. */
const isCommentCount = (piece: Piece, before: Piece | undefined): boolean =>
  before !== undefined && before.endLine === piece.line && publishedDate(before.text) !== null;
