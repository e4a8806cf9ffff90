// Judges each place where a formula may be: is it maths that its author set as maths, with these ends?
// In: a place, what the labeller thinks of its tokens, its neighbours, the text. Out: how likely it is right.
// The labeller decides token by token; here the whole of a formula is in view.
import { COMMAND_KINDS } from './commands.ts';
import { mix2 } from './features.ts';
import type { Sight } from './look.ts';
import { AMOUNTS, binOf, evidenceOf, type Opinions, SHARES, slotOf, type TextEvidence } from './second-look.ts';
import { SHAPES, SIGN_SHAPES, SIGNS } from './shapes.ts';
import type { Tokens } from './tokens.ts';

export type JudgeWeights = { readonly table: Float32Array; readonly mask: number };

/** Kinds of formulas: what is certain in one is a guess in another. */
export const KINDS = { letter: 0, name: 1, comparison: 2, indexed: 3, call: 4, other: 5 } as const;

const INDEX_SHAPES = ['^', '_'].map((sign) => SIGN_SHAPES + SIGNS.indexOf(sign));
const RELATION_SHAPES = ['=', '<', '>'].map((sign) => SIGN_SHAPES + SIGNS.indexOf(sign));
const OPEN = SIGN_SHAPES + SIGNS.indexOf('(');

/** @param first the formula's first token, `last` its last one */
export function kindOf(tokens: Tokens, first: number, last: number): number {
  let relation = false;
  let call = false;
  for (let t = first; t <= last; t++) {
    const shape = tokens.shape[t]!;
    if (INDEX_SHAPES.includes(shape)) return KINDS.indexed;
    if (RELATION_SHAPES.includes(shape)) relation = true;
    if (shape === OPEN) call = true;
  }
  if (relation) return KINDS.comparison;
  if (call) return KINDS.call;
  if (last > first) return KINDS.other;
  return tokens.end[first]! - tokens.start[first]! === 1 && tokens.shape[first]! <= SHAPES.capitalI
    ? KINDS.letter
    : KINDS.name;
}

/** What the judge must think of a text's formulas for them to be taken. */
export type Thresholds = {
  /** A text with so much maths is one that sets formulas: the sum over its formulas of their squared probability. */
  readonly text: number;
  /** How much more a letter counts in that sum than another formula: where its author sets none, letters are few. */
  readonly letters: number;
  /** The least logarithm of odds of a formula in such a text. */
  readonly amongMaths: number;
  /** The least in any other text, where a lone letter is never taken, and of an English word that may be a command. */
  readonly alone: number;
  /** The same for what many write without LaTeX: `p=0.03`, `SO(3)`. */
  readonly bare: number;
};

export const MOST_JUDGE_FEATURES = 40;

const features = new Int32Array(MOST_JUDGE_FEATURES);

const PRODUCTS = [0.05, 0.15, 0.3, 0.45, 0.6, 0.75, 0.87, 0.95];

