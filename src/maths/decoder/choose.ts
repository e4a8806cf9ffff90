// Which of several readings to show: weighs them anew with features that the beam search cannot see, and puts a lost
// command back only where that is likelier to help than to harm.
// In: the readings of one formula. Out: their probabilities, and the order in which they are to be tried.
// Source of the method: Collins & Koo 2005 (discriminative reranking); the choice is the one of greatest expected use.

import type { Lexicon } from './lexicon.ts';
import { PUT_BACK, READ, type Reading } from './readings.ts';

export type ChoiceWeights = { readonly table: Float32Array; readonly mask: number };

/** Dense features come first; hashed ones follow from here. */
const DENSE = 4;
const MOST = 512;

const mix = (row: number, a: number, b: number, c: number): number => {
  let h = Math.imul(row + 1, 0x9e3779b1) ^ Math.imul(a + 1, 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35) ^ Math.imul(b + 1, 0x27d4eb2f);
  h = Math.imul(h ^ (h >>> 16), 0x165667b1) ^ Math.imul(c + 1, 0x2545f491);
  h = Math.imul(h ^ (h >>> 15), 0x9e3779b1);
  return (h ^ (h >>> 14)) >>> 0;
};

export type Features = { readonly dense: Float64Array; readonly hashed: Uint32Array; count: number };
export const newFeatures = (): Features => ({
  dense: new Float64Array(DENSE),
  hashed: new Uint32Array(MOST),
  count: 0,
});

/** Writes a reading's features into `out`. */
export function choiceFeatures(reading: Reading, lexicon: Lexicon, out: Features): void {
  const { tokens, origins } = reading;
  const { isDoubtable, braceStep } = lexicon;
  out.dense[0] = reading.score + reading.paid;
  out.dense[1] = reading.paid;
  out.count = 0;
  const add = (h: number): void => {
    if (out.count < MOST) out.hashed[out.count++] = h;
  };
  const at = (i: number): number => (i < 0 ? -2 : i >= tokens.length ? -1 : tokens[i]!);
  let balance = 0;
  let putBack = 0;
  let whole = 7;
  let bars = 0;
  let doubleBars = 0;
  let firstBar = -1;
  let lastBar = -1;
  for (let i = 0; i < tokens.length; i++) {
    const t = tokens[i]!;
    balance += braceStep[t]!;
    whole = mix(40, whole, t, origins[i]!);
    if (t === lexicon.special.bar || t === lexicon.special.doubleBar) {
      if (t === lexicon.special.bar) bars++;
      else doubleBars++;
      if (firstBar < 0) firstBar = i;
      lastBar = i;
    }
    if (origins[i] === PUT_BACK) {
      putBack++;
      let end = i + 1;
      let inside = 3;
      while (end < tokens.length && origins[end] !== 2) {
        inside = mix(41, inside, tokens[end]!, 0);
        end++;
      }
      const length = Math.min(4, end - i - 1);
      add(mix(1, t, length, 0));
      add(mix(2, t, inside, 0));
      add(mix(3, t, at(i - 1), 0));
      add(mix(4, t, at(end + 1), 0));
      add(mix(5, t, inside, at(i - 1)));
      add(mix(6, t, inside, at(end + 1)));
      add(mix(7, t, at(i + 1), length));
      add(mix(8, t, at(i - 1), at(i - 2)));
      add(mix(9, t, at(end), at(end + 1)));
    } else if (isDoubtable[t] === 1) {
      add(mix(10, t, at(i - 1), 0));
      add(mix(11, t, at(i + 1), 0));
      add(mix(12, t, at(i - 1), at(i + 1)));
      add(mix(13, t, 0, 0));
      add(mix(18, t, at(i + 1), at(i + 2)));
      add(mix(19, t, at(i - 1), at(i - 2)));
    }
  }
  if (lastBar >= 0) {
    // what stands within the bars and after them tells a norm from a size: `|x|_2`, `|S|`
    add(mix(14, at(lastBar + 1), at(lastBar + 2), at(lastBar)));
    add(mix(15, at(firstBar + 1), at(firstBar), at(lastBar + 1)));
    add(mix(16, bars & 1, doubleBars & 1, bars > 0 && doubleBars > 0 ? 1 : 0));
    add(mix(17, at(lastBar - 1), at(lastBar), at(lastBar + 1)));
  }
  add(mix(20, Math.max(-3, Math.min(3, balance)), 0, 0));
  add(mix(21, Math.min(4, putBack), 0, 0));
  add(mix(22, whole, 0, 0));
}

