// Chooses how sure the judge must be, on texts that it had not seen: none of them is in the text that is kept for measuring.
// In: what the judge thinks of texts with maths, with the truth, and of abstracts without. Out: the thresholds that take
// the most formulas while no more than a set share of the abstracts without maths is answered.
import { type Candidate, candidatesOf } from '../../src/maths/decoder/candidates.ts';
import type { HashSet } from '../../src/maths/decoder/hash-set.ts';
import {
  type JudgeWeights,
  opinionOf,
  type TextOpinion,
  type Thresholds,
  takenOf,
} from '../../src/maths/decoder/judge.ts';
import type { Looks, Sight } from '../../src/maths/decoder/look.ts';
import { type Tokens, tokenize } from '../../src/maths/decoder/tokens.ts';
import { isRight } from './train-judge.ts';
import type { Shown } from './truth.ts';

/** The places of one text with what the judge thinks of each, and which of them are formulas. */
export type Judged = {
  readonly tokens: Tokens;
  readonly sight: Sight;
  readonly list: readonly Candidate[];
  readonly opinion: TextOpinion;
  readonly right: readonly boolean[];
};

/** @returns null where nothing was seen; the looks and the judge are such as had not seen the text */
export function judgedText(shown: Shown, looks: Looks, judge: JudgeWeights, suspects: HashSet): Judged | null {
  const tokens = tokenize(shown.text);
  const { list, sight } = candidatesOf(tokens, suspects, looks);
  if (sight === null || list.length === 0) return null;
  return {
    tokens,
    sight,
    list,
    opinion: opinionOf(tokens, sight, list, judge),
    right: list.map((place) => isRight(shown, place)),
  };
}

export type Asked = {
  /** The share of abstracts without maths in which something may be taken. */
  readonly mostAnswered: number;
  /** What a wrong place costs, where a right one is worth 1. */
  readonly priceOfWrong: number;
  /** What the share of the letters that are found is worth, where that of the other formulas is worth 1. */
  readonly lettersWorth: number;
  /** So many abstracts without maths are answered whatever is chosen. */
  readonly answeredAnyway: number;
};

/** @param maths texts with formulas, `plain` abstracts without: neither were learned from by who judged them */
export function chooseThresholds(
  maths: readonly Pick<Judged, 'opinion' | 'right'>[],
  plain: readonly (TextOpinion | null)[],
  { mostAnswered, answeredAnyway, ...prices }: Asked,
): Thresholds {
  const opinions = plain.filter((opinion) => opinion !== null);
  const all = plain.length + answeredAnyway;
  let best: Thresholds = { text: 0, letters: 1, amongMaths: 0, alone: 0, bare: 0 };
  let bestWorth = Number.NEGATIVE_INFINITY;
  let fewest = Number.POSITIVE_INFINITY;
  for (const thresholds of grid()) {
    const answered = answeredAnyway + opinions.filter((own) => takenOf(own, thresholds).includes(true)).length;
    // where too little was learned to answer so few, those that answer the fewest
    const tooMany = Math.max(0, answered - mostAnswered * all);
    if (tooMany > fewest) continue;
    const worth = worthOf(maths, thresholds, prices);
    if (tooMany === fewest && worth <= bestWorth) continue;
    best = thresholds;
    bestWorth = worth;
    fewest = tooMany;
    console.error(`${JSON.stringify(thresholds)}: worth ${worth.toFixed(4)}, answered ${answered} of ${all}`);
  }
  return best;
}

const range = (from: number, to: number, step: number): number[] =>
  Array.from({ length: Math.round((to - from) / step) + 1 }, (_, i) => Math.round((from + i * step) * 100) / 100);

/** A sentence with a formula that is beyond doubt is one that sets formulas: more is not asked, for titles' sake. */
const MOST_ASKED_OF_TEXT = 0.7;

function* grid(): Generator<Thresholds> {
  for (const text of range(0.2, MOST_ASKED_OF_TEXT, 0.05))
    for (const letters of range(1, 2.5, 0.25))
      for (const amongMaths of range(-3, -1.2, 0.6))
        for (const alone of range(-0.4, 1.4, 0.45))
          for (const bare of range(-0.2, 1.6, 0.45)) yield { text, letters, amongMaths, alone, bare };
}

/** The share of the letters that are found, and that of the other formulas, less what is found wrongly. */
function worthOf(
  maths: readonly Pick<Judged, 'opinion' | 'right'>[],
  thresholds: Thresholds,
  { priceOfWrong, lettersWorth }: Pick<Asked, 'priceOfWrong' | 'lettersWorth'>,
): number {
  const all = { letters: 0, others: 0 };
  const worth = { letters: 0, others: 0 };
  for (const { opinion, right } of maths) {
    const taken = takenOf(opinion, thresholds);
    opinion.places.forEach(({ isLetter }, i) => {
      const kind = isLetter ? 'letters' : 'others';
      if (right[i]) all[kind]++;
      if (taken[i]) worth[kind] += right[i] ? 1 : -priceOfWrong;
    });
  }
  return (lettersWorth * worth.letters) / Math.max(1, all.letters) + worth.others / Math.max(1, all.others);
}
