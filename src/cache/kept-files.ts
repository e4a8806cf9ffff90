// Which files of the last site can stay as they are. In: what each file is made from. Out: for one that was made from the
// same, the rules of the stylesheet that its formulas need; nothing for one that has to be made.
import { hash } from 'node:crypto';
import type { OutPath } from '../types.ts';

export type KeptFiles = {
  /** null where the file has to be made. */
  readonly rulesOf: (path: OutPath, key: string) => readonly string[] | null;
  /** Notes a file of this build. */
  readonly note: (path: OutPath, key: string, rules: readonly string[]) => void;
  /** Notes once more what was noted of a file that is taken over unseen. */
  readonly noteAgain: (path: OutPath) => void;
  /** The files of this build, to be known by the next. */
  readonly record: () => FilesRecord;
};

/** `files` are paths with their key and the numbers of their rules: `papers/a.html 0Fq… 0,4`. */
export type FilesRecord = { readonly rules: readonly string[]; readonly files: readonly string[] };

/** Enough of a hash that no two files share one by chance. */
const KEY = 22;

/** Of all that a file is made from. */
export const keyOfFile = (from: string): string => hash('sha256', from, 'base64url').slice(0, KEY);

/** @param last what the last build noted; null where its site does not stand as it was left */
export function keepFiles(last: FilesRecord | null): KeptFiles {
  const known = new Map<string, string>();
  for (const line of last?.files ?? []) {
    const end = line.indexOf(' ');
    known.set(line.slice(0, end), line.slice(end + 1));
  }
  const numbers = new Map<string, number>();
  const files: string[] = [];
  const numberOf = (rule: string): number => {
    const number = numbers.get(rule) ?? numbers.size;
    if (number === numbers.size) numbers.set(rule, number);
    return number;
  };
  const rulesIn = (list: string): string[] =>
    list === '' ? [] : list.split(',').map((number) => last!.rules[Number(number)]!);
  const kept: KeptFiles = {
    rulesOf(path, key) {
      const [made, rules] = known.get(path)?.split(' ') ?? [];
      return made === key ? rulesIn(rules!) : null;
    },
    // Joined, not written as one template: that would hold on to its parts, in twice the room.
    note: (path, key, rules) => void files.push([path, key, rules.map(numberOf).join(',')].join(' ')),
    noteAgain(path) {
      const [key, rules] = known.get(path)?.split(' ') ?? [];
      if (key !== undefined) kept.note(path, key, rulesIn(rules!));
    },
    record: () => ({ rules: [...numbers.keys()], files }),
  };
  return kept;
}
