// A survey by all threads: the others find the papers' neighbours while the calling one looks for topics, and one lays out
// the map while it names what ties papers. In: what is known of a library, the pool. Out: the same survey as on one thread.
import type { Gathered } from '../arrange/library.ts';
import type { Neighbourhood } from '../arrange/neighbours.ts';
import { sharedInts } from '../arrange/shared.ts';
import {
  closeSurvey,
  type Found,
  nameTopics,
  openSurvey,
  pullsOf,
  relate,
  type Survey,
  type SurveyOptions,
} from '../arrange/survey.ts';
import type { Pool } from './pool.ts';
import type { Finding, TASKS } from './tasks.ts';

export async function surveyAmong(
  pool: Pool<typeof TASKS>,
  { papers, editions }: Gathered,
  options: SurveyOptions,
): Promise<Survey> {
  const open = openSurvey(papers, options);
  let found: Found | undefined;
  const meanwhile = async (): Promise<void> => {
    found = nameTopics(open);
  };
  await pool.each('near', open.neighbourhood === null ? [] : findingIn(open.neighbourhood), () => {}, meanwhile);
  const pulls = pullsOf(open, found!, options);
  const layingOut = pulls === null ? null : pool.one()('layOut', pulls);
  layingOut?.catch(() => {});
  const related = relate(open, found!, options);
  return closeSurvey(open, found!, editions, related, await layingOut, options);
}

/** Asks as long as papers are left. */
function* findingIn(neighbourhood: Neighbourhood): Iterable<Finding> {
  const taken = sharedInts(1);
  const papers = neighbourhood.vectors.starts.length - 1;
  while (Atomics.load(taken, 0) < papers) yield { neighbourhood, taken };
}
