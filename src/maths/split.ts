// Letters that ran together when the backslashes between them went: `kgeq`, `alphain`, `nvarepsilon`. In: a run of
// letters. Out: the commands and letters that it most likely was. It refuses runs that are words.
import { NAMES } from './tex-names.ts';

export type Piece = { readonly text: string; readonly isName: boolean };

const MAX_RUN = 40;
const LONGEST_NAME = Math.max(...[...NAMES.keys()].map((name) => name.length));

/** A letter of its own costs more than a name, so that `Theta` is not T, h and eta, nor `min` m and in. */
const LETTER_COST = 3;
const NAME_COST = 2;
/** Two letters make a name too easily: `to` in `top`, `in` in `line`. */
const SHORT_NAME_COST = 4;

/** Names that are worth looking for inside a run; the rest is too short or too English. */
const SPLITTABLE = new Set(
  [...NAMES.keys()].filter(
    (name) => name.length > 2 && !/^(?:div|bar|dot|ddot|hat|vec|check|text|cal|frak|Bbb|bm)$/.test(name),
  ),
);
for (const name of ['in', 'to', 'le', 'ge', 'ne', 'pm', 'pi', 'mu', 'nu', 'xi', 'll', 'gg', 'ln']) SPLITTABLE.add(name);

/** English words and names that are made of commands and a letter or two. */
const WORDS = new Set(
  `alphas betas gammas deltas epsilons lambdas sigmas thetas omegas kappas etas zetas blog blogs clog slog flog vlog logs logo
  logy elog times timesaver cleft bright fright wright aright alright alphabet ell cell cells tell tells sell sells well wells
  bell bells fell fells hell shell dwell yell simp sims circa circs circle circus sometimes noting mother`.split(/\s+/),
);

/**
 * The cheapest reading of a run of letters that holds at least one name; null where the run is no such thing: a word,
 * a run in which more than `maxLetters` are left over, or one that is longer than any formula's.
 */
export function splitRun(run: string, maxLetters: number): readonly Piece[] | null {
  if (run.length < 2 || run.length > MAX_RUN || WORDS.has(run.toLowerCase())) return null;
  const cost = [0];
  const from = [0];
  for (let end = 1; end <= run.length; end++) {
    cost[end] = cost[end - 1]! + LETTER_COST;
    from[end] = end - 1;
    for (let length = 2; length <= Math.min(end, LONGEST_NAME); length++) {
      if (!SPLITTABLE.has(run.slice(end - length, end))) continue;
      const total = cost[end - length]! + (length === 2 ? SHORT_NAME_COST : NAME_COST);
      if (total < cost[end]!) {
        cost[end] = total;
        from[end] = end - length;
      }
    }
  }
  const pieces: Piece[] = [];
  for (let end = run.length; end > 0; end = from[end]!) {
    pieces.unshift({ text: run.slice(from[end], end), isName: end - from[end]! > 1 });
  }
  const letters = pieces.filter((piece) => !piece.isName).length;
  return letters < pieces.length && letters <= maxLetters ? pieces : null;
}

/** Nearly all words hold none of the names that could prove anything: a quick look spares the search. */
const PROVING = new RegExp(
  [...NAMES]
    .filter(([name, { kind, sure }]) => name.length > 2 && (sure || kind === 'greek'))
    .map(([name]) => name)
    .concat('left', 'right', 'times', 'sqrt', 'approx', 'log', 'sim')
    .join('|'),
);

/** What a word of a text may have run together from: it must hold a name which no English word holds by chance. */
export function splitWord(word: string): readonly Piece[] | null {
  const pieces = word.length < 3 || NAMES.has(word) || !PROVING.test(word) ? null : splitRun(word, 2);
  if (pieces === null) return null;
  const names = pieces.filter((piece) => piece.isName);
  const letters = pieces.length - names.length;
  const isShort = names.some(({ text }) => text.length === 2 && !GREEK_PAIR.test(text));
  const isTelling = ({ text }: Piece): boolean => {
    const { sure, kind } = NAMES.get(text)!;
    if (text.length > 4 && (sure || (kind === 'greek' && letters <= 1))) return true;
    if (letters > 1) return false;
    if (kind === 'greek') return text.length === 4 || (text.length === 3 && names.length > 1 && letters === 0);
    if (/^(?:left|right|times|sqrt|approx)$/.test(text)) return true;
    return (
      !isShort && text !== 'ell' && (sure ? text.length > 2 : text === 'log' || (text === 'sim' && !pieces[0]!.isName))
    );
  };
  return names.some(isTelling) ? pieces : null;
}

const GREEK_PAIR = /^(?:pi|mu|nu|xi)$/;