/** Writes the features of the formula from token `first` to `last` into `out`; returns how many. */
export function judgeFeatures(
  tokens: Tokens,
  { opinions, around: { textClass }, topic }: Sight,
  evidence: TextEvidence,
  first: number,
  last: number,
  out: Int32Array,
): number {
  const { hash, shape, gap, count } = tokens;
  const kind = kindOf(tokens, first, last);
  let least = 1;
  let sum = 0;
  let whole = 17;
  for (let t = first; t <= last; t++) {
    const p = opinions.inside[t]!;
    if (p < least) least = p;
    sum += p;
    whole = mix2(89, whole, hash[t]!);
  }
  const size = last - first + 1;
  const before = first > 0 ? hash[first - 1]! : 11;
  const after = last + 1 < count ? hash[last + 1]! : 13;
  const beyond = Math.max(
    first > 0 ? opinions.inside[first - 1]! : 0,
    last + 1 < count ? opinions.inside[last + 1]! : 0,
  );
  const slot = slotOf(hash[first]!);
  const alike = evidence.counts[slot]! - 1;
  const share = alike <= 0 ? 15 : binOf((evidence.sums[slot]! - opinions.inside[first]!) / alike, SHARES);
  const amount = binOf(companyOf(tokens, opinions, evidence, first, last), AMOUNTS);
  const leastBin = binOf(least, PRODUCTS);
  const meanBin = binOf(sum / size, PRODUCTS);
  const beginBin = binOf(opinions.begins[first]!, PRODUCTS);
  const beyondBin = binOf(beyond, PRODUCTS);
  const sizeBin = size < 6 ? size : size < 10 ? 6 : size < 20 ? 7 : 8;
  const sides = (gap[first]! << 2) | (last + 1 < count ? gap[last + 1]! : 3);
  const r1 = first > 0 ? shape[first - 1]! : 127;
  const s1 = last + 1 < count ? shape[last + 1]! : 127;
  let n = 0;
  out[n++] = mix2(90, kind, 0);
  out[n++] = mix2(91, kind, leastBin);
  out[n++] = mix2(92, kind, meanBin | (amount << 4));
  out[n++] = mix2(93, kind, leastBin | (amount << 4));
  out[n++] = mix2(94, kind, beginBin | (beyondBin << 4));
  out[n++] = mix2(95, kind, sizeBin | (leastBin << 4));
  out[n++] = mix2(96, kind, share | (amount << 4));
  out[n++] = mix2(97, kind, textClass);
  out[n++] = mix2(98, kind | (textClass << 3), amount);
  out[n++] = mix2(99, whole, 0);
  out[n++] = mix2(100, whole, amount);
  out[n++] = mix2(101, whole, before);
  out[n++] = mix2(102, whole, after);
  out[n++] = mix2(103, kind, before);
  out[n++] = mix2(104, kind, after);
  out[n++] = mix2(105, kind | (amount << 3), before);
  out[n++] = mix2(106, kind | (amount << 3), after);
  out[n++] = mix2(107, kind | (sides << 3), r1 | (s1 << 7));
  out[n++] = mix2(108, kind | (amount << 3), r1 | (s1 << 7));
  out[n++] = mix2(109, shape[first]! | (shape[last]! << 7), r1 | (s1 << 7));
  out[n++] = mix2(110, shape[first]! | (shape[last]! << 7), amount | (leastBin << 4));
  out[n++] = mix2(111, before, after);
  out[n++] = mix2(112, first > 1 ? hash[first - 2]! : 11, before);
  out[n++] = mix2(113, after, last + 2 < count ? hash[last + 2]! : 13);
  out[n++] = mix2(114, kind, meanBin | (leastBin << 4) | (beginBin << 8));
  out[n++] = mix2(115, kind, topic);
  out[n++] = mix2(116, kind | (topic << 3), amount);
  out[n++] = mix2(117, kind | (topic << 3), leastBin);
  out[n++] = mix2(118, whole, topic);
  out[n++] = mix2(119, kind | (topic << 3), r1 | (s1 << 7));
  out[n++] = mix2(120, kind | (topic << 3), share | (amount << 4));
  out[n++] = mix2(121, kind | (textClass << 3), topic);
  return n;
}

/** How many formulas the text holds beside this one, by expectation. */
function companyOf(
  { hash }: Tokens,
  { begins }: Opinions,
  evidence: TextEvidence,
  first: number,
  last: number,
): number {
  let own = 0;
  // a letter is no company to itself, wherever else it stands
  if (first === last) own = evidence.sums[slotOf(hash[first]!)]!;
  else for (let t = first; t <= last; t++) own += begins[t]!;
  return Math.max(0, evidence.total - own);
}

/** `star`, `sum`, `partial` by themselves: English words first, commands second. */
const isEnglish = ({ shape }: Tokens, first: number, last: number): boolean =>
  first === last && shape[first] === SHAPES.command + COMMAND_KINDS.english;

const ENCLOSING = [...',;:.()"'].map((sign) => SIGN_SHAPES + SIGNS.indexOf(sign));

