// What files of this room are made from, in short: so that a list of the same papers, seen in the same editions, is known
// to need no new file. In: the library. Out: a text for each paper.
import { digestOf } from '../cache/digest.ts';
import { once } from '../leaves/once.ts';
import type { Edition, Library, PaperId } from '../types.ts';
import { papersById, printedIn } from './entries.ts';

export type MadeFrom = (ids: readonly PaperId[]) => string;

export function madeFrom({ papers, editions }: Library): MadeFrom {
  const byId = papersById(papers);
  const printed = printedIn(editions);
  const one = (id: PaperId): string => {
    let text = digestOf(byId.get(id)!);
    for (const edition of printed.get(id) ?? []) text += ` ${seenIn(edition)}`;
    return text;
  };
  return (ids) => ids.map(one).join('\n');
}

const seenIn = once(({ name, date }: Edition): string => JSON.stringify([name, date]));
