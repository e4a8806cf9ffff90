// Lists of papers in parts, so that a rebuild makes the parts anew in which something changed. In: papers in their order,
// what is known of each in short. Out: parts of some papers each, known by a hash.
import { keyOfFile } from '../cache/kept-files.ts';
import type { DuePart, PaperId, PartedFile } from '../types.ts';
import type { MadeFrom } from './made-from.ts';

/** A list of papers that stand in one part. */
export type Group = { readonly key: string; readonly ids: readonly PaperId[] };

/** What stands before the entries of a list, between two of them, and behind them. */
export type Frame = { readonly begin: string; readonly between: string; readonly end: string };

/** A group ends behind a paper whose id says so, whatever stands beside it: a new paper changes one group, and none after it. */
export function* someAtOnce<T extends { readonly id: PaperId }>(
  papers: readonly T[],
  some: number,
): Iterable<readonly T[]> {
  let from = 0;
  for (const [at, { id }] of papers.entries()) {
    const isLast = at === papers.length - 1;
    if (!isLast && (id.charCodeAt(id.length - 1) * 36 + id.charCodeAt(id.length - 2)) % some !== 0) continue;
    yield papers.slice(from, at + 1);
    from = at + 1;
  }
}

/** @param some papers of a group, on average */
export function groupsOf(papers: readonly PaperId[], fromPapers: MadeFrom, some: number): Group[] {
  const groups = someAtOnce(
    papers.map((id) => ({ id })),
    some,
  );
  return Array.from(groups, (group) => {
    const ids = group.map(({ id }) => id);
    return { key: keyOfFile(fromPapers(ids)), ids };
  });
}

/**
 * What stands between two groups comes with the first of them: a list of news grows at its head, and the group that was
 * there before stays as it was.
 * @param textOf the entries of some papers, with what stands between them
 */
export function* listParts(
  groups: readonly Group[],
  { begin, between, end }: Frame,
  textOf: (ids: readonly PaperId[]) => string,
): Iterable<DuePart> {
  yield writtenPart(begin);
  for (const [nth, { key, ids }] of groups.entries()) {
    yield nth === groups.length - 1
      ? { key: keyOfFile(`last ${key}`), text: () => textOf(ids) }
      : { key, text: () => textOf(ids) + between };
  }
  yield writtenPart(end);
}

/** A part that says itself all that decides it. */
export const writtenPart = (text: string): DuePart => ({ key: keyOfFile(text), text: () => text });

export const textOfParts = ({ parts }: PartedFile): string => Array.from(parts(), ({ text }) => text()).join('');
