// The cut that all listings with markup share. In: pieces, and how their titles are marked. Out: entries with labels, and
// a use for every line. A card that stands twice in a row becomes one entry that spans both.
import { diagnose } from '../../leaves/diagnostics.ts';
import { fold } from '../../leaves/fold.ts';
import type { Diagnostic, EditionDate, Entry, LineUse, SeedPath } from '../../types.ts';
import { labelsOf, votesByPaper } from '../card-labels.ts';
import { type Card, type Deal, dealPieces, type TitleMark } from '../cards.ts';
import { publishedDate } from '../chrome.ts';
import { endsWhole } from '../kinds.ts';
import { joinLabels, NO_EDITION } from '../labels.ts';
import { NAMED_ABSTRACT, type Piece } from '../pieces.ts';
import type { Cut } from '../shape.ts';
import { joinWraps, oneLine } from '../wraps.ts';

type Made = { readonly card: Card; readonly entry: Entry };

/** @param isMarkup whether a line without a piece is markup alone, such as a rule */
export function cutMarked(
  path: SeedPath,
  lines: readonly string[],
  pieces: readonly Piece[],
  mark: TitleMark,
  isMarkup: (line: string) => boolean,
): Cut {
  const deal = dealPieces(pieces, mark);
  const clean = cleaner(
    pieces,
    deal.cards.flatMap(({ titles }) => titles.map(({ text }) => text)),
  );
  const votes = votesByPaper(deal.cards);
  const made = deal.cards.flatMap((card): Made[] =>
    card.titles.length === 0 ? [] : [{ card, entry: entryOf(path, card, votes, clean) }],
  );
  const entries = withoutTwins(made);
  return {
    entries: entries.filter(({ title }) => title !== ''),
    edition: { ...NO_EDITION, date: headDate(deal) },
    uses: usesOf(lines, deal, isMarkup),
    diagnostics: [
      ...deal.cards.flatMap((card, i) => cardProblems(path, card, clean, i === deal.cards.length - 1)),
      ...leftOut(path, deal.unknown),
    ],
  };
}

function entryOf(path: SeedPath, card: Card, votes: ReadonlyMap<string, number>, clean: Cleaner): Entry {
  const parts = [...card.titles, ...card.abstracts];
  return {
    title: clean.title(card.titles[0]!.text),
    abstract: card.abstracts.length === 0 ? null : clean.abstract(card.abstracts),
    labels: labelsOf(card, votes),
    origin: {
      dump: path,
      line: parts[0]!.line,
      endLine: parts.reduce((last, { endLine }) => Math.max(last, endLine), 1),
    },
  };
}

type Cleaner = { readonly title: (text: string) => string; readonly abstract: (parts: readonly Piece[]) => string };

/** A digest that numbers its papers numbers them all: `3. On the Patience …`. */
const NUMBERED = /^\d{1,3}[.)] +/;

