// Title or abstract? In: one line or paragraph of a listing without markup. Out: which of the two it looks like.
// Evidence from 662 real entries: titles end within 168 characters, abstracts begin at 320, and an abstract is sentences.

export type Kind = 'title' | 'abstract';

/** No title of a paper is as long; no abstract of two sentences is much shorter. */
const LONGEST_TITLE = 300;
const SHORTEST_ABSTRACT = 90;

/** A full stop that ends a sentence: a word of some length before it, a blank and a capital after it. Titles ask, they seldom stop. */
const SENTENCE_BREAK = /[\p{Ll}\p{N})\]"”%$}]{2}[.!]["”')]? +(?=[\p{Lu}"“$\\])/u;
/** Words of running text, in lower case as titles seldom have them. */
const SAYS_SOMETHING = /\b(we|this|is|are|our|that|have|has|been|can|these|which|paper|show|propose)\b/;
/** Scripts that say in one sign what others say in three, and end a sentence with a stop of their own. */
const DENSE_STOP = /[\u3040-\u9fff\uac00-\ud7af][。！？]/;
const SHORTEST_DENSE = 40;

export function kindOf(text: string): Kind {
  if (text.length > LONGEST_TITLE) return 'abstract';
  if (text.length >= SHORTEST_DENSE && DENSE_STOP.test(text)) return 'abstract';
  if (text.length < SHORTEST_ABSTRACT || !SAYS_SOMETHING.test(text)) return 'title';
  return SENTENCE_BREAK.test(text) || /[.!]["”')]?$/.test(text) ? 'abstract' : 'title';
}

const SPEAKS = /\b(?:we|this (?:paper|work|report|article|note|survey|study))\b|^(?:An?|The) .* (?:is|are|was) /i;

/** A whole sentence, however short. Few titles end in a stop, and fewer of those say `we` or `this`. */
export const isSentence = (text: string): boolean =>
  text.length >= 30 && /^[\p{Lu}"“]/u.test(text) && SPEAKS.test(text) && /\p{L}[.!]$/u.test(text);

/** Whether a text without an end runs on as sentences do: most of its long words are in lower case, as in few titles. */
export function readsOn(text: string): boolean {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.length >= 4 && words.filter((word) => /^\p{Ll}/u.test(word)).length >= words.length / 2;
}

/** Whether a text can only be the rest of a sentence that began on an earlier line. */
export const isRest = (text: string): boolean => /^\p{Ll}/u.test(text) && /[.!?]$/.test(text);

/** A longer one is no web address. */
const LONGEST_ADDRESS = 2000;

/** Whether a text stops where a sentence can. A scrape that was cut off stops anywhere. */
export function endsWhole(text: string): boolean {
  return /[.!?:;…)\]}"”'’>$]$/.test(text) || /https?:\/\/\S+$/.test(text.slice(-LONGEST_ADDRESS));
}

const SMALL_WORDS =
  'a|an|and|as|at|by|for|from|in|into|is|its|of|on|or|over|the|to|under|via|vs|with|without|toward|towards|through|using|beyond';
/** No title ends so: what follows on the next line belongs to it. */
const OPEN_END = new RegExp(`(?:[-:,&(/]|\\b(?:${SMALL_WORDS}))$`, 'i');
/** Few titles begin so in lower case: the line before is still open. */
const OPEN_START = new RegExp(`^(?:(?:${SMALL_WORDS})\\b|[)\\]:,&])`);

/** Whether two lines are one title that was wrapped. */
export function continuesTitle(first: string, second: string): boolean {
  return OPEN_END.test(first) || OPEN_START.test(second) || closesBracket(first, second);
}

function closesBracket(first: string, second: string): boolean {
  return count(first, '(') > count(first, ')') && count(second, ')') > count(second, '(');
}

const count = (text: string, sign: string): number => text.split(sign).length - 1;
