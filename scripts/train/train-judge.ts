// Learns to judge candidates: logistic regression over hashed features, on opinions of looks that had not seen the text.
import { candidatesOf } from '../../src/maths/decoder/candidates.ts';
import { type JudgeWeights, judgeFeatures, MOST_JUDGE_FEATURES } from '../../src/maths/decoder/judge.ts';
import type { Looks } from '../../src/maths/decoder/look.ts';
import { evidenceOf } from '../../src/maths/decoder/second-look.ts';
import type { Span } from '../../src/maths/decoder/spans.ts';
import { tokenize } from '../../src/maths/decoder/tokens.ts';
import { randomFrom, shuffle } from './random.ts';
import { averaged, learn, newTable } from './table.ts';
import type { TokenSets } from './train-token-sets.ts';
import type { Shown } from './truth.ts';

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

export type JudgeSettings = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly start: number;
  readonly drop: number;
};

type Case = { readonly features: Int32Array; readonly right: boolean };

export function learnJudge(
  examples: readonly Shown[],
  looksFor: (index: number) => Looks,
  sets: TokenSets,
  settings: JudgeSettings,
): JudgeWeights {
  const cases: Case[] = [];
  const features = new Int32Array(MOST_JUDGE_FEATURES);
  examples.forEach((example, index) => {
    const tokens = tokenize(example.text);
    const { list, sight } = candidatesOf(tokens, sets.suspects, looksFor(index));
    if (!sight) return;
    const evidence = evidenceOf(tokens, sight.opinions);
    for (const candidate of list) {
      const n = judgeFeatures(
        tokens,
        sight.opinions,
        evidence,
        sight.textClass,
        candidate.first,
        candidate.last,
        features,
      );
      cases.push({ features: features.slice(0, n), right: isRight(example, candidate) });
    }
  });
  const table = newTable(1 << settings.bits, settings.start);
  const mask = (1 << settings.bits) - 1;
  const random = randomFrom(13);
  const order = cases.map((_, i) => i);
  let clock = 0;
  for (let epoch = 0; epoch < settings.epochs; epoch++) {
    shuffle(order, random);
    const rate = settings.rate * (1 - (0.8 * epoch) / settings.epochs);
    let loss = 0;
    for (const index of order) {
      const { features: rows, right } = cases[index]!;
      const kept = rows.filter(() => random() >= settings.drop);
      let sum = 0;
      for (const row of kept) sum += table.weights[row & mask]!;
      const p = 1 / (1 + Math.exp(-sum / (1 - settings.drop)));
      loss -= Math.log(Math.max(1e-9, right ? p : 1 - p));
      const push = (right ? 1 : 0) - p;
      if (Math.abs(push) > 1e-3) for (const row of kept) learn(table, row & mask, push, rate, clock);
      if (epoch >= settings.epochs >> 1) clock++;
    }
    console.error(`judge, epoch ${epoch + 1}: loss ${(loss / cases.length).toFixed(4)} of ${cases.length}`);
  }
  averaged(table, clock);
  return { table: table.weights, mask };
}
