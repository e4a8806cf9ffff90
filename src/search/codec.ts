// Numbers as short texts, and the records made of them: sorted lists, terms, facts about terms. Both sides of the
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

/** The first 64 signs stand for six bits each where bits are written. */
export const signOf = (digit: number): string => SIGNS[digit]!;
/** Of a sign of `signOf`; nothing where the text has ended. */
export const digitAt = (text: string, at: number): number =>
  at < text.length ? (VALUE_OF[text.charCodeAt(at)] ?? 0) & (ENDS - 1) : 0;

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
