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

export function beginWords(pool: Pool<typeof TASKS>, papers: Iterable<IndexedPaper>): WordsBegun {
  const ask = pool.one();
  const added: Promise<void>[] = [];
  for (const slice of slicesOf(papers)) added.push(ask('addWords', slice));
  // What went wrong is said to who asks for the end of it.
  for (const one of added) one.catch(() => {});
  return async (place) => {
    await Promise.all(added);
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
