// The words of all papers, indexed by one thread while the others go on. In: the papers' texts, before the library is
// arranged. Out: the index's parts of words on disk, once there is a place for them, and what its other parts need of them.
import type { SitePlace } from '../publish/write-file.ts';
import type { IndexedPaper } from '../search/schema.ts';
import { packPapers } from './packed-papers.ts';
import type { Pool } from './pool.ts';
import type { TASKS, WrittenWords } from './tasks.ts';

/** Ends the work that was begun. */
export type WordsBegun = (place: SitePlace) => Promise<WrittenWords>;

export function beginWords(pool: Pool<typeof TASKS>, papers: Iterable<IndexedPaper>): WordsBegun {
  const ask = pool.one();
  const added: Promise<void>[] = [];
  added.push(ask('openWords', null));
  // Handed over, not copied: these wait all at once while the calling thread arranges the library.
  for (const packed of packPapers(papers)) added.push(ask('addWords', packed, [packed.room.buffer]));
  // What went wrong is said to who asks for the end of it.
  for (const one of added) one.catch(() => {});
  return async (place) => {
    await Promise.all(added);
    return ask('writeWords', place);
  };
}
