// Numbers as short texts, and the records made of them: postings, sorted lists of terms, lengths. Both sides of the
// index use these. The texts hold printable ASCII without quote, backslash and `<`, so that JSON adds nothing and
// gzip finds one byte a number for nearly all of them.

const SIGNS = Array.from({ length: 0x7f - 0x21 }, (_, at) => String.fromCharCode(0x21 + at))
  .filter((sign) => sign !== '"' && sign !== '\\' && sign !== '<')
  .join('');
/** A number ends with one of these signs; before it stand as many of the others as it needs, lowest digits first. */
const ENDS = 64;
const DIGITS = SIGNS.length - ENDS;
const VALUE_OF = new Int16Array(128).fill(-1);
for (let at = 0; at < SIGNS.length; at++) VALUE_OF[SIGNS.charCodeAt(at)] = at;

/** Any whole number from 0 on. */
export function encodeNumber(number: number): string {
  let text = '';
  let rest = number;
  while (rest >= ENDS) {
    rest -= ENDS;
    text += SIGNS[ENDS + (rest % DIGITS)];
    rest = Math.floor(rest / DIGITS);
  }
  return text + SIGNS[rest];
}

/** The numbers of a text made by `encodeNumber`; throws on a sign that it never writes. */
export function decodeNumbers(text: string): number[] {
  const numbers: number[] = [];
  let value = 0;
  let unit = 1;
  for (let at = 0; at < text.length; at++) {
    const digit = VALUE_OF[text.charCodeAt(at)] ?? -1;
    if (digit < 0) throw new Error(`"${text[at]}" stands in no number`);
    if (digit < ENDS) {
      numbers.push(value + digit * unit);
      value = 0;
      unit = 1;
    } else {
      value += digit * unit;
      unit *= DIGITS;
    }
  }
  return numbers;
}

/** A text of numbers in shorter ones, each of whole numbers: decoding one does not take long. */
export function* inShortTexts(text: string, most: number = SHORT_TEXT): Iterable<string> {
  for (let from = 0; from < text.length; ) {
    let to = Math.min(text.length, from + most);
    while (to < text.length && !(VALUE_OF[text.charCodeAt(to - 1)]! < ENDS)) to++;
    yield text.slice(from, to);
    from = to;
  }
}
const SHORT_TEXT = 8192;

// ---- sorted lists of numbers -----------------------------------------------------------------

export function encodeSorted(numbers: readonly number[]): string {
  return numbers.map((number, at) => encodeNumber(at === 0 ? number : number - numbers[at - 1]! - 1)).join('');
}

export function decodeSorted(text: string): number[] {
  let last = -1;
  return decodeNumbers(text).map((gap) => (last += gap + 1));
}

// ---- postings --------------------------------------------------------------------------------

/** The papers that hold a term, ascending, and how often it stands in the title and in the abstract of each. */
export type Postings = {
  readonly papers: Uint32Array;
  readonly titles: Uint8Array;
  readonly abstracts: Uint16Array;
};

// A posting is the gap to the paper before, times four, plus what most postings need to say: once or twice in the
// abstract alone (0, 1), in the title too (2, and a number follows), more often in the abstract alone (3, ditto).
export function encodePostings({ papers, titles, abstracts }: Postings): string {
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

export function decodePostings(text: string): Postings {
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

// ---- terms -----------------------------------------------------------------------------------

/** Terms in order; each as the number of signs it shares with the one before, and the rest. */
export function encodeTerms(terms: readonly string[]): string {
  return terms
    .map((term, at) => {
      const shared = at === 0 ? 0 : sharedStart(terms[at - 1]!, term);
      return SIGNS[shared] + term.slice(shared);
    })
    .join(' ');
}

export function decodeTerms(text: string): string[] {
  const terms: string[] = [];
  for (const entry of text === '' ? [] : text.split(' ')) {
    terms.push((terms.at(-1) ?? '').slice(0, VALUE_OF[entry.charCodeAt(0)]) + entry.slice(1));
  }
  return terms;
}

function sharedStart(a: string, b: string): number {
  const most = Math.min(a.length, b.length, ENDS - 1);
  let shared = 0;
  while (shared < most && a[shared] === b[shared]) shared++;
  return shared;
}

/** Spelt backwards, sign by sign: its own inverse. */
export const backwards = (term: string): string => Array.from(term).reverse().join('');

// ---- one sign a value ------------------------------------------------------------------------

/** What is known of a term before its postings are: one sign. */
export type TermFacts = {
  /** The power of two below the number of papers that hold it. */
  readonly count: number;
  /** Whether it stands nowhere but as the whole of a compound. */
  readonly onlyJoined: boolean;
};
const MOST_COUNT = 31;
export const encodeTermFacts = (papers: number, onlyJoined: boolean): string =>
  SIGNS[Math.min(MOST_COUNT, Math.floor(Math.log2(papers))) + (onlyJoined ? MOST_COUNT + 1 : 0)]!;

export function decodeTermFacts(text: string, at: number): TermFacts {
  const value = decodeSmall(text, at);
  return { count: value % (MOST_COUNT + 1), onlyJoined: value > MOST_COUNT };
}

/** Orders terms by their facts: those in more papers above, compounds below all others. */
export function frequencyRank(text: string, at: number): number {
  const { count, onlyJoined } = decodeTermFacts(text, at);
  return onlyJoined ? count : count + MOST_COUNT + 1;
}

const decodeSmall = (text: string, at: number): number => VALUE_OF[text.charCodeAt(at)] ?? 0;

/** How many different terms a paper's title and its abstract have. */
export type Lengths = readonly [title: number, abstract: number];

// Lengths are kept roughly, both of a paper in one sign: every first query moves those of all papers, and ranking does not
// feel the rest (see `scripts/measure-search`). All signs there are make so many pairs.
const TITLE_LENGTHS = [0, 1, 2, 3, 4, 5, 6, 8, 11, 14, 18, 23, 30];
const ABSTRACT_LENGTHS = [0, 16, 26, 41, 66, 105, 168];

export const encodeLengths = ([title, abstract]: Lengths): string =>
  SIGNS[nearest(TITLE_LENGTHS, title) * ABSTRACT_LENGTHS.length + nearest(ABSTRACT_LENGTHS, abstract)]!;

export function decodeLengths(text: string, at: number): Lengths {
  const pair = decodeSmall(text, at);
  const abstract = pair % ABSTRACT_LENGTHS.length;
  return [TITLE_LENGTHS[(pair - abstract) / ABSTRACT_LENGTHS.length]!, ABSTRACT_LENGTHS[abstract]!];
}

/** The lengths that the index works with. */
export const roundedLengths = (lengths: Lengths): Lengths => decodeLengths(encodeLengths(lengths), 0);

/** The place of the length that is nearest by ratio; only nothing is nothing. */
function nearest(kept: readonly number[], length: number): number {
  if (length <= 0) return 0;
  let at = 1;
  while (at + 1 < kept.length && length * length >= kept[at]! * kept[at + 1]!) at++;
  return at;
}
