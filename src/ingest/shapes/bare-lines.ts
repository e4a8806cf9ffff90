// The cut that both listings without markup share. In: paragraphs in order, blank lines gone. Out: entries, each cut by
// evidence: what a line looks like decides what it is, never whether it is the first or the second of a pair.
// So a missing abstract, a wrapped title or a stray line costs its own entry a diagnostic and shifts nothing.
import { diagnose } from '../../leaves/diagnostics.ts';
import type { Diagnostic, EditionDate, Entry, LineUse, SeedPath } from '../../types.ts';
import { chromeRule, gluedChrome } from '../chrome.ts';
import { parseDate } from '../dates.ts';
import { continuesTitle, endsWhole, isRest, isSentence, kindOf, readsOn } from '../kinds.ts';
import { NO_EDITION, NO_LABELS } from '../labels.ts';
import type { Cut } from '../shape.ts';

/** Neighbouring lines that belong together; one line in the tight shape. */
export type Paragraph = { readonly text: string; readonly line: number; readonly endLine: number };

/** A title with its abstract, or one of them alone, still as paragraphs. */
type Card = { readonly titles: Paragraph[]; readonly abstracts: Paragraph[] };

export function cutParagraphs(path: SeedPath, lines: readonly string[], paragraphs: readonly Paragraph[]): Cut {
  const chrome = paragraphs.filter((paragraph) => chromeRule(paragraph.text) !== null);
  const content = paragraphs.filter((paragraph) => chromeRule(paragraph.text) === null).map(withoutGluedChrome);
  const cards = withSentenceTitles(deal(content));
  const entries = cards.filter((card) => card.titles.length > 0).map((card) => entryOf(path, card));
  const diagnostics = [
    ...strayChrome(path, chrome, content),
    ...cards.flatMap((card, i) => cardProblems(path, card, i === cards.length - 1)),
  ];
  return {
    entries,
    edition: { ...NO_EDITION, date: headDate(chrome, content) },
    uses: usesOf(lines, chrome, cards),
    diagnostics,
  };
}

function withoutGluedChrome(paragraph: Paragraph): Paragraph {
  const glued = gluedChrome(paragraph.text);
  return glued === 0 ? paragraph : { ...paragraph, text: paragraph.text.slice(glued) };
}

/** Deals paragraphs out to cards: a title opens one unless it continues the title before it. */
function deal(content: readonly Paragraph[]): Card[] {
  const cards: Card[] = [];
  content.forEach((paragraph, i) => {
    const card = cards.at(-1);
    const isTitle = kindOf(paragraph.text) === 'title' && !isRestOf(card, paragraph);
    if (isTitle && !isShortAbstract(card, paragraph, content[i + 1])) {
      const open = card !== undefined && card.abstracts.length === 0 ? card.titles.at(-1) : undefined;
      if (open !== undefined && continuesTitle(open.text, paragraph.text)) card!.titles.push(paragraph);
      else cards.push({ titles: [paragraph], abstracts: [] });
    } else if (card !== undefined && takesAbstract(card, paragraph)) {
      card.abstracts.push(paragraph);
    } else {
      cards.push({ titles: [], abstracts: [paragraph] });
    }
  });
  return cards;
}

/** No abstract is shorter than this share of the one below it and leaves that one without a title. */
const TITLE_SHARE = 0.5;
const LONGEST_TITLE = 200;

/**
 * A title may be a sentence, with its full stop: `How Robust Is …? A Study of Uplinks.` Of two texts in a row that both
 * look like abstracts and have no title, a short one is the title of the long one below it.
 */
function withSentenceTitles(cards: readonly Card[]): Card[] {
  const dealt: Card[] = [];
  for (const card of cards) {
    const before = dealt.at(-1);
    const [title, ...more] = before?.titles.length === 0 ? before.abstracts : [];
    const isBare = card.titles.length === 0 && title !== undefined && more.length === 0;
    if (isBare && title.text.length < Math.min(LONGEST_TITLE, card.abstracts[0]!.text.length * TITLE_SHARE))
      dealt[dealt.length - 1] = { titles: [title], abstracts: card.abstracts };
    else dealt.push(card);
  }
  return dealt;
}

