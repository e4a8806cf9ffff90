// Learns to judge candidates: logistic regression over hashed features, on opinions of looks that had not seen the text.
import { candidatesOf } from '../../src/maths/decoder/candidates.ts';
import { type JudgeWeights, judgeFeatures, MOST_JUDGE_FEATURES } from '../../src/maths/decoder/judge.ts';
import type { Looks } from '../../src/maths/decoder/look.ts';
import { evidenceOf } from '../../src/maths/decoder/second-look.ts';
import type { Span } from '../../src/maths/decoder/spans.ts';
import { tokenize } from '../../src/maths/decoder/tokens.ts';
import { type Case, learnOdds, type OddsSettings } from './odds.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';

/** The judge learns best from likelier places than are laid before it afterwards. */
const GENEROSITY = 1.2;

/** Text beside a true formula that a place may hold as well: short, and no word but a function's name. */
const belongs = (text: string): boolean =>
  text.length <= 14 &&
  (text.match(/[A-Za-z]{3,}/g) ?? []).every((word) =>
    /^(?:log|ln|exp|min|max|sin|cos|sup|inf|lim|dim|det|poly|rank)$/.test(word),
  );

/** Does the place hold true formulas whole, and next to nothing else? */
export function isRight(shown: Shown, { start, end }: Span): boolean {
  let at = start;
  let any = false;
  for (const formula of shown.formulas) {
    let { start: from, end: to } = formula;
    while (from < to && /\s/.test(shown.text[from]!)) from++;
    while (to > from && /[\s.,;:]/.test(shown.text[to - 1]!)) to--;
    if (to <= start || from >= end || to <= from) continue;
    if (from < start || to > end || !belongs(shown.text.slice(at, from))) return false;
    any = true;
    at = to;
  }
  return any && belongs(shown.text.slice(at, end));
}

/** A place of a text with the truth about it; `text` numbers the text. */
type JudgeCase = Case & { readonly text: number };

/** Every place of every text that the judge may be asked about. */
export function judgeCases(
  examples: readonly Shown[],
  looksFor: (index: number) => Looks,
  sets: TokenSets,
): JudgeCase[] {
  const cases: JudgeCase[] = [];
  const features = new Int32Array(MOST_JUDGE_FEATURES);
  examples.forEach((example, text) => {
    const tokens = tokenize(example.text);
    const { list, sight } = candidatesOf(tokens, sets.suspects, looksFor(text), GENEROSITY);
    if (!sight) return;
    const evidence = evidenceOf(tokens, sight.opinions);
    for (const candidate of list) {
      const n = judgeFeatures(tokens, sight, evidence, candidate.first, candidate.last, features);
      cases.push({ features: features.slice(0, n), right: isRight(example, candidate), text });
    }
  });
  return cases;
}

export const learnJudge = (cases: readonly Case[], settings: OddsSettings): JudgeWeights => ({
  table: learnOdds('judge', cases, 13, settings),
  mask: (1 << settings.bits) - 1,
});
