// The language model's tokens, arranged for the decoder: which commands may begin where, what braces close, which
// commands may be put back before which sign.
// In: token names and a few learned tables. Out: look-ups that cost no search.
import {
  canonical,
  charToken,
  END_TOKEN,
  GROUP,
  GROUPS,
  OTHER_TOKEN,
  START_TOKEN,
  WORD_SWITCHES,
  WORD_TOKEN,
  WRAPPER_GROUP,
  WRAPPERS,
} from './tex-tokens.ts';

export type Match = {
  readonly token: number;
  readonly end: number;
  readonly group: number;
  readonly switchesToWords: boolean;
};
export type Wrapper = { readonly token: number; readonly group: number };

export type Lexicon = {
  readonly names: readonly string[];
  /** What each token is written as; '' for those that are written as the shown text has them. */
  readonly spelling: readonly string[];
  /** Numbers by name of a command without its backslash: bare, and with its brace. */
  readonly commands: ReadonlyMap<string, number>;
  readonly opened: ReadonlyMap<string, number>;
  readonly longest: number;
  readonly chars: Int16Array;
  readonly charNumber: (char: string) => number;
  /** Token of the control symbol (`\,`) by its sign's code; -1 for none. */
  readonly escapes: Int16Array;
  readonly closers: Int16Array;
  /** 1 for tokens whose sign may have been another: `,` or `\\,`, `|` or `\\|`, `{` or `\\{`. */
  readonly isDoubtable: Uint8Array;
  /** +1 for `\\{`, -1 for `\\}`. */
  readonly braceStep: Int8Array;
  /** +1 for a token that opens a group, -1 for one that closes it. */
  readonly groupStep: Int8Array;
  readonly wrappersBefore: readonly (readonly Wrapper[])[];
  readonly special: {
    readonly start: number;
    readonly end: number;
    readonly word: number;
    readonly other: number;
    readonly up: number;
    readonly down: number;
    readonly open: number;
    readonly under: number;
    readonly bar: number;
    readonly doubleBar: number;
  };
  /** What a run of letters costs as a word; below 0 when it may not be one. */
  readonly wordPrice: (word: string, whole: boolean) => number;
};

export type LexiconTables = {
  readonly names: readonly string[];
  /** For each wrapper of WRAPPERS, the signs that its lost argument may begin with. */
  readonly wrapperStarts: Readonly<Record<string, string>>;
  /** Words that stand in groups of words, with their price in eighths of a natural logarithm. */
  readonly words: ReadonlyMap<string, number>;
};

const NEEDS_ESCAPE = '%#&';

export function lexiconOf(tables: LexiconTables): Lexicon {
  const { names } = tables;
  const numbers = new Map(names.map((name, i) => [name, i]));
  const other = numbers.get(OTHER_TOKEN)!;
  const number = (name: string): number => numbers.get(name) ?? other;
  const commands = new Map<string, number>();
  const opened = new Map<string, number>();
  for (const [name, i] of numbers) {
    const command = /^\\([a-zA-Z]{2,})(\{?)$/.exec(name);
    if (command) (command[2] ? opened : commands).set(command[1]!, i);
  }
  const chars = new Int16Array(128);
  const escapes = new Int16Array(128).fill(-1);
  for (let code = 0; code < 128; code++) {
    const char = String.fromCharCode(code);
    chars[code] = NEEDS_ESCAPE.includes(char) ? -1 : number(charToken(char));
    if (/[^a-zA-Z\s\\'"~+]/.test(char) && (numbers.has(`\\${char}`) || NEEDS_ESCAPE.includes(char)))
      escapes[code] = number(`\\${char}`);
  }
  const wrappersBefore: Wrapper[][] = Array.from({ length: 128 }, () => []);
  for (const [command, group] of WRAPPERS) {
    const token = number(`\\${command}{`);
    for (const char of tables.wrapperStarts[command]!) wrappersBefore[char.charCodeAt(0) & 127]!.push({ token, group });
  }
  return {
    names,
    spelling: names.map((name) => spellingOf(name)),
    commands,
    opened,
    longest: Math.max(...[...commands.keys()].map((name) => name.length)),
    chars,
    charNumber: number,
    escapes,
    isDoubtable: Uint8Array.from(names, (name) => (/^\\?[,|{};:!_]$|^\{under$/.test(name) ? 1 : 0)),
    braceStep: Int8Array.from(names, (name) => (name === '\\{' ? 1 : name === '\\}' ? -1 : 0)),
    groupStep: Int8Array.from(names, (name) => (/^\}/.test(name) ? -1 : /(?<!\\)\{(?:under)?$/.test(name) ? 1 : 0)),
    closers: Int16Array.from(GROUPS, (group) => number(`}${group}`)),
    wrappersBefore,
    special: {
      start: number(START_TOKEN),
      end: number(END_TOKEN),
      word: number(WORD_TOKEN),
      other,
      up: number('^{'),
      down: number('_{'),
      open: number('{'),
      under: number('{under'),
      bar: number('|'),
      doubleBar: number('\\|'),
    },
    wordPrice: (word, whole) => {
      const known = tables.words.get(word);
      if (known !== undefined) return known / 8;
      return whole ? 4 + 2.6 * word.length : -1;
    },
  };
}

function spellingOf(name: string): string {
  if (name === OTHER_TOKEN || name === WORD_TOKEN || name === START_TOKEN || name === END_TOKEN) return '';
  if (name.length > 1 && name[0] === '}') return '}';
  if (name === '{under') return '{';
  return name[0] === '\\' || name.length === 2 ? name : '';
}

/** Commands whose names the text holds at `at`, with or without a backslash. */
export function matchesAt(lexicon: Lexicon, text: string, at: number): Match[] {
  const matches: Match[] = [];
  const start = text[at] === '\\' ? at + 1 : at;
  let letters = start;
  while (letters < text.length && /[a-zA-Z]/.test(text[letters]!)) letters++;
  if (start > at) {
    const name = text.slice(start, letters);
    if (letters === start) {
      const symbol = start < text.length ? lexicon.escapes[text.charCodeAt(start) & 127]! : -1;
      if (symbol >= 0) matches.push({ token: symbol, end: start + 1, group: 0, switchesToWords: false });
      return matches;
    }
    const open = text[letters] === '{' ? lexicon.opened.get(canonical(name)) : undefined;
    if (open !== undefined)
      matches.push({
        token: open,
        end: letters + 1,
        group: WRAPPER_GROUP.get(canonical(name)) ?? GROUP,
        switchesToWords: false,
      });
    else if (lexicon.commands.has(name))
      matches.push({
        token: lexicon.commands.get(name)!,
        end: letters,
        group: 0,
        switchesToWords: WORD_SWITCHES.has(`\\${name}`),
      });
    return matches;
  }
  for (let end = start + 2; end <= letters && end - start <= lexicon.longest; end++) {
    const name = text.slice(start, end);
    const bare = lexicon.commands.get(name);
    if (bare !== undefined && !(text[end] === '{' && WRAPPER_GROUP.has(canonical(name))))
      matches.push({ token: bare, end, group: 0, switchesToWords: WORD_SWITCHES.has(`\\${name}`) });
    if (text[end] === '{') {
      const open = lexicon.opened.get(canonical(name));
      if (open !== undefined)
        matches.push({
          token: open,
          end: end + 1,
          group: WRAPPER_GROUP.get(canonical(name)) ?? GROUP,
          switchesToWords: false,
        });
    }
  }
  return matches;
}
