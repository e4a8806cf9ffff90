// Which papers hold a term, as texts. In: postings. Out: texts, and the postings again, run by run: the lists of the most
// frequent words are long, and reading one in one go would hold a page. Short lists are written number by number, long
// ones as symbols, a seventh shorter once it is told how often each comes; a term's facts say which it is.
import { decodeNumbers, encodeNumber } from './codec.ts';
import { SymbolReader, SymbolWriter } from './symbols.ts';

/** The papers that hold a term, ascending, and how often it stands in the title and in the abstract of each. */
export type Postings = {
  readonly papers: Uint32Array;
  readonly titles: Uint8Array;
  readonly abstracts: Uint16Array;
};

/** Lists of so many papers (as a power of two) are written as symbols: what is to be expected of them takes some 80 bytes. */
export const LONG = 11;
/** No list is so long: a term that is said to be in so many papers was garbled. */
const LONGEST = 24;
const isLong = (papers: number): boolean => papers >= 2 ** LONG;

export const encodePostings = (postings: Postings): string =>
  isLong(postings.papers.length) ? asSymbols(postings) : asNumbers(postings);

/** Postings that are read run by run; those not yet read are nothing. */
export type PostingsReader = {
  readonly postings: Postings;
  /** Reads some more; false once there are no more. */
  readonly read: () => boolean;
};

/** @param count the power of two below the number of papers, as a term's facts have it */
export const readPostings = (text: string, count: number): PostingsReader =>
  count >= LONG ? fromSymbols(text, Math.min(count, LONGEST)) : { postings: fromNumbers(text), read: () => false };

// ---- short lists -----------------------------------------------------------------------------

// A posting is the gap to the paper before, times four, plus what most postings need to say: once or twice in the
// abstract alone (0, 1), in the title too (2, and a number follows), more often in the abstract alone (3, ditto).
function asNumbers({ papers, titles, abstracts }: Postings): string {
  let text = '';
  let last = -1;
  for (let at = 0; at < papers.length; at++) {
    const gap = (papers[at]! - last - 1) * 4;
    const title = titles[at]!;
    const abstract = abstracts[at]!;
    last = papers[at]!;
    if (title > 0) {
      text += encodeNumber(gap + 2) + encodeNumber(abstract * 2 + (title > 1 ? 1 : 0));
      if (title > 1) text += encodeNumber(title - 2);
    } else if (abstract <= 2) text += encodeNumber(gap + abstract - 1);
    else text += encodeNumber(gap + 3) + encodeNumber(abstract - 3);
  }
  return text;
}

function fromNumbers(text: string): Postings {
  const numbers = decodeNumbers(text);
  const papers = new Uint32Array(numbers.length);
  const titles = new Uint8Array(numbers.length);
  const abstracts = new Uint16Array(numbers.length);
  let count = 0;
  let paper = -1;
  for (let at = 0; at < numbers.length; count++) {
    const head = numbers[at++]!;
    const kind = head % 4;
    paper += (head - kind) / 4 + 1;
    papers[count] = paper;
    if (kind < 2) abstracts[count] = kind + 1;
    else if (kind === 3) abstracts[count] = numbers[at++]! + 3;
    else {
      const tail = numbers[at++]!;
      abstracts[count] = tail >> 1;
      titles[count] = tail % 2 === 0 ? 1 : numbers[at++]! + 2;
    }
  }
  return { papers: papers.slice(0, count), titles: titles.slice(0, count), abstracts: abstracts.slice(0, count) };
}

// ---- long lists ------------------------------------------------------------------------------

/** Gaps below this are symbols of their own; of larger ones the symbol tells the highest bit and the two below it. */
const SMALL_GAP = 16;
const SMALL_PLACES = 4;
/** How often a term stands in a paper is one symbol: in the abstract alone, or once in the title too; else in figures. */
const COUNTED = 16;
const IN_FIGURES = 2 * COUNTED;
const READ_AT_ONCE = 1024;

function asSymbols({ papers, titles, abstracts }: Postings): string {
  const ofGap: number[] = [];
  const ofCount: number[] = [];
  for (let at = 0; at < papers.length; at++) {
    count(ofGap, gapSymbol(papers[at]! - (papers[at - 1] ?? -1)));
    count(ofCount, countSymbol(titles[at]!, abstracts[at]!));
  }
  const out = new SymbolWriter();
  // The facts have its highest bit.
  out.bits(papers.length, Math.floor(Math.log2(papers.length)));
  const ofGaps = out.chances(ofGap);
  const ofCounts = out.chances(ofCount);
  for (let at = 0; at < papers.length; at++) {
    const gap = papers[at]! - (papers[at - 1] ?? -1);
    out.symbol(ofGaps, gapSymbol(gap));
    if (gap >= SMALL_GAP) out.bits(gap, placesOf(gap) - 2);
    const symbol = countSymbol(titles[at]!, abstracts[at]!);
    out.symbol(ofCounts, symbol);
    if (symbol !== IN_FIGURES) continue;
    out.number(titles[at]!);
    out.number(abstracts[at]!);
  }
  return out.text();
}

function fromSymbols(text: string, power: number): PostingsReader {
  const symbols = new SymbolReader(text);
  const count = 2 ** power + symbols.bits(power);
  const ofGaps = symbols.chances();
  const ofCounts = symbols.chances();
  const papers = new Uint32Array(count);
  const titles = new Uint8Array(count);
  const abstracts = new Uint16Array(count);
  let next = 0;
  let paper = -1;
  return {
    postings: { papers, titles, abstracts },
    read() {
      const end = Math.min(count, next + READ_AT_ONCE);
      for (; next < end; next++) {
        const gap = symbols.symbol(ofGaps);
        paper += gap < SMALL_GAP ? gap : largeGap(gap - SMALL_GAP, symbols);
        papers[next] = paper;
        const counts = symbols.symbol(ofCounts);
        const inTitle = counts < COUNTED ? 0 : 1;
        titles[next] = counts === IN_FIGURES ? symbols.number() : inTitle;
        abstracts[next] = counts === IN_FIGURES ? symbols.number() : counts - inTitle * COUNTED;
      }
      return next < count;
    },
  };
}

const placesOf = (number: number): number => 31 - Math.clz32(number);

function gapSymbol(gap: number): number {
  const places = placesOf(gap);
  return gap < SMALL_GAP ? gap : SMALL_GAP + (places - SMALL_PLACES) * 4 + ((gap >>> (places - 2)) & 3);
}

function largeGap(symbol: number, symbols: SymbolReader): number {
  const places = SMALL_PLACES + (symbol >> 2);
  return ((4 + (symbol & 3)) << (places - 2)) | symbols.bits(places - 2);
}

const countSymbol = (title: number, abstract: number): number =>
  title > 1 || abstract >= COUNTED ? IN_FIGURES : title * COUNTED + abstract;

function count(counts: number[], symbol: number): void {
  while (counts.length <= symbol) counts.push(0);
  counts[symbol]!++;
}
