// Text as a BibTeX field holds it. In: prose and formulas. Out: LaTeX with its braces balanced, accents as commands
// (old BibTeX sorts and cuts bytes), formulas as `$…$`. Letters that LaTeX has no command for stay in UTF-8.
import { type CitedPiece, type CitedText, oneLine, oneSpaced } from './citable.ts';

/** What LaTeX or BibTeX would read as a command. BibTeX counts `\{` as a brace, so braces get names. */
const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
  '%': '\\%',
  '&': '\\&',
  _: '\\_',
  '#': '\\#',
  $: '\\$',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '`': '\\textasciigrave{}',
  '<': '\\textless{}',
  '>': '\\textgreater{}',
  '|': '\\textbar{}',
  '–': '--',
  '—': '---',
  '“': '``',
  '”': "''",
  '‘': '`',
  '’': "'",
  '…': '\\textellipsis{}',
  '\u00a0': '~',
};

const LETTERS: Readonly<Record<string, string>> = {
  ß: '{\\ss}',
  æ: '{\\ae}',
  Æ: '{\\AE}',
  œ: '{\\oe}',
  Œ: '{\\OE}',
  ø: '{\\o}',
  Ø: '{\\O}',
  ł: '{\\l}',
  Ł: '{\\L}',
  ı: '{\\i}',
};

/** Combining marks and their commands. */
const ACCENTS: Readonly<Record<string, string>> = {
  '\u0300': '`',
  '\u0301': "'",
  '\u0302': '^',
  '\u0303': '~',
  '\u0304': '=',
  '\u0306': 'u',
  '\u0307': '.',
  '\u0308': '"',
  '\u030a': 'r',
  '\u030b': 'H',
  '\u030c': 'v',
  '\u0327': 'c',
  '\u0328': 'k',
};

/** One piece of prose, nothing protected. */
export function texProse(text: string): string {
  if (!MAY_NEED_TEX.test(text)) return text;
  const composed = text.normalize('NFC');
  // Two hyphens of the text would join to a dash, two apostrophes to a quotation mark.
  const parts = /--|''/.test(composed) ? composed.split(/(?<=-)(?=-)|(?<=')(?=')/) : [composed];
  return parts.map((part) => part.replace(/[\\{}%&_#$~^`<>|–—“”‘’…\u00a0]|[\u00c0-\u017f]/gu, texSign)).join('{}');
}

/** Most words are plain ASCII without a sign that TeX reads. */
const MAY_NEED_TEX = /[^ -~\t\n\r]|[\\{}%&_#$~^`<>|]|--|''/;

function texSign(sign: string): string {
  const known = ESCAPES[sign] ?? LETTERS[sign];
  if (known !== undefined) return known;
  const [letter, mark, ...more] = sign.normalize('NFD');
  const accent = mark === undefined || more.length > 0 ? undefined : ACCENTS[mark];
  if (accent === undefined) return sign;
  return `{\\${accent}${/[a-zA-Z]/.test(accent) ? `{${letter}}` : letter}}`;
}

const OLD_FONT = /\\(?:bf|rm|it|sl|sf|tt|sc|em)(?![a-zA-Z])/;

/** A formula between dollars; prose where its braces would not balance. */
export function texFormula(tex: string): string {
  const named = tex
    .replace(/\\([{}])(?=([a-zA-Z])?)/g, (_, brace: string, letter?: string) => {
      return `\\${brace === '{' ? 'lbrace' : 'rbrace'}${letter === undefined ? '' : ' '}`;
    })
    .replace(/(?<!\\)((?:\\\\)*)%/g, '$1\\%');
  // `\bf N` is right in LaTeX, but readers of BibTeX look for the brace that ends a font.
  const grouped = OLD_FONT.test(named) ? `{${named}}` : named;
  const escapesItsEnd = /(?:^|[^\\])(?:\\\\)*\\$/.test(named);
  return isBalanced(named) && !escapesItsEnd && named !== '' ? `$${grouped}$` : texProse(tex);
}

/** Whether every brace has its partner, as BibTeX counts them. */
export function isBalanced(text: string): boolean {
  let depth = 0;
  for (const sign of text) {
    if (sign === '{') depth++;
    else if (sign === '}' && --depth < 0) return false;
  }
  return depth === 0;
}

/** For an abstract or a remark: no capitals are at risk there. */
export const texText = (text: CitedText): string =>
  oneLine(
    text
      .map((piece) => (piece.kind === 'prose' ? texProse(oneSpaced(piece.text)) : texFormula(oneLine(piece.tex))))
      .join(''),
  );

/**
 * A title: words that must keep their capitals stand in braces, since bibliography styles put titles in lower case.
 * In a title that is written like a sentence every capital but the first means a name. In one With Capitals
 * Throughout only those inside a word do (`VAE`, `LoRA`, `GPT-4`). A formula always keeps its letters: `N` is not `n`.
 */
export function texTitle(title: CitedText): string {
  const keeps = keepsCapitals(title);
  let first = true;
  return oneLine(
    title
      .map((piece: CitedPiece) => {
        if (piece.kind === 'formula') {
          first = false;
          return `{${texFormula(oneLine(piece.tex))}}`;
        }
        return oneSpaced(piece.text).replace(/[^\s\u00a0]+|\u00a0+/gu, (word) => {
          const isFirst = first;
          first = false;
          return keeps(word, isFirst) ? protect(word) : texProse(word);
        });
      })
      .join(''),
  );
}

/** Punctuation around a word stays outside of its braces. */
function protect(word: string): string {
  const [, before = '', core = '', after = ''] = /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{N}]*)$/su.exec(word) ?? [];
  return `${texProse(before)}{${texProse(core)}}${texProse(after)}`;
}

const INNER_CAPITAL = /\p{L}.*\p{Lu}|\p{Lu}.*\p{N}|\p{N}.*\p{Lu}/u;
const CAPITALISED = /^[^\p{L}\p{N}]*\p{Lu}/u;
/** Most words of most titles, by which their capitals need no long look. */
const ALL_SMALL = /^[a-z]*[.,:;?]?$/;
const BEGINS_LARGE = /^[A-Z][a-z]*[.,:;?]?$/;

function keepsCapitals(title: CitedText): (word: string, isFirst: boolean) => boolean {
  const words = title.flatMap((piece) => (piece.kind === 'prose' ? piece.text.split(/\s+/) : [])).slice(1);
  const long = words.filter((word) => /\p{L}{4}/u.test(word));
  const likeASentence = long.filter((word) => CAPITALISED.test(word)).length * 2 < long.length;
  return (word, isFirst) => {
    if (ALL_SMALL.test(word)) return false;
    if (BEGINS_LARGE.test(word)) return !isFirst && likeASentence;
    // `Cross-Modal` is capitals throughout, `VAE-based` is not: each part is looked at by itself.
    if (word.split(/[-\u2010-\u2015/]/).some((part) => INNER_CAPITAL.test(part))) return true;
    return !isFirst && likeASentence && CAPITALISED.test(word);
  };
}
