// The TeX commands that the decoder knows by kind, and how letters may be cut into them.
// In: names without their backslash. Out: their kind. A name that is not listed here may still be learned by the
// language model; this table only serves where the *kind* of a command tells something that its name does not.

/** Kinds of commands, as small numbers: they take part in the labeller's features. */
export const COMMAND_KINDS = {
  /** Names that are no English words: seeing one is nearly proof of maths. */
  greek: 1,
  relation: 2,
  operator: 3,
  arrow: 4,
  /** `\log`, `\min`: set upright, often words of prose as well. */
  func: 5,
  /** Commands that want an argument: fonts, accents, roots, fractions. */
  wrapper: 6,
  delimiter: 7,
  symbol: 8,
  /** Commands whose name is a common English word or a part of one. */
  english: 9,
} as const;

type Kind = keyof typeof COMMAND_KINDS;

const NAMES: Readonly<Record<Kind, string>> = {
  greek:
    'alpha beta gamma delta epsilon varepsilon zeta eta theta vartheta iota kappa lambda mu nu xi pi varpi rho varrho ' +
    'sigma varsigma tau upsilon phi varphi chi psi omega Gamma Delta Theta Lambda Xi Pi Sigma Upsilon Phi Psi Omega eps',
  relation:
    'leq geq neq le ge ne ll gg lesssim gtrsim leqslant geqslant approx simeq cong equiv propto subset subseteq supset ' +
    'supseteq subsetneq notin ni prec succ preceq succeq vdash asymp doteq triangleq coloneqq preccurlyeq nmid ni sqsubseteq smallsmile bowtie ' +
    'lll ggg ltimes rtimes trianglelefteq leftrightarrows',
  operator:
    'cdot circ otimes oplus odot ast setminus cap cup bigcap bigcup sqcup vee nabla prod coprod int iint ' +
    'oint bigoplus bigotimes bigwedge bigvee pm mp dagger ddagger amalg uplus boxtimes rtimes lor lnot smallsetminus bigcirc sqcap bigsqcup ',
  arrow:
    'rightarrow leftarrow leftrightarrow Rightarrow Leftarrow Leftrightarrow longrightarrow longleftarrow mapsto ' +
    'longmapsto hookrightarrow rightsquigarrow uparrow downarrow updownarrow nearrow searrow twoheadrightarrow ' +
    'rightharpoonup iff xrightarrow',
  func:
    'log ln sin cos tan cot sec csc sinh cosh tanh arcsin arccos arctan min max inf lim liminf limsup argmin ' +
    'argmax dim ker gcd lg Pr operatorname',
  wrapper:
    'mathcal mathbb mathbf mathrm mathsf mathfrak mathscr mathit mathtt boldsymbol bm tilde widetilde hat widehat bar ' +
    'overline underline vec ddot breve sqrt frac tfrac dfrac binom text textrm textbf textit texttt textsf ' +
    'mbox rm bf cal it sf frak underbrace overbrace stackrel overset underset substack mathop mathscr Bbb tt',
  delimiter:
    'left right big Big bigg Bigg bigl bigr Bigl Bigr langle rangle lfloor rfloor lceil rceil vert Vert lvert rvert lVert rVert',
  symbol:
    'ell infty hbar aleph wp emptyset Box Diamond varnothing forall ldots cdots dots vdots ddots quad qquad Re Im top bot hslash ',
  english:
    'in to mid times sum star partial sim angle colon dots circ over choose big left right text bar hat it top min max models parallel owns prime square sharp flat natural degree implies check dot bullet exists exp sup land diamond triangle wedge perp backslash div arg det hom deg',
};

const KIND_OF = new Map<string, number>();
for (const kind of Object.keys(NAMES) as Kind[]) {
  for (const name of NAMES[kind].split(' ')) if (name !== '') KIND_OF.set(name, COMMAND_KINDS[kind]);
}

/** Every name in the table, once. */
export const COMMAND_NAMES: readonly string[] = [...KIND_OF.keys()];

/** The kind of a command's name, 0 when it is none that is known. */
export const commandKind = (name: string): number => KIND_OF.get(name) ?? 0;

const LONGEST = Math.max(...[...KIND_OF.keys()].map((name) => name.length));

/** Length of the longest known command name of at least `least` letters that `text` holds at `at` before `end`; 0 if none. */
export function commandPrefix(text: string, at: number, end: number, least: number): number {
  for (let length = Math.min(LONGEST, end - at); length >= least; length--) {
    if (KIND_OF.has(text.slice(at, at + length))) return length;
  }
  return 0;
}
