// Why a formula is marked, in the site's language. In: a reason as the repair of the maths words it, in English: one
// thing or several, each perhaps with how often. Out: the same in other words; what no text knows is shown as it is.
import { EN } from './en.ts';
import type { Say, TextKey } from './say.ts';

type ReasonKey = Exclude<Extract<TextKey, `reason.${string}`>, 'reason.times'>;

/** The longest first, so that none is taken for another's beginning. */
const REASONS = (Object.entries(EN) as [TextKey, string][])
  .filter((one): one is [ReasonKey, string] => one[0].startsWith('reason.') && one[0] !== 'reason.times')
  .sort((a, b) => b[1].length - a[1].length);

/** What may stand behind a reason: how often, and then the next one or the end. */
const BEHIND = /^(?: \((twice|(three|four|\d+) times)\))?(?:; |$)/;
const WORDS: Readonly<Record<string, number>> = { three: 3, four: 4 };

export function reasonSaid(reason: string, say: Say): string {
  const said: string[] = [];
  for (let rest = reason; rest !== ''; ) {
    const [key, text] = REASONS.find(([, one]) => rest.startsWith(one) && BEHIND.test(rest.slice(one.length))) ?? [];
    if (key === undefined || text === undefined) return reason;
    const [whole, often, times] = BEHIND.exec(rest.slice(text.length))!;
    said.push(say(key) + (often === undefined ? '' : timesSaid(times, say)));
    rest = rest.slice(text.length + whole.length);
  }
  return said.join('; ');
}

const timesSaid = (times: string | undefined, say: Say): string =>
  times === undefined ? say('reason.twice') : say('reason.times', { n: WORDS[times] ?? Number(times) });
