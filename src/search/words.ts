// How search reads a text: the one function that cuts titles, abstracts and queries into terms, so that what is
// searched is what is read. In: plain text (formulas as `searchableTex` writes them). Out: words with their place
// in the text and the terms under which each is found. It knows nothing of any index.

/** A word of a text. `term` is its whole spelling, folded; `parts` the folded parts of a compound, else empty. */
export type Word = {
  readonly start: number;
  readonly end: number;
  readonly term: string;
  readonly parts: readonly string[];
};

/** The names under which Greek letters and a few signs are found; NFKD has led their variants (ϵ, ϕ, ℝ, ²) here before. */
const SIGN_NAMES: Readonly<Record<string, string>> = {
  α: 'alpha',
  β: 'beta',
  γ: 'gamma',
  δ: 'delta',
  ε: 'epsilon',
  ζ: 'zeta',
  η: 'eta',
  θ: 'theta',
  ι: 'iota',
  κ: 'kappa',
  λ: 'lambda',
  μ: 'mu',
  ν: 'nu',
  ξ: 'xi',
  ο: 'omicron',
  π: 'pi',
  ρ: 'rho',
  σ: 'sigma',
  ς: 'sigma',
  τ: 'tau',
  υ: 'upsilon',
  φ: 'phi',
  χ: 'chi',
  ψ: 'psi',
  ω: 'omega',
  '∞': 'infty',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ł: 'l',
  ı: 'i',
};
const SIGNS = new RegExp(`[${Object.keys(SIGN_NAMES).join('')}]`, 'gu');
const GREEK_NAMES: ReadonlySet<string> = new Set(Object.values(SIGN_NAMES).filter((name) => name.length > 1));

/** Spellings of one symbol that no Unicode table joins: what is written, what it is found as, where it was seen. */
const SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/^ell(?=[_^0-9])/, 'l'], // `ell_1-loss`: the scrape of $\ell_1$-loss
  [/^var(?=epsilon|phi|theta|rho|sigma|pi)/, ''], // `varepsilon`: the scrape of $\varepsilon$
];

/** Words that say a power: `chi-squared` is read as `chi^2`. */
const POWERS: ReadonlyMap<string, string> = new Map([
  ['squared', '2'],
  ['square', '2'],
  ['cubed', '3'],
]);

/**
 * First parts that make one word with the next, however the two are joined: `over parameterized`, `over-parameterized`
 * and `overparameterized` are one word. They say next to nothing alone, so a query for the compound asks for the whole.
 */
const COMBINING: ReadonlySet<string> = new Set(
  'anti auto bi co cross hyper inter intra meta micro mono multi non over post pre pseudo quasi re self semi sub super tri ultra un under'.split(
    ' ',
  ),
);
const MIN_COMBINED = 4;

/** Function words: every abstract has them, so they are indexed in titles only and never demanded by a query. */
export const STOP_WORDS: ReadonlySet<string> = new Set(
  `a about after all also although an and any are as at be because been before being between both but by can could do does
  each either for from further had has have here how however if in into is it its itself may might more most much no nor not
  of off on only onto or other our over own same should since so some such than that the their them then there these they
  this those through thus to too under until up us very via was we were what when where whether which while who whose will
  with within without would yet you your`.split(/\s+/),
);

/**
 * Letters, digits and marks, joined by hyphens, apostrophes, `^`, `_` or a decimal point:
 * `over-parameterized` `L_2` `x^{2}` `don't` `GPT-3.5` `C++`, each one word.
 */
