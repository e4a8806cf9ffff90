// A text as the finder reads it: words, numbers, commands and single signs. In: a text. Out: tokens in order, with the
// blanks between them as a flag; together they hold every sign that is not a blank.

export type Token = {
  readonly kind: 'word' | 'number' | 'command' | 'sign';
  readonly text: string;
  readonly start: number;
  readonly end: number;
  /** Whether a blank stands before it. */
  readonly spaced: boolean;
};

/** A variable, perhaps. */
export const isLetter = (token: Token): boolean => token.kind === 'word' && token.text.length === 1;

const TOKEN = /([A-Za-z]+)|(\d+(?:[.,]\d+)*)|(\\(?:[a-zA-Z]+|[{}|,;!%_#&$ ]))|[^\s]/gu;

export function tokenise(text: string, from = 0): readonly Token[] {
  const tokens: Token[] = [];
  let last = -1;
  TOKEN.lastIndex = from;
  for (const match of text.matchAll(TOKEN)) {
    const kind = match[1] ? 'word' : match[2] ? 'number' : match[3] ? 'command' : 'sign';
    const start = match.index;
    const end = start + match[0].length;
    tokens.push({ kind, text: match[0], start, end, spaced: start !== last });
    last = end;
  }
  return tokens;
}
