// A paper as one short text. In: the paper, which stays as it is. Out: a hash of all that it holds, worked out once however
// many files are made from it.
import type { Paper } from '../types.ts';
import { paperInShort } from './in-short.ts';
import { keyOfFile } from './kept-files.ts';

const known = new WeakMap<Paper, string>();

export function digestOf(paper: Paper): string {
  const before = known.get(paper);
  if (before !== undefined) return before;
  const digest = keyOfFile(JSON.stringify(paperInShort(paper)));
  known.set(paper, digest);
  return digest;
}
