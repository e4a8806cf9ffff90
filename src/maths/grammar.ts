// What may be maths, by its grammar: operands, operators between them, scripts and brackets behind them. In: tokens and
// a place among them. Out: how far a formula may reach from there, and how much speaks for it. It reads no word of
// prose: what it cannot name ends the formula.
import { isOperatorToken, operatorAt } from './operators.ts';
import type { Piece } from './split.ts';
import { MATHS_SIGN, NAMES } from './tex-names.ts';
import { viewTokens } from './token-view.ts';
import { isLetter, type Token } from './tokens.ts';

/** Up to which token it reaches, and whether it holds something that prose never holds. */
export type Reading = { readonly end: number; readonly strong: boolean };

export type Reader = { read(at: number): Reading | null };

const MAX_DEPTH = 10;
const MAX_TERMS = 120;
const MAX_GROUP = 90;
const STEPS_PER_TOKEN = 40;

/** A reader of one text. Reading from every place in turn costs time linear in the text's length. */
export function createReader(tokens: readonly Token[]): Reader {
  const view = viewTokens(tokens);
  const { at, isGlued, isSign, hasScript, nameOf, splitOf, partnerOf } = view;
  // Hostile text can make the grammar try and fail for ever; real text needs about two steps a token.
  const maxSteps = 1000 + STEPS_PER_TOKEN * tokens.length;
  let steps = 0;
  let isInBars = false;

  function expression(start: number, depth: number): Reading | null {
    const first = term(start, depth);
    if (first === null) return null;
    let { end, strong } = first;
    let last = start;
    for (let terms = 1; terms < MAX_TERMS; terms++) {
      const operator = operatorAt(view, end, strong);
      const next = operator === null ? factor(end, end === last + 1, depth) : term(operator.end, depth);
      if (next === null) break;
      last = operator?.end ?? end;
      end = next.end;
      strong ||= next.strong || operator?.strong === true;
    }
    return { end, strong };
  }

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
      const close = partnerOf(index);
      const inside = close === undefined || close - index > MAX_GROUP ? null : reading(close + 1, true);
      return inside && view.proseIn(index + 1, close!) <= 2 ? inside : null;
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

  function operand(index: number, token: Token, depth: number): Reading | null {
    if (token.kind === 'number') return reading(index + 1, false);
    if (token.kind === 'command') return command(index, token, depth);
    if (token.kind === 'word') return word(index, token, depth);
    if (isSign(index, '([{')) return group(index, depth);
    if (isSign(index, '|')) return bars(index, depth);
    if (isSign(index, '+-−±')) return isGlued(index + 1) ? term(index + 1, depth + 1) : null;
    if (view.isEllipsis(index)) return reading(index + 3, false);
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
    if (text.length === 1) return reading(index + 1, false);
    const name = nameOf(token);
    if (name === undefined) {
      if (text.length < 4) return shortRun(index, text, depth);
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

  /** Two or three letters: too short to be sure of without what follows them. */
  function shortRun(index: number, text: string, depth: number): Reading | null {
    const next = at(index + 1);
    const isCalled = isGlued(index + 1) && isSign(index + 1, '(_');
    if (/^(?:SO|SU|SL|GL|PSL|PGL|Sp)$/.test(text)) return isCalled ? reading(index + 1, false) : null;
    if (/^[A-Za-z]to$/.test(text) && next?.text === 'infty') return reading(index + 2, true);
    if (/^[A-Za-z](?:ge|le|ne|gg|ll)$/.test(text) && !/^(?:[Aa]ge|[Oo]ne|[Aa]ll|[Ii]ll|egg|ell)$/.test(text)) {
      const isOperand = next?.kind === 'number' || /^(?:font|greek)$/.test(nameOf(next)?.kind ?? '');
      if (isOperand) return strengthened(term(index + 1, depth + 1));
    }
    // `qin[1, infty]`, where no function is meant.
    const isMember = /^[A-Za-z]in$/.test(text) && isGlued(index + 1) && isSign(index + 1, '[');
    if (isMember) return strengthened(group(index + 1, depth));
    if (view.isProduct(index)) return reading(index + 1, false);
    const pieces = splitOf(at(index)!);
    return pieces === null ? null : tail(index, pieces, depth);
  }

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
    const close = partnerOf(index);
    return close === undefined || close - index > MAX_GROUP || view.proseIn(index + 1, close) > 1
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
    const close = partnerOf(index);
    if (close === undefined || close - index > MAX_GROUP || depth > MAX_DEPTH) return null;
    // `{=}`, `{times}`: an operator without its spaces.
    if (close === index + 2 && isSign(index, '{') && isOperatorToken(view, index + 1)) return reading(close + 1, true);
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
        operatorAt(view, end, true) !== null
      ) {
        end = Math.max(end + 1, operatorAt(view, end, true)?.end ?? 0);
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
