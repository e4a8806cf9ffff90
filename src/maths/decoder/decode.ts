// Undoes the damage: from the shown letters of a formula to the TeX that may have stood there.
// In: shown text. Out: the likeliest readings, best first. Every reading, damaged again by the rule of the listing
// (`\cmd{X}` loses its command and its first closing brace, then every backslash goes), is the shown text, unless a
// reading says that it broke the rule: then it paid for it.
//
// A beam search from left to right. A hypothesis stands at a place of the shown text and has said some TeX tokens;
// its next step either reads what is shown or says what left nothing behind.
import {
  beam,
  clear,
  FRESH,
  flags,
  goesOn,
  groups,
  hasRoom,
  type Model,
  MUST_COMMAND,
  PENDING,
  pass,
  say,
  score,
  skipBlanks,
  startSearch,
  takeBest,
  token,
} from './hypotheses.ts';
import { type Match, matchesAt } from './lexicon.ts';
import { type Reading, writeReadings } from './readings.ts';
import { charToken, GROUP, GROUP_DOWN, GROUP_OVER, GROUP_UNDER, GROUP_UP, GROUP_WORDS, GROUPS } from './tex-tokens.ts';

/** What breaking the rule costs, as a natural logarithm. */
const PRICE = {
  /** `\mathcal{` cannot survive unless a command around it was lost; kept as it is, it reads well all the same. */
  survivedWrapper: 4,
  /** A letter right after a command's name. */
  gluedLetter: 9,
  /** A brace without its partner, left out or put in. */
  looseBrace: 12,
  /** A command put back, beside what the language model says. */
  insertion: 1,
  /** A relation in what a command that was put back holds: `\frac{a=1}{2}`. */
  relation: 6,
};

/** Hypotheses that go on from each place, and how far behind the best one they may be. */
const WIDTH = 10;
const BEHIND = 14;
/** More may end the search than go on within it. */
const END_WIDTH = WIDTH * 3;

const BACKSLASH = 92;
const CARET = 94;
const UNDERSCORE = 95;
const EQUALS = 61;
const LESS = 60;
const MORE = 62;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;

/** Groups that hold a term when they were put back, and no equation. */
const HOLDS_TERMS = new Set([
  GROUP_OVER,
  ...['accent', 'root', 'font'].map((name) => GROUPS.indexOf(name as 'accent')),
]);

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

/** @param text what is shown of one formula, at most a few hundred signs; one that asks too much has no reading */
export function readingsOf(text: string, model: Model): Reading[] {
  for (let at = startSearch(text, model); at < text.length; at++) {
    if (!goesOn()) return [];
    let n = takeBest(at, WIDTH);
    if (n === 0) continue;
    const worst = score[beam[0]!]! - BEHIND;
    while (n > 1 && score[beam[n - 1]!]! < worst) n--;
    n = closeLost(model, at, n);
    n = putBack(model, at, text.charCodeAt(at), n, worst);
    // what was closed and put back stands here too, and is in the beam already
    clear(at);
    const code = text.charCodeAt(at);
    const matches = isLetter(code) || code === BACKSLASH ? matchesAt(model.lexicon, text, at) : NO_MATCHES;
    for (let i = 0; i < n; i++) readOn(model, text, at, beam[i]!, matches);
  }
  return writeReadings(text, model, END_WIDTH, PRICE.looseBrace);
}

const NO_MATCHES: readonly Match[] = [];

/** Here ended the argument of a lost command, and its brace was lost with it. Returns the beam's new size. */
function closeLost(model: Model, at: number, size: number): number {
  let n = size;
  for (let i = 0; i < size; i++) {
    const h = beam[i]!;
    if ((flags[h]! & PENDING) === 0 || (flags[h]! & FRESH) !== 0) continue;
    const stack = groups[h]!;
    beam[n++] = say(h, model.lexicon.closers[stack & 15]!, at, at, stack >> 4, flags[h]! & ~PENDING, 0);
  }
  return n;
}

/** Here stood a command that left nothing but its argument. Returns the beam's new size. */
function putBack(model: Model, at: number, code: number, size: number, worst: number): number {
  const wrappers = model.lexicon.wrappersBefore[code < 128 ? code : 0]!;
  let n = size;
  for (let i = 0; i < size; i++) {
    const h = beam[i]!;
    const stack = groups[h]!;
    if ((flags[h]! & PENDING) !== 0 || score[h]! < worst) continue;
    if (!hasRoom(stack) || (stack & 15) === GROUP_WORDS) continue;
    for (const wrapper of wrappers) {
      const s = say(h, wrapper.token, at, at, (stack << 4) | wrapper.group, PENDING | FRESH, PRICE.insertion);
      if (score[s]! >= worst) beam[n++] = s;
    }
  }
  return n;
}