/** `quality, x, and`: nothing tells what such a letter is, unless there is other maths in the text. */
function hasNoWordBeside({ shape }: Tokens, first: number, last: number): boolean {
  return ENCLOSING.includes(shape[first - 1]!) && ENCLOSING.includes(shape[last + 1]!);
}

/** What the judge thinks of a place, and which of the thresholds asks for how much of that. */
export type Opinion = {
  /** The logarithm of the odds that the place is a formula. */
  readonly odds: number;
  readonly isLetter: boolean;
  /** The threshold in a text that sets formulas. */
  readonly inMaths: 'amongMaths' | 'alone';
  /** The threshold in any other text; null: none is enough. */
  readonly elsewhere: 'alone' | 'bare' | null;
};

export type TextOpinion = {
  readonly places: readonly Opinion[];
  /** One letter, and nothing tells what it is. */
  readonly isMute: boolean;
};

/** `5.7 times`, `50B`: numbers that prose writes so. */
const COUNT = /^\d[\d.,]*(?:\s+times|[kKMB])$/;
const isCount = ({ text, start, end }: Tokens, first: number, last: number): boolean =>
  end[last]! - start[first]! < 20 && COUNT.test(text.slice(start[first], end[last]));

type Place = { readonly first: number; readonly last: number };

/** What only damage leaves: names of commands that are no words, glued ones, braces. */
const RESIDUE = new Uint8Array(128);
for (const shape of [SHAPES.glued, SHAPES.gluedEnglish, SHAPES.backslash]) RESIDUE[shape] = 1;
for (const sign of '{}') RESIDUE[SIGN_SHAPES + SIGNS.indexOf(sign)] = 1;
for (const [name, kind] of Object.entries(COMMAND_KINDS))
  if (name !== 'english' && name !== 'func') RESIDUE[SHAPES.command + kind] = 1;

/** Might its author have written it so, without LaTeX: `p=0.03`, `SO(3)`? */
function isBare({ shape }: Tokens, { first, last }: Place, kind: number): boolean {
  if (kind !== KINDS.comparison && kind !== KINDS.call) return false;
  for (let t = first; t <= last; t++) if (RESIDUE[shape[t]!] === 1) return false;
  return true;
}

/** Which threshold a place must pass in a text that sets no formulas; null: none is enough. */
function askedElsewhere(tokens: Tokens, place: Place, kind: number): 'alone' | 'bare' | null {
  if (kind === KINDS.letter || isCount(tokens, place.first, place.last)) return null;
  return isBare(tokens, place, kind) ? 'bare' : 'alone';
}

/** What the judge thinks of the places of a text. */
export function opinionOf(tokens: Tokens, sight: Sight, places: readonly Place[], weights: JudgeWeights): TextOpinion {
  const evidence = evidenceOf(tokens, sight.opinions);
  return {
    isMute: places.length === 1 && hasNoWordBeside(tokens, places[0]!.first, places[0]!.last),
    places: places.map((place) => {
      const { first, last } = place;
      const kind = kindOf(tokens, first, last);
      return {
        odds: judgement(weights, judgeFeatures(tokens, sight, evidence, first, last, features)),
        isLetter: kind === KINDS.letter,
        inMaths: isEnglish(tokens, first, last) ? 'alone' : 'amongMaths',
        elsewhere: askedElsewhere(tokens, place, kind),
      };
    }),
  };
}

/** Which of a text's places are taken: where much speaks for maths, the doubtful are taken too. */
export function takenOf({ places, isMute }: TextOpinion, thresholds: Thresholds): boolean[] {
  let maths = 0;
  for (const { odds, isLetter } of places) maths += (isLetter ? thresholds.letters : 1) * (1 + Math.exp(-odds)) ** -2;
  const setsFormulas = maths >= thresholds.text && !isMute;
  return places.map(({ odds, inMaths, elsewhere }) => {
    const asked = setsFormulas ? inMaths : elsewhere;
    return asked !== null && odds >= thresholds[asked];
  });
}

function judgement(weights: JudgeWeights, count: number): number {
  let sum = 0;
  for (let k = 0; k < count; k++) sum += weights.table[features[k]! & weights.mask]!;
  return sum;
}
