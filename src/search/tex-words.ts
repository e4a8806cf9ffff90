// A formula as search reads it: signs instead of commands, so that `\chi^2`, `χ²` and `chi^2` are one word.
// In: TeX without dollars, or rich text. Out: plain text for `wordsOf`. It typesets nothing and judges nothing.
import type { RichText } from '../types.ts';

/** Commands that stand for a sign one reads; the Greek letters follow from their names. */
const SIGNS: Readonly<Record<string, string>> = {
  ell: 'ℓ',
  infty: '∞',
  varepsilon: 'ε',
  varphi: 'φ',
  vartheta: 'θ',
  varrho: 'ρ',
  varsigma: 'ς',
  sqrt: '√',
  times: '×',
  approx: '≈',
  leq: '≤',
  le: '≤',
  geq: '≥',
  ge: '≥',
  neq: '≠',
  to: '→',
  rightarrow: '→',
  in: '∈',
  pm: '±',
  sim: '∼',
  cdot: '·',
  ldots: '…',
  dots: '…',
};
const GREEK =
  'alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma tau upsilon phi chi psi omega';
const GREEK_LOWER = 'αβγδεζηθικλμνξοπρστυφχψω';

const GREEK_SIGNS: ReadonlyMap<string, string> = new Map(
  GREEK.split(' ').flatMap((name, at) => {
    const sign = GREEK_LOWER[at]!;
    return [
      [name, sign],
      [name[0]!.toUpperCase() + name.slice(1), sign.toUpperCase()],
    ] as const;
  }),
);

/** Commands that are read aloud by their own name. */
const NAMES: ReadonlySet<string> = new Set(
  'log ln exp min max argmin argmax arg sup inf lim det dim ker deg gcd Pr sin cos tan sinh cosh tanh mod'.split(' '),
);

/** Commands that only dress what follows them: fonts, accents, sizes, text in a formula. */
const DRESS =
  /^(?:math\w*|text\w*|operatorname|boldsymbol|bm|bf|rm|it|sf|tt|cal|wide\w*|tilde|hat|bar|vec|dot|ddot|overline|underline|left|right|[bB]ig\w*|displaystyle|mbox|hbox)$/;

/** TeX as a reader sees it in a line of text: `\widetilde{\mathcal O}(\sqrt{K}\,T^{3/4})` becomes `O(√K T^3/4)`. */
export function searchableTex(tex: string): string {
  return tex
    .replace(/\\[dt]?frac\s*\{([^{}]*)\}\s*\{([^{}]*)\}/g, '$1/$2')
    .replace(/\\([a-zA-Z]+)\*?(\s*)(?=(.?))/gs, (_, name: string, _blank: string, next: string) =>
      sayCommand(name, next),
    )
    .replace(/\\[,;:!\s>]|\\\\|~/g, ' ')
    .replace(/[{}$\\&]/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

function sayCommand(name: string, next: string): string {
  if (DRESS.test(name)) return '';
  const sign = SIGNS[name] ?? GREEK_SIGNS.get(name);
  if (sign !== undefined) return /[\p{L}\p{N}\\]/u.test(next) && sign !== '√' ? `${sign} ` : sign;
  return NAMES.has(name) ? ` ${name} ` : ' ';
}

/** Title or abstract as search reads it: prose as it stands, formulas in signs. */
export const searchableText = (text: RichText): string =>
  text.map((segment) => (segment.kind === 'prose' ? segment.text : searchableTex(segment.tex))).join('');
