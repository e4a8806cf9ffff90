// The hypotheses of one search, as rows of typed arrays: a hypothesis is a step and the step before it.
// One search at a time uses them; nothing is freed, the next search starts over.
import { type LanguageModel, logProbability } from './language-model.ts';
import type { Lexicon } from './lexicon.ts';

export type Model = { readonly language: LanguageModel; readonly lexicon: Lexicon };

/** A search that needs more ends without a reading; 400 signs need about a tenth. */
const MOST_STEPS = 1 << 17;
/** More than one place of a text takes: 270 hypotheses, each of which says some 60 things at most. */
const STEPS_OF_A_PLACE = 1 << 15;

/** ln of what the language model thinks of all that was said, less what was paid. */
export const score = new Float64Array(MOST_STEPS);
/** What was paid for breaking the rule of the damage, and for commands put back. */
export const paid = new Float64Array(MOST_STEPS);
/** The part of it that was paid for words, which breaks no rule. */
export const forWords = new Float64Array(MOST_STEPS);
/** The token that was said last, and the hypothesis before it; -1 before the first. */
export const token = new Int16Array(MOST_STEPS);
export const before = new Int32Array(MOST_STEPS);
/** The shown signs that the token stands for; none for what was put back. */
export const from = new Int32Array(MOST_STEPS);
export const to = new Int32Array(MOST_STEPS);
/** Groups of braces that are open, four bits each, the innermost lowest. */
export const groups = new Int32Array(MOST_STEPS);
export const flags = new Uint8Array(MOST_STEPS);
/** Hypotheses at one place of the text are a linked list. */
export const next = new Int32Array(MOST_STEPS);

/** A lost command's argument is open: the next closing brace is the one that was lost with it. */
export const PENDING = 1;
/** A command's name ended at a letter: only another command can stand there. */
export const MUST_COMMAND = 2;
/** A lost command was just put in and has no argument yet. */
export const FRESH = 4;

/** Seven groups of four bits fit into a number. */
export const hasRoom = (stack: number): boolean => stack < 1 << 24;

let steps = 0;
let shown = '';
let language: LanguageModel;
let heads = new Int32Array(0);

/** Place of the first sign at or after `at` that is no blank. */
export function skipBlanks(at: number): number {
  while (at < shown.length && shown.charCodeAt(at) <= 32) at++;
  return at;
}

/** Starts a search over `text`; returns the place where its only hypothesis stands. */
export function startSearch(text: string, model: Model): number {
  shown = text;
  language = model.language;
  if (heads.length < text.length + 1) heads = new Int32Array(text.length * 2 + 64);
  heads.fill(-1, 0, text.length + 1);
  steps = 1;
  for (const row of [score, paid, forWords, from, to, groups, flags]) row[0] = 0;
  token[0] = model.lexicon.special.start;
  before[0] = -1;
  next[0] = -1;
  const place = skipBlanks(0);
  heads[place] = 0;
  return place;
}

/** Whether the search can take one more place of its text. */
export const goesOn = (): boolean => steps < MOST_STEPS - STEPS_OF_A_PLACE;

const noToken = (h: number): number => (h < 0 ? -1 : token[h]!);

/**
 * A new hypothesis: `h`, and then the token `what` for the signs from `start` to `end`.
 * @param price what it pays for breaking the rule, or for putting a command back
 * @param wordPrice what the word costs that it reads; that breaks no rule
 * @returns its number
 */
export function say(
  h: number,
  what: number,
  start: number,
  end: number,
  stack: number,
  flag: number,
  price: number,
  wordPrice = 0,
): number {
  const c2 = before[h]!;
  const c3 = c2 >= 0 ? before[c2]! : -1;
  const c4 = c3 >= 0 ? before[c3]! : -1;
  const s = steps++;
  score[s] =
    score[h]! - price - wordPrice + logProbability(language, what, token[h]!, noToken(c2), noToken(c3), noToken(c4));
  paid[s] = paid[h]! + price + wordPrice;
  forWords[s] = forWords[h]! + wordPrice;
  token[s] = what;
  before[s] = h;
  from[s] = start;
  to[s] = end;
  groups[s] = stack;
  flags[s] = flag;
  stand(s, end > start ? skipBlanks(end) : start);
  return s;
}

/** The same hypothesis beyond the sign at `at`, having said nothing: a loose brace that is passed over. */
export function pass(h: number, at: number, price: number): void {
  const s = steps++;
  score[s] = score[h]! - price;
  paid[s] = paid[h]! + price;
  forWords[s] = forWords[h]!;
  for (const row of [token, before, from, to, groups, flags]) row[s] = row[h]!;
  stand(s, skipBlanks(at + 1));
}

function stand(h: number, place: number): void {
  next[h] = heads[place]!;
  heads[place] = h;
}

/** Room for the best of a place, for those that close what was lost, and for 25 commands put back before each. */
export const beam = new Int32Array(512);

/** Takes the best hypotheses at a place into `beam`, at most `width`, and clears the place; returns how many. */
export function takeBest(place: number, width: number): number {
  let n = 0;
  for (let h = heads[place]!; h >= 0; h = next[h]!) {
    if (n === width && score[h]! <= score[beam[n - 1]!]!) continue;
    let i = n < width ? n++ : n - 1;
    while (i > 0 && score[beam[i - 1]!]! < score[h]!) {
      beam[i] = beam[i - 1]!;
      i--;
    }
    beam[i] = h;
  }
  heads[place] = -1;
  return n;
}

/** Forgets the hypotheses at a place: they are in the beam. */
export function clear(place: number): void {
  heads[place] = -1;
}
