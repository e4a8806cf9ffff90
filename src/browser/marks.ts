// What a reader keeps about papers: stars, what was read, what is hidden, notes. In: marks and changes. Out: new
// marks; texts for storage and files, and marks from such texts, checked. No page and no storage is touched here.

import type { CitedFacts } from '../cite/citable.ts';
import type { Markup } from '../leaves/markup.ts';
import { checkedMaths } from './maths-markup.ts';

/** What a saved paper is shown and cited by, taken from the page where it was marked. */
export type Card = CitedFacts & {
  /** Markdown, formulas as `$…$`. */
  readonly title: string;
  /** The title's formulas in order; empty where they are not known. */
  readonly maths: readonly Markup[];
  /** `Sep 9, no. 45; Undated II, no. 38`. */
  readonly seen: string;
};

/** Days as `2026-11-21`, by the reader's own clock. */
export type Mark = {
  readonly starred: string | null;
  readonly read: string | null;
  readonly hidden: string | null;
  readonly note: string;
  readonly card: Card;
};

export type Marks = ReadonlyMap<string, Mark>;
export type Kind = 'starred' | 'read' | 'hidden';

const ID = /^[a-z0-9-]{1,80}$/;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LONGEST_NOTE = 20_000;
const LONGEST_FIELD = 2_000;
const MOST_PAPERS = 50_000;
const MOST_FORMULAS = 20;
const FORMAT = 'broadsheet-marks';

const blank = (card: Card): Mark => ({ starred: null, read: null, hidden: null, note: '', card });

const isBlank = ({ starred, read, hidden, note }: Mark): boolean =>
  starred === null && read === null && hidden === null && note === '';

/** The marks with one paper's mark replaced; a mark that says nothing is dropped. */
function withMark(marks: Marks, id: string, mark: Mark): Marks {
  const next = new Map(marks);
  if (isBlank(mark)) next.delete(id);
  else next.set(id, mark);
  return next;
}

/** Sets what is not set and takes back what is. @param today as `2026-11-21` */
export function toggle(marks: Marks, id: string, kind: Kind, card: Card, today: string): Marks {
  const mark = marks.get(id) ?? blank(card);
  return withMark(marks, id, { ...mark, card, [kind]: mark[kind] === null ? today : null });
}

export function writeNote(marks: Marks, id: string, note: string, card: Card): Marks {
  const mark = marks.get(id) ?? blank(card);
  return withMark(marks, id, { ...mark, card, note: note.slice(0, LONGEST_NOTE) });
}

/** As it is stored, and as it is taken away: ids in order, so that two copies of the same marks are the same text. */
export function writeMarks(marks: Marks): string {
  const papers = [...marks].sort(([a], [b]) => (a < b ? -1 : 1)).map(([id, mark]) => ({ id, ...mark }));
  return `${JSON.stringify({ format: FORMAT, version: 1, papers }, null, 1)}\n`;
}

export type ReadMarks = { readonly marks: Marks; readonly dropped: number };

/** Marks from a text. null where it is no such text; entries that are not in order are dropped and counted. */
export function readMarks(text: string): ReadMarks | null {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch {
    return null;
  }
  if (!isRecord(data) || data.format !== FORMAT || data.version !== 1 || !Array.isArray(data.papers)) return null;
  const listed: readonly unknown[] = data.papers.slice(0, MOST_PAPERS);
  const read = listed.flatMap((entry) => readMark(entry) ?? []);
  return { marks: new Map(read.map(({ id, mark }) => [id, mark])), dropped: data.papers.length - read.length };
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const shortText = (value: unknown): value is string => typeof value === 'string' && value.length <= LONGEST_FIELD;

/** Files of before have neither ids nor years. */
const textOrNull = (value: unknown): string | null => (shortText(value) ? value : null);
const yearOrNull = (value: unknown): number | null =>
  typeof value === 'number' && Number.isInteger(value) && value > 0 && value < 10_000 ? value : null;

function readMark(entry: unknown): { id: string; mark: Mark } | null {
  if (!isRecord(entry) || typeof entry.id !== 'string' || !ID.test(entry.id)) return null;
  const { card, note } = entry;
  if (!isRecord(card) || !shortText(card.title) || !shortText(card.seen) || !Array.isArray(card.authors)) return null;
  if (!card.authors.every(shortText) || typeof note !== 'string' || note.length > LONGEST_NOTE) return null;
  const day = (value: unknown): string | null => (typeof value === 'string' && DAY.test(value) ? value : null);
  const mark: Mark = {
    starred: day(entry.starred),
    read: day(entry.read),
    hidden: day(entry.hidden),
    note,
    card: {
      title: card.title,
      maths: mathsOf(card.maths),
      seen: card.seen,
      authors: [...card.authors],
      arxiv: textOrNull(card.arxiv),
      doi: textOrNull(card.doi),
      year: yearOrNull(card.year),
    },
  };
  return isBlank(mark) ? null : { id: entry.id, mark };
}

/** All or none: a formula too few would put the others in wrong places. */
function mathsOf(value: unknown): readonly Markup[] {
  if (!Array.isArray(value) || value.length > MOST_FORMULAS) return [];
  const maths = value.map(checkedMaths);
  return maths.every((tree) => tree !== null) ? maths : [];
}

const earlier = (a: string | null, b: string | null): string | null => (a === null ? b : b === null || a < b ? a : b);

/** Both, with nothing lost: the earlier day of each mark, and both notes where they differ. */
export function mergeMarks(ours: Marks, theirs: Marks): Marks {
  const merged = new Map(ours);
  for (const [id, their] of theirs) {
    const our = ours.get(id);
    merged.set(id, our === undefined ? their : mergeMark(our, their));
  }
  return merged;
}

/** Ours, with what only theirs knows. */
function mergeCards(our: Card, their: Card): Card {
  const sameTitle = our.title === their.title;
  return {
    ...our,
    maths: our.maths.length === 0 && sameTitle ? their.maths : our.maths,
    authors: our.authors.length === 0 ? their.authors : our.authors,
    arxiv: our.arxiv ?? their.arxiv,
    doi: our.doi ?? their.doi,
    year: our.year ?? their.year,
  };
}

function mergeMark(our: Mark, their: Mark): Mark {
  const apart = their.note !== '' && !our.note.includes(their.note);
  return {
    starred: earlier(our.starred, their.starred),
    read: earlier(our.read, their.read),
    hidden: earlier(our.hidden, their.hidden),
    note: apart
      ? [our.note, their.note]
          .filter((note) => note !== '')
          .join('\n\n')
          .slice(0, LONGEST_NOTE)
      : our.note,
    card: mergeCards(our.card, their.card),
  };
}
