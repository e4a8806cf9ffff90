// The notes in a paper's margin: what was mended, what the scrape reads, and how sure we are. In: a paper's title
// and abstract. Out: notes keyed a, b, c … in reading order, and the key of each formula that carries one.
// Formulas that need no word (they stood in the dump, or lost their dollars alone) get none.
import { reasonSaid } from '../texts/reasons.ts';
import type { Say } from '../texts/say.ts';
import type { Formula, RichText, Trust } from '../types.ts';

export type Mend = {
  readonly key: string;
  readonly trust: Exclude<Trust, 'intact'>;
  /** `Restored`, `Inferred` or `Doubtful`. */
  readonly verdict: string;
  /** What the dump has: each distinct source that this note speaks for, at most `MOST_SOURCES`. */
  readonly sources: readonly string[];
  /** Sources that it speaks for beyond those. */
  readonly unlisted: number;
  readonly reason: string | null;
};

export type MendKeys = ReadonlyMap<Formula, { readonly key: string; readonly first: boolean }>;

export type Mends = {
  readonly notes: readonly Mend[];
  /** The key of the note that speaks for a formula; a restored formula shows it only where the note begins. */
  readonly keys: MendKeys;
  /** Restored formulas that no note speaks for. */
  readonly unnoted: number;
};

/** Plain restorations beyond these notes are counted, not listed, so that a page with 30 formulas stays calm. */
const MOST_RESTORED_NOTES = 5;
const MOST_SOURCES = 3;
/** A longer source is cut in the note; the whole text stands under `As scraped`. */
const MOST_SOURCE = 120;

export function noteMends(title: RichText, abstract: RichText | null, say: Say): Mends {
  const mended = [...title, ...(abstract ?? [])].filter(
    (segment): segment is Formula => segment.kind === 'formula' && segment.trust !== 'intact',
  );
  const groups = new Map<string, Formula[]>();
  for (const formula of mended) {
    const subject = subjectOf(formula);
    if (subject === null) continue;
    const group = groups.get(subject);
    if (group !== undefined) group.push(formula);
    else groups.set(subject, [formula]);
  }
  const listed = calm([...groups.values()]);
  const keys = new Map(
    listed.flatMap((group, i) => group.map((formula, nth) => [formula, { key: letter(i), first: nth === 0 }] as const)),
  );
  return {
    notes: listed.map((group, i) => noteOf(group, letter(i), say)),
    keys,
    unnoted: mended.filter((formula) => !keys.has(formula)).length,
  };
}

/** Guesses are noted one by one, by what was read; restorations by what was done. null: nothing to say. */
function subjectOf({ trust, source, reason }: Formula): string | null {
  if (trust !== 'restored') return `${trust} ${source}`;
  return reason === null ? null : `restored ${reason}`;
}

/** Every guess, and the first few kinds of restoration. */
function calm(groups: readonly Formula[][]): Formula[][] {
  let restored = 0;
  return groups.filter(([first]) => first?.trust !== 'restored' || ++restored <= MOST_RESTORED_NOTES);
}

function noteOf(group: readonly Formula[], key: string, say: Say): Mend {
  const first = group[0]!;
  const trust = first.trust as Mend['trust'];
  const sources = [...new Set(group.map(({ source }) => source))];
  return {
    key,
    trust,
    verdict: say(`paper.${trust}`),
    sources: sources.slice(0, MOST_SOURCES).map(shortened),
    unlisted: Math.max(0, sources.length - MOST_SOURCES),
    reason: first.reason === null ? null : reasonSaid(first.reason, say),
  };
}

const shortened = (source: string): string =>
  source.length > MOST_SOURCE ? `${source.slice(0, MOST_SOURCE - 1).toWellFormed()}…` : source;

/** a, b, …, z, aa, ab, … */
function letter(index: number): string {
  const last = String.fromCharCode(97 + (index % 26));
  return index < 26 ? last : letter(Math.floor(index / 26) - 1) + last;
}
