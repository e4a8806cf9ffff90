// Finds formulas that lost their dollars by a table of rules, and mends them. In: a title or an abstract as scraped.
// Out: formulas, sorted, not overlapping, each accepted by KaTeX. It would rather miss a formula than take a word
// of prose for one: what stands alone counts only where the rest of the text proves that it holds maths.
import { findAddresses } from './addresses.ts';
import { matchBraces } from './braces.ts';
import { findDelimited } from './delimited.ts';
import type { FoundFormula } from './found.ts';
import { createReader, type Reading } from './grammar.ts';
import { rebuild } from './rebuild.ts';
import { NAMES } from './tex-names.ts';
import { isLetter, type Token, tokenise } from './tokens.ts';

export type { FoundFormula } from './found.ts';

/** More formulas than any text has; the rest of a hostile one stays as it is. */
const MAX_FORMULAS = 2000;

/** A stretch that may be a formula, with the tokens around it. */
type Candidate = {
  readonly tokens: readonly Token[];
  readonly from: number;
  readonly to: number;
  readonly reading: Reading;
};

type Doubt = {
  readonly name: string;
  readonly why: string;
  /** A text in which it keeps something from being taken for a formula. */
  readonly seen: string;
  readonly applies: (candidate: Candidate) => boolean;
};

const textAt = (tokens: readonly Token[], index: number): string => tokens[index]?.text ?? '';
const isGluedTo = (tokens: readonly Token[], index: number): boolean =>
  tokens[index] !== undefined && !tokens[index]!.spaced;

