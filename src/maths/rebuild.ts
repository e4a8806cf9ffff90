// Damaged maths becomes TeX again. In: a stretch of a text that is maths. Out: TeX that KaTeX accepts, with what was
// done to it; null where nothing acceptable came of it. An ordered table of repairs; each is a function from text to text.
import type { Trust } from '../types.ts';
import { splitRun } from './split.ts';
import { NAMES } from './tex-names.ts';
import { acceptsTex } from './typeset.ts';

export type Rebuilt = { readonly tex: string; readonly trust: Trust; readonly reason: string | null };

export type Repair = {
  readonly name: string;
  /** For a reader, as a part of a sentence: "… were put back". */
  readonly did: string;
  readonly trust: 'restored' | 'inferred';
  /** What it was made for: as scraped, and as TeX. */
  readonly seen: readonly [string, string];
  readonly mend: (tex: string) => string;
};

/** An atom that may stand before its lost `\frac`: a number, a letter or command, a bracket, each with its scripts. */
const SCRIPT = String.raw`(?:[\^_](?:\{[^{}]{0,40}\}|\\[a-zA-Z]{1,20}|[A-Za-z0-9]))`;
const ATOM = String.raw`(?:\d{1,9}(?:\.\d{1,9})?|\\[a-zA-Z]{1,20}|[A-Za-z]|\([^(){}]{1,60}\))`;
const LOST_FRACTION = new RegExp(
  String.raw`(?<![\^_}a-zA-Z\\\d])((?:${ATOM}${SCRIPT}{0,2}){1,4})\{((?:[^{}]|\{[^{}]{0,40}\}){1,60})\}`,
  'g',
);
/** Behind these a brace holds an argument. */
const TAKES_ARGUMENT =
  /\\(?:[a-z]*(?:frac|sqrt|bb|cal|bf|rm|sf|frak|scr|it|tt|symbol|line|hat|tilde|bar|vec|dot|check|name|text[a-z]*|binom|bm))$/;

/** `t{=}1`, `2{\\times}`, `6{,}000`, `L{\\mathfrak g}`: braces for other ends. */
const OPERATOR_ALONE =
  /^\s*(?:[=<>,.:;+!-]|\\(?:sim|pm|mp|times|approx|to|in|cdot|le|ge|leq|geq|rightarrow|math[a-z]+ ?\{?[A-Za-z]\}?|(?:cal|bf|rm|it) [A-Za-z]+))\s*$/;

