// The places where a formula may be: generous, since each is judged as a whole afterwards.
// In: a text's tokens and the weights of the two looks. Out: places in order, not overlapping, with their tokens.
import { closedUp } from './close-up.ts';
import { windowsOf } from './gate.ts';
import type { HashSet } from './hash-set.ts';
import { BEGIN, bestLabels, IN, type WindowScores } from './labeller.ts';
import { type Looks, lookTwice, type Sight } from './look.ts';
import { type Span, spansOf } from './spans.ts';
import type { Tokens } from './tokens.ts';

export type Candidate = Span & { readonly first: number; readonly last: number };
export type Candidates = { readonly list: readonly Candidate[]; readonly sight: Sight | null };

/** Added to the score of a formula's beginning, so that doubtful places come before the judge. */
const GENEROSITY = 1.7;

const scores: WindowScores[] = [];
let labels = new Uint8Array(512);

export function candidatesOf(tokens: Tokens, suspects: HashSet, looks: Looks, generosity = GENEROSITY): Candidates {
  const windows = windowsOf(tokens, suspects, looks.certain);
  if (windows.length === 0) return { list: [], sight: null };
  const sight = lookTwice(tokens, windows, looks, scores);
  if (sight === null) return { list: [], sight };
  const spans: Span[] = [];
  for (let w = 0; w < windows.length; w += 2) {
    const from = windows[w]!;
    const size = windows[w + 1]! - from;
    if (labels.length < size) labels = new Uint8Array(size * 2);
    bestLabels(scores[w >> 1]!, generosity, labels);
    for (let i = 0; i < size; ) {
      if (labels[i] !== BEGIN) {
        i++;
        continue;
      }
      let last = i;
      while (last + 1 < size && labels[last + 1] === IN) last++;
      spans.push(...spansOf(tokens, from + i, from + last));
      i = last + 1;
    }
  }
  return { list: withTokens(tokens, closedUp(tokens.text, spans)), sight };
}

/** Finds the tokens of each place; both are in order. */
function withTokens(tokens: Tokens, spans: readonly Span[]): Candidate[] {
  let t = 0;
  return spans.map(({ start, end }) => {
    while (t + 1 < tokens.count && tokens.end[t]! <= start) t++;
    const first = t;
    while (t + 1 < tokens.count && tokens.start[t + 1]! < end) t++;
    return { start, end, first, last: t };
  });
}
