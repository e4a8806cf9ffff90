// Which terms of the index a word of a query stands for. In: a word and the parts. Out: the terms, with how far each
// is from what was typed; nothing is scored here. The rules look at the terms alone, never at which parts happen
// to be loaded, so that a query has one answer.
import { inRuns, NO_PAUSE, type Pause } from './in-runs.ts';
import type { Parts, Term } from './parts.ts';
import { editDistance, mostEdits } from './spelling.ts';

export type Near = { readonly term: Term; readonly distance: number };

export type WordPlan = {
  readonly asked: string;
  /** Whether the word may still be growing. */
  readonly open: boolean;
  readonly exact: Term | null;
  /** Terms that begin with the word. */
  readonly longer: readonly Term[];
  /** Terms within a few edits of it. */
  readonly near: readonly Near[];
};

/** How freely a word is read: as it stands; also as the start of longer words; also with typing errors. */
export type Freedom = 'exact' | 'prefix' | 'near';

/** A word of one sign begins too many others. */
const MIN_PREFIX = 2;
/** Of the longer words, the most frequent; for a word that may still be growing more of them. */
const MOST_LONGER = { open: 24, closed: 8 } as const;
/** Parts of postings that longer words may cost a query. */
const MOST_PARTS = 4;
const MOST_NEAR = 8;
/** Words whose distance is measured in one go. */
const MEASURED_AT_ONCE = 256;
/** Up to this many papers (as a power of two) a word may be a typing error that others made too; */
const RARE = 1;
/** then words this much more frequent (as powers of two) are taken in as well. */
const MUCH_MORE = 3;

/** Looks a word up, and what it may also stand for. */
export async function planWord(
  parts: Parts,
  asked: string,
  freedom: Freedom,
  open: boolean,
  pause: Pause = NO_PAUSE,
): Promise<WordPlan> {
  const exact = await parts.termNamed(asked);
  await pause();
  if (freedom === 'exact') return { asked, open, exact, longer: [], near: [] };
  const longer = asked.length < MIN_PREFIX ? [] : await longerTerms(parts, asked, exact !== null, open, pause);
  const known = exact !== null || (open && longer.length > 0);
  const suspicious = exact !== null && exact.count <= RARE && !longer.some(({ count }) => count > exact.count);
  if (freedom === 'prefix' && known && !suspicious) return { asked, open, exact, longer, near: [] };
  const near = await nearTerms(parts, asked, pause);
  const wanted =
    freedom === 'prefix' && known ? near.filter(({ term }) => term.count >= exact!.count + MUCH_MORE) : near;
  return {
    asked,
    open,
    exact,
    longer,
    near: wanted.filter(({ term }) => !longer.some(({ number }) => number === term.number)),
  };
}

/**
 * The most frequent of the terms that go on from a word, as far as they lie in a few parts. A compound counts only
 * where nothing else does: its papers have its first part too, and would count twice.
 */
async function longerTerms(parts: Parts, asked: string, known: boolean, open: boolean, pause: Pause): Promise<Term[]> {
  const most = open ? MOST_LONGER.open : MOST_LONGER.closed;
  const begun = await parts.frequentFrom(asked, most * MOST_PARTS, pause);
  const simple = begun.filter(({ onlyJoined }) => !onlyJoined);
  const used = new Set<number>();
  const taken: Term[] = [];
  for (const term of known || simple.length > 0 ? simple : begun) {
    if (taken.length === most) break;
    const part = parts.postingsPartOf(term.number);
    if (!used.has(part) && used.size === MOST_PARTS) continue;
    used.add(part);
    taken.push(term);
  }
  return taken;
}

/**
 * Terms within reach that share the first two signs, and those within one edit that share all but the first three:
 * swapping the second sign with the third leaves only the rest as it was.
 */
async function nearTerms(parts: Parts, asked: string, pause: Pause): Promise<Near[]> {
  const most = mostEdits(asked);
  if (most === 0) return [];
  const alike = (term: string) => Math.abs(term.length - asked.length) <= most;
  const begun = await parts.termsFrom(asked.slice(0, 2), alike, pause);
  const same: Near[] = [];
  const measureBegun = (from: number, to: number): void => {
    for (const term of begun.slice(from, to)) {
      const distance = editDistance(asked, term.term, most);
      if (distance >= 1 && distance <= most) same.push({ term, distance });
    }
  };
  await inRuns(begun.length, pause, measureBegun, MEASURED_AT_ONCE);
  const ended = await parts.termsTo(asked.slice(asked.length < 6 ? 2 : 3), pause);
  const endings: string[] = [];
  const measureEnded = (from: number, to: number): void => {
    for (const term of ended.slice(from, to))
      if (term.slice(0, 2) !== asked.slice(0, 2) && editDistance(asked, term, 1) === 1) endings.push(term);
  };
  await inRuns(ended.length, pause, measureEnded, MEASURED_AT_ONCE);
  const coming: Promise<Term | null>[] = [];
  for (const term of endings) {
    coming.push(parts.termNamed(term));
    await pause();
  }
  const found = await Promise.all(coming);
  const other = found.filter((term) => term !== null).map((term) => ({ term, distance: 1 }));
  return [...same, ...other]
    .sort((a, b) => a.distance - b.distance || b.term.count - a.term.count || a.term.number - b.term.number)
    .slice(0, MOST_NEAR);
}
