// What TeX leaves in running text, and what a reader should see instead: an ordered table of rules. In: a text and the
// place of a sign that may begin such a thing. Out: one mend, or null. A rule looks at most a few hundred
// characters ahead, so that hostile text costs no more than friendly text.
import { group, type Mend, replacement, type Scene } from './mend.ts';
import { mendCommand, mendSwitch } from './prose-commands.ts';

export type ProseRule = {
  readonly name: string;
  readonly why: string;
  /** From a dump: as scraped, and as shown. */
  readonly seen: readonly [string, string];
  /** The signs that it may begin with. */
  readonly first: RegExp;
  readonly mend: (scene: Scene, at: number) => Mend | null;
};

/** How far a quotation's end may be from its beginning. */
const MAX_QUOTATION = 400;

export const PROSE_RULES: readonly ProseRule[] = [
  {
    name: 'command',
    why: 'Outside of dollars a listing keeps backslashes; prose-commands.ts knows what they mean.',
    seen: ["Fr\\'echet", 'Fréchet'],
    first: /\\/,
    mend: mendCommand,
  },
  {
    name: 'double quotes',
    why: 'TeX opens quotes with two grave accents and closes them with two apostrophes, or a straight quote.',
    seen: ["``quality''", '“quality”'],
    first: /`/,
    mend: ({ text }, at) => {
      if (text[at + 1] !== '`') return null;
      const [, body, close] = /^((?:[^`]|`(?!`))*?)(''|")/.exec(text.slice(at + 2, at + 2 + MAX_QUOTATION)) ?? [];
      return body === undefined
        ? replacement(at + 2, '“')
        : group(at + 2, at + 2 + body.length, at + 2 + body.length + close!.length, { before: '“', after: '”' });
    },
  },
  {
    name: 'single quotes',
    why: 'An apostrophe closes a quotation that a grave accent opened, where no letter follows it.',
    seen: ["`silver'", '‘silver’'],
    first: /`/,
    mend: ({ text }, at) => {
      if (at > 0 && /[^\s([{–—-]/.test(text[at - 1]!)) return null;
      const [, body] = /^([^`\s][^`]*?)'(?![A-Za-z'])/.exec(text.slice(at + 1, at + 1 + MAX_QUOTATION)) ?? [];
      return body === undefined
        ? null
        : group(at + 1, at + 1 + body.length, at + 2 + body.length, { before: '‘', after: '’' });
    },
  },
  {
    name: 'two apostrophes',
    why: 'Without a beginning they close a quotation, or open one before a word; behind one letter they are primes.',
    seen: ["a mild ''informative'' condition", 'a mild “informative” condition'],
    first: /'/,
    mend: ({ text }, at) => {
      if (text[at + 1] !== "'" || text[at + 2] === "'") return null;
      const before = text.slice(Math.max(0, at - 2), at);
      const opens = /(?:^|[\s([])$/.test(before) && /[\p{L}\p{N}]/u.test(text[at + 2] ?? '');
      if (opens) return replacement(at + 2, '“');
      return /(?:[\p{L}\p{N}][\p{L}\p{N}]|[.,!?)”’])$/u.test(before) ? replacement(at + 2, '”') : null;
    },
  },
  {
    name: 'dash',
    why: 'Two hyphens are the dash between numbers and clauses, three the long one; more are a ruler, `-->` an arrow.',
    seen: ['models---to justify', 'models—to justify'],
    first: /-/,
    mend: ({ text }, at) => {
      const length = /^-*/.exec(text.slice(at, at + 4))![0].length;
      if (length < 2 || length > 3 || /[<>|-]/.test((text[at - 1] ?? '') + (text[at + length] ?? ''))) return null;
      return replacement(at + length, length === 2 ? '–' : '—');
    },
  },
  {
    name: 'tie',
    why: 'A tilde between two words is a blank that does not break; before or between numbers it says "about" or "to".',
    seen: ['language models~(LLMs)', 'language models (LLMs)'],
    first: /~/,
    mend: ({ text }, at) => {
      const before = /[^\s([{]*$/.exec(text.slice(Math.max(0, at - 12), at))![0];
      const after = text[at + 1] ?? ' ';
      const isRange = /^[\d.,$]*\d[a-zA-Z%]{0,2}$/.test(before) && /\d/.test(after);
      return before === '' || isRange || /[\s~=]/.test(after) || /[~=<>/]$/.test(before)
        ? null
        : replacement(at + 1, ' ');
    },
  },
  {
    name: 'letter of a group',
    why: 'A command at the head of a group changes the letter up to its end.',
    seen: ['{\\sc LegendreTron}', 'LegendreTron'],
    first: /\{/,
    mend: mendSwitch,
  },
  {
    name: 'sign in a group',
    why: 'Braces around one command only end its name: `{\\"o}`, `{\\L}`, `{\\%}`.',
    seen: ['5{\\%}', '5%'],
    first: /\{/,
    mend: (scene, at) => {
      const close = scene.text[at + 1] === '\\' ? scene.partners.get(at) : undefined;
      if (close === undefined) return null;
      const mend = mendCommand(scene, at + 1);
      const isAll = mend?.kind === 'replacement' && mend.end === close && mend.trust !== 'doubtful';
      return isAll ? { ...mend, end: close + 1 } : null;
    },
  },
  {
    name: 'word in a group',
    why: 'Braces protect the capitals of a title; sets and empty pairs stay as they are.',
    seen: ['{BERT} pre-training', 'BERT pre-training'],
    first: /\{/,
    mend: ({ text, partners }, at) => {
      const close = partners.get(at);
      const word = close === undefined || close - at > 40 ? '' : text.slice(at + 1, close);
      return /^\p{Lu}[\p{L}\p{N}-]*$/u.test(word) && !/[\w^}]/.test(text[at - 1] ?? ' ')
        ? replacement(close! + 1, word)
        : null;
    },
  },
  {
    name: 'number of a sign',
    why: 'A page wrote `&#x2014;`, and a scraper kept the name without its brackets.',
    seen: ['regressionx2014which', 'regression—which'],
    first: /x/,
    mend: ({ text }, at) => {
      if (/\d/.test(text[at + 5] ?? '')) return null;
      const sign = /^x(20(?:1[0-9a-f]|2[26]|3[29a]))/.exec(text.slice(at, at + 5))?.[1];
      return sign === undefined ? null : replacement(at + 5, String.fromCodePoint(Number.parseInt(sign, 16)));
    },
  },
  {
    name: 'citation key',
    why: 'A dropped `\\cite` leaves the key of a bibliography that the reader does not have.',
    seen: ['prior work~nichani2023provable', 'prior work nichani2023provable'],
    first: /[a-z]/,
    mend: ({ text }, at) => {
      const key = /^[a-z]{3,30}(?<!x)(?:19|20)\d\d[a-z]{3,30}/.exec(text.slice(at, at + 64))?.[0];
      return key === undefined ? null : replacement(at + key.length, key, 'doubtful');
    },
  },
  {
    name: 'small capitals by size',
    why: 'A name was set as `P\\small{ARAMAWPS}` in dollars, which lost the backslash.',
    seen: ['Psmall{ARAMAWPS}', 'PARAMAWPS'],
    first: /s/,
    mend: ({ partners }, at) => {
      // Nothing else that begins so is looked at.
      const close = partners.get(at + 5);
      return close === undefined ? null : group(at + 6, close, close + 1, { style: 'small-caps' });
    },
  },
  {
    name: 'doubled blanks',
    why: 'They are what is left around something that was taken out.',
    seen: ['some text,  then more', 'some text, then more'],
    first: /[ \t]/,
    mend: ({ text }, at) => {
      // One alone is not looked at.
      let end = at;
      while (/[ \t]/.test(text.charAt(end))) end++;
      return replacement(end, ' ');
    },
  },
];
