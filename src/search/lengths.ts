// How long the papers' titles and abstracts are. In: numbers of different terms. Out: one number a paper, both lengths
// kept roughly, since every first query moves those of all papers and ranking does not feel the rest (see
// `scripts/measure-search`); all of them as one text, and read again run by run.
import { SymbolReader, SymbolWriter } from './symbols.ts';

/** How many different terms a paper's title and its abstract have. */
export type Lengths = readonly [title: number, abstract: number];

const TITLE_LENGTHS = [0, 1, 2, 3, 4, 5, 6, 8, 11, 14, 18, 23, 30];
const ABSTRACT_LENGTHS = [0, 16, 26, 41, 66, 105, 168];

/** Both lengths of a paper in one number. */
export const codeOfLengths = ([title, abstract]: Lengths): number =>
  nearest(TITLE_LENGTHS, title) * ABSTRACT_LENGTHS.length + nearest(ABSTRACT_LENGTHS, abstract);

export function lengthsOfCode(code: number): Lengths {
  const abstract = code % ABSTRACT_LENGTHS.length;
  return [TITLE_LENGTHS[(code - abstract) / ABSTRACT_LENGTHS.length]!, ABSTRACT_LENGTHS[abstract]!];
}

/** The lengths that the index works with. */
export const roundedLengths = (lengths: Lengths): Lengths => lengthsOfCode(codeOfLengths(lengths));

/** The place of the length that is nearest by ratio; only nothing is nothing. */
function nearest(kept: readonly number[], length: number): number {
  if (length <= 0) return 0;
  let at = 1;
  while (at + 1 < kept.length && length * length >= kept[at]! * kept[at + 1]!) at++;
  return at;
}

// ---- all papers' -----------------------------------------------------------------------------

const CODES = TITLE_LENGTHS.length * ABSTRACT_LENGTHS.length;

export function encodeLengths(codes: readonly number[]): string {
  const counts = Array.from({ length: CODES }, () => 0);
  for (const code of codes) counts[code]!++;
  const out = new SymbolWriter();
  const chances = out.chances(counts);
  for (const code of codes) out.symbol(chances, code);
  return out.text();
}

const READ_AT_ONCE = 2048;

/** Codes that are read run by run; `read` says whether more are left. */
export type LengthsReader = { readonly codes: Uint8Array; readonly read: () => boolean };

export function readLengths(text: string, papers: number): LengthsReader {
  const symbols = new SymbolReader(text);
  const chances = symbols.chances();
  const codes = new Uint8Array(papers);
  let next = 0;
  return {
    codes,
    read() {
      const end = Math.min(papers, next + READ_AT_ONCE);
      for (; next < end; next++) codes[next] = Math.min(CODES - 1, symbols.symbol(chances));
      return next < papers;
    },
  };
}
