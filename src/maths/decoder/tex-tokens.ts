// TeX as the language model reads it: one token per letter, digit, sign or command; an opening brace belongs to what
// it follows (`^{`, `\frac{`), a closing one says what it closes. Blanks are nothing.
// In: TeX as an author wrote it. Out: token names, or null where braces do not pair up.

/** What a group of braces is for; the closing brace's token carries it. */
export const GROUPS = ['', 'group', 'up', 'down', 'over', 'under', 'font', 'bold', 'accent', 'root', 'words'] as const;
const groupNumber = (name: (typeof GROUPS)[number]): number => GROUPS.indexOf(name);
export const GROUP = groupNumber('group');
export const GROUP_UP = groupNumber('up');
export const GROUP_DOWN = groupNumber('down');
/** The first and the second argument of a fraction. */
export const GROUP_OVER = groupNumber('over');
export const GROUP_UNDER = groupNumber('under');
export const GROUP_WORDS = groupNumber('words');

/** Commands that take an argument in braces, and the group that the argument makes. Only these may be put back. */
export const WRAPPERS: readonly (readonly [command: string, group: number])[] = [
  ...['mathbb', 'mathcal', 'mathfrak'].map((c) => [c, groupNumber('font')] as const),
  ...['mathbf', 'boldsymbol'].map((c) => [c, groupNumber('bold')] as const),
  ...['tilde', 'hat', 'bar', 'overline', 'vec', 'dot', 'underline'].map((c) => [c, groupNumber('accent')] as const),
  ['sqrt', groupNumber('root')],
  ...['frac', 'binom'].map((c) => [c, GROUP_OVER] as const),
  ...['text', 'mathrm', 'operatorname', 'mathsf', 'mathtt', 'texttt', 'textsf', 'mathit', 'textbf', 'textit'].map(
    (c) => [c, GROUP_WORDS] as const,
  ),
];
export const WRAPPER_GROUP: ReadonlyMap<string, number> = new Map(WRAPPERS);

/** Commands that look like another one: nobody can tell which of them was lost, and nobody needs to. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  [
    'tfrac frac',
    'dfrac frac',
    'widetilde tilde',
    'widehat hat',
    'mathscr mathcal',
    'bm boldsymbol',
    'textrm text',
    'textnormal text',
    'mbox text',
  ].map((pair) => pair.split(' ') as [string, string]),
);

/** The name that stands for a command with an argument in the language model. */
export const canonical = (name: string): string => ALIKE.get(name) ?? name;

/** Switches after which a group holds words. */
export const WORD_SWITCHES: ReadonlySet<string> = new Set(['\\rm', '\\sf', '\\tt', '\\it', '\\bf']);

/** In a group of words a run of letters is one token. */
export const WORD_TOKEN = '<word>';
export const START_TOKEN = '<start>';
export const END_TOKEN = '<end>';
export const OTHER_TOKEN = '<other>';

/** Digits from 3 on behave alike. */
export const charToken = (char: string): string => (char >= '4' && char <= '9' ? '3' : char);

/**
 * @param tex an author's formula, without its dollars
 * @param onWord called with each run of letters in a group of words
 */
export function texTokens(tex: string, onWord?: (word: string) => void): string[] | null {
  const out: string[] = [];
  const stack: number[] = [];
  let at = 0;
  while (at < tex.length) {
    const char = tex[at]!;
    if (char === '\\') {
      let to = at + 1;
      while (to < tex.length && /[a-zA-Z]/.test(tex[to]!)) to++;
      if (to === at + 1) to++;
      const command = tex.slice(at, to);
      at = to;
      if (/^\\[\s\\]?$/.test(command)) continue;
      const name = command.slice(1);
      if (tex[at] === '{') {
        out.push(`\\${canonical(name)}{`);
        stack.push(WRAPPER_GROUP.get(canonical(name)) ?? GROUP);
        at++;
      } else {
        out.push(command);
        if (WORD_SWITCHES.has(command) && stack.length > 0) stack[stack.length - 1] = GROUP_WORDS;
      }
      continue;
    }
    at++;
    if (/\s/.test(char)) continue;
    if (char === '{') {
      const last = out[out.length - 1];
      if (last === '^' || last === '_') {
        out[out.length - 1] = `${last}{`;
        stack.push(last === '^' ? GROUP_UP : GROUP_DOWN);
      } else if (last === `}${GROUPS[GROUP_OVER]}`) {
        out.push('{under');
        stack.push(GROUP_UNDER);
      } else {
        out.push('{');
        stack.push(GROUP);
      }
    } else if (char === '}') {
      const group = stack.pop();
      if (group === undefined) return null;
      out.push(`}${GROUPS[group]}`);
    } else if (/[a-zA-Z]/.test(char) && stack[stack.length - 1] === GROUP_WORDS) {
      let to = at;
      while (to < tex.length && /[a-zA-Z]/.test(tex[to]!)) to++;
      onWord?.(tex.slice(at - 1, to));
      out.push(WORD_TOKEN);
      at = to;
    } else {
      out.push(charToken(char));
    }
  }
  return stack.length === 0 ? out : null;
}
