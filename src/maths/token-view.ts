// A text's tokens as the grammar looks at them. In: tokens. Out: questions about the token at a place; a place outside of
// the text answers no to each of them.
import { type Piece, splitWord } from './split.ts';
import { NAMES, type Name } from './tex-names.ts';
import type { Token } from './tokens.ts';

export type TokenView = {
  at(index: number): Token | undefined;
  /** Whether no blank stands before it. */
  isGlued(index: number): boolean;
  /** Whether it is one of these single signs. */
  isSign(index: number, signs: string): boolean;
  /** Whether an index or an exponent is bound to it. */
  hasScript(index: number): boolean;
  isEllipsis(index: number): boolean;
  /** The TeX command that it is, with its backslash or without. */
  nameOf(token: Token | undefined): Name | undefined;
  /** Two letters that an argument begins with: `O(KT)`. */
  isProduct(index: number): boolean;
  /** The commands that ran together in it. */
  splitOf(token: Token): readonly Piece[] | null;
  /** The bracket that closes or opens the one at this place. */
  partnerOf(index: number): number | undefined;
  /** How many words of prose stand in `[from, to)`. */
  proseIn(from: number, to: number): number;
};

export function viewTokens(tokens: readonly Token[]): TokenView {
  const partners = pairBrackets(tokens);
  const splits = new Map<string, readonly Piece[] | null>();
  const at = (index: number): Token | undefined => tokens[index];
  const isGlued = (index: number): boolean => at(index)?.spaced === false;
  const isSign = (index: number, signs: string): boolean =>
    at(index)?.kind === 'sign' && signs.includes(at(index)!.text);
  const nameOf = (token: Token | undefined): Name | undefined => {
    if (token?.kind === 'word') return NAMES.get(token.text);
    return token?.kind === 'command' ? NAMES.get(token.text.slice(1)) : undefined;
  };
  const splitOf = ({ kind, text }: Token): readonly Piece[] | null => {
    if (kind !== 'word') return null;
    if (!splits.has(text)) splits.set(text, splitWord(text));
    return splits.get(text)!;
  };
  const isProse = (token: Token): boolean =>
    token.kind === 'word' && token.text.length > 3 && nameOf(token) === undefined && splitOf(token) === null;
  return {
    at,
    isGlued,
    isSign,
    hasScript: (index) => isGlued(index + 1) && isSign(index + 1, '^_'),
    isEllipsis: (index) => isSign(index, '.') && isSign(index + 1, '.') && isSign(index + 2, '.'),
    nameOf,
    isProduct: (index) =>
      /^[A-Za-z]{2}$/.test(at(index)?.text ?? '') &&
      !SHORT_WORDS.test(at(index)!.text) &&
      isGlued(index) &&
      isSign(index - 1, '(') &&
      isGlued(index - 1),
    splitOf,
    partnerOf: (index) => partners.get(index),
    proseIn: (from, to) => tokens.slice(from, to).filter(isProse).length,
  };
}

/** English words that brackets may begin with. */
const SHORT_WORDS = /^(?:in|to|is|of|or|as|an|at|by|no|we|be|if|on|up|so|do|it|he|vs)$/;

const OPENING: Readonly<Record<string, string>> = { '(': ')]', '[': ')]', '{': '}' };

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
