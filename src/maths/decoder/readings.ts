// The end of a search: what is open is closed, and the best hypotheses are written down as TeX.
// In: the hypotheses that have read the whole text. Out: readings, best first.
import {
  beam,
  before,
  FRESH,
  flags,
  forWords,
  from,
  groups,
  type Model,
  PENDING,
  paid,
  say,
  score,
  takeBest,
  to,
  token,
} from './hypotheses.ts';
import type { Lexicon } from './lexicon.ts';

export type Reading = {
  readonly tex: string;
  /** ln of what the language model thinks of it, less what it paid. */
  readonly score: number;
  /** What it paid for breaking the rule and for commands put back. */
  readonly paid: number;
  /** The part of it that was paid for words: they break no rule. */
  readonly forWords: number;
  readonly tokens: readonly number[];
  /** For each token: was it read, put back, or the brace that closes what was put back? */
  readonly origins: readonly number[];
};

export const READ = 0;
export const PUT_BACK = 1;
export const CLOSING = 2;

/** So many readings are handed on. */
const BEST = 8;

/** @param looseBrace what a brace costs that has no partner */
export function writeReadings(text: string, model: Model, width: number, looseBrace: number): Reading[] {
  const ends = [...beam.subarray(0, takeBest(text.length, width))];
  const done = ends
    .filter((h) => (flags[h]! & FRESH) === 0)
    .map((h) => closeAll(h, text.length, model.lexicon, looseBrace));
  done.sort((a, b) => score[b]! - score[a]! || a - b);
  const readings = new Map<string, Reading>();
  for (const h of done) {
    const reading = written(text, model.lexicon, h);
    if (!readings.has(reading.tex)) readings.set(reading.tex, reading);
    if (readings.size === BEST) break;
  }
  return [...readings.values()];
}

/** Closes the groups that are open, and says that this is the end. */
function closeAll(h: number, size: number, lexicon: Lexicon, looseBrace: number): number {
  let price = flags[h]! & PENDING ? 0 : looseBrace;
  while (groups[h]! > 0) {
    h = say(h, lexicon.closers[groups[h]! & 15]!, size, size, groups[h]! >> 4, 0, price);
    price = looseBrace;
  }
  return say(h, lexicon.special.end, size, size, 0, 0, 0);
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
  /** Where the last blank was written: what is put back behind it takes it, and not the sign within. */
  let blankBefore = -1;
  const tokens: number[] = [];
  const origins: number[] = [];
  for (const h of path) {
    const name = lexicon.spelling[token[h]!]!;
    const piece = spelled(name, text.slice(from[h]!, to[h]!));
    const isClosing = to[h]! === from[h]! && (flags[h]! & FRESH) === 0;
    const at = from[h]!;
    const blank = !isClosing && at > 0 && at !== blankBefore && text.charCodeAt(at - 1) <= 32;
    if (blank) blankBefore = at;
    const needed = /\\[a-zA-Z]+$/.test(tex) && /^[a-zA-Z]/.test(piece);
    if ((blank || needed) && tex !== '') tex += ' ';
    tex += piece;
    tokens.push(token[h]!);
    origins.push(to[h]! > from[h]! ? READ : (flags[h]! & FRESH) !== 0 ? PUT_BACK : CLOSING);
  }
  return { tex, score: score[end]!, paid: paid[end]!, forWords: forWords[end]!, tokens, origins };
}