export function choiceScore(weights: ChoiceWeights, features: Features): number {
  let sum = 0;
  for (let i = 0; i < DENSE; i++) sum += weights.table[i]! * features.dense[i]!;
  for (let i = 0; i < features.count; i++) sum += weights.table[DENSE + (features.hashed[i]! & weights.mask)]!;
  return sum;
}
export const DENSE_FEATURES = DENSE;

/** What was read and not put back, as one number: readings that differ in it read the letters differently. */
function spineOf(reading: Reading): number {
  let h = 11;
  for (let i = 0; i < reading.tokens.length; i++)
    if (reading.origins[i] === READ) h = mix(50, h, reading.tokens[i]!, 0);
  return h;
}

/** Does `more` put back all that `less` puts back? */
function includes(more: Reading, less: Reading): boolean {
  const rest = more.tokens.filter((_, i) => more.origins[i] === PUT_BACK);
  for (let i = 0; i < less.tokens.length; i++) {
    if (less.origins[i] !== PUT_BACK) continue;
    const k = rest.indexOf(less.tokens[i]!);
    if (k < 0) return false;
    rest.splice(k, 1);
  }
  return true;
}

/** Taken off the score of a reading for each thing in it that no author writes. */
const UNWRITTEN = 8;

const RELATIONS = new Set(['=', '<', '>', '\\leq', '\\geq', '\\le', '\\ge', '\\to']);

/** Sets that close in another group than they opened in, `\{x_{1\}}`, and relations in what was put back: `\frac{a=1}{2}`. */
function unwritten({ tokens, origins }: Reading, { braceStep, groupStep, names }: Lexicon): number {
  const opened: number[] = [];
  const isPutBack: boolean[] = [false];
  let count = 0;
  tokens.forEach((t, i) => {
    if (groupStep[t]! > 0) isPutBack.push(origins[i] === PUT_BACK);
    else if (groupStep[t]! < 0) isPutBack.pop();
    else if (isPutBack[isPutBack.length - 1] === true && RELATIONS.has(names[t]!)) count++;
    if (braceStep[t]! > 0) opened.push(isPutBack.length);
    else if (braceStep[t]! < 0 && opened.pop() !== isPutBack.length) count++;
  });
  return count;
}

/** What it is worth that a formula comes out as its author wrote it, where it is worth 1 that nothing in it is wrong. */
const WORTH_OF_WHOLE = 0.38;

const scratch = newFeatures();

export type Choice = { readonly reading: Reading; readonly probability: number; readonly faithful: number };

/** @returns the readings, the one of greatest expected use first, each with the probability that it is what the author wrote */
export function chooseAmong(readings: readonly Reading[], lexicon: Lexicon, weights: ChoiceWeights): Choice[] {
  const scores = readings.map((reading) => {
    choiceFeatures(reading, lexicon, scratch);
    return choiceScore(weights, scratch) - UNWRITTEN * unwritten(reading, lexicon);
  });
  const top = Math.max(...scores);
  const odds = scores.map((s) => Math.exp(s - top));
  const sum = odds.reduce((a, b) => a + b, 0);
  const spines = readings.map(spineOf);
  const choices = readings.map((reading, i) => {
    let faithful = 0;
    readings.forEach((other, j) => {
      if (j === i || (spines[i] === spines[j] && includes(other, reading))) faithful += odds[j]! / sum;
    });
    return { reading, probability: odds[i]! / sum, faithful };
  });
  const use = ({ probability, faithful }: Choice): number => faithful + WORTH_OF_WHOLE * probability;
  return choices.sort((a, b) => use(b) - use(a));
}
