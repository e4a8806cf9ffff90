// Pages to files, by all threads. In: how to print, the pages' data as it is made. Out: files on disk, entered one by
// one; the addresses that readers should know, in the pages' order, and the rules that the formulas need.

import type { Written } from '../publish/write-file.ts';
import type { Page } from '../site/page.ts';
import type { OutPath } from '../types.ts';
import type { Pool } from './pool.ts';
import type { PageBatch, Press, TASKS } from './tasks.ts';

export type Printed = {
  readonly pages: readonly OutPath[];
  readonly rules: ReadonlySet<string>;
  /** Formulas whose source is shown, since setting them did not end. */
  readonly slow: ReadonlySet<string>;
};

/** What a thread prints at once, in pages of a paper: some hundredths of a second. */
const AT_ONCE = 24;
/** Lists are as heavy as several papers. */
const weightOf = ({ kind }: Page): number => (kind === 'paper' || kind === 'redirect' ? 1 : 4);

/** Whether a search engine should know it. */
const isRead = ({ kind, path }: Page): boolean => kind !== 'redirect' && kind !== 'not-found' && path.endsWith('.html');

/** Counts the builds of this process, so that a thread knows when to look at the templates again. */
let builds = 0;

/**
 * @param meanwhile what the calling thread does before it helps printing
 * @param enter called for every file that was written
 */
export async function printPages(
  options: Omit<Press, 'build'>,
  pages: Iterable<Page>,
  { pool, meanwhile }: { readonly pool: Pool<typeof TASKS>; readonly meanwhile: () => Promise<unknown> },
  enter: (written: Written) => void,
): Promise<Printed> {
  const press = { ...options, build: ++builds };
  const known: OutPath[] = [];
  const rules = new Set<string>();
  const slow = new Set<string>();
  function* batches(): Iterable<PageBatch> {
    let batch: Page[] = [];
    let weight = 0;
    for (const page of pages) {
      if (isRead(page)) known.push(page.path);
      batch.push(page);
      weight += weightOf(page);
      if (weight < AT_ONCE) continue;
      yield { press, pages: batch };
      batch = [];
      weight = 0;
    }
    if (batch.length > 0) yield { press, pages: batch };
  }
  await pool.each(
    'print',
    batches(),
    (printed) => {
      for (const rule of printed.rules) rules.add(rule);
      for (const tex of printed.slow) slow.add(tex);
      printed.written.forEach(enter);
    },
    meanwhile,
  );
  return { pages: known, rules, slow };
}
