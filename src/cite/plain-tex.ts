// TeX in a line of plain text: `\alpha\in\mathbb{R}^2` reads `α ∈ ℝ²`. In: the TeX of a formula. Out: Unicode.
// Nothing is dropped that carries meaning: an unknown command stays as its name.
import type { CitedText } from './citable.ts';

/** Prose with formulas in Unicode, on one line. */
export const plainText = (text: CitedText): string =>
  text.map((piece) => (piece.kind === 'prose' ? piece.text : plainTex(piece.tex))).join('');

const pairs = (table: string): ReadonlyMap<string, string> =>
  new Map(
    table
      .trim()
      .split(/\s+/)
      .map((pair) => pair.split(':') as [string, string]),
  );

const LETTERS = pairs(`alpha:α beta:β gamma:γ delta:δ epsilon:ϵ varepsilon:ε zeta:ζ eta:η theta:θ vartheta:ϑ iota:ι
  kappa:κ lambda:λ mu:μ nu:ν xi:ξ pi:π varpi:ϖ rho:ρ varrho:ϱ sigma:σ varsigma:ς tau:τ upsilon:υ phi:ϕ varphi:φ chi:χ
  psi:ψ omega:ω Gamma:Γ Delta:Δ Theta:Θ Lambda:Λ Xi:Ξ Pi:Π Sigma:Σ Upsilon:Υ Phi:Φ Psi:Ψ Omega:Ω ell:ℓ hbar:ℏ
  infty:∞ partial:∂ nabla:∇ emptyset:∅ varnothing:∅ aleph:ℵ Re:ℜ Im:ℑ forall:∀ exists:∃ neg:¬ lnot:¬ sum:∑ prod:∏
  int:∫ dots:… ldots:… cdots:⋯ vdots:⋮ prime:′ top:⊤ bot:⊥ perp:⊥ angle:∠ star:⋆ ast:∗ bullet:• circ:∘ dagger:† degree:°
  langle:⟨ rangle:⟩ lceil:⌈ rceil:⌉ lfloor:⌊ rfloor:⌋ lbrace:{ rbrace:} lvert:| rvert:| vert:| mid:| lVert:‖ rVert:‖
  Vert:‖ imath:ı jmath:ȷ cdot:· S:§ P:¶ pounds:£ copyright:©`);

/** Set off by blanks. */
const RELATIONS = pairs(`le:≤ leq:≤ leqslant:≤ ge:≥ geq:≥ geqslant:≥ ne:≠ neq:≠ ll:≪ gg:≫ approx:≈ sim:∼ simeq:≃
  cong:≅ equiv:≡ propto:∝ in:∈ notin:∉ ni:∋ subset:⊂ subseteq:⊆ supset:⊃ supseteq:⊇ to:→ rightarrow:→ longrightarrow:→
  leftarrow:← gets:← leftrightarrow:↔ Rightarrow:⇒ implies:⇒ Leftarrow:⇐ iff:⇔ Leftrightarrow:⇔ mapsto:↦ uparrow:↑
  downarrow:↓ times:× div:÷ pm:± mp:∓ cup:∪ cap:∩ setminus:∖ oplus:⊕ otimes:⊗ odot:⊙ wedge:∧ land:∧ vee:∨ lor:∨
  prec:≺ succ:≻ lesssim:≲ gtrsim:≳ models:⊨ vdash:⊢ coloneqq:≔ triangleq:≜ parallel:∥`);

/** Marks that stand above the letter before them in Unicode. */
const MARKS = pairs(
  'tilde:\u0303 widetilde:\u0303 hat:\u0302 widehat:\u0302 bar:\u0304 overline:\u0304 dot:\u0307 ddot:\u0308 vec:\u20d7 check:\u030c breve:\u0306',
);

const SIGNS = pairs(`|:‖ {:{ }:} %:% #:# &:& $:$ _:_`);
const SPACES = new Set([',', ';', ':', ' ', '!', '>', 'quad', 'qquad', 'enspace', 'thinspace']);
/** They change the look of what follows and no more. */
const SILENT =
  /^(?:left|right|middle|[bB]igg?[lrm]?|displaystyle|textstyle|limits|nolimits|mathbf|mathcal|mathrm|mathsf|mathfrak|mathscr|mathit|boldsymbol|bm|cal|bf|rm|text\w*|operatorname\*?|mbox|hbox|ensuremath|underline|mathop|mathbin|mathrel|mathord)$/;

const raised = pairs('0:⁰ 1:¹ 2:² 3:³ 4:⁴ 5:⁵ 6:⁶ 7:⁷ 8:⁸ 9:⁹ +:⁺ -:⁻ n:ⁿ i:ⁱ ∗:* *:*');
const lowered = pairs('0:₀ 1:₁ 2:₂ 3:₃ 4:₄ 5:₅ 6:₆ 7:₇ 8:₈ 9:₉ +:₊ -:₋');

