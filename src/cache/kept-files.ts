// Which files of the last site can stay as they are. In: what each file is made from. Out: whether one that was made from
// the same stands, and the rules of the stylesheet that the formulas of all files need, of those that stayed as well.
import { hash } from 'node:crypto';
import type { OutPath, Stretch } from '../types.ts';

export type KeptFiles = {
  /** Whether the last site has this file, made from the same. */
  readonly stands: (path: OutPath, key: string) => boolean;
  /** Notes a file that was made. */
  readonly note: (path: OutPath, key: string, rules: readonly string[]) => void;
  /** Notes a file that is taken over, as it was noted before. */
  readonly noteAgain: (path: OutPath) => void;
  /** Where the last site's file has the parts of a long one, by the key of each. */
  readonly parts: (path: OutPath) => ReadonlyMap<string, Stretch>;
  /** Notes the parts of a long file, in their order. */
  readonly noteParts: (path: OutPath, keys: readonly string[], lengths: readonly number[]) => void;
  /** Those that the files noted so far need. */
  readonly rules: () => readonly string[];
  /** The files of this build, to be known by the next. */
  readonly record: () => FilesRecord;
};

/**
 * `files` are paths with their key and the numbers of their rules: `papers/a.html 0Fq… 0,4`. A rule keeps its number as long
 * as a file needs it, so that the line of a file that stands is taken over as it is; a number that none needs has no text.
 */
export type FilesRecord = {
  readonly rules: readonly string[];
  readonly files: readonly string[];
  readonly long: readonly LongRecord[];
};

/** Key and length of each part, in their order. */
type LongRecord = { readonly path: OutPath; readonly keys: readonly string[]; readonly lengths: readonly number[] };

/** Enough of a hash that no two files share one by chance. */
const KEY = 22;

/** Of all that a file is made from. */
export const keyOfFile = (from: string): string => hash('sha256', from, 'base64url').slice(0, KEY);

/** @param last what the last build noted; null where its site does not stand as it was left */
export function keepFiles(last: FilesRecord | null): KeptFiles {
  const known = new Map<string, string>();
  for (const line of last?.files ?? []) known.set(line.slice(0, line.indexOf(' ')), line);
  const rules = [...(last?.rules ?? [])];
  const free = [...rules.keys()].filter((number) => rules[number] === '');
  const numbers = new Map(rules.map((rule, number) => [rule, number]));
  const needed = new Set<number>();
  const files: string[] = [];
  const long: LongRecord[] = [];
  const knownLong = (path: OutPath) => last?.long.find((one) => one.path === path);
  const numberOf = (rule: string): number => {
    const number = numbers.get(rule) ?? free.pop() ?? rules.length;
    numbers.set(rule, number);
    rules[number] = rule;
    needed.add(number);
    return number;
  };
  return {
    stands: (path, key) => known.get(path)?.startsWith(`${key} `, path.length + 1) ?? false,
    // Joined, not written as one template: that would hold on to its parts, in twice the room.
    note: (path, key, ofFile) => void files.push([path, key, ofFile.map(numberOf).join(',')].join(' ')),
    parts: (path) => stretchesOf(knownLong(path)),
    noteParts: (path, keys, lengths) => void long.push({ path, keys, lengths }),
    noteAgain(path) {
      long.push(...[knownLong(path) ?? []].flat());
      const line = known.get(path);
      if (line === undefined) return;
      files.push(line);
      const list = line.slice(path.length + KEY + 2);
      if (list !== '') for (const number of list.split(',')) needed.add(Number(number));
    },
    rules: () => rules.filter((_, number) => needed.has(number)),
    record: () => ({ rules: rules.map((rule, number) => (needed.has(number) ? rule : '')), files, long }),
  };
}

function stretchesOf(record: LongRecord | undefined): ReadonlyMap<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  let at = 0;
  for (const [nth, key] of record?.keys.entries() ?? []) {
    const bytes = record!.lengths[nth]!;
    stretches.set(key, { at, bytes });
    at += bytes;
  }
  return stretches;
}
