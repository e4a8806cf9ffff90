// The words of all papers, indexed by one thread while the others go on. In: the papers' texts, before the library is
// arranged. Out: the index's parts of words on disk, once there is a place for them, and what its other parts need of them.
import type { SitePlace } from '../publish/write-file.ts';
import type { IndexedPaper } from '../search/schema.ts';
import type { Pool } from './pool.ts';
import type { TASKS, WordsSlice, WrittenWords } from './tasks.ts';

/** Ends the work that was begun. */
export type WordsBegun = (place: SitePlace) => Promise<WrittenWords>;

/** Papers of one message: half a megabyte. */
const AT_ONCE = 400;
/** Messages that may wait before the library is arranged: what waits is held once more, and the system gets little back. */
const MOST_AHEAD = 100;

/** @param ahead how many messages are sent at once; those beyond them wait for the end of the work to be asked for */
export function beginWords(
  pool: Pool<typeof TASKS>,
  papers: Iterable<IndexedPaper>,
  ahead: number = MOST_AHEAD,
): WordsBegun {
  const ask = pool.one();
  const left = slicesOf(papers)[Symbol.iterator]();
  const added: Promise<void>[] = [];
  const add = (): Promise<void> | null => {
    const { done, value } = left.next();
    return done ? null : ask('addWords', value);
  };
  while (added.length < ahead) {
    const one = add();
    if (one === null) break;
    // What went wrong is said to who asks for the end of it.
    one.catch(() => {});
    added.push(one);
  }
  return async (place) => {
    await Promise.all(added);
    for (let one = add(); one !== null; one = add()) await one;
    return ask('writeWords', place);
  };
}

function* slicesOf(papers: Iterable<IndexedPaper>): Iterable<WordsSlice> {
  let first = true;
  let slice: IndexedPaper[] = [];
  for (const paper of papers) {
    if (slice.push(paper) < AT_ONCE) continue;
    yield { first, papers: slice };
    first = false;
    slice = [];
  }
  if (first || slice.length > 0) yield { first, papers: slice };
}
