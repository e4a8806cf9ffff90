// What was done to a formula, said to the reader of the page: every thing that was put back, and whether it is a guess.
// In: a chosen reading. Out: trust and reason.
import type { Trust } from '../../types.ts';
import type { Lexicon } from './lexicon.ts';
import { PUT_BACK, READ, type Reading } from './readings.ts';

/** All commands that may be put back, and what a reader calls what they leave behind when they are lost. */
const LOSSES: readonly { readonly commands: string; readonly says: string }[] = [
  { commands: 'frac tfrac', says: 'a fraction that lost its name and first brace' },
  { commands: 'binom', says: 'a binomial that lost its name and first brace' },
  { commands: 'sqrt', says: 'a root that lost its sign' },
  { commands: 'mathbb', says: 'a blackboard letter that lost its font' },
  { commands: 'mathcal mathscr', says: 'a script letter that lost its font' },
  { commands: 'mathfrak', says: 'a Fraktur letter that lost its font' },
  { commands: 'mathbf boldsymbol bm textbf', says: 'a bold letter that lost its weight' },
  { commands: 'tilde widetilde', says: 'a tilde that was lost' },
  { commands: 'hat widehat', says: 'a hat that was lost' },
  { commands: 'bar overline underline', says: 'a line over or under a letter that was lost' },
  { commands: 'vec', says: 'an arrow over a letter that was lost' },
  { commands: 'dot', says: 'a dot over a letter that was lost' },
  {
    commands: 'text textrm mbox mathrm operatorname mathsf textsf mathtt texttt mathit textit',
    says: 'a word that lost its upright letters',
  },
];

const SAYS = new Map(
  LOSSES.flatMap(({ commands, says }) => commands.split(' ').map((command) => [`\\${command}{`, says])),
);

/** Readings that paid this much broke the rule of the damage: braces without partners, letters glued to commands. */
const DOUBTFUL_PRICE = 8;
/** Below this, what was put back or cut apart is a guess. */
const DOUBTFUL_PROBABILITY = 0.4;

export type Verdict = { readonly trust: Trust; readonly reason: string | null };

const UPRIGHT = SAYS.get('\\mathrm{')!;
const TIMES = ['', '', ' (twice)', ' (three times)', ' (four times)'];

/** @param tex what is shown of the reading, `upright` of its words having been set upright */
export function verdictOn(
  shown: string,
  reading: Reading,
  tex: string,
  lexicon: Lexicon,
  faithful: number,
  upright: number,
): Verdict {
  const said = new Map<string, number>();
  const say = (what: string): void => void said.set(what, (said.get(what) ?? 0) + 1);
  let putBack = 0;
  for (let i = 0; i < reading.tokens.length; i++) {
    if (reading.origins[i] !== PUT_BACK) continue;
    putBack++;
    say(SAYS.get(lexicon.names[reading.tokens[i]!]!)!);
  }
  for (let i = 0; i < upright; i++) say(UPRIGHT);
  const done = [...said].map(([what, count]) => what + (TIMES[count] ?? ` (${count} times)`));
  const lost = lostBackslashes(shown, reading, lexicon);
  if (lost !== null) done.push(lost);
  const because = (why: string): string => [why, ...done].join('; ');
  const broken = reading.paid - reading.forWords - putBack;
  if (broken >= DOUBTFUL_PRICE)
    return {
      trust: 'doubtful',
      reason: because('braces or commands that do not fit together; shown as far as they can be read'),
    };
  if (faithful < DOUBTFUL_PROBABILITY)
    return { trust: 'doubtful', reason: because('it can be read in several ways; this is the likeliest') };
  if (said.size > 0) return { trust: 'inferred', reason: done.join('; ') };
  if (withoutBlanks(tex) === withoutBlanks(shown)) return { trust: 'intact', reason: null };
  if (done.length === 0) done.push(tex === reading.tex ? 'signs that lost their backslashes' : BARE);
  return { trust: 'restored', reason: done.join('; ') };
}

const BARE = 'commands that lost their backslashes';

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** How the names among what was read lost their backslashes; null where none did. */
function lostBackslashes(shown: string, reading: Reading, lexicon: Lexicon): string | null {
  const names = reading.tokens
    .filter((_, i) => reading.origins[i] === READ)
    .map((token) => /^\\([a-zA-Z]+)/.exec(lexicon.names[token]!)?.[1])
    .filter((name) => name !== undefined);
  if (names.length <= (shown.match(/\\[a-zA-Z]/g)?.length ?? 0)) return null;
  const ranTogether = shown
    .match(/[a-zA-Z]{3,}/g)
    ?.some((run) => !names.includes(run) && names.some((name) => run.includes(name)));
  return ranTogether ? `${BARE} and ran together` : BARE;
}