/** A short end of an abstract that was broken off looks like a title but for its first and last sign. */
function isRestOf(card: Card | undefined, paragraph: Paragraph): boolean {
  const last = card?.abstracts.at(-1);
  return last !== undefined && !endsWhole(last.text) && isRest(paragraph.text);
}

/**
 * Below a title that has no abstract yet: a sentence with no abstract of its own below, or the dump's last words, which
 * are where it was cut off.
 */
function isShortAbstract(card: Card | undefined, { text }: Paragraph, next: Paragraph | undefined): boolean {
  const above = card?.abstracts.length === 0 ? card.titles.at(-1) : undefined;
  if (above === undefined) return false;
  if (next === undefined && !endsWhole(text)) return readsOn(text) && !continuesTitle(above.text, text);
  return isSentence(text) && (next === undefined || kindOf(next.text) === 'title');
}

/** A second abstract is taken only as the rest of a sentence that was broken off. */
function takesAbstract(card: Card, paragraph: Paragraph): boolean {
  const last = card.abstracts.at(-1);
  if (last === undefined) return card.titles.length > 0;
  return !endsWhole(last.text) || /^\p{Ll}/u.test(paragraph.text);
}

const joined = (parts: readonly Paragraph[]): string => parts.map((part) => part.text).join(' ');

function entryOf(path: SeedPath, { titles, abstracts }: Card): Entry {
  const last = abstracts.at(-1) ?? titles.at(-1)!;
  return {
    title: joined(titles),
    abstract: abstracts.length === 0 ? null : joined(abstracts),
    labels: NO_LABELS,
    origin: { dump: path, line: titles[0]!.line, endLine: last.endLine },
  };
}

function cardProblems(path: SeedPath, { titles, abstracts }: Card, isLast: boolean): Diagnostic[] {
  const parts = [...titles, ...abstracts];
  const origin = { dump: path, line: parts[0]!.line, endLine: parts.at(-1)!.endLine };
  const say = (rule: string, message: string) => diagnose('warning', rule, message, origin, parts[0]!.text);
  const problems: Diagnostic[] = [];
  if (titles.length === 0) return [say('abstract-without-title', 'an abstract without a title; it is not published')];
  if (titles.length > 1) problems.push(say('wrapped-title', `a title over ${titles.length} lines was joined`));
  if (abstracts.length === 0)
    problems.push(say('no-abstract', 'a title without an abstract; published with its title alone'));
  if (abstracts.length > 1)
    problems.push(say('broken-abstract', `an abstract in ${abstracts.length} pieces was joined`));
  if (isLast && abstracts.length > 0 && !endsWhole(abstracts.at(-1)!.text)) {
    problems.push(say('cut-off', 'the dump ends in the middle of this abstract; it is shown as far as it goes'));
  }
  return problems;
}

/** Chrome belongs at the head; further down it is known all the same, and said. */
function strayChrome(path: SeedPath, chrome: readonly Paragraph[], content: readonly Paragraph[]): Diagnostic[] {
  const first = content[0]?.line ?? Number.POSITIVE_INFINITY;
  const last = content.at(-1)?.line ?? 0;
  return chrome
    .filter(({ line }) => line > first && line < last)
    .map(({ line, endLine, text }) => {
      const message = `page chrome (${chromeRule(text)}) between the papers was left out`;
      return diagnose('note', 'stray-chrome', message, { dump: path, line, endLine }, text);
    });
}

function headDate(chrome: readonly Paragraph[], content: readonly Paragraph[]): EditionDate | null {
  const first = content[0]?.line ?? Number.POSITIVE_INFINITY;
  const dates = chrome.filter(({ line }) => line < first).map(({ text }) => parseDate(text));
  return dates.find((date) => date !== null) ?? null;
}

function usesOf(lines: readonly string[], chrome: readonly Paragraph[], cards: readonly Card[]): LineUse[] {
  const uses: LineUse[] = lines.map(() => 'blank');
  const mark = ({ line, endLine }: Paragraph, use: LineUse) => {
    for (let i = line; i <= endLine; i++) uses[i - 1] = use;
  };
  for (const paragraph of chrome) mark(paragraph, 'chrome');
  for (const { titles, abstracts } of cards) {
    for (const paragraph of [...titles, ...abstracts]) mark(paragraph, titles.length === 0 ? 'diagnosed' : 'entry');
  }
  return uses;
}
