// What was done to a formula, said to the reader of the page in one short sentence.
// In: a chosen reading. Out: trust and reason.
import type { Trust } from '../../types.ts';
import type { Lexicon } from './lexicon.ts';
import { PUT_BACK, type Reading } from './readings.ts';

/** Commands that may be put back, and what a reader calls what they leave behind when they are lost. */
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

export function verdictOn(shown: string, reading: Reading, lexicon: Lexicon, faithful: number): Verdict {
  const said = new Set<string>();
  let putBack = 0;
  for (let i = 0; i < reading.tokens.length; i++) {
    if (reading.origins[i] !== PUT_BACK) continue;
    putBack++;
    said.add(SAYS.get(lexicon.names[reading.tokens[i]!]!) ?? 'a command that was lost');
  }
  const broken = reading.paid - putBack;
  if (broken >= DOUBTFUL_PRICE)
    return {
      trust: 'doubtful',
      reason: 'braces or commands that do not fit together; shown as far as they can be read',
    };
  if (faithful < DOUBTFUL_PROBABILITY)
    return { trust: 'doubtful', reason: 'it can be read in several ways; this is the likeliest' };
  if (putBack > 0) return { trust: 'inferred', reason: [...said].join('; ') };
  if (withoutBlanks(reading.tex) === withoutBlanks(shown)) return { trust: 'intact', reason: null };
  const glued = /[a-zA-Z]\\|\\[a-zA-Z]+\\/.test(withoutBlanks(reading.tex)) && gluedLetters(shown, reading.tex);
  return {
    trust: 'restored',
    reason: glued ? 'commands that lost their backslashes and ran together' : 'commands that lost their backslashes',
  };
}

const withoutBlanks = (text: string): string => text.replace(/\s+/g, '');

/** Did two names, or a letter and a name, stand in one run of letters? */
function gluedLetters(shown: string, tex: string): boolean {
  const names = new Set(tex.match(/\\[a-zA-Z]+/g)?.map((name) => name.slice(1)) ?? []);
  return (shown.match(/[a-zA-Z]{2,}/g) ?? []).some((run) => !names.has(run));
}