/** Unicode's invisible sign between a function and its argument: stands at both ends of `log` until words are parted. */
const NAME_EDGE = '\u2061';

const TOKEN = /\\[a-zA-Z]+\*?|\\[\s\S]|[\s\S]/gu;
/** Deeper nesting is shown as it stands. */
const MAX_DEPTH = 60;

export function plainTex(tex: string): string {
  const tokens = tex.match(TOKEN) ?? [];
  return readUntilClosed({ tokens, at: 0 }, 0)
    .replace(/(?<=[\p{L}\p{N}])\u2061+(?=[\p{L}\p{Nd}])/gu, ' ')
    .replace(/\u2061/g, '')
    .replace(/ +/g, ' ')
    .trim()
    .normalize('NFC');
}

type Reading = { readonly tokens: readonly string[]; at: number };

function readUntilClosed(reading: Reading, depth: number): string {
  let out = '';
  while (reading.at < reading.tokens.length && reading.tokens[reading.at] !== '}') {
    out += readPiece(reading, depth);
  }
  reading.at++;
  return out;
}

function readPiece(reading: Reading, depth: number): string {
  const token = reading.tokens[reading.at++] ?? '';
  if (token === '{') return depth > MAX_DEPTH ? token : readUntilClosed(reading, depth + 1);
  if (token === '^') return script(argument(reading, depth), raised, '^');
  if (token === '_') return script(argument(reading, depth), lowered, '_');
  if (token.startsWith('\\') && token.length > 1) return readCommand(token.slice(1), reading, depth);
  return /\s|~/.test(token) ? ' ' : token;
}

function readCommand(name: string, reading: Reading, depth: number): string {
  const sign = LETTERS.get(name) ?? SIGNS.get(name);
  if (sign !== undefined) return sign;
  if (RELATIONS.has(name)) return ` ${RELATIONS.get(name)!} `;
  if (SPACES.has(name)) return name === '!' ? '' : ' ';
  if (SILENT.test(name)) {
    // `\right.` closes a bracket that is not there.
    if (/^(?:left|right)$/.test(name) && reading.tokens[reading.at] === '.') reading.at++;
    skipBlanks(reading);
    return '';
  }
  if (MARKS.has(name)) return marked(argument(reading, depth), MARKS.get(name)!);
  if (name === 'mathbb' || name === 'Bbb') return [...argument(reading, depth)].map(doubleStruck).join('');
  if (name === 'sqrt') return `√${inBrackets(argument(reading, depth))}`;
  if (/^[dtc]?frac$/.test(name)) {
    return `${asTerm(argument(reading, depth))}/${asTerm(argument(reading, depth))}`;
  }
  return `${NAME_EDGE}${name}${NAME_EDGE}`;
}

/** A group, a command with what belongs to it, or one sign. */
function argument(reading: Reading, depth: number): string {
  skipBlanks(reading);
  if (reading.tokens[reading.at] === '}' || reading.at >= reading.tokens.length || depth > MAX_DEPTH) return '';
  const piece = readPiece(reading, depth + 1);
  // `\mathcal O` as an argument: the silent command hands on to what follows.
  return piece === '' ? argument(reading, depth + 1) : piece.trim();
}

function skipBlanks(reading: Reading): void {
  while (/^\s$/.test(reading.tokens[reading.at] ?? '')) reading.at++;
}

const marked = (text: string, mark: string): string => {
  const [first = '', ...rest] = [...text];
  return `${first}${mark}${rest.join('')}`;
};

function script(text: string, table: ReadonlyMap<string, string>, sign: string): string {
  const signs = [...text];
  if (signs.length > 0 && signs.every((one) => table.has(one))) return signs.map((one) => table.get(one)!).join('');
  return `${sign}${inBrackets(text)}`;
}

const inBrackets = (text: string): string =>
  /^(?:[\p{L}\p{M}\p{N}.\u2061]*|.|\([^()]*\))$/u.test(text) ? text : `(${text})`;

/** Above or below a slash an index needs no brackets: `y_i/h`. */
const asTerm = (text: string): string => (/^\p{L}\p{M}*_[\p{L}\p{N}\u2061]+$/u.test(text) ? text : inBrackets(text));

/** Those that Unicode had before it gave the alphabet a block of its own. */
const EARLY_STRUCK = pairs('C:ℂ H:ℍ N:ℕ P:ℙ Q:ℚ R:ℝ Z:ℤ');

function doubleStruck(letter: string): string {
  const early = EARLY_STRUCK.get(letter);
  if (early !== undefined) return early;
  const code = letter.charCodeAt(0);
  if (/^[A-Z]$/.test(letter)) return String.fromCodePoint(0x1d538 + code - 65);
  return letter === '1' ? '𝟙' : letter;
}
