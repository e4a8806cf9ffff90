// A paper, or any record that stays as it is, as one short text. In: the record. Out: a hash of all that it holds, worked
// out once however many files are made from it.
import { keyOfFile } from './kept-files.ts';

const known = new WeakMap<object, string>();

export function digestOf(record: object): string {
  const before = known.get(record);
  if (before !== undefined) return before;
  const digest = keyOfFile(JSON.stringify(record));
  known.set(record, digest);
  return digest;
}
