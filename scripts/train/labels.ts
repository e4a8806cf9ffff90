// The label that each token of a shown abstract should get, from the formulas that are known to be in it.
import katex from 'katex';
import { BEGIN, IN } from '../../src/maths/decoder/labeller.ts';
import type { Tokens } from '../../src/maths/decoder/tokens.ts';
import type { Shown } from './truth.ts';

const accepted = new Map<string, boolean>();
export function katexAccepts(tex: string): boolean {
  let answer = accepted.get(tex);
  if (answer === undefined) {
    try {
      katex.renderToString(tex, { output: 'mathml', throwOnError: true, strict: 'ignore', maxExpand: 200 });
      answer = true;
    } catch {
      answer = false;
    }
    accepted.set(tex, answer);
  }
  return answer;
}

const bare = (tex: string): string =>
  tex
    .replace(/\\(?:text|textrm|textbf|textit|texttt|textsf|emph|href|url|mbox|mathrm|mathbf|underline)\b/g, '')
    .replace(/[{}\s]/g, '');

/** Numbers, percentages and words in dollars read the same as prose: they are not looked for. */
export function isPlain(tex: string): boolean {
  if (/^\s*\(?\s*(?:\\text\w*\{)?[ivx]{1,4}\}?\s*\)?\s*$/.test(tex) && tex.includes('(')) return true;
  const t = tex.replace(/\\[,;!: ]/g, '').trim();
  if (/\\(?:text\w*|emph|href|url|mbox|cite\w*|footnote|unicode)\b/.test(t) && !/[\^_=<>]/.test(t)) return true;
  if (/^[\d\s.,:;%\\+\-\u2212/()[\]~xX]*$/.test(bare(t))) return true;
  return !/^[A-Za-z]'*$/.test(bare(t)) && /^[A-Za-z\s,.;:'-]*$/.test(t);
}

/** Abstracts whose dollars do not pair up: what they hold as maths is prose. */
export const isUnbalanced = (shown: Shown): boolean =>
  shown.formulas.some((f) => f.tex.length > 400 || /(?:[a-z]{3,} ){6}/.test(f.left.replace(/\\[a-z]+/g, '')));

type Span = { start: number; end: number };

/**
 * Authors set their dollars as they please: `$6\\times$`, `6$\\times$`, `$p$ < 0.05`, `O($n$)`. The labeller is taught one
 * way, the widest: each row says what else belongs to a formula that it stands beside.
 */
const WIDENINGS: readonly { readonly name: string; readonly widen: (text: string, span: Span) => Span | null }[] = [
  {
    name: 'a number before an operation or a relation: 6$\\times$, 10$^{-3}$, 5 $\\pm$ 1',
    widen: (text, { start, end }) => {
      const inside = text.slice(start, end);
      const glued = /^(?:\^|_|times|cdot|pm|%|circ)/.test(inside);
      if (!glued && !/^(?:<|>|=|leq|geq|le\b|ge\b|sim|approx|in\b|to\b|rightarrow|\+|-|\/|\*|ll\b|gg\b)/.test(inside))
        return null;
      const before = /(?<![\w.,-])-?\d[\d.,]*%?\s?$/.exec(text.slice(Math.max(0, start - 14), start));
      return before && /\d%?\s?$/.test(before[0]) ? { start: start - before[0].length, end } : null;
    },
  },
  {
    name: 'a number after an operation or a relation: $p<$ 0.05, $\\sim$ 10',
    widen: (text, { start, end }) => {
      if (!/(?:[<>=+/*^]|leq|geq|le|ge|sim|approx|times|pm|cdot|ll|gg|neq)\s?$/.test(text.slice(start, end)))
        return null;
      const after = /^\s?-?\d[\d,.]*\d?%?(?![\w-])/.exec(text.slice(end, end + 14));
      return after ? { start, end: end + after[0].replace(/[.,]+$/, '').length } : null;
    },
  },
  {
    name: 'a relation and a number after a variable: $p$ < 0.05, $n$=3',
    widen: (text, { start, end }) => {
      if (!/[\w})]$/.test(text.slice(start, end))) return null;
      const after = /^\s?[<>=]=?\s?-?\d[\d,.]*%?(?![\w-])/.exec(text.slice(end, end + 14));
      return after ? { start, end: end + after[0].replace(/[.,]+$/, '').length } : null;
    },
  },
  {
    name: 'one or two letters that carry an index: H$_2$, R$^d$',
    widen: (text, { start, end }) => {
      if (!/[\^_]/.test(text[start]!)) return null;
      const before = /(?<![A-Za-z\d^_}\])-])[A-Za-z]{1,2}$/.exec(text.slice(Math.max(0, start - 4), start));
      return before ? { start: start - before[0].length, end } : null;
    },
  },
  {
    name: 'a function around its bracketed argument: O($n$), P($x$)',
    widen: (text, { start, end }) => {
      const before = /(?<![A-Za-z\d^_}\])-])[A-Za-z]{1,2}\($/.exec(text.slice(Math.max(0, start - 5), start));
      return before && text[end] === ')' ? { start: start - before[0].length, end: end + 1 } : null;
    },
  },
];

function widened(text: string, span: Span): Span {
  for (let round = 0; round < 3; round++) {
    let changed = false;
    for (const { widen } of WIDENINGS) {
      const wider = widen(text, span);
      if (!wider) continue;
      span = wider;
      changed = true;
    }
    if (!changed) break;
  }
  return span;
}

export function trueLabels(shown: Shown, tokens: Tokens): Uint8Array {
  const labels = new Uint8Array(tokens.count);
  let t = 0;
  for (const formula of shown.formulas) {
    if (isPlain(formula.tex) && !/^\\(?:to|rightarrow|times|sim|approx|pm)$/.test(formula.tex.trim())) continue;
    let { start, end } = formula;
    while (start < end && /\s/.test(shown.text[start]!)) start++;
    while (end > start && /[\s.,;:]/.test(shown.text[end - 1]!)) end--;
    if (start === end) continue;
    ({ start, end } = widened(shown.text, { start, end }));
    while (t > 0 && tokens.start[t - 1]! >= start && labels[t - 1] === 0) t--;
    while (t < tokens.count && tokens.end[t]! <= start) t++;
    const first = t;
    while (t < tokens.count && tokens.start[t]! < end) t++;
    if (first === t) continue;
    const cutsToken = tokens.start[first]! < start || tokens.end[t - 1]! > end;
    if (cutsToken && t - first === 1) continue;
    for (let i = first; i < t; i++) labels[i] = i === first && labels[i] === 0 ? BEGIN : IN;
  }
  return labels;
}
