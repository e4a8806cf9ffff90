// Undoes the damage: from the shown letters of a formula to the TeX that may have stood there.
// In: shown text. Out: the likeliest readings, best first. Every reading, damaged again by the rule of the listing
// (`\cmd{X}` loses its command and its first closing brace, then every backslash goes), is the shown text, unless a
// reading says that it broke the rule: then it paid for it.
//
// A beam search from left to right. A hypothesis stands at a place of the shown text and has said some TeX tokens;
// its next step either reads what is shown or says what left nothing behind.
import { type LanguageModel, logProbability } from './language-model.ts';
import { type Lexicon, matchesAt } from './lexicon.ts';
import { charToken, GROUP, GROUP_DOWN, GROUP_OVER, GROUP_UNDER, GROUP_UP, GROUP_WORDS } from './tex-tokens.ts';

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
};

const WIDTH = 10;
const MOST_STEPS = 1 << 15;
const BEST = 8;

const score = new Float64Array(MOST_STEPS);
const token = new Int16Array(MOST_STEPS);
const before = new Int32Array(MOST_STEPS);
const from = new Int32Array(MOST_STEPS);
const to = new Int32Array(MOST_STEPS);
const groups = new Int32Array(MOST_STEPS);
const flags = new Uint8Array(MOST_STEPS);
const paid = new Float64Array(MOST_STEPS);
const next = new Int32Array(MOST_STEPS);
let steps = 0;

/** A lost command's argument is open: the next closing brace is the one that was lost with it. */
const PENDING = 1;
/** A command's name ended at a letter: only another command can stand there. */
const MUST_COMMAND = 2;
/** A lost command was just put in and has no argument yet. */
const FRESH = 4;

const DEEPEST = 7;

export type Reading = {
  readonly tex: string;
  /** ln of what the language model thinks of it, less what it paid. */
  readonly score: number;
  /** What it paid for breaking the rule and for commands put back. */
  readonly paid: number;
  readonly tokens: readonly number[];
  /** For each token: was it read, put back, or the brace that closes what was put back? */
  readonly origins: readonly number[];
};

export const READ = 0;
export const PUT_BACK = 1;
export const CLOSING = 2;

/** Place of the first sign at or after `at` that is no blank. */
function skipBlanks(text: string, at: number): number {
  while (at < text.length && text.charCodeAt(at) <= 32) at++;
  return at;
}

const isLetter = (code: number): boolean => (code >= 97 && code <= 122) || (code >= 65 && code <= 90);

let heads = new Int32Array(0);

export type Model = { readonly language: LanguageModel; readonly lexicon: Lexicon };

function say(
  model: Model,
  h: number,
  what: number,
  start: number,
  end: number,
  place: number,
  stack: number,
  flag: number,
  price: number,
): number {
  if (steps >= MOST_STEPS) return -1;
  const c2 = before[h]!;
  const c3 = c2 >= 0 ? before[c2]! : -1;
  const c4 = c3 >= 0 ? before[c3]! : -1;
  const s = steps++;
  score[s] =
    score[h]! -
    price +
    logProbability(
      model.language,
      what,
      token[h]!,
      c2 >= 0 ? token[c2]! : -1,
      c3 >= 0 ? token[c3]! : -1,
      c4 >= 0 ? token[c4]! : -1,
    );
  paid[s] = paid[h]! + price;
  token[s] = what;
  before[s] = h;
  from[s] = start;
  to[s] = end;
  groups[s] = stack;
  flags[s] = flag;
  next[s] = heads[place]!;
  heads[place] = s;
  return s;
}

/** The same hypothesis at a later place, having said nothing: a loose brace that is passed over. */
function pass(h: number, place: number, price: number): void {
  if (steps >= MOST_STEPS) return;
  const s = steps++;
  score[s] = score[h]! - price;
  paid[s] = paid[h]! + price;
  token[s] = token[h]!;
  before[s] = before[h]!;
  from[s] = from[h]!;
  to[s] = to[h]!;
  groups[s] = groups[h]!;
  flags[s] = flags[h]!;
  next[s] = heads[place]!;
  heads[place] = s;
}

const beam = new Int32Array(512);

/** The best hypotheses of a list, at most `width`, into `beam`. */
function bestOf(head: number, width: number): number {
  let n = 0;
  for (let h = head; h >= 0; h = next[h]!) {
    if (n === width && score[h]! <= score[beam[n - 1]!]!) continue;
    let i = n < width ? n++ : n - 1;
    while (i > 0 && score[beam[i - 1]!]! < score[h]!) {
      beam[i] = beam[i - 1]!;
      i--;
    }
    beam[i] = h;
  }
  return n;
}

