// Closes formulas up: takes in what surely belongs to them and stands right beside them, and sees that brackets pair.
// In: a text and the places of its formulas, in order. Out: places, in order, not overlapping.
// Each rule is a row: what the formula must start or end with, what may be taken in, and a case.
import type { Span } from './spans.ts';

type Rule = {
  readonly name: string;
  /** Tried on the formula's text. */
  readonly formula: RegExp;
  /** Tried on what stands before it (or after it); what it matches is taken in. */
  readonly beside: RegExp;
};

/** No rule looks farther than this. */
const REACH = 24;

const LEFT: readonly Rule[] = [
  {
    name: 'the number that an operation is done to: 746--1249[times]',
    formula: /^\{?(?:times|cdot|pm|circ)/,
    beside: /(?<![\w.,])\d[\d.,]*\s?$/,
  },
  {
    name: 'the other end of a range: [1.5]-7.3times',
    formula: /^-\d[\d.]{0,6}\s?times/,
    beside: /(?<![\w.,-])\d[\d.]{0,6}$/,
  },
  {
    name: 'the beginning of a range: [1.5-]7.3times',
    formula: /^\d[\d.]{0,6}\s?times/,
    beside: /(?<![\w.,-])\d[\d.]{0,6}-{1,2}$/,
  },
  {
    name: 'the power of ten with its factor: 3 times 10[^{-6}]',
    formula: /^\^/,
    beside: /(?:(?<![\w.,])\d[\d.]*\s?times\s?)?(?<![\w.,])10$/,
  },
  {
    name: 'the factor of a Greek letter: 2[pi]',
    formula: /^(?:pi|alpha|beta|gamma|delta|epsilon|lambda|mu|sigma|tau|theta|omega)(?![a-z])/,
    beside: /(?<![\w.,^_{}-])\d{1,3}$/,
  },
  {
    name: 'the factor of a letter with an index: [3]D^2',
    formula: /^[A-Za-z][\^_]/,
    beside: /(?<![\w.,^_{}-])\d{1,3}$/,
  },
  {
    name: 'the quantifier of a variable: ([forall ]kgeq 1)',
    formula: /^[a-zA-Z]/,
    beside: /(?<![A-Za-z])forall\s?$/,
  },
  {
    name: 'the function of an argument: [softmax](QK^top)',
    formula: /^\(/,
    beside: /(?<![A-Za-z\\_^])(?:softmax|sigmoid|polylog|poly|log|exp|rank|diag|sign|supp|span|dist|max|min|sup|inf)$/,
  },
  {
    name: 'the variable that lies in a space: [x in ]R^d',
    formula: /^[A-Z]{1,2}\^/,
    beside: /(?<![\w.,^_{}\\$'’-])[b-hj-zA-HJ-Z](?:_\w|_\{\w{1,6}\})? in $/,
  },
];

const RIGHT: readonly Rule[] = [
  {
    name: 'the index that its sign announces: nvarepsilon_[DP], R^[{d}]',
    formula: /[\^_]$/,
    beside: /^(?:\{[^{}\s]{1,18}\}|[A-Za-z]{1,4}(?![A-Za-z\d-])|\d{1,3}(?![\dA-Za-z]))/,
  },
  {
    name: 'the other term of a difference: T(x)[-x]',
    formula: /\)$/,
    beside: /^[+-][a-z](?![A-Za-z\d-])/,
  },
  { name: 'the rest of a decimal number: sim 7[.5]', formula: /(?:^|[^\d.,])\d+$/, beside: /^\.\d+/ },
  {
    name: 'the number after a relation: tau >[0.78]',
    formula: /(?:[<>=]|leq|geq|approx|sim|times|pm|cdot)\s?$/,
    beside: /^\s?-?\d[\d.,]*\d|^\s?-?\d/,
  },
];

const PARTNER: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** Brackets of a formula that lack a partner: openers still open at its end, closers that close nothing, in order. */
function loose(text: string, { start, end }: Span): { open: string[]; closed: string[] } {
  const open: string[] = [];
  const closed: string[] = [];
  for (let i = start; i < end; i++) {
    const sign = text[i]!;
    if (sign === '(' || sign === '[' || sign === '{') open.push(sign);
    else if (sign === ')' || sign === ']' || sign === '}') {
      // half-open intervals, `(0,1]`, pair brackets of different kinds
      const last = open[open.length - 1];
      if (last === undefined) closed.push(sign);
      else if (last === PARTNER[sign] || (last !== '{' && sign !== '}')) open.pop();
      else closed.push(sign);
    }
  }
  return { open, closed };
}

/** What may stand between a formula and the bracket that it lacks: other short terms, no words. */
const TERMS_BEFORE = /[([{](?:[\w.^+\-*/=]{0,6},\s?)*[\w^+\-*/]{0,2}$/;
const TERMS_AFTER = /^(?:,?\s?[\w.^+-]{1,6}){0,3}[)\]}]/;

function balanced(text: string, span: Span, floor: number, ceiling: number): Span {
  let { start, end } = span;
  const { open, closed } = loose(text, span);
  if (closed.length === 1 && open.length === 0) {
    const before = TERMS_BEFORE.exec(text.slice(Math.max(floor, start - REACH), start));
    if (before && !/[A-Za-z]{3,}/.test(before[0])) start -= before[0].length;
    else if (PARTNER[text[end - 1]!]) end--;
  } else if (open.length === 1 && closed.length === 0) {
    const after = TERMS_AFTER.exec(text.slice(end, Math.min(ceiling, end + REACH)));
    if (after && !/[A-Za-z]{3,}/.test(after[0])) end += after[0].length;
    else if ('([{'.includes(text[start]!)) start++;
  }
  return { start, end };
}

function widened(text: string, span: Span, floor: number, ceiling: number): Span {
  let { start, end } = span;
  const formula = text.slice(start, end);
  for (const rule of LEFT) {
    if (!rule.formula.test(formula)) continue;
    const before = rule.beside.exec(text.slice(Math.max(floor, start - REACH), start));
    if (before) start -= before[0].length;
  }
  for (const rule of RIGHT) {
    if (!rule.formula.test(formula)) continue;
    const after = rule.beside.exec(text.slice(end, Math.min(ceiling, end + REACH)));
    if (after) end += after[0].length;
  }
  return { start, end };
}

/** Two formulas that only a sign or two parts, the first of which leaves a bracket open that the second closes. */
function belongTogether(text: string, left: Span, right: Span): boolean {
  const between = text.slice(left.end, right.start);
  if (between.length > 3 || /[A-Za-z]{2,}/.test(between)) return false;
  return loose(text, left).open.length > 0 && loose(text, right).closed.length > 0;
}

export function closedUp(text: string, spans: readonly Span[]): Span[] {
  const joined: Span[] = [];
  for (const span of spans) {
    const last = joined[joined.length - 1];
    if (last && belongTogether(text, last, span)) joined[joined.length - 1] = { start: last.start, end: span.end };
    else joined.push(span);
  }
  const out: Span[] = [];
  for (let i = 0; i < joined.length; i++) {
    const floor = out[out.length - 1]?.end ?? 0;
    const ceiling = joined[i + 1]?.start ?? text.length;
    const paired = balanced(text, widened(text, joined[i]!, floor, ceiling), floor, ceiling);
    // a bracket that was found may be the argument of a function
    const span = widened(text, paired, floor, ceiling);
    if (span.end > span.start) out.push(span);
  }
  return out;
}
