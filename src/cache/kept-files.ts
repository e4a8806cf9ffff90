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
  /** Where the last site's file has its parts, by their keys; none where they were made under other settings. */
  readonly parts: (path: OutPath, settings: string) => ReadonlyMap<string, Stretch>;
  readonly noteParts: (record: PartsRecord) => void;
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
  readonly parts: readonly PartsRecord[];
};

/** The parts of a file in their order: their keys, one behind another, and how many bytes each has. */
export type PartsRecord = {
  readonly path: OutPath;
  /** A key of all that they were made from beside what they say. */
  readonly settings: string;
  readonly keys: string;
  readonly lengths: readonly number[];
};

/** Enough of a hash that no two files share one by chance. */
const KEY = 22;

/** Of all that a file is made from. */
export function keyOfFile(from: string): string {
  const whole = hash('sha256', from, 'base64url');
  // In two halves: of so short ones the engine makes texts of their own, a longer one would hold on to the whole.
  return [whole.slice(0, KEY / 2), whole.slice(KEY / 2, KEY)].join('');
}

/** @param last what the last build noted; null where its site does not stand as it was left */
export function keepFiles(last: FilesRecord | null): KeptFiles {
  const known = new Map<string, string>();
  for (const line of last?.files ?? []) known.set(line.slice(0, line.indexOf(' ')), line);
  const rules = [...(last?.rules ?? [])];
  const free = [...rules.keys()].filter((number) => rules[number] === '');
  const numbers = new Map(rules.map((rule, number) => [rule, number]));
  const needed = new Set<number>();
  const files: string[] = [];
  const parts: PartsRecord[] = [];
  const knownParts = new Map(last?.parts.map((one) => [one.path, one]));
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
    parts(path, settings) {
      const before = knownParts.get(path);
      return before?.settings === settings ? stretchesOf(before) : new Map();
    },
    noteParts: (record) => void parts.push(record),
    noteAgain(path) {
      const line = known.get(path);
      if (line === undefined) return;
      files.push(line);
      const before = knownParts.get(path);
      if (before !== undefined) parts.push(before);
      const list = line.slice(path.length + KEY + 2);
      if (list !== '') for (const number of list.split(',')) needed.add(Number(number));
    },
    rules: () => rules.filter((_, number) => needed.has(number)),
    record: () => ({ rules: rules.map((rule, number) => (needed.has(number) ? rule : '')), files, parts }),
  };
}

function stretchesOf({ keys, lengths }: PartsRecord): ReadonlyMap<string, Stretch> {
  const stretches = new Map<string, Stretch>();
  let at = 0;
  for (const [nth, bytes] of lengths.entries()) {
    stretches.set(keys.slice(nth * KEY, (nth + 1) * KEY), { at, bytes });
    at += bytes;
  }
  return stretches;
}
