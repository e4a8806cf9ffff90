// What may be maths, by its grammar: operands, operators between them, scripts and brackets behind them. In: tokens and
// a place among them. Out: how far a formula may reach from there, and how much speaks for it. It reads no word of
// prose: what it cannot name ends the formula.
import { type Piece, splitRun } from './split.ts';
import { NAMES } from './tex-names.ts';
import type { Token } from './tokens.ts';

/** Up to which token it reaches, and whether it holds something that prose never holds. */
export type Reading = { readonly end: number; readonly strong: boolean };

export type Reader = { read(at: number): Reading | null };

const MAX_DEPTH = 10;
const MAX_TERMS = 120;
const MAX_GROUP = 90;
const STEPS_PER_TOKEN = 40;
const OPERATOR_SIGNS = /^[=<>+*/≤≥≠≈∼∈⊂⊆∪∩×·±→↦∝−-]$/u;
const OPENING: Readonly<Record<string, string>> = { '(': ')]', '[': ')]', '{': '}' };
const MATHS_SIGN = /^[αβγδεζηθικλμνξπρστυφχψωϵϕϑΓΔΘΛΞΠΣΦΨΩ∞∇∂ℓℝℕℤℂ𝔼∑∏∫√∅∀∃]$/u;

/** Brackets of a text and their partners, by token; round and square ones may close each other: `(0,1]`. */
function pairBrackets(tokens: readonly Token[]): ReadonlyMap<number, number> {
  const partners = new Map<number, number>();
  const stack: number[] = [];
  tokens.forEach(({ text, kind }, index) => {
    if (kind !== 'sign') return;
    if (Object.hasOwn(OPENING, text)) stack.push(index);
    else if (')]}'.includes(text) && stack.length > 0) {
      const open = stack.at(-1)!;
      if (OPENING[tokens[open]!.text]!.includes(text)) partners.set(stack.pop()!, index);
      else if (text === '}') stack.length = 0;
    }
  });
  return partners;
}