/** Every step that reads what is shown at `at`. */
function readOn(model: Model, text: string, at: number, h: number, matches: readonly Match[]): void {
  const code = text.charCodeAt(at);
  if (isLetter(code)) readLetters(model, text, at, h);
  readCommands(text, h, at, matches);
  if (code === BACKSLASH && matches.length === 0) pass(h, at, PRICE.looseBrace);
  if (!isLetter(code) && code !== BACKSLASH) readSign(model, text, at, h);
}

/** A letter is a variable, or, in a group of words, part of a word. */
function readLetters(model: Model, text: string, at: number, h: number): void {
  const { lexicon } = model;
  const stack = groups[h]!;
  const kept = flags[h]! & PENDING;
  if ((stack & 15) !== GROUP_WORDS) {
    const price = flags[h]! & MUST_COMMAND ? PRICE.gluedLetter : 0;
    say(h, lexicon.chars[text.charCodeAt(at)]!, at, at + 1, stack, kept, price);
    return;
  }
  let end = at + 1;
  while (end < text.length && isLetter(text.charCodeAt(end))) end++;
  for (let stop = end; stop > at; stop--) {
    const price = lexicon.wordPrice(text.slice(at, stop), stop === end);
    if (price >= 0) say(h, lexicon.special.word, at, stop, stack, kept, 0, price);
  }
}

/** The letters were a command's name: `kgeq` is `k`, `\geq`. */
function readCommands(text: string, h: number, at: number, matches: readonly Match[]): void {
  const stack = groups[h]!;
  const kept = flags[h]! & PENDING;
  const survived = text.charCodeAt(at) === BACKSLASH;
  for (const { token: what, end, group, switchesToWords } of matches) {
    if (group > 0) {
      const price = kept || survived ? 0 : PRICE.survivedWrapper;
      if (hasRoom(stack)) say(h, what, at, end, (stack << 4) | group, kept, price);
      continue;
    }
    const glued = !survived && end < text.length && isLetter(text.charCodeAt(end)) ? MUST_COMMAND : 0;
    const inside = switchesToWords && stack > 0 ? (stack & ~15) | GROUP_WORDS : stack;
    say(h, what, at, end, inside, kept | glued, 0);
  }
}

/** A sign is itself, a brace, or one that lost its backslash: `,` or `\,`, `|` or `\|`. */
function readSign(model: Model, text: string, at: number, h: number): void {
  const { lexicon } = model;
  const { special } = lexicon;
  const code = text.charCodeAt(at);
  const stack = groups[h]!;
  const kept = flags[h]! & PENDING;
  const after = skipBlanks(at + 1);
  if ((code === CARET || code === UNDERSCORE) && text.charCodeAt(after) === OPEN_BRACE && hasRoom(stack)) {
    const [opener, group] = code === CARET ? [special.up, GROUP_UP] : [special.down, GROUP_DOWN];
    say(h, opener, at, after + 1, (stack << 4) | group, kept, 0);
    return;
  }
  if (code === OPEN_BRACE) {
    const isUnder = token[h] === lexicon.closers[GROUP_OVER];
    const [opener, group] = isUnder ? [special.under, GROUP_UNDER] : [special.open, GROUP];
    if (hasRoom(stack)) say(h, opener, at, at + 1, (stack << 4) | group, kept, 0);
    pass(h, at, PRICE.looseBrace);
  } else if (code === CLOSE_BRACE) {
    if (kept) return;
    if (stack > 0) say(h, lexicon.closers[stack & 15]!, at, at + 1, stack >> 4, 0, 0);
    else pass(h, at, PRICE.looseBrace);
  } else {
    const plain = code < 128 ? lexicon.chars[code]! : lexicon.charNumber(charToken(text[at]!));
    const isRelation = code === EQUALS || code === LESS || code === MORE;
    const price = isRelation && kept !== 0 && HOLDS_TERMS.has(stack & 15) ? PRICE.relation : 0;
    if (plain >= 0) say(h, plain, at, at + 1, stack, kept, price);
  }
  const escaped = code < 128 ? lexicon.escapes[code]! : -1;
  if (escaped >= 0 && !endsTerm(text, at)) say(h, escaped, at, at + 1, stack, kept, 0);
}

/** A comma with a blank after it and none before parts terms: of a hundred such, one was the thin blank `\,`. */
const endsTerm = (text: string, at: number): boolean =>
  text[at] === ',' && text[at + 1] === ' ' && at > 0 && !/[\s\d,]/.test(text[at - 1]!);
