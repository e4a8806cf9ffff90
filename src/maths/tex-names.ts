// TeX commands as they look once their backslash is gone, by what they are for. Tables only: `rules.ts` reads them to
// find maths, `rebuild.ts` to put the backslashes back.

const words = (list: string): readonly string[] => list.trim().split(/\s+/);

/** Also words of prose (`beta testing`, `a Lambda function`): alone they prove nothing. */
const GREEK = words(`alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi pi rho sigma tau upsilon
  phi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega`);

/** Stand where a letter may stand, and no English text holds them. */
const SURE_OPERANDS =
  words(`varepsilon vartheta varphi varrho varsigma varpi infty ell hbar varkappa nabla ldots cdots aleph
  emptyset varnothing downarrow uparrow Downarrow Uparrow`);

const UNSURE_OPERANDS = words('partial dots top bot star prime dagger ast bullet square');

/** Between two operands; the unsure ones are English words. */
const SURE_OPERATORS = words(`leq geq le ge neq ne ll gg cdot propto equiv simeq cong pm mp subseteq supseteq setminus
  rightarrow leftarrow Rightarrow Leftarrow longrightarrow leftrightarrow mapsto otimes oplus odot rtimes bowtie circ
  lesssim gtrsim leqslant geqslant preceq succeq triangleq coloneqq notin wedge vee`);
const UNSURE_OPERATORS = words('in to times mid sim approx subset supset cup cap parallel perp');

/** Before their argument. */
const SURE_FONTS =
  words(`mathcal mathbb mathbf mathrm mathsf mathfrak mathscr mathit boldsymbol textbf textrm operatorname
  widetilde widehat overline underline sqrt frac tfrac dfrac binom`);
const UNSURE_FONTS = words('tilde hat bar vec dot ddot check bm text cal bf rm it sf tt frak Bbb');

const FUNCTIONS =
  words(`log ln lg exp min max sup inf lim limsup liminf arg argmin argmax det dim ker sin cos tan sinh cosh
  tanh Pr gcd`);
/** Functions for which KaTeX has no command: set upright by `\operatorname`. */
const NAMED_FUNCTIONS = words('poly polylog rank tr diag sign sgn softmax Var Cov supp span vol conv');

const BIG_OPERATORS = words('sum prod int bigcup bigcap bigoplus bigotimes iint oint coprod');

const SURE_DELIMITERS = words('langle rangle lceil rceil lfloor rfloor Vert lVert rVert lvert rvert');
const UNSURE_DELIMITERS = words('left right vert big Big bigl bigr Bigl Bigr bigg Bigg');

export type NameKind = 'greek' | 'operand' | 'operator' | 'font' | 'function' | 'named' | 'big' | 'delimiter';

export type Name = { readonly kind: NameKind /** Whether no English text holds it. */; readonly sure: boolean };

const ROWS: readonly (readonly [NameKind, boolean, readonly string[]])[] = [
  ['greek', false, GREEK],
  ['operand', true, SURE_OPERANDS],
  ['operand', false, UNSURE_OPERANDS],
  ['operator', true, SURE_OPERATORS],
  ['operator', false, UNSURE_OPERATORS],
  ['font', true, SURE_FONTS],
  ['font', false, UNSURE_FONTS],
  ['function', false, FUNCTIONS],
  ['named', false, NAMED_FUNCTIONS],
  ['big', false, BIG_OPERATORS],
  ['delimiter', true, SURE_DELIMITERS],
  ['delimiter', false, UNSURE_DELIMITERS],
];

export const NAMES: ReadonlyMap<string, Name> = new Map(
  ROWS.flatMap(([kind, sure, list]) => list.map((name) => [name, { kind, sure }] as const)),
);

/** Signs of maths that Unicode has and a keyboard has not. */
export const MATHS_SIGN = /^[αβγδεζηθικλμνξπρστυφχψωϵϕϑΓΔΘΛΞΠΣΦΨΩ∞∇∂ℓℝℕℤℂ𝔼∑∏∫√∅∀∃]$/u;