/** A reader of one text. Reading from every place in turn costs time linear in the text's length. */
export function createReader(tokens: readonly Token[]): Reader {
  const partners = pairBrackets(tokens);
  const at = (index: number): Token | undefined => tokens[index];
  const isGlued = (index: number): boolean => at(index) !== undefined && !at(index)!.spaced;
  const isSign = (index: number, signs: string): boolean =>
    at(index)?.kind === 'sign' && signs.includes(at(index)!.text);
  // Hostile text can make the grammar try and fail for ever; real text needs about two steps a token.
  const maxSteps = 1000 + STEPS_PER_TOKEN * tokens.length;
  let steps = 0;
  let isInBars = false;
  const splits = new Map<string, readonly Piece[] | null>();
  const splitOf = (token: Token): readonly Piece[] | null => {
    if (token.kind !== 'word' || token.text.length < 3 || NAMES.has(token.text)) return null;
    if (!splits.has(token.text)) splits.set(token.text, isLikely(splitRun(token.text, 2)));
    return splits.get(token.text)!;
  };
  const nameOf = (token: Token | undefined) =>
    token?.kind === 'word'
      ? NAMES.get(token.text)
      : token?.kind === 'command'
        ? NAMES.get(token.text.slice(1))
        : undefined;

  function expression(start: number, depth: number): Reading | null {
    const first = term(start, depth);
    if (first === null) return null;
    let { end, strong } = first;
    let last = start;
    for (let terms = 1; terms < MAX_TERMS; terms++) {
      const operator = operatorAt(end, strong);
      const next = operator === null ? factor(end, end === last + 1, depth) : term(operator.end, depth);
      if (next === null) break;
      last = operator?.end ?? end;
      end = next.end;
      strong ||= next.strong || operator?.strong === true;
    }
    return { end, strong };
  }

  /** An operator at `index`, and whether it proves maths. */
  function operatorAt(index: number, strongBefore: boolean): { end: number; strong: boolean } | null {
    const token = at(index);
    if (token === undefined) return null;
    if (token.kind === 'sign') {
      if (isSign(index, ',')) return isSeries(index) ? { end: index + 1, strong: false } : null;
      if (!OPERATOR_SIGNS.test(token.text)) return null;
      const isDouble = isGlued(index + 1) && isSign(index + 1, '=<>|') && /[<>=:|]/.test(token.text);
      // A hyphen is a minus where both its sides are alike: `n-1` and `n - 1`, not `k -means`.
      const end = index + (isDouble ? 2 : 1);
      // Nor is it one before a name with an accent: `gamma-H\"older`.
      const isTied = isGlued(index + 2) && isSign(index + 2, '\\');
      return /[-−/]/.test(token.text) && (isTied || isGlued(index) !== isGlued(index + 1))
        ? null
        : { end, strong: false };
    }
    const name = nameOf(token);
    if (name?.kind === 'operator') {
      if (name.sure || token.kind === 'command') return { end: index + 1, strong: true };
      return isMathsBeside(index, token.text, strongBefore) ? { end: index + 1, strong: false } : null;
    }
    const pieces = splitOf(token);
    return pieces !== null && isOperator(pieces[0]!) ? { end: index, strong: true } : null;
  }

  const isOperatorToken = (index: number): boolean =>
    nameOf(at(index))?.kind === 'operator' || (at(index)?.kind === 'sign' && OPERATOR_SIGNS.test(at(index)!.text));

  /** Whether an English word between operands is an operator. */
  function isMathsBeside(index: number, word: string, strongBefore: boolean): boolean {
    const next = at(index + 1);
    if (next === undefined || /^(?:an?|A|each|any|the|every)$/.test(at(index - 1)?.text ?? '')) return false;
    const isSet = isSign(index + 1, '([{') || nameOf(next)?.kind === 'font' || hasScript(index + 1);
    if (word === 'in')
      return (
        isSign(index + 1, '([{') || /^math/.test(next.text) || (/^[RZNC]$/.test(next.text) && hasScript(index + 1))
      );
    if (word === 'to') return next.text === 'infty' || (strongBefore && next.text === '0');
    if (
      word === 'times' ||
      word === 'sim' ||
      word === 'cap' ||
      word === 'cup' ||
      word === 'subset' ||
      word === 'approx'
    ) {
      return (
        next.kind === 'number' ||
        isLetter(next) ||
        isSet ||
        /^(?:greek|function)$/.test(NAMES.get(next.text)?.kind ?? '')
      );
    }
    return false;
  }

  /** A comma that no blank separates from its neighbours, or one beside an ellipsis: `x_1,x_2`, `x_1, ..., x_n`. */
  const isSeries = (index: number): boolean => {
    const next = at(index + 1);
    const isDots = (token: Token | undefined): boolean =>
      token !== undefined && /^\\?[lc]?dots$|^\.$|^…$/.test(token.text);
    const isTight = isGlued(index) && isGlued(index + 1) && next?.kind !== 'number' && at(index - 1)?.kind !== 'number';
    return isTight || isDots(next) || isDots(at(index - 1));
  };

  const hasScript = (index: number): boolean => isGlued(index + 1) && isSign(index + 1, '^_');
  const isEllipsis = (index: number): boolean => isSign(index, '.') && isSign(index + 1, '.') && isSign(index + 2, '.');

  /** A term that follows another without an operator; behind a bare letter only functions do, across a blank. */
  function factor(index: number, isBehindBare: boolean, depth: number): Reading | null {
    const token = at(index);
    if (token === undefined) return null;
    if (isGlued(index)) {
      const isReadable = token.kind !== 'sign' || isSign(index, '|([{') || MATHS_SIGN.test(token.text);
      return isReadable ? term(index, depth) : null;
    }
    const name = nameOf(token);
    const isFunction = name?.kind === 'function' || name?.kind === 'big' || token.text === 'sqrt';
    if (isBehindBare && isLetter(at(index - 1)!) && !isFunction) return null;
    const isBound =
      isFunction || name?.sure || token.kind === 'command' || token.text === 'left' || splitOf(token) !== null;
    const isCalled = (isLetter(token) || name?.kind === 'greek') && isGlued(index + 1) && isSign(index + 1, '_^(');
    if (isBound || isCalled) return term(index, depth);
    const font = name?.kind === 'font' ? term(index, depth) : null;
    return font?.strong ? font : null;
  }

  /** One operand with all that is bound to it. */
  function term(start: number, depth: number): Reading | null {
    if (depth > MAX_DEPTH || ++steps > maxSteps) return null;
    const token = at(start);
    if (token === undefined) return null;
    const base = operand(start, token, depth);
    if (base === null) return null;
    let { end, strong } = base;
    const isWord = token.kind === 'word' && token.text.length > 1 && !strong && nameOf(token) === undefined;
    if (isWord) return null;
    for (let count = 0; count < MAX_TERMS && isGlued(end); count++) {
      const next = postfix(start, end, depth);
      if (next === null) break;
      end = next.end;
      strong ||= next.strong;
    }
    return { end, strong };
  }

  /** A script, an argument, a prime or the lost denominator of a fraction. */
  function postfix(start: number, index: number, depth: number): Reading | null {
    if (isSign(index, '^_')) return script(index + 1, depth);
    if (at(index)!.text === 'times' && at(index - 1)!.kind === 'number' && !isGlued(index + 1))
      return reading(index + 1, true);
    if (isSign(index, "'")) {
      const next = isGlued(index + 1) ? at(index + 1)!.text : '';
      return /^[a-z']/i.test(next) && !isSign(index + 2, '(') ? null : reading(index + 1, false);
    }
    if (isSign(index, '!') && isLetter(at(index - 1)!)) return reading(index + 1, false);
    if (isSign(index, '([')) {
      const inside = group(index, depth);
      const caller = at(start)!.text;
      const isKnown =
        index === start + 1 &&
        ((/^[OoΩΘ]$|^(?:Omega|Theta)$/.test(caller) && isSign(index, '(')) ||
          (/^[EP]$/.test(caller) && isSign(index, '[')));
      return inside === null ? null : { ...inside, strong: inside.strong || isKnown };
    }
    if (isSign(index, '{')) {
      const inside = group(index, depth);
      return inside === null ? null : { ...inside, strong: true };
    }
    return null;
  }

  function script(index: number, depth: number): Reading | null {
    const token = at(index);
    if (token === undefined || !isGlued(index)) return null;
    if (isSign(index, '{')) {
      const close = partners.get(index);
      const inside = close === undefined || close - index > MAX_GROUP ? null : reading(close + 1, true);
      return inside && proseIn(index + 1, close!) <= 2 ? inside : null;
    }
    if (token.kind === 'word') {
      if (token.text.length <= 2 || NAMES.has(token.text)) return reading(index + 1, true);
      const pieces = splitOf(token);
      return pieces === null ? null : tail(index, pieces, depth);
    }
    if (token.kind === 'number' || token.kind === 'command' || isSign(index, '*+†')) {
      // `M^3FD` and `Box^2EL` are names.
      const next = at(index + 1);
      return isGlued(index + 1) &&
        next?.kind === 'word' &&
        next.text.length > 1 &&
        splitOf(next) === null &&
        !NAMES.has(next.text)
        ? null
        : reading(index + 1, true);
    }
    return null;
  }

  /** How many words of prose stand in `[from, to)`. */
  function proseIn(from: number, to: number): number {
    let words = 0;
    for (let index = from; index < to; index++) {
      const token = at(index)!;
      if (token.kind === 'word' && token.text.length > 3 && nameOf(token) === undefined && splitOf(token) === null)
        words++;
    }
    return words;
  }

  function operand(index: number, token: Token, depth: number): Reading | null {
    if (token.kind === 'number') return reading(index + 1, false);
    if (token.kind === 'command') return command(index, token, depth);
    if (token.kind === 'word') return word(index, token, depth);
    if (isSign(index, '([{')) return group(index, depth);
    if (isSign(index, '|')) return bars(index, depth);
    if (isSign(index, '+-−±')) return isGlued(index + 1) ? term(index + 1, depth + 1) : null;
    if (isEllipsis(index)) return reading(index + 3, false);
    return MATHS_SIGN.test(token.text) || token.text === '…' ? reading(index + 1, token.text !== '…') : null;
  }

  function command(index: number, token: Token, depth: number): Reading | null {
    const name = nameOf(token);
    if (name === undefined) return null;
    if (name.kind === 'operator') return null;
    if (name.kind === 'font' || name.kind === 'function' || name.kind === 'delimiter' || name.kind === 'big') {
      const argument = isSign(index + 1, '([{|') ? group(index + 1, depth) : term(index + 1, depth + 1);
      return argument === null ? null : { ...argument, strong: true };
    }
    return reading(index + 1, true);
  }

  function word(index: number, token: Token, depth: number): Reading | null {
    const { text } = token;
    if (/^(?:SO|SU|SL|GL|PSL|PGL|Sp)$/.test(text))
      return isGlued(index + 1) && isSign(index + 1, '(_') ? reading(index + 1, false) : null;
    if (text.length === 1) return reading(index + 1, false);
    const name = nameOf(token);
    if (name === undefined) {
      const next = at(index + 1);
      // `Mto infty`, `kge 1`: too short to be sure of without what follows.
      const isLimit = /^[A-Za-z]to$/.test(text) && next?.text === 'infty';
      const isBound =
        /^[A-Za-z](?:ge|le|ne|gg|ll)$/.test(text) &&
        !/^(?:[Aa]ge|[Oo]ne|[Aa]ll|[Ii]ll|egg|ell)$/.test(text) &&
        (next?.kind === 'number' || nameOf(next)?.kind === 'font' || nameOf(next)?.kind === 'greek');
      if (isLimit || (isBound && next!.kind === 'number')) return reading(index + 2, true);
      if (isBound) return strengthened(term(index + 1, depth + 1));
      // `qin[1, infty]`, where no function is meant.
      const isMember = /^[A-Za-z]in$/.test(text) && isGlued(index + 1) && isSign(index + 1, '[');
      if (isMember) return strengthened(group(index + 1, depth));
      if (isProduct(index, token)) return reading(index + 1, false);
      const pieces = splitOf(token);
      return pieces === null ? null : tail(index, pieces, depth);
    }
    switch (name.kind) {
      case 'greek':
        return reading(index + 1, false);
      case 'operand':
        return name.sure || hasScript(index) || (/dots$/.test(text) && at(index - 1)?.text === ',')
          ? reading(index + 1, name.sure)
          : null;
      case 'font': {
        if (!name.sure && /^(?:it|rm|sf|tt|text|check)$/.test(text) && !isSign(index - 1, '{')) return null;
        const argument = fontArgument(index + 1, depth);
        return argument === null
          ? null
          : {
              ...argument,
              strong: name.sure || argument.strong || isGlued(index + 1) || /^[A-Z]$/.test(at(index + 1)!.text),
            };
      }
      case 'function':
      case 'named':
        return functionArgument(index + 1, name.kind === 'named', depth);
      case 'big':
        return hasScript(index) ? reading(index + 1, true) : null;
      case 'delimiter':
        return delimiter(index, depth);
      case 'operator':
        return relation(index, name.sure, depth);
    }
  }

  /** Two letters that an argument begins with: `O(KT)`. */
  const isProduct = (index: number, { text }: Token): boolean =>
    /^[A-Za-z]{2}$/.test(text) &&
    !SHORT_WORDS.test(text) &&
    isGlued(index) &&
    isSign(index - 1, '(') &&
    isGlued(index - 1);

  /** The single argument of a font or an accent: a group, or one operand. */
  function fontArgument(index: number, depth: number): Reading | null {
    const token = at(index);
    if (token === undefined) return null;
    if (isSign(index, '{')) return scriptGroup(index);
    if (isLetter(token) || token.kind === 'number' || nameOf(token)?.kind === 'greek')
      return reading(index + 1, hasScript(index));
    if (nameOf(token)?.kind === 'font' || nameOf(token)?.sure) return term(index, depth + 1);
    const pieces = splitOf(token);
    return pieces === null ? null : tail(index, pieces, depth);
  }

  function scriptGroup(index: number): Reading | null {
    const close = partners.get(index);
    return close === undefined || close - index > MAX_GROUP || proseIn(index + 1, close) > 1
      ? null
      : reading(close + 1, true);
  }

  function functionArgument(index: number, needsBracket: boolean, depth: number): Reading | null {
    const hasIndex = isGlued(index) && isSign(index, '_^');
    const scripted = hasIndex ? script(index + 1, depth) : null;
    const from = scripted?.end ?? index;
    if (isGlued(from) && isSign(from, '([{')) {
      const inside = group(from, depth);
      if (inside !== null) return { ...inside, strong: inside.strong || scripted !== null };
    }
    if (scripted !== null && needsBracket) return scripted;
    const next = at(from);
    const mayFollow =
      next !== undefined &&
      (isLetter(next) ||
        next.kind === 'number' ||
        nameOf(next) !== undefined ||
        splitOf(next) !== null ||
        isSign(from, '|('));
    const argument = needsBracket || !mayFollow ? null : term(from, depth + 1);
    return argument === null ? scripted : { ...argument, strong: argument.strong || scripted !== null };
  }

  /** A relation without a left side: `geq 100`, `sim 10`. */
  function relation(index: number, isSure: boolean, depth: number): Reading | null {
    const word = at(index)!.text;
    const next = at(index + 1);
    const isBeforeNumber = next?.kind === 'number' && /^(?:[gl]eq?|ll|gg|pm|sim|approx|neq?)$/.test(word);
    const isBeforeOperand =
      isSure && word.length > 2 && next !== undefined && (isLetter(next) || nameOf(next) !== undefined);
    const side = isBeforeNumber || isBeforeOperand ? term(index + 1, depth + 1) : null;
    return side === null ? null : { ...side, strong: true };
  }

  function delimiter(index: number, depth: number): Reading | null {
    const word = at(index)!.text;
    if (/^(?:langle|lceil|lfloor|rangle|rceil|rfloor|[lr]?[vV]ert)$/.test(word)) return reading(index + 1, true);
    if (word === 'right') return null;
    if (!isSign(index + 1, '([{|')) return null;
    const inside = isSign(index + 1, '|') ? bars(index + 1, depth) : group(index + 1, depth);
    return inside === null ? null : { ...inside, strong: true };
  }

  /** A run of letters that holds commands; where the last of them wants an argument, with that. */
  function tail(index: number, pieces: readonly Piece[], depth: number): Reading | null {
    const last = pieces.at(-1)!;
    const kind = last.isName ? NAMES.get(last.text)!.kind : null;
    if (kind === 'delimiter') {
      if (isSign(index + 1, ')]}')) return reading(index + 1, true);
      if (NAMES.get(last.text)!.sure) return reading(index + 1, true);
      const inside = group(index + 1, depth);
      return inside === null ? null : { ...inside, strong: true };
    }
    if (kind === 'operator' || kind === 'font' || kind === 'function') {
      const argument = kind === 'font' ? fontArgument(index + 1, depth) : term(index + 1, depth + 1);
      return argument === null ? null : { ...argument, strong: true };
    }
    return reading(index + 1, true);
  }

  /** A bracket with a list of expressions in it. */
  function group(index: number, depth: number): Reading | null {
    const close = partners.get(index);
    if (close === undefined || close - index > MAX_GROUP || depth > MAX_DEPTH) return null;
    // `{=}`, `{times}`: an operator without its spaces.
    if (close === index + 2 && isSign(index, '{') && isOperatorToken(index + 1)) return reading(close + 1, true);
    let end = index + 1;
    let strong = false;
    while (end < close) {
      const next = expression(end, depth + 1);
      if (next !== null && next.end <= close) {
        end = next.end;
        strong ||= next.strong;
      } else if (
        isSign(end, ',;:|.·*') ||
        at(end)!.text === 'cdot' ||
        at(end)!.text === 'mid' ||
        operatorAt(end, true) !== null
      ) {
        end = Math.max(end + 1, operatorAt(end, true)?.end ?? 0);
      } else if (/^(?:right|[bB]igg?r?)$/.test(at(end)!.text) && end + 1 === close) end++;
      else return null;
    }
    return end === close ? { end: close + 1, strong } : null;
  }

  /** `|x|`, `||x||`. Bars do not nest: nobody could tell which of them close. */
  function bars(index: number, depth: number): Reading | null {
    if (isInBars) return null;
    let open = index;
    while (isSign(open, '|') && open - index < 2) open++;
    isInBars = true;
    const inside = at(open)?.text === 'cdot' ? reading(open + 1, true) : expression(open, depth + 1);
    isInBars = false;
    if (inside === null || !isSign(inside.end, '|')) return null;
    const isDouble = open - index === 2;
    return isDouble && !isSign(inside.end + 1, '|') ? null : { ...inside, end: inside.end + open - index };
  }

  /** `^2` behind a word: `NEAR^2`, `M^3FD`; an underscore only before braces, as names of files hold it too. */
  function loneScript(index: number): Reading | null {
    const mark = at(index)!.text;
    const isBehindWord = isGlued(index) && /^(?:word|number)$/.test(at(index - 1)?.kind ?? '');
    if (!isBehindWord || !isGlued(index + 1)) return null;
    if (isSign(index + 1, '{')) return scriptGroup(index + 1);
    const isShort = at(index + 1)?.kind === 'number' && at(index + 1)!.text.length < 3;
    const isName = mark === '_' && !/^[A-Z]{2}$/.test(at(index - 1)!.text);
    return isShort && !isName ? reading(index + 2, true) : null;
  }

  return {
    read: (start) => (isSign(start, '^_') ? loneScript(start) : expression(start, 0)),
  };
}

const strengthened = (inner: Reading | null): Reading | null => (inner === null ? null : { ...inner, strong: true });

const reading = (end: number, strong: boolean): Reading => ({ end, strong });

export const isLetter = (token: Token): boolean => token.kind === 'word' && token.text.length === 1;

const isOperator = (piece: Piece): boolean => piece.isName && NAMES.get(piece.text)!.kind === 'operator';

/** Splits that hold a name which no English word would hold by chance. */
function isLikely(pieces: readonly Piece[] | null): readonly Piece[] | null {
  if (pieces === null) return null;
  const names = pieces.filter((piece) => piece.isName);
  const letters = pieces.length - names.length;
  const isShort = names.some(({ text }) => text.length === 2 && !GREEK_PAIR.test(text));
  const isTelling = ({ text }: Piece): boolean => {
    const { sure, kind } = NAMES.get(text)!;
    if (text.length > 4 && (sure || (kind === 'greek' && letters <= 1))) return true;
    if (letters > 1) return false;
    if (kind === 'greek') return text.length === 4 || (text.length === 3 && names.length > 1 && letters === 0);
    if (/^(?:left|right|times|sqrt|approx)$/.test(text)) return true;
    return (
      !isShort && text !== 'ell' && (sure ? text.length > 2 : text === 'log' || (text === 'sim' && !pieces[0]!.isName))
    );
  };
  return names.some(isTelling) ? pieces : null;
}

const SHORT_WORDS = /^(?:in|to|is|of|or|as|an|at|by|no|we|be|if|on|up|so|do|it|he|vs)$/;
const GREEK_PAIR = /^(?:pi|mu|nu|xi)$/;