const WORD =
  /[\p{L}\p{M}\p{N}∞]+(?:(?:[-\u2010-\u2013\u2060\u00ad]+|['\u2019]|[_^]+\{?|\}|(?<=\p{N})\.(?=\p{N}))[\p{L}\p{M}\p{N}∞]+)*[+#]*/uy;
const HYPHENS = /[-\u2010-\u2013\u2060\u00ad]+/;
/** Scripts that put no blanks between words: each sign is a term of its own. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
/** A term longer than this is no word; the rest of it is not searched. */
const MAX_TERM = 40;

const PLAIN_ASCII = /^[a-z0-9]+$/;

/** One part of a word as it is found: case, accents, ligatures, apostrophes and the marks of powers and indices are ignored. */
export function foldWord(part: string): string {
  const lower = part.toLowerCase();
  if (PLAIN_ASCII.test(lower)) return respell(lower).slice(0, MAX_TERM);
  const folded = lower
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(SIGNS, (sign) => SIGN_NAMES[sign]!);
  return respell(folded)
    .replace(/['\u2019_^{}]/g, '')
    .slice(0, MAX_TERM)
    .toWellFormed();
}

function respell(word: string): string {
  // Nearly no word begins like one of them.
  if (!word.startsWith('ell') && !word.startsWith('var')) return word;
  return SPELLINGS.reduce((text, [written, found]) => text.replace(written, found), word);
}

/** The words of a text in order. A compound written with a blank (`over parameterized`, `chi squared`) is one word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  let last: Reading | null = null;
  let lastEnd = -1;
  for (let start = 0; start < text.length; ) {
    const end = wordEnd(text, start);
    if (end === start) {
      start++;
      continue;
    }
    const read = readWord(text.slice(start, end));
    if (read === null) last = null;
    else if (read.unspaced) {
      words.push(...signsOf(text.slice(start, end), start));
      last = null;
    } else {
      const joined: Reading | null =
        last !== null &&
        lastEnd === start - 1 &&
        text.charCodeAt(lastEnd) === BLANK &&
        (last.leads & read.follows) !== 0
          ? compound([last.term, read.term])
          : null;
      const from = joined === null ? start : words.pop()!.start;
      last = joined ?? read;
      words.push({ start: from, end, term: last.term, parts: last.parts });
    }
    lastEnd = end;
    start = end;
  }
  return words;
}

export const BLANK = 0x20;
/** What an ASCII sign is to a word: 1 a letter or a digit, 2 a sign that may join or end one, 0 no part of one. */
export const ASCII = Uint8Array.from({ length: 128 }, (_, code) => {
  const sign = String.fromCharCode(code);
  return /[a-zA-Z0-9]/.test(sign) ? 1 : /['.^_{}+#-]/.test(sign) ? 2 : 0;
});

/** Where the word that begins at `start` ends; `start` itself where none does. Plain words do not cost a regular expression. */
function wordEnd(text: string, start: number): number {
  let at = start;
  while (at < text.length && ASCII[text.charCodeAt(at)] === 1) at++;
  const stop = at < text.length ? text.charCodeAt(at) : BLANK;
  if (stop < 128 && (at === start || ASCII[stop] === 0)) return at;
  return anyWordEnd(text, start);
}

/** The same, for whatever begins there. */
export function anyWordEnd(text: string, start: number): number {
  WORD.lastIndex = start;
  return WORD.test(text) ? WORD.lastIndex : start;
}

/** A written word as it is found, and what its neighbours need to know. */
export type Reading = Pick<Word, 'term' | 'parts'> & {
  /** A run of signs of which each is a word. */
  readonly unspaced: boolean;
  /** May make one word with the next: 1 as a combining part, 2 as a symbol that takes a power. */
  readonly leads: number;
  /** May make one word with the one before, in the same sense. */
  readonly follows: number;
};

/** Texts say the same words again and again: each spelling is taken apart once, as long as there is room. */
const readings = new Map<string, Reading | null>();
const MOST_READINGS = 100_000;

function readWord(written: string): Reading | null {
  const known = readings.get(written);
  if (known !== undefined) return known;
  const read = readingOf(written);
  if (readings.size >= MOST_READINGS) readings.clear();
  readings.set(written, read);
  return read;
}

/** null where nothing of it is found. */
export const readingOf = (written: string): Reading | null =>
  UNSPACED.test(written) ? UNSPACED_RUN : readParts(written);

/** Of most words: one list for all. */
const NO_PARTS: readonly string[] = [];

const UNSPACED_RUN: Reading = { term: '', parts: NO_PARTS, unspaced: true, leads: 0, follows: 0 };

function readParts(written: string): Reading | null {
  const parts = written.split(HYPHENS).map(foldWord).filter(Boolean);
  if (parts.length === 0) return null;
  return parts.length === 1 ? simple(parts[0]!) : compound(parts);
}

function simple(term: string): Reading {
  const stop = STOP_WORDS.has(term);
  const leads = (COMBINING.has(term) ? 1 : 0) + (isSymbol(term) && !stop ? 2 : 0);
  const follows = (term.length >= MIN_COMBINED && !stop ? 1 : 0) + (POWERS.has(term) ? 2 : 0);
  return { term, parts: NO_PARTS, unspaced: false, leads, follows };
}

export function compound(parts: readonly string[]): Reading {
  const power = POWERS.get(parts.at(-1)!);
  const base = parts.slice(0, -1).join('');
  const term = power !== undefined && isSymbol(base) ? base + power : parts.join('');
  return { term: term.slice(0, MAX_TERM).toWellFormed(), parts, unspaced: false, leads: 0, follows: 0 };
}

const isSymbol = (term: string): boolean => term.length === 1 || GREEK_NAMES.has(term);

export function signsOf(written: string, start: number): Word[] {
  const words: Word[] = [];
  let at = start;
  for (const sign of written) {
    const term = foldWord(sign);
    if (term !== '') words.push({ start: at, end: at + sign.length, term, parts: [] });
    at += sign.length;
  }
  return words;
}

/** Whether a compound is asked for as a whole only: its first part (`over-`, `f-`) would match almost anything alone. */
export const isWhole = (word: Word): boolean =>
  word.parts.length > 0 && (isSymbol(word.parts[0]!) || COMBINING.has(word.parts[0]!));

/** The terms under which a text is found, as often as they stand there. An abstract is not found by function words. */
export function termsOf(text: string, field: 'title' | 'abstract'): string[] {
  const terms = wordsOf(text).flatMap(({ term, parts }) => [term, ...parts]);
  return field === 'title' ? terms : terms.filter((term) => !STOP_WORDS.has(term));
}
