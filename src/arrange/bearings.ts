// Which way each paper points among the meanings of words. In: terms and the table of meanings. Out: a row of small
// numbers a paper, so that the likeness of two papers is found without a word that both hold. A paper whose words the
// table mostly lacks (one in another language) points nowhere: the few that it has mean something else there.

import { adder, numbersIn } from './lanes.ts';
import { STOP } from './lexicon.ts';
import { type Bearings, openBearings } from './likeness.ts';
import type { Meanings } from './meanings.ts';
import type { Terms } from './terms.ts';

/** A direction's largest number becomes this. */
const MOST = 127;
/** As in the weights of words: one place in the title counts as two. */
const TITLE_COUNT = 2;
/** So many of a paper's words must be known: of those in English that is 70 of 100, and of most papers 97. */
const LEAST_KNOWN = 0.5;

/** @param known the number of each word in the table, as `numbersOf` gives them */
export function findBearings(
  { papers, starts, codes, wordOf, kinds }: Terms,
  known: Int32Array,
  { dimensions, directions, scales }: Meanings,
): Bearings {
  const bearings = openBearings(papers.length, dimensions);
  const numbers = numbersIn(bearings.rows);
  const counts = new Int32Array(scales.length);
  const { which, weights, sum } = adder(directions, scales.length, dimensions);
  for (let paper = 0; paper < papers.length; paper++) {
    let length = 0;
    let said = 0;
    let understood = 0;
    const titleEnd = starts[paper * 2 + 1]!;
    for (let at = starts[paper * 2]!; at < starts[paper * 2 + 2]!; at++) {
      const code = codes[at]!;
      if (code < 0 || kinds[wordOf[code >> 1]!] === STOP) continue;
      said += 1;
      const number = known[wordOf[code >> 1]!]!;
      if (number === -1) continue;
      understood += 1;
      if (counts[number] === 0) which[length++] = number;
      counts[number]! += at < titleEnd ? TITLE_COUNT : 1;
    }
    for (let at = 0; at < length; at++) {
      const number = which[at]!;
      weights[at] = Math.sqrt(counts[number]!) * scales[number]!;
      counts[number] = 0;
    }
    if (understood >= LEAST_KNOWN * said) {
      bearings.lengths[paper] = round(sum(length), numbers, paper * bearings.rows.bytes);
    }
  }
  return bearings;
}

/** Puts a direction in whole numbers from a place on; its length is returned. */
function round(sum: Float64Array, numbers: Int8Array, to: number): number {
  let most = 0;
  for (let d = 0; d < sum.length; d++) most = Math.max(most, Math.abs(sum[d]!));
  if (most === 0) return 0;
  let squares = 0;
  for (let d = 0; d < sum.length; d++) {
    const number = Math.round((sum[d]! / most) * MOST);
    numbers[to + d] = number;
    squares += number * number;
  }
  return Math.sqrt(squares);
}