/** Keeps a candidate from being taken where it begins; another may begin inside of it. */
const PART_OF_NAME: Doubt = {
  name: 'part of a name',
  why: 'A letter or number that a hyphen, a slash, a full stop or an underscore ties to a word belongs to that word.',
  seen: 'score_nodes, GPT-4, e-commerce, U.S., pi-0.5',
  applies: ({ tokens, from, to }) => {
    const before = textAt(tokens, from - 1);
    const after = textAt(tokens, to);
    if (/^[\^_]$/.test(textAt(tokens, from))) return false;
    const isOption =
      from === to - 1 && before === '-' && /^[kKnNmpdTt]$/.test(textAt(tokens, from)) && isGluedTo(tokens, from - 1);
    const isTiedBefore =
      !isOption && isGluedTo(tokens, from) && /^[\p{L}\p{N}_.@#&'’\\-]$|^[A-Za-z0-9]+$/u.test(before);
    const isTiedAfter = isGluedTo(tokens, to) && (/^[A-Za-z0-9]+$/.test(after) || /^[_@#&/’\\]$/.test(after));
    const isInitial = after === '.' && isGluedTo(tokens, to) && isGluedTo(tokens, to + 1);
    return isTiedBefore || isTiedAfter || isInitial;
  },
};

/** Keeps a candidate, and all that could begin inside of it, from being taken. */
const NUMERIC: Doubt = {
  name: 'nothing but a number',
  why: 'Numbers, ranges and percentages read well as they are.',
  seen: '3.5, 10-20, 2/3, [1, 2]',
  applies: ({ tokens, from, to, reading }) =>
    !reading.strong && tokens.slice(from, to).every((token) => token.kind === 'number' || token.kind === 'sign'),
};

/** What speaks against a weak candidate, in a text that is known to hold maths. */
const WEAK_DOUBTS: readonly Doubt[] = [
  {
    name: 'article or pronoun',
    why: '`a`, `A` and `I` are words, `i` and `v` count items, `e` begins `e.g.`; `x` between numbers is a size.',
    seen: 'A method; I show; (i) first; 100 x 100',
    applies: ({ tokens, from, to }) => {
      if (to - from !== 1 || !isLetter(tokens[from]!)) return false;
      const between = tokens[from - 1]?.kind === 'number' || tokens[to]?.kind === 'number';
      return between || /^[aAIieUvsJoO]$/.test(textAt(tokens, from));
    },
  },
  {
    name: 'number with a letter',
    why: 'Sizes, counts and dimensions: only `2n` and its like are products.',
    seen: '3D, 7B, 10x, F1, 32x32',
    applies: ({ tokens, from, to }) => {
      const stretch = tokens.slice(from, to);
      const isMixed =
        to - from > 1 &&
        stretch.every(
          (token, index) =>
            token.kind === 'number' ||
            isLetter(token) ||
            (index === 1 && token.text === '-' && stretch[0]!.kind === 'number'),
        );
      return isMixed && !(to - from === 2 && /^[nN]$/.test(textAt(tokens, from + 1)));
    },
  },
  {
    name: 'letter of a word',
    why: 'Braces set a letter of a word apart.',
    seen: '\\textbf{L}azy',
    applies: ({ tokens, from, to }) =>
      textAt(tokens, from - 1) === '{' && textAt(tokens, to) === '}' && isLetter(tokens[from]!),
  },
  {
    name: 'label',
    why: 'A letter in brackets of its own, or behind a word such as "Figure", is the name of an item.',
    seen: '(b) Figure C, Type B, Appendix D, R package',
    applies: ({ tokens, from, to }) => {
      if (to - from !== 1 || !isLetter(tokens[from]!)) return false;
      const isItem = textAt(tokens, to) === ')' || textAt(tokens, from - 1) === '(';
      const before = textAt(tokens, from - 1);
      const after = textAt(tokens, to);
      return (
        isItem ||
        /^(?:[Tt]ype|[Cc]lass|[Ff]ig|[Ff]igure|[Tt]able|[Aa]ppendix|[Pp]art|[Gg]roup|[Ss]ection|[Pp]hase|[Pp]lan|[Oo]ption|[Ll]evel|[Gg]rade|[Ss]chedule|[Gg]eneration|[Vv]itamin|[Mm]odel|[Vv]ersion|Cohen|language|Agent|Theorem)$/.test(
          before,
        ) ||
        /^(?:package|language|programming|code|library|axis)$/.test(after)
      );
    },
  },
  {
    name: 'word with a hyphen',
    why: '`k-means` is a name; a capital before a hyphen nearly always is one.',
    seen: 'k-means, t-SNE, M-estimator, e-commerce, p-value',
    applies: ({ tokens, to }) => {
      if (textAt(tokens, to) !== '-' || tokens[to]!.spaced) return false;
      const next = textAt(tokens, to + 1);
      const head = textAt(tokens, to - 1);
      return /^[A-FH-JL-MOPR-Zextzbw]$/.test(head) || /^(?:values?|shot|th|grams?|SNE|VAE|NN|mers?)$/.test(next);
    },
  },
  {
    name: 'Greek word of prose',
    why: 'Names of products, distributions and quantities.',
    seen: 'Raspberry Pi, the Gamma distribution, Phi-3, Lambda functions',
    applies: ({ tokens, from, to }) =>
      to - from === 1 &&
      (/^(?:Pi|Xi|Phi|Gamma|Lambda|Sigma|Theta|Psi)$/.test(textAt(tokens, from)) ||
        /^(?:distribution|distributions|testing|test|band|waves?|calculus|function|functions|particles?|decay)$/.test(
          textAt(tokens, to),
        ) ||
        (/^(?:the|a)$/.test(textAt(tokens, from - 1)) &&
          /^(?:alpha|beta|gamma|delta|omega)$/.test(textAt(tokens, from)) &&
          /^(?:version|release|phase)$/.test(textAt(tokens, to)))),
  },
  {
    name: 'unit',
    why: 'A letter behind a number is a unit.',
    seen: '300 m, 0.29 s, 672 g',
    applies: ({ tokens, from, to }) =>
      to - from === 1 && isLetter(tokens[from]!) && tokens[from - 1]?.kind === 'number',
  },
];

/**
 * Formulas of a title or an abstract: first those in dollars, then, between them, those that prove themselves, then,
 * where the text holds one that does, single letters and Greek words.
 */
export function findFormulas(text: string): FoundFormula[] {
  const delimited = findDelimited(text);
  const addresses = findAddresses(text, matchBraces(text)).filter(({ start, end }) => !overlaps(delimited, start, end));
  const walls = [...delimited, ...addresses].sort((a, b) => a.start - b.start);
  const candidates: Candidate[] = [];
  let at = 0;
  for (const { start, end } of [...walls, { start: text.length, end: text.length }]) {
    if (start > at) candidates.push(...candidatesIn(tokenise(text.slice(0, start), at)));
    at = Math.max(at, end);
  }
  const isMathematical = delimited.length > 0 || candidates.some(isProof) || hasRepeatedLetter(candidates);
  const found = [...delimited];
  let free = 0;
  for (const candidate of candidates) {
    if (found.length >= MAX_FORMULAS) break;
    if (!candidate.reading.strong && (!isMathematical || WEAK_DOUBTS.some((doubt) => doubt.applies(candidate))))
      continue;
    const formula = formulaOf(text, candidate, free);
    if (formula === null) continue;
    found.push(formula);
    free = formula.end;
  }
  return found.sort((a, b) => a.start - b.start);
}

/** Proves that a text holds maths: TeX's own names and scripts, or a list of Greek letters in brackets. */
function isProof({ tokens, from, to, reading }: Candidate): boolean {
  if (reading.strong) return true;
  const isGreek = tokens.slice(from, to).some((token) => NAMES.get(token.text)?.kind === 'greek');
  return isGreek && textAt(tokens, from) === '(' && to - from > 3;
}

/** A letter that stands alone three times is no slip of the pen. */
function hasRepeatedLetter(candidates: readonly Candidate[]): boolean {
  const counts = new Map<string, number>();
  for (const candidate of candidates) {
    const { tokens, from, to } = candidate;
    const name = textAt(tokens, from);
    const isAlone = to - from === 1 && (isLetter(tokens[from]!) || NAMES.get(name)?.kind === 'greek');
    if (!isAlone || WEAK_DOUBTS.some((doubt) => doubt.applies(candidate))) continue;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return Math.max(0, ...counts.values()) >= 3;
}

const overlaps = (formulas: readonly FoundFormula[], start: number, end: number): boolean =>
  formulas.some((formula) => formula.start < end && formula.end > start);

/** Stretches of these tokens that the grammar can read, and no doubt forbids. */
function candidatesIn(tokens: readonly Token[]): Candidate[] {
  const reader = createReader(tokens);
  const candidates: Candidate[] = [];
  for (let from = 0; from < tokens.length; ) {
    const reading = mayBegin(tokens, from) ? reader.read(from) : null;
    const candidate = reading === null ? null : { tokens, from, to: reading.end, reading };
    if (candidate !== null && NUMERIC.applies(candidate)) from = candidate.to;
    else if (candidate === null || isWrapped(candidate) || PART_OF_NAME.applies(candidate)) from++;
    else {
      candidates.push(candidate);
      from = candidate.to;
    }
  }
  return candidates;
}

/** Round brackets around all of it are the sentence's, as in `(epsilon = 8/255)`, unless they hold a list. */
function isWrapped({ tokens, from, to }: Candidate): boolean {
  if (!/^[([]$/.test(textAt(tokens, from))) return false;
  let depth = 0;
  for (let index = from; index < to; index++) {
    const sign = textAt(tokens, index);
    if (/^[([{]$/.test(sign)) depth++;
    else if (/^[)\]}]$/.test(sign) && --depth === 0 && index < to - 1) return false;
    else if (sign === ',' && depth === 1) return false;
  }
  return true;
}

/** Operators and closing signs begin nothing; a bracket begins a formula only where something is bound to it. */
function mayBegin(tokens: readonly Token[], at: number): boolean {
  const { kind, text } = tokens[at]!;
  const next = textAt(tokens, at + 1);
  const isNextGlued = isGluedTo(tokens, at + 1);
  // `(i)` and `(b)` count items.
  if (text === '(' && isLetter(tokens[at + 1] ?? tokens[at]!) && textAt(tokens, at + 2) === ')') return false;
  if (kind === 'sign') return /^[|{[(^_]$|^\p{Script=Greek}$|^[∇∂ℓ]$/u.test(text);
  if (/^[aAI]$/.test(text)) return isNextGlued && /^[_^(=]$/.test(next);
  if (/dots$/.test(text)) return false;
  return kind !== 'number' || NAMES.has(next) || (isNextGlued && /^[\^_{/+−-]$|^times|^[A-Za-z]$/.test(next));
}

/** The formula at a candidate's place, with a stray dollar beside it (not before `free`); null where no TeX comes of it. */
function formulaOf(text: string, candidate: Candidate, free: number): FoundFormula | null {
  const { tokens } = candidate;
  let { from, to } = candidate;
  let start = tokens[from]!.start;
  let end = tokens[to - 1]!.end;
  const rebuilt = rebuild(text.slice(start, end));
  if (rebuilt === null) return null;
  // Braces around all of it print nothing; a dollar beside it lost its partner.
  while (
    start > free &&
    text[start - 1] === '{' &&
    text[end] === '}' &&
    textAt(tokens, from - 1) === '{' &&
    textAt(tokens, to) === '}'
  ) {
    start--;
    end++;
    from--;
    to++;
  }
  if (start > free && textAt(tokens, from - 1) === '$' && isGluedTo(tokens, from)) start--;
  if (textAt(tokens, to) === '$' && isGluedTo(tokens, to)) end++;
  const { tex, trust, reason } = rebuilt;
  return {
    start,
    end,
    tex,
    // Its dollars are gone even where nothing else is.
    trust: trust === 'intact' ? 'restored' : trust,
    display: false,
    reason: reason ?? 'Its dollar signs were lost.',
  };
}