export const REPAIRS: readonly Repair[] = [
  {
    name: 'names',
    did: 'backslashes',
    trust: 'restored',
    seen: ['alphain(0,1]', '\\alpha \\in (0,1]'],
    mend: (tex) =>
      tex.replace(/\\[a-zA-Z]+|[A-Za-z]+/g, (run, at: number) => (run[0] === '\\' ? run : spell(run, tex, at))),
  },
  {
    name: 'signs',
    did: 'backslashes',
    trust: 'restored',
    seen: ['10%', '10\\%'],
    mend: (tex) => tex.replace(/(?<!\\)[%#&]/g, '\\$&'),
  },
  {
    name: 'sets in braces',
    did: 'the braces of a set',
    trust: 'restored',
    seen: ['{X_i}_{i=1}^N', '\\{X_i\\}_{i=1}^N'],
    mend: (tex) =>
      tex.replace(
        /(?<=^|[=,(|[+] ?|\\(?:in|max|min|times|subset|subseteq|setminus|inf|sup|cup|cap|to) ?)\{((?!\s*\\(?:cal|bf|rm|it|sf|math|frak|Bbb|tt))(?:[^{}]|\{[^{}]{0,40}\}){2,80})\}(?!\{)/g,
        (whole, inside: string, at: number) =>
          isSet(inside, tex.slice(at + whole.length)) ? `\\{${inside}\\}` : whole,
      ),
  },
  {
    name: 'nested fraction',
    did: 'the bar of a fraction',
    trust: 'restored',
    seen: ['\\frac{1{\\gamma}}', '\\frac{1}{\\gamma}'],
    mend: (tex) => tex.replace(/\\frac\{([^{}]{1,40})\{([^{}]{1,40})\}\}/g, '\\frac{$1}{$2}'),
  },
  {
    name: 'fraction',
    did: 'the bar of a fraction',
    trust: 'restored',
    seen: ['3{4}', '\\frac{3}{4}'],
    mend: (tex) =>
      tex.replace(LOST_FRACTION, (whole, above: string, below: string, at: number) =>
        OPERATOR_ALONE.test(below) || TAKES_ARGUMENT.test(tex.slice(Math.max(0, at - 20), at) + above)
          ? whole
          : `\\frac{${above}}{${below}}`,
      ),
  },
  {
    name: 'soft O',
    did: 'the tilde over 𝒪: a plain one would have lost its letter’s name',
    trust: 'inferred',
    seen: ['\\mathcal{O}(d^k)', '\\widetilde{\\mathcal{O}}(d^k)'],
    mend: (tex) => tex.replace(/(?<!\\[a-z]{3,12}\{)\\mathcal\{O\}(?=\(|\\left)/g, '\\widetilde{\\mathcal{O}}'),
  },
  {
    name: 'real space',
    did: 'the double stroke of ℝ',
    trust: 'inferred',
    seen: ['x \\in R^d', 'x \\in \\mathbb{R}^d'],
    mend: (tex) =>
      tex.replace(
        /(?<=(?:\\in|\\to|\\subset|\\subseteq|\\rightarrow|:) ?)R(?=\^)|^R(?=\^(?:\{?[dnmpDNk](?![a-zA-Z])))/g,
        '\\mathbb{R}',
      ),
  },
  {
    name: 'expectation',
    did: 'the double stroke of 𝔼',
    trust: 'inferred',
    seen: ['E[\\tau]', '\\mathbb{E}[\\tau]'],
    mend: (tex) => tex.replace(/(?<![A-Za-z\\_^{])E(?=\[|_\{?[^\]]{1,12}\}?\[)/g, '\\mathbb{E}'),
  },
  {
    name: 'norm',
    did: 'the double bars of a norm',
    trust: 'inferred',
    seen: ['|x|_2', '\\|x\\|_2'],
    mend: (tex) => tex.replace(/(?<![|\\])\|([^|]{1,40})\|(?=_[\d{p\\]|_F|_\*)/g, '\\|$1\\|'),
  },
  {
    name: 'fences',
    did: 'brackets that grow',
    trust: 'restored',
    seen: ['\\left(Kright)', '\\left(K\\right)'],
    mend: pairFences,
  },
];

/** @param source maths as scraped, dollars apart */
export function rebuild(source: string): Rebuilt | null {
  let tex = source.trim();
  let trust: Trust = 'intact';
  const did: string[] = [];
  for (const repair of REPAIRS) {
    const mended = repair.mend(tex);
    if (mended === tex) continue;
    tex = mended;
    if (trust !== 'inferred') trust = repair.trust;
    if (!did.includes(repair.did)) did.push(repair.did);
  }
  tex = tex.replace(/\s+/g, ' ').trim();
  if (acceptsTex(tex)) return { tex, trust, reason: reasonFor(did) };
  const balanced = balance(tex);
  if (balanced !== tex && acceptsTex(balanced)) {
    return { tex: balanced, trust: 'inferred', reason: reasonFor([...did, 'a lost brace']) };
  }
  return null;
}

function reasonFor(did: readonly string[]): string | null {
  if (did.length === 0) return null;
  const list = did.length === 1 ? did[0]! : `${did.slice(0, -1).join(', ')} and ${did.at(-1)}`;
  return `a formula that lost ${list}`;
}

/** Braces print as a set where they hold a list, a condition or an indexed family. */
const isSet = (inside: string, after: string): boolean =>
  /,|\\mid|:| \| |\\pm|\\[lc]?dots/.test(inside) || (/^_/.test(after) && /[_^]/.test(inside));

/** A run of letters at `at` with the backslashes of its names. */
function spell(run: string, tex: string, at: number): string {
  const after = tex[at + run.length] ?? '';
  const isIndex = tex[at - 1] === '{' && /[_^]/.test(tex[at - 2] ?? '') && after === '}';
  const name = NAMES.get(run);
  if (name !== undefined) {
    if (name.kind === 'named') return isIndex ? run : `\\operatorname{${run}}`;
    if (
      isIndex &&
      name.kind !== 'greek' &&
      !name.sure &&
      !/^(?:min|max|star|top|dagger|prime|ast|inf|sup|eff)$/.test(run)
    )
      return run;
    const isFontOfGroup = name.kind === 'font' && /^(?:text)$/.test(run) && after !== '{';
    return isFontOfGroup ? run : `\\${run}${/[a-zA-Z]/.test(after) ? ' ' : ''}`;
  }
  const pieces = run.length < 3 ? null : splitRun(run, 3);
  if (
    pieces === null ||
    (isIndex && !pieces.every(({ text }) => NAMES.get(text)?.kind === 'greek' || NAMES.get(text)?.sure))
  )
    return run;
  return pieces
    .map((piece, index) => {
      const next = pieces[index + 1]?.text ?? after;
      if (!piece.isName) return piece.text;
      if (NAMES.get(piece.text)!.kind === 'named') return `\\operatorname{${piece.text}}`;
      return `\\${piece.text}${/^[a-zA-Z([]/.test(next) && !/^(?:left|right)/.test(piece.text) ? ' ' : ''}`;
    })
    .join('');
}

/** `\left` without `\right`, or the other way round, is an error in TeX: then both go. */
function pairFences(tex: string): string {
  const spelled = tex.replace(/\\?(left|right)\s*(?=[()[\]|{}.])/g, '\\$1');
  let depth = 0;
  for (const [, side] of spelled.matchAll(/\\(left|right)(?![a-z])/g)) {
    depth += side === 'left' ? 1 : -1;
    if (depth < 0) break;
  }
  const curly = spelled.replace(/\\(left|right)([{}])/g, '\\$1\\$2');
  return depth === 0 ? curly : spelled.replace(/\\(?:left|right)(?![a-z])/g, '');
}

/** Braces that lost their partner go; `\left` and `\right` too, as the brace may have stood between them. */
function balance(tex: string): string {
  const open: number[] = [];
  const lost = new Set<number>();
  for (const match of tex.matchAll(/\\[\s\S]|[{}]/g)) {
    if (match[0] === '{') open.push(match.index);
    else if (match[0] === '}' && open.pop() === undefined) lost.add(match.index);
  }
  for (const index of open) lost.add(index);
  return [...tex]
    .map((_, index) => index)
    .filter((index) => !lost.has(index))
    .map((index) => tex[index])
    .join('')
    .replace(/\\(?:left|right)(?![a-z])/g, '');
}
