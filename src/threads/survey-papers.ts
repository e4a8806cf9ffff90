// A survey by all threads: the others find the papers' neighbours while the calling one looks for topics, and one lays out
// the map while it names what ties papers. In: what is known of a library, the pool. Out: the same survey as on one thread.
import type { Gathered } from '../arrange/library.ts';
import type { Neighbourhood } from '../arrange/neighbours.ts';
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
import type { NearPlaces, TASKS } from './tasks.ts';

/** Papers whose neighbours a thread finds at once: some hundredths of a second. */
const AT_ONCE = 250;

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
  await pool.each('near', open.neighbourhood === null ? [] : slicesOf(open.neighbourhood), () => {}, meanwhile);
  const pulls = pullsOf(open, found!, options);
  const layingOut = pulls === null ? null : pool.one()('layOut', pulls);
  layingOut?.catch(() => {});
  const related = relate(open, found!, options);
  return closeSurvey(open, found!, editions, related, await layingOut, options);
}

function* slicesOf(neighbourhood: Neighbourhood): Iterable<NearPlaces> {
  const rows = neighbourhood.vectors.starts.length - 1;
  for (let from = 0; from < rows; from += AT_ONCE) {
    yield { neighbourhood, places: { from, to: Math.min(rows, from + AT_ONCE) } };
  }
}