/** @param text what is shown of one formula, at most a few hundred signs */
export function readingsOf(text: string, model: Model): Reading[] {
  const { lexicon } = model;
  const { special } = lexicon;
  const size = text.length;
  if (heads.length < size + 1) heads = new Int32Array(size * 2 + 64);
  heads.fill(-1, 0, size + 1);
  steps = 1;
  score[0] = 0;
  paid[0] = 0;
  token[0] = special.start;
  before[0] = -1;
  from[0] = 0;
  to[0] = 0;
  groups[0] = 0;
  flags[0] = 0;
  next[0] = -1;
  const first = skipBlanks(text, 0);
  heads[first] = 0;
  for (let at = first; at < size; at++) {
    if (heads[at] === -1) continue;
    let n = bestOf(heads[at]!, WIDTH);
    const worst = score[beam[0]!]! - 14;
    while (n > 1 && score[beam[n - 1]!]! < worst) n--;
    // the closing brace that was lost with its command
    heads[at] = -1;
    const incoming = n;
    for (let i = 0; i < incoming; i++) {
      const h = beam[i]!;
      if ((flags[h]! & PENDING) === 0 || (flags[h]! & FRESH) !== 0) continue;
      const stack = groups[h]!;
      const s = say(model, h, lexicon.closers[stack & 15]!, at, at, at, stack >> 4, flags[h]! & ~PENDING, 0);
      if (s >= 0) beam[n++] = s;
    }
    // a command that left nothing but its argument
    const closed = n;
    const code = text.charCodeAt(at);
    for (let i = 0; i < closed; i++) {
      const h = beam[i]!;
      if ((flags[h]! & PENDING) !== 0 || score[h]! < worst) continue;
      const stack = groups[h]!;
      if (stack >= 1 << (4 * (DEEPEST - 1)) || (stack & 15) === GROUP_WORDS) continue;
      const wrappers = lexicon.wrappersBefore[code < 128 ? code : 0]!;
      for (let w = 0; w < wrappers.length; w++) {
        if (n >= beam.length) break;
        const s = say(
          model,
          h,
          wrappers[w]!.token,
          at,
          at,
          at,
          (stack << 4) | wrappers[w]!.group,
          PENDING | FRESH,
          PRICE.insertion,
        );
        if (s < 0) break;
        if (score[s]! < worst) continue;
        beam[n++] = s;
      }
    }
    heads[at] = -1;
    const matches = isLetter(code) || code === 92 ? matchesAt(lexicon, text, at) : NONE;
    for (let i = 0; i < n; i++) readOn(model, text, at, code, beam[i]!, matches);
  }
  return finish(text, model);
}

const NONE: ReturnType<typeof matchesAt> = [];

