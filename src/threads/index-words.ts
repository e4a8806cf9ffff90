// The words of all papers, indexed by one thread while the others go on. In: the papers' texts, before the library is
// arranged, and where the site is made. Out: the index's parts of words on disk, and what its other parts need of them.
import type { SitePlace } from '../publish/write-file.ts';
import type { IndexedPaper } from '../search/schema.ts';
import { packPapers } from './packed-papers.ts';
import type { Pool } from './pool.ts';
import type { TASKS, WrittenWords } from './tasks.ts';

export async function indexWords(
  pool: Pool<typeof TASKS>,
  papers: Iterable<IndexedPaper>,
  place: SitePlace,
): Promise<WrittenWords> {
  const ask = pool.one();
  const added = [ask('openWords', null)];
  // Handed over, not copied: these wait all at once while the calling thread arranges the library.
  for (const packed of packPapers(papers)) added.push(ask('addWords', packed, [packed.room.buffer]));
  const written = ask('writeWords', place);
  written.catch(() => {});
  // What went wrong first is said.
  await Promise.all(added);
  return written;
}
