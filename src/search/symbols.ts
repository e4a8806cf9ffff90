// Symbols as a text, each the shorter the likelier it is: a range coder. In: how often each symbol comes, then the symbols.
// Out: a text of 64 signs in which gzip finds nothing more; and the symbols again, in the same order. Whole numbers stay
// below 2 to the 30th, where they are quick: a list of 50,000 postings is read in some two milliseconds.
import { digitAt, signOf } from './codec.ts';

/** A sign is six bits. */
const SIGN = 6;
const WHOLE = 2 ** 30;
/** Below this a sign is known for sure, and given out. */
const LEAST_BITS = 24;
const LEAST = 2 ** LEAST_BITS;
/** Chances are parts of so many. */
const PARTS_BITS = 12;
const PARTS = 2 ** PARTS_BITS;
const LONGEST_NUMBER = 30;

/** For each symbol where its share of all parts begins and how many it has; for each part whose it is. */
export type Chances = { readonly starts: Uint16Array; readonly shares: Uint16Array; readonly symbolAt: Uint8Array };

function chancesOf(shares: readonly number[]): Chances {
  const starts = new Uint16Array(shares.length);
  const symbolAt = new Uint8Array(PARTS);
  let next = 0;
  for (const [symbol, share] of shares.entries()) {
    starts[symbol] = next;
    symbolAt.fill(symbol, next, next + share);
    next += share;
  }
  return { starts, shares: Uint16Array.from(shares), symbolAt };
}

/** Shares of all parts like those of the counts; each symbol that comes at all has one part at least. */
function sharesFrom(counts: readonly number[]): number[] {
  const all = counts.reduce((sum, count) => sum + count, 0);
  const shares = counts.map((count) => (count === 0 ? 0 : Math.max(1, Math.round((count / all) * PARTS))));
  let left = all === 0 ? 0 : PARTS - shares.reduce((sum, share) => sum + share, 0);
  for (; left !== 0; left -= Math.sign(left)) shares[shares.indexOf(Math.max(...shares))]! += Math.sign(left);
  return shares;
}

/** A class, as its reader is: fields are read and written much faster than what a function holds on to. */
export class SymbolWriter {
  private signs = '';
  private low = 0;
  private range = WHOLE - 1;
  // The last sign may still become the next one, and the highest ones behind it the lowest.
  private last = -1;
  private highest = 0;

  /** Writes what is to be expected; `counts` is of at most 256 symbols. */
  chances(counts: readonly number[]): Chances {
    const shares = sharesFrom(counts);
    this.number(shares.length);
    for (const share of shares) this.number(share);
    return chancesOf(shares);
  }

  symbol({ starts, shares }: Chances, symbol: number): void {
    const part = this.range >>> PARTS_BITS;
    this.narrow(part * starts[symbol]!, part * shares[symbol]!);
  }

  /** The lowest `count` bits of a number, of which nothing is expected. */
  bits(number: number, count: number): void {
    for (let place = count - 1; place >= 0; place--) {
      const half = this.range >>> 1;
      this.narrow(((number >>> place) & 1) * half, half);
    }
  }

  /** Any number from 0 on; small ones are short. */
  number(number: number): void {
    const places = 31 - Math.clz32(number + 1);
    this.bits(0, places);
    this.bits(number + 1, places + 1);
  }

  /** Ends it. */
  text(): string {
    // Of all that would do, what ends with the most lowest signs: those need not be written.
    this.low = Math.ceil(this.low / LEAST) * LEAST;
    for (let sign = 0; sign < 6; sign++) this.giveOut();
    let end = this.signs.length;
    while (this.signs[end - 1] === signOf(0)) end--;
    return this.signs.slice(0, end);
  }

  private narrow(start: number, size: number): void {
    this.low += start;
    let range = size;
    for (; range < LEAST; range <<= SIGN) this.giveOut();
    this.range = range;
  }

  private giveOut(): void {
    const { low } = this;
    if (low >= WHOLE || low < WHOLE - LEAST) {
      const carry = low >= WHOLE ? 1 : 0;
      if (this.last >= 0) this.signs += signOf(this.last + carry);
      for (; this.highest > 0; this.highest--) this.signs += signOf(carry === 1 ? 0 : 63);
      this.last = (low >>> LEAST_BITS) & 63;
    } else this.highest++;
    this.low = (low & (LEAST - 1)) << SIGN;
  }
}

/**
 * Reads what was written, if it is asked for in the same order. What comes from a text that was cut off or garbled is wrong,
 * but there is as much as is asked for.
 */
export class SymbolReader {
  private readonly text: string;
  private at = 0;
  private range = WHOLE - 1;
  private code = 0;

  constructor(text: string) {
    this.text = text;
    for (; this.at < WHOLE_SIGNS; this.at++) this.code = (this.code << SIGN) | digitAt(text, this.at);
  }

  chances(): Chances {
    const shares = Array.from({ length: Math.min(256, this.number()) }, () => this.number());
    const all = shares.reduce((sum, share) => sum + share, 0);
    // A share of nothing would end the range: what says so was garbled, and one symbol is all there is then.
    return chancesOf(all === PARTS ? shares : [PARTS]);
  }

  symbol({ starts, shares, symbolAt }: Chances): number {
    const part = this.range >>> PARTS_BITS;
    const symbol = symbolAt[Math.min(PARTS - 1, (this.code / part) | 0)]!;
    this.narrow(part * starts[symbol]!, part * shares[symbol]!);
    return symbol;
  }

  bits(count: number): number {
    let number = 0;
    for (let place = 0; place < count; place++) {
      const half = this.range >>> 1;
      const bit = this.code < half ? 0 : 1;
      this.narrow(bit * half, half);
      number = (number << 1) | bit;
    }
    return number;
  }

  number(): number {
    let places = 0;
    while (places < LONGEST_NUMBER && this.bits(1) === 0) places++;
    return ((1 << places) | this.bits(places)) - 1;
  }

  private narrow(start: number, size: number): void {
    let code = this.code - start;
    let range = size;
    for (; range < LEAST; range <<= SIGN) code = ((code << SIGN) | digitAt(this.text, this.at++)) & (WHOLE - 1);
    this.code = code;
    this.range = range;
  }
}
const WHOLE_SIGNS = 5;
