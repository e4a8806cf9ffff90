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
const POWERS: Readonly<Record<string, string>> = { squared: '2', square: '2', cubed: '3' };

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
  /[\p{L}\p{M}\p{N}∞]+(?:(?:[-\u2010-\u2013\u2060\u00ad]+|['\u2019]|[_^]+\{?|\}|(?<=\p{N})\.(?=\p{N}))[\p{L}\p{M}\p{N}∞]+)*[+#]*/gu;
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
  return SPELLINGS.reduce((text, [written, found]) => text.replace(written, found), word);
}

/** The words of a text in order. A compound written with a blank (`over parameterized`, `chi squared`) is one word. */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(WORD)) {
    const start = match.index;
    const end = start + match[0].length;
    if (UNSPACED.test(match[0])) {
      words.push(...signsOf(match[0], start));
      continue;
    }
    const word = wordOf(match[0], start, end);
    if (word === null) continue;
    const last = words.at(-1);
    if (last !== undefined && text.slice(last.end, start) === ' ' && belongTogether(last, word)) {
      words[words.length - 1] = compound([last.term, word.term], last.start, end);
    } else words.push(word);
  }
  return words;
}

function wordOf(written: string, start: number, end: number): Word | null {
  const parts = written.split(HYPHENS).map(foldWord).filter(Boolean);
  if (parts.length === 0) return null;
  return parts.length === 1 ? { start, end, term: parts[0]!, parts: [] } : compound(parts, start, end);
}

function compound(parts: readonly string[], start: number, end: number): Word {
  const power = POWERS[parts.at(-1)!];
  const base = parts.slice(0, -1).join('');
  const term = power !== undefined && isSymbol(base) ? base + power : parts.join('');
  return { start, end, term: term.slice(0, MAX_TERM).toWellFormed(), parts };
}

const isSymbol = (term: string): boolean => term.length === 1 || GREEK_NAMES.has(term);

function belongTogether(first: Word, second: Word): boolean {
  if (first.parts.length > 0 || second.parts.length > 0) return false;
  if (POWERS[second.term] !== undefined) return isSymbol(first.term) && !STOP_WORDS.has(first.term);
  return COMBINING.has(first.term) && second.term.length >= MIN_COMBINED && !STOP_WORDS.has(second.term);
}

function signsOf(written: string, start: number): Word[] {
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

/** Every term under which a text is found, as often as it stands there; an abstract is not found by function words. */
export function termsOf(text: string, field: 'title' | 'abstract'): string[] {
  const terms: string[] = [];
  for (const { term, parts } of wordsOf(text)) {
    terms.push(term);
    for (const part of parts) terms.push(part);
  }
  return field === 'title' ? terms : terms.filter((term) => !STOP_WORDS.has(term));
}