/** Every step that reads what is shown at `at`. */
function readOn(
  model: Model,
  text: string,
  at: number,
  code: number,
  h: number,
  matches: ReturnType<typeof matchesAt>,
): void {
  const { lexicon } = model;
  const { special } = lexicon;
  const stack = groups[h]!;
  const kept = flags[h]! & PENDING;
  const must = (flags[h]! & MUST_COMMAND) !== 0;
  const after = skipBlanks(text, at + 1);
  const room = stack < 1 << (4 * (DEEPEST - 1));
  if (isLetter(code)) {
    if ((stack & 15) === GROUP_WORDS) {
      let end = at + 1;
      while (end < text.length && isLetter(text.charCodeAt(end))) end++;
      for (let stop = end; stop > at; stop--) {
        const price = lexicon.wordPrice(text.slice(at, stop), stop === end);
        if (price >= 0) say(model, h, special.word, at, stop, skipBlanks(text, stop), stack, kept, price);
      }
    } else {
      const letter = lexicon.chars[code]!;
      say(model, h, letter, at, at + 1, after, stack, kept, must ? PRICE.gluedLetter : 0);
    }
  }
  for (const match of matches) {
    if (match.group > 0) {
      if (!room) continue;
      say(
        model,
        h,
        match.token,
        at,
        match.end,
        skipBlanks(text, match.end),
        (stack << 4) | match.group,
        kept,
        kept || code === 92 ? 0 : PRICE.survivedWrapper,
      );
      continue;
    }
    const end = skipBlanks(text, match.end);
    const glued =
      end === match.end && end < text.length && code !== 92 && isLetter(text.charCodeAt(end)) ? MUST_COMMAND : 0;
    const inside = match.switchesToWords && stack > 0 ? (stack & ~15) | GROUP_WORDS : stack;
    say(model, h, match.token, at, match.end, end, inside, kept | glued, 0);
  }
  if (isLetter(code) || code === 92) {
    if (code === 92 && matches.length === 0) pass(h, after, PRICE.looseBrace);
    return;
  }
  if ((code === 94 || code === 95) && after < text.length && text.charCodeAt(after) === 123 && room) {
    const opener = code === 94 ? special.up : special.down;
    say(
      model,
      h,
      opener,
      at,
      after + 1,
      skipBlanks(text, after + 1),
      (stack << 4) | (code === 94 ? GROUP_UP : GROUP_DOWN),
      kept,
      0,
    );
    return;
  }
  if (code === 123) {
    const under = token[h] === lexicon.closers[GROUP_OVER];
    if (room)
      say(
        model,
        h,
        under ? special.under : special.open,
        at,
        at + 1,
        after,
        (stack << 4) | (under ? GROUP_UNDER : GROUP),
        kept,
        0,
      );
    pass(h, after, PRICE.looseBrace);
  } else if (code === 125) {
    if (stack > 0 && !kept) say(model, h, lexicon.closers[stack & 15]!, at, at + 1, after, stack >> 4, 0, 0);
    else if (!kept) pass(h, after, PRICE.looseBrace);
  } else {
    const plain = code < 128 ? lexicon.chars[code]! : lexicon.charNumber(charToken(text[at]!));
    if (plain >= 0) say(model, h, plain, at, at + 1, after, stack, kept, 0);
  }
  const escaped = code < 128 ? lexicon.escapes[code]! : -1;
  if (escaped >= 0 && !(code === 125 && kept)) say(model, h, escaped, at, at + 1, after, stack, kept, 0);
}

/** Closes what is open, and writes the best hypotheses down. */
function finish(text: string, model: Model): Reading[] {
  const { lexicon } = model;
  const size = text.length;
  const n = bestOf(heads[size]!, WIDTH * 3);
  const ends: number[] = [];
  for (let i = 0; i < n; i++) ends.push(beam[i]!);
  const done: number[] = [];
  heads[size] = -1;
  for (let h of ends) {
    if (flags[h]! & FRESH) continue;
    let pending = (flags[h]! & PENDING) !== 0;
    while (h >= 0 && groups[h]! > 0) {
      h = say(
        model,
        h,
        lexicon.closers[groups[h]! & 15]!,
        size,
        size,
        size,
        groups[h]! >> 4,
        0,
        pending ? 0 : PRICE.looseBrace,
      );
      pending = false;
    }
    if (h < 0) continue;
    const s = say(model, h, lexicon.special.end, size, size, size, 0, 0, 0);
    if (s >= 0) done.push(s);
  }
  done.sort((a, b) => score[b]! - score[a]! || a - b);
  const readings: Reading[] = [];
  const known = new Set<string>();
  for (const h of done) {
    const reading = written(text, lexicon, h);
    if (known.has(reading.tex)) continue;
    known.add(reading.tex);
    readings.push(reading);
    if (readings.length === BEST) break;
  }
  return readings;
}

/** A token as it is written: what was read keeps its own spelling, `widetilde` or `tilde`. */
function spelled(name: string, read: string): string {
  if (name === '') return read;
  if (read === '' || !/^\\[a-zA-Z]/.test(name)) return name;
  return read[0] === '\\' ? read : `\\${read}`;
}

/** The TeX that a hypothesis has said. */
function written(text: string, lexicon: Lexicon, end: number): Reading {
  const path: number[] = [];
  for (let h = before[end]!; h > 0; h = before[h]!) path.push(h);
  path.reverse();
  let tex = '';
  const tokens: number[] = [];
  const origins: number[] = [];
  for (const h of path) {
    const name = lexicon.spelling[token[h]!]!;
    const piece = spelled(name, text.slice(from[h]!, to[h]!));
    const blank = to[h]! > from[h]! && from[h]! > 0 && text.charCodeAt(from[h]! - 1) <= 32;
    const needed = /\\[a-zA-Z]+$/.test(tex) && /^[a-zA-Z]/.test(piece);
    if ((blank || needed) && tex !== '') tex += ' ';
    tex += piece;
    tokens.push(token[h]!);
    origins.push(to[h]! > from[h]! ? READ : (flags[h]! & FRESH) !== 0 ? PUT_BACK : CLOSING);
  }
  return { tex, score: score[end]!, paid: paid[end]!, tokens, origins };
}
