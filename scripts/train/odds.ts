// Learns how likely something is from what is true of it: logistic regression over hashed features, by stochastic
// gradient (AdaGrad), weights averaged, features dropped at random.
// In: cases. Out: a table of weights whose sums are logarithms of odds.

import { randomFrom } from '../seeded-random.mjs';
import { inEpochs } from './epochs.ts';
import { averaged, learn, newTable } from './table.ts';

export type OddsSettings = {
  readonly bits: number;
  readonly epochs: number;
  readonly rate: number;
  readonly start: number;
  readonly drop: number;
};

export type Case = { readonly features: Int32Array; readonly right: boolean };

/** Pushes that are smaller are not worth their time. */
const SMALL = 1e-3;

export function learnOdds(what: string, cases: readonly Case[], seed: number, settings: OddsSettings): Float32Array {
  const table = newTable(1 << settings.bits, settings.start);
  const mask = (1 << settings.bits) - 1;
  const random = randomFrom(seed);
  const clock = inEpochs(what, cases.length, settings, seed + 1, (index, rate, clock) => {
    const { features, right } = cases[index]!;
    const kept = features.filter(() => random() >= settings.drop);
    let sum = 0;
    for (const row of kept) sum += table.weights[row & mask]!;
    const p = 1 / (1 + Math.exp(-sum / (1 - settings.drop)));
    const push = (right ? 1 : 0) - p;
    if (Math.abs(push) > SMALL) for (const row of kept) learn(table, row & mask, push, rate, clock);
    return { loss: -Math.log(Math.max(1e-9, right ? p : 1 - p)), of: 1 };
  });
  averaged(table, clock);
  return table.weights;
}
