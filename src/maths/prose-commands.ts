// TeX commands in running text. In: a text and the place of a backslash. Out: what a reader should see of the command
// and its arguments. It never hides one that it does not know: that stays as it stood, marked as doubtful.
import { compose, isAccent, LETTERS } from '../leaves/tex-accents.ts';
import { webUrl } from '../leaves/urls.ts';
import type { WebUrl } from '../types.ts';
import { group, type Mend, replacement, type Scene } from './mend.ts';
import { ABBREVIATIONS, ESCAPED, REFERENCES, SIGNS, SPACES, STYLED, SWITCHES } from './tex-words.ts';

type Command = Scene & {
  readonly at: number;
  /** Letters, or one sign; without the backslash. */
  readonly name: string;
  /** Behind the name. */
  readonly end: number;
};

type CommandRule = {
  readonly name: string;
  readonly seen: readonly [string, string];
  readonly mend: (command: Command) => Mend | null;
};

const MAX_UNKNOWN_ARGUMENT = 60;

const own = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** The rows are tried from the first to the last. */
export const COMMAND_RULES: readonly CommandRule[] = [
  {
    name: 'escaped sign',
    seen: ['5.84\\%', '5.84%'],
    mend: ({ name, end }) => (ESCAPED.has(name) ? replacement(end, name) : null),
  },
  {
    name: 'sign escaped twice',
    seen: ['Q\\\\&A', 'Q&A'],
    mend: ({ text, name, end }) =>
      name === '\\' && /[%&_#]/.test(text[end] ?? '') ? replacement(end + 1, text[end]!) : null,
  },
  {
    name: 'line break',
    seen: ['one line\\\\[2mm] and another', 'one line\n and another'],
    mend: ({ text, name, end }) =>
      name === '\\'
        ? replacement(end + /^(?:\*?\[[^\]]{1,12}\])?/.exec(text.slice(end, end + 15))![0].length, '\n')
        : null,
  },
  {
    name: 'space',
    seen: ['a\\ b', 'a b'],
    mend: ({ text, name, end }) => {
      const space = own(SPACES, name);
      return space === undefined ? null : replacement(/[a-z]/.test(name) ? skipBlanks(text, end) : end, space);
    },
  },
  {
    name: 'invisible',
    seen: ['\\ours\\xspace improves', '\\ours improves'],
    mend: ({ name, end }) => (name === 'xspace' ? replacement(end, '') : null),
  },
  {
    name: 'escaped quote',
    seen: ['the \\"hard\\" ones', 'the "hard" ones'],
    mend: ({ text, at, name, end }) => {
      if (name !== '"') return null;
      const opens =
        !/[\p{L}\p{N}]/u.test(text[at - 1] ?? '') && /^[^\\]{2,80}\\"(?![A-Za-z{])/.test(text.slice(end, end + 90));
      return opens || !/[A-Za-z{\\]/.test(text[end] ?? '') ? replacement(end, '"') : null;
    },
  },
  {
    name: 'accent',
    seen: ['Schr\\"odinger', 'Schrödinger'],
    mend: mendAccent,
  },
  {
    name: 'letter',
    seen: ['\\L ojasiewicz', 'Łojasiewicz'],
    mend: ({ text, at, name, end }) => {
      const letter = own(LETTERS, name);
      if (letter === undefined) return null;
      const next = text.startsWith('{}', end) ? end + 2 : skipBlanks(text, end);
      const touches = /\p{Ll}/u.test(text[next] ?? '') || /\p{L}/u.test(text[at - 1] ?? '') || isAlone(text, at, end);
      return touches
        ? replacement(isAlone(text, at, end) || !/\p{L}/u.test(text[next] ?? '') ? end : next, letter)
        : null;
    },
  },
  {
    name: 'abbreviation',
    seen: ['(\\eg GPT-4)', '(e.g. GPT-4)'],
    mend: ({ text, name, end }) => {
      const words = own(ABBREVIATIONS, name);
      if (words === undefined) return null;
      const after = text.startsWith('{}', end) ? end + 2 : end;
      return replacement(text[after] === '.' ? after + 1 : after, words);
    },
  },
  {
    name: 'sign',
    seen: ['34.7\\deg', '34.7°'],
    mend: ({ text, name, end }) => {
      const sign = own(SIGNS, name);
      if (sign === undefined) return null;
      return replacement(text.startsWith('{}', end) ? end + 2 : end, sign);
    },
  },
  {
    name: 'styled words',
    seen: ['\\textbf{L}azy', 'Lazy'],
    mend: (command) => {
      const style = own(STYLED, command.name);
      const close = closeOf(command, command.end);
      return style === undefined || close === null ? null : group(command.end + 1, close, close + 1, { style });
    },
  },
  {
    name: 'coloured words',
    seen: ['\\textcolor[rgb]{1, 0, 0}{Code available}', 'Code available'],
    mend: (command) => {
      if (!/^(?:text|page)?color(?:box)?$/.test(command.name)) return null;
      const colour = skipOption(command.text, command.end);
      const colourClose = closeOf(command, colour);
      if (colourClose === null) return null;
      const close = closeOf(command, colourClose + 1);
      if (command.name === 'color' || close === null) return replacement(colourClose + 1, '');
      return group(colourClose + 2, close, close + 1);
    },
  },
  {
    name: 'link',
    seen: ['\\href{https://a.b/c}{our page}', 'our page'],
    mend: (command) => {
      if (command.name !== 'href') return null;
      const close = closeOf(command, command.end);
      const wordsClose = close === null ? null : closeOf(command, close + 1);
      if (close === null || wordsClose === null) return null;
      const href = address(command.text.slice(command.end + 1, close));
      return href === null ? null : group(close + 2, wordsClose, wordsClose + 1, { href });
    },
  },
  {
    name: 'address',
    seen: ['\\url{https://a.b/c\\_d}', 'https://a.b/c_d'],
    mend: (command) => {
      const close = /^(?:url|nolinkurl|path)$/.test(command.name) ? closeOf(command, command.end) : null;
      if (close === null) return null;
      const words = command.text.slice(command.end + 1, close).replaceAll('\\', '');
      return replacement(close + 1, words, 'restored', address(words));
    },
  },
  {
    name: 'footnote',
    seen: ['a method\\footnote{Code is public.}', 'a method (Code is public.)'],
    mend: (command) => {
      if (!/^(?:footnote|footnotetext|thanks)$/.test(command.name)) return null;
      const start = skipOption(command.text, command.end);
      const close = closeOf(command, start);
      const before = /\s/.test(command.text[command.at - 1] ?? ' ') ? '(' : ' (';
      return close === null ? null : group(start + 1, close, close + 1, { before, after: ')' });
    },
  },
  {
    name: 'reference',
    seen: ['as in \\cite{smith2020}', 'as in \\cite{smith2020}'],
    mend: (command) => {
      const close = REFERENCES.test(command.name) ? closeOf(command, skipOption(command.text, command.end)) : null;
      return close === null ? null : replacement(close + 1, command.text.slice(command.at, close + 1), 'doubtful');
    },
  },
  {
    name: 'switch without a group',
    seen: ['the \\it training and the rest', 'the training and the rest'],
    mend: ({ text, name, end }) => {
      const style = own(SWITCHES, name);
      const start = skipBlanks(text, end);
      if (style === undefined || start === end) return null;
      const word = /^[\p{L}\p{N}-]+/u.exec(text.slice(start, start + 60))?.[0];
      return word === undefined ? null : group(start, start + word.length, start + word.length, { style });
    },
  },
  {
    name: 'unknown',
    seen: ['abbreviated as \\method{}', 'abbreviated as \\method{}'],
    mend: (command) => {
      if (!/[a-zA-Z]/.test(command.name)) return null;
      const close = closeOf(command, command.end);
      const end = close === null || close - command.end > MAX_UNKNOWN_ARGUMENT ? command.end : close + 1;
      return replacement(end, command.text.slice(command.at, end), 'doubtful');
    },
  },
];

const COMMAND = /\\([a-zA-Z]+|[\s\S])/y;

/** What the command at `at` means to a reader; null where the backslash is not one. */
export function mendCommand(scene: Scene, at: number): Mend | null {
  COMMAND.lastIndex = at;
  const name = COMMAND.exec(scene.text)?.[1];
  if (name === undefined) return null;
  const command = { ...scene, at, name, end: at + 1 + name.length };
  for (const rule of COMMAND_RULES) {
    const mend = rule.mend(command);
    if (mend !== null) return mend;
  }
  return null;
}

/** The group `{\bf …}` that opens at `at`. */
export function mendSwitch(scene: Scene, at: number): Mend | null {
  const close = scene.partners.get(at);
  const name = close === undefined ? undefined : /^\\([a-zA-Z]+)/.exec(scene.text.slice(at + 1, at + 20))?.[1];
  const style = name === undefined ? undefined : own(SWITCHES, name);
  if (style === undefined || scene.text[at + 2 + name!.length] === '{') return null;
  return group(Math.min(skipBlanks(scene.text, at + 2 + name!.length), close!), close!, close! + 1, { style });
}

/** `\'e`, `\'{e}`, `\'\i`, `\v{s}`, `\c c`: an accent and its letter. */
function mendAccent({ text, name, end }: Command): Mend | null {
  if (!isAccent(name)) return null;
  const rest = text.slice(end, end + 12);
  const pattern = /[a-z]/i.test(name)
    ? /^(?:\s*\{\s*(?:\\([ij])|(\p{L}))\s*\}|\s+(?:\\([ij])(?![a-zA-Z]) ?|(\p{L})))/u
    : /^(?:\s*\{\s*(?:\\([ij])|(\p{L}))\s*\}|\s?(?:\\([ij])(?![a-zA-Z]) ?|(\p{L})))/u;
  const match = pattern.exec(rest);
  const letter = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  if (letter === undefined) return rest.startsWith('{}') && /[~^]/.test(name) ? replacement(end + 2, name) : null;
  const composed = compose(name, letter);
  return composed === null ? null : replacement(end + match![0].length, composed);
}

const isAlone = (text: string, at: number, end: number): boolean => text[at - 1] === '{' && text[end] === '}';

/** The partner of a brace that stands at `at`, or null. */
function closeOf({ text, partners }: Scene, at: number): number | null {
  return text[at] === '{' ? (partners.get(at) ?? null) : null;
}

/** Behind a short `[option]`, where one stands. */
const skipOption = (text: string, at: number): number =>
  at + (/^\[[^\]]{0,40}\]/.exec(text.slice(at, at + 42))?.[0].length ?? 0);

const skipBlanks = (text: string, at: number): number => at + /^[ \t]{0,8}/.exec(text.slice(at, at + 8))![0].length;

const address = (words: string): WebUrl | null => webUrl(words.replace(/\\([_#%&~])/g, '$1'));
