// The words of all papers, indexed by one thread while the others go on. In: the papers' texts, before the library is
// arranged, and where the site is made. Out: the index's parts of words on disk, and what its other parts need of them.
import type { SitePlace } from '../publish/write-file.ts';
import type { IndexedPaper } from '../search/schema.ts';
import { packPapers } from './packed-papers.ts';
import type { Pool } from './pool.ts';
import type { TASKS, WrittenWords } from './tasks.ts';

/**
 * Begins to read them.
 * @returns has them written, to be called once. Of papers that fill one room at most, some 20,000, that is put off until
 * then, so that the thread is free for the survey meanwhile; of more it has begun: what is held of their words is too much to
 * hold longer
 */
export function indexWords(
  pool: Pool<typeof TASKS>,
  papers: Iterable<IndexedPaper>,
  place: SitePlace,
): () => Promise<WrittenWords> {
  const ask = pool.one();
  const opened = ask('openWords', null);
  // Handed over, not copied: these wait all at once while the calling thread arranges the library.
  const added = Array.from(packPapers(papers), (packed) => ask('addWords', packed, [packed.room.buffer]));
  // What went wrong first is said.
  const read = Promise.all([opened, ...added]);
  read.catch(() => {});
  const write = async (): Promise<WrittenWords> => {
    const written = ask('writeWords', place);
    written.catch(() => {});
    await read;
    return written;
  };
  if (added.length <= 1) return write;
  const begun = write();
  begun.catch(() => {});
  return () => begun;
}
