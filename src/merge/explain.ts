// Why entries were merged or kept apart. In: all entries, and a paper by id, arXiv id or title. Out: lines for a person to
// read. It decides nothing: it asks the same functions that merging asks, and writes down their answers.
import { fold } from '../leaves/fold.ts';
import { byCodePoint } from '../leaves/order.ts';
import type { Origin, Paper, RestoredEntry } from '../types.ts';
import { type Copy, copiesOf } from './copies.ts';
import { groupCopies, type Reason } from './group.ts';
import { mergeEntries } from './merge.ts';

/** @param query a paper's id or alias, its arXiv id, or words of its title */
export function explainPaper(entries: readonly RestoredEntry[], query: string): string[] {
  const papers = mergeEntries(entries);
  const found = findPapers(papers, query);
  if (found.length === 0) return [`No paper has the id or the title “${query}”.`];
  if (found.length > 1) {
    const names = found.slice(0, 20).map(({ id, sightings }) => `  ${id}  ${sightings[0]!.titleSource}`);
    return [`${found.length} papers fit “${query}”; name one of them by its id:`, ...names];
  }
  const { reasons } = groupCopies(copiesOf(entries), true);
  return explainOne(found[0]!, reasons);
}

function findPapers(papers: readonly Paper[], query: string): Paper[] {
  const exact = papers.filter(
    ({ id, aliases, ids }) => id === query || aliases.some((alias) => alias === query) || ids.arxiv === query,
  );
  if (exact.length > 0) return exact;
  const words = fold(query);
  const titled = papers.filter(({ sightings }) => sightings.some(({ titleSource }) => fold(titleSource) === words));
  return titled.length > 0
    ? titled
    : papers.filter(({ sightings }) => sightings.some(({ titleSource }) => fold(titleSource).includes(words)));
}

function explainOne(paper: Paper, reasons: readonly Reason[]): string[] {
  const places = new Set(paper.sightings.map(({ origin }) => `${origin.dump}:${origin.line}`));
  const holds = ({ entries }: Copy): boolean =>
    entries.some(({ entry }) => places.has(`${entry.origin.dump}:${entry.origin.line}`));
  const joined = reasons.filter(({ a, same }) => same && holds(a));
  const near = reasons.filter(({ a, b, same }) => !same && holds(a) !== holds(b));
  // One line for each stranger, however many copies it was compared with.
  const strangerOf = ({ a, b }: Reason): Copy => (holds(a) ? b : a);
  const apart = new Map(near.map((reason) => [strangerOf(reason), reason.why]));
  const { id, aliases, sightings } = paper;
  return [
    `${id}`,
    ...aliases.map((alias) => `  also reached as ${alias}`),
    `${sightings.length === 1 ? 'One entry' : `${sightings.length} entries`}:`,
    ...sightings.map(({ origin, titleSource }) => `  ${origin.dump}:${origin.line}  ${titleSource}`),
    ...(joined.length === 0 ? [] : ['Joined because:', ...joined.map((reason) => `  ${line(reason)}`)]),
    ...(apart.size === 0
      ? []
      : ['Kept apart from:', ...[...apart].map(([copy, why]) => `  ${place(copy)}  ${titleOf(copy)}: ${why()}`)]),
  ];
}

const titleOf = ({ entries }: Copy): string => entries[0]!.entry.title;

const place = ({ entries }: Copy): string => {
  const { origin } = entries[0]!.entry;
  return `${origin.dump}:${origin.line}`;
};

function line({ a, b, why }: Reason): string {
  const [first, second] = [a, b].map(({ entries }) => entries[0]!.entry.origin).sort(byPlace);
  return `${first!.dump}:${first!.line} and ${second!.dump}:${second!.line}: ${why()}`;
}

const byPlace = (a: Origin, b: Origin): number => byCodePoint(a.dump, b.dump) || a.line - b.line;
