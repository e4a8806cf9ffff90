// Operators between operands. In: tokens and a place. Out: whether an operator stands there, and how much it proves.
// English words that are operators as well (`in`, `to`, `times`) count only between operands that prose has not.
import type { Piece } from './split.ts';
import { NAMES } from './tex-names.ts';
import type { TokenView } from './token-view.ts';
import { isLetter, type Token } from './tokens.ts';

/** `end`: the token behind it; the operator itself may still belong to the run of letters there. */
export type Operator = { readonly end: number; readonly strong: boolean };

const OPERATOR_SIGNS = /^[=<>+*/≤≥≠≈∼∈⊂⊆∪∩×·±→↦∝−-]$/u;

const isOperator = (piece: Piece): boolean => piece.isName && NAMES.get(piece.text)!.kind === 'operator';

/** An operator at `index`, and whether it proves maths. */
export function operatorAt(view: TokenView, index: number, strongBefore: boolean): Operator | null {
  const { at, isGlued, isSign, nameOf, splitOf } = view;
  const token = at(index);
  if (token === undefined) return null;
  if (token.kind === 'sign') {
    if (isSign(index, ',')) return isSeries(view, index) ? { end: index + 1, strong: false } : null;
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
    return isMathsBeside(view, index, token.text, strongBefore) ? { end: index + 1, strong: false } : null;
  }
  const pieces = splitOf(token);
  return pieces !== null && isOperator(pieces[0]!) ? { end: index, strong: true } : null;
}

/** Whether the token is one, wherever it stands. */
export function isOperatorToken({ at, nameOf }: TokenView, index: number): boolean {
  const token = at(index);
  return nameOf(token)?.kind === 'operator' || (token?.kind === 'sign' && OPERATOR_SIGNS.test(token.text));
}

/** Whether an English word between operands is an operator. */
function isMathsBeside(view: TokenView, index: number, word: string, strongBefore: boolean): boolean {
  const { at, isSign, nameOf, hasScript } = view;
  const next = at(index + 1);
  if (next === undefined || /^(?:an?|A|each|any|the|every)$/.test(at(index - 1)?.text ?? '')) return false;
  const isSet = isSign(index + 1, '([{') || nameOf(next)?.kind === 'font' || hasScript(index + 1);
  if (word === 'in')
    return isSign(index + 1, '([{') || /^math/.test(next.text) || (/^[RZNC]$/.test(next.text) && hasScript(index + 1));
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
      next.kind === 'number' || isLetter(next) || isSet || /^(?:greek|function)$/.test(NAMES.get(next.text)?.kind ?? '')
    );
  }
  return false;
}

/** A comma that no blank separates from its neighbours, or one beside an ellipsis: `x_1,x_2`, `x_1, ..., x_n`. */
function isSeries({ at, isGlued }: TokenView, index: number): boolean {
  const next = at(index + 1);
  const isDots = (token: Token | undefined): boolean =>
    token !== undefined && /^\\?[lc]?dots$|^\.$|^…$/.test(token.text);
  const isTight = isGlued(index) && isGlued(index + 1) && next?.kind !== 'number' && at(index - 1)?.kind !== 'number';
  return isTight || isDots(next) || isDots(at(index - 1));
}