/** Signs that Markdown gives a meaning, as a converter escapes them. */
const ESCAPED = /\\([-\\`*_{}[\]()#+.!<>|~])/g;
/** What every converter escapes inside a link. */
const ESCAPED_BRACKET = /\\([[\]])/g;
/** Escapes that no author writes in an abstract: where one stands outside of maths, a converter wrote them all. */
const CONVERTED = /\\[-.*+]/;
/** A line end inside a link, as converters write it: `\\\\` at the line's end, or `\\` and two blanks in its place. */
const BROKEN_LINE = /(?<!\\)\\+[ \t]*$/gm;
const BROKEN_BLANK = /(?<!\\)\\+(?=\s{2})/g;

function cleaner(pieces: readonly Piece[], titles: readonly string[]): Cleaner {
  const breaks = pieces.some(({ text }) => /\\\\$/m.test(text));
  const converted = pieces.some(({ text }) => !/\$|\\\(/.test(text) && CONVERTED.test(text));
  const unescaped = (text: string): string => {
    if (!breaks && !converted) return text;
    const whole = text.replace(BROKEN_LINE, '').replace(BROKEN_BLANK, '');
    return whole.replace(converted ? ESCAPED : ESCAPED_BRACKET, '$1');
  };
  const numbered = titles.length > 1 && titles.every((title) => NUMBERED.test(title));
  const unnumbered = (text: string): string => (numbered ? text.replace(NUMBERED, '') : text);
  return {
    title: (text) =>
      unnumbered(oneLine(unescaped(withoutOpenLink(text)).replace(/\n#{1,6} +/g, '\n')).replace(/ {2,}/g, ' ')),
    abstract: (parts) =>
      parts.map(({ text }) => joinWraps(unescaped(withoutOpenLink(text).replace(NAMED_ABSTRACT, '')))).join('\n\n'),
  };
}

/** What a scraper writes where it stopped. */
const CUT_MARK = /\[content truncated\]\s*$/i;

/** The bracket of a link that the dump ends in. */
function withoutOpenLink(text: string): string {
  const whole = text.replace(CUT_MARK, '').trimEnd();
  return whole.startsWith('[') && !whole.includes(']') ? whole.slice(1) : whole;
}

/** Listings print a card once for wide screens and once for narrow ones; only labels tell the two apart. */
function withoutTwins(made: readonly Made[]): Entry[] {
  const entries: Entry[] = [];
  for (const { entry } of made) {
    const before = entries.at(-1);
    if (before === undefined || !areTwins(before, entry)) entries.push(entry);
    else {
      const origin = { ...before.origin, endLine: entry.origin.endLine };
      entries[entries.length - 1] = { ...before, origin, labels: joinLabels(before.labels, entry.labels) };
    }
  }
  return entries;
}

const areTwins = (a: Entry, b: Entry): boolean =>
  fold(a.title) === fold(b.title) &&
  a.abstract === b.abstract &&
  (a.labels.arxiv ?? b.labels.arxiv) === (b.labels.arxiv ?? a.labels.arxiv);

function cardProblems(path: SeedPath, { titles, abstracts }: Card, clean: Cleaner, isLast: boolean): Diagnostic[] {
  const parts = [...titles, ...abstracts];
  const origin = { dump: path, line: parts[0]!.line, endLine: parts.at(-1)!.endLine };
  const say = (rule: string, message: string) => [diagnose('warning', rule, message, origin, parts[0]!.text)];
  if (titles.length === 0) return say('abstract-without-title', 'an abstract without a title; it is not published');
  if (abstracts.length === 0) return say('no-abstract', 'a title without an abstract; published with its title alone');
  if ((isLast && !endsWhole(clean.abstract(abstracts))) || abstracts.some(({ text }) => CUT_MARK.test(text)))
    return say('cut-off', 'the dump ends in the middle of this abstract; it is shown as far as it goes');
  return [];
}

/** One note for each run of neighbours. */
function leftOut(path: SeedPath, unknown: readonly Piece[]): Diagnostic[] {
  const runs: Piece[][] = [];
  for (const piece of unknown) {
    const last = runs.at(-1)?.at(-1);
    if (last !== undefined && piece.line - last.endLine <= 3) runs.at(-1)!.push(piece);
    else runs.push([piece]);
  }
  return runs.map((run) => {
    const what = run.length === 1 ? 'a line' : `${run.length} lines`;
    const origin = { dump: path, line: run[0]!.line, endLine: run.at(-1)!.endLine };
    return diagnose(
      'note',
      'left-out',
      `${what} of no known kind ${run.length === 1 ? 'was' : 'were'} left out`,
      origin,
      run[0]!.text,
    );
  });
}

function headDate({ chrome }: Deal): EditionDate | null {
  for (const { text } of chrome) {
    for (const line of text.split('\n')) {
      const date = publishedDate(line);
      if (date !== null) return date;
    }
  }
  return null;
}

function usesOf(lines: readonly string[], deal: Deal, isMarkup: (line: string) => boolean): LineUse[] {
  const uses = lines.map((line): LineUse => (line.trim() === '' ? 'blank' : isMarkup(line) ? 'chrome' : 'diagnosed'));
  const mark = (pieces: readonly Piece[], use: LineUse) => {
    for (const { line, endLine } of pieces) {
      for (let i = line - 1; i < endLine; i++) if (uses[i] !== 'blank') uses[i] = use;
    }
  };
  // The last mark wins: a line that holds an entry and a count is the entry's.
  mark(deal.chrome, 'chrome');
  for (const { labels } of deal.cards) mark(labels, 'chrome');
  mark(deal.unknown, 'diagnosed');
  for (const { titles, abstracts } of deal.cards)
    mark([...titles, ...abstracts], titles.length === 0 ? 'diagnosed' : 'entry');
  return uses;
}
