// Joins neighbours that were one formula: the parts of a list, `X_1, X_2, cdots`, both sides of a membership, `theta in R^d`.
// In: a text's formulas in order, and learned weights. Out: formulas in order, some of them joined.
// The labeller decides token by token, the judge place by place; here what stands between two places is in view.
import type { Candidate } from './candidates.ts';
import { mix2 } from './features.ts';
import { kindOf } from './judge.ts';
import type { Sight } from './look.ts';
import { binOf } from './second-look.ts';
import { SHAPES, SIGN_SHAPES, SIGNS } from './shapes.ts';
import type { Tokens } from './tokens.ts';

export type JoinWeights = { readonly table: Float32Array; readonly mask: number };

/**
 * Asked of the logarithm of the odds that two formulas were one. The parts of a list look the same, one or two, and so do
 * neighbours that only a blank parts; what is not known to be a relation, `in` or `to`, is not made one against the odds.
 */
const SAME_LOOK_ODDS = -0.9;
const OTHER_ODDS = 0;

/** No more tokens than this stand between the parts of one formula. */
const REACH = 4;

const COMMA = SIGN_SHAPES + SIGNS.indexOf(',');
const OPEN = SIGN_SHAPES + SIGNS.indexOf('(');
const CLOSE = SIGN_SHAPES + SIGNS.indexOf(')');

const PARTING = new Uint8Array(128);
for (const shape of [SHAPES.long, SHAPES.capitalised, SHAPES.foreign]) PARTING[shape] = 1;
for (const sign of '.;?!"`') PARTING[SIGN_SHAPES + SIGNS.indexOf(sign)] = 1;

/** May these two be one: does little stand between them, and no word of prose? */
export function areNear({ shape }: Tokens, left: Candidate, right: Candidate): boolean {
  if (right.first - left.last - 1 > REACH || right.first <= left.last) return false;
  for (let t = left.last + 1; t < right.first; t++) if (PARTING[shape[t]!] === 1) return false;
  return true;
}

export const isList = ({ shape }: Tokens, left: Candidate, right: Candidate): boolean =>
  right.first === left.last + 2 && shape[left.last + 1] === COMMA;

export const MOST_JOIN_FEATURES = 24;

const SHARES = [0.01, 0.03, 0.08, 0.15, 0.3, 0.5, 0.7, 0.9];

/** Writes the features of the gap between two formulas into `out`; returns how many. */
export function joinFeatures(
  tokens: Tokens,
  { around, opinions }: Sight,
  left: Candidate,
  right: Candidate,
  out: Int32Array,
): number {
  const { hash, shape, gap, count } = tokens;
  let between = 19;
  let least = 1;
  for (let t = left.last + 1; t < right.first; t++) {
    between = mix2(130, between, hash[t]!);
    least = Math.min(least, opinions.inside[t]!);
  }
  const kinds = kindOf(tokens, left.first, left.last) | (kindOf(tokens, right.first, right.last) << 3);
  const gaps = gap[left.last + 1]! | (gap[right.first]! << 2);
  const leastBin = binOf(least, SHARES);
  const goesOn = binOf(opinions.inside[right.first]! - opinions.begins[right.first]!, SHARES);
  const sameHead = hash[left.first] === hash[right.first] ? 1 : 0;
  const before = left.first > 0 ? hash[left.first - 1]! : 11;
  const after = right.last + 1 < count ? hash[right.last + 1]! : 13;
  const opener = around.opener[left.first]!;
  const together = opener >= 0 && around.opener[right.first] === opener ? 1 : 0;
  const opens = together && opener === left.first - 1 ? 1 : 0;
  const closes = together && around.closer[opener] === right.last + 1 ? 1 : 0;
  const enclosed = together | (opens << 1) | (closes << 2);
  const sizes = Math.min(7, left.last - left.first) | (Math.min(7, right.last - right.first) << 3);
  let n = 0;
  out[n++] = mix2(131, between, gaps);
  out[n++] = mix2(132, between, kinds);
  out[n++] = mix2(133, between, leastBin | (goesOn << 4));
  out[n++] = mix2(134, between, leastBin | (kinds << 4));
  out[n++] = mix2(135, between, goesOn | (kinds << 4));
  out[n++] = mix2(136, between, enclosed | (kinds << 4));
  out[n++] = mix2(137, between, enclosed | (leastBin << 4));
  out[n++] = mix2(138, between, sameHead | (kinds << 1) | (leastBin << 8));
  out[n++] = mix2(139, between, around.textClass);
  out[n++] = mix2(140, mix2(140, between, before), kinds);
  out[n++] = mix2(141, mix2(141, between, after), kinds);
  out[n++] = mix2(142, between, before);
  out[n++] = mix2(143, between, after);
  out[n++] = mix2(144, between, sizes);
  out[n++] = mix2(145, between, shape[left.last]! | (shape[right.first]! << 7));
  out[n++] = mix2(146, between, hash[left.last]!);
  out[n++] = mix2(147, between, hash[right.first]!);
  out[n++] = mix2(148, leastBin | (goesOn << 4), kinds | (gaps << 6));
  out[n++] = mix2(149, mix2(149, between, hash[left.last]!), hash[right.first]!);
  out[n++] = mix2(150, between, shape[right.last]! | (around.residue << 7));
  return n;
}

const features = new Int32Array(MOST_JOIN_FEATURES);

function odds(weights: JoinWeights, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weights.table[features[k]! & weights.mask]!;
  return sum;
}

/** The brackets that hold a list and nothing else are part of it: `(beta_1, beta_2)`. */
function withBrackets(tokens: Tokens, list: Candidate): Candidate {
  const first = list.first - 1;
  const last = list.last + 1;
  if (first < 0 || tokens.shape[first] !== OPEN || tokens.shape[last] !== CLOSE || tokens.gap[last] !== 0) return list;
  return { first, last, start: tokens.start[first]!, end: tokens.end[last]! };
}

/** @param formulas in order, not overlapping */
export function joined(
  tokens: Tokens,
  sight: Sight,
  formulas: readonly Candidate[],
  weights: JoinWeights,
): Candidate[] {
  const out: Candidate[] = [];
  let isOpenList = false;
  const close = (): void => {
    const last = out.pop();
    if (last) out.push(isOpenList ? withBrackets(tokens, last) : last);
    isOpenList = false;
  };
  for (const [i, right] of formulas.entries()) {
    const left = formulas[i - 1];
    if (left && areNear(tokens, left, right)) {
      const list = isList(tokens, left, right);
      const looksTheSame = list || right.first === left.last + 1;
      const own = odds(weights, joinFeatures(tokens, sight, left, right, features));
      if (own >= (looksTheSame ? SAME_LOOK_ODDS : OTHER_ODDS)) {
        const whole = out.pop()!;
        out.push({ start: whole.start, end: right.end, first: whole.first, last: right.last });
        isOpenList ||= list;
        continue;
      }
    }
    close();
    out.push(right);
  }
  close();
  return out;
}
