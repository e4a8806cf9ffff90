// Says a text: chooses its plural form, fills in values. In: texts of one language and its tag. Out: a function from a
// key and values to words. It knows no language: months, digits and number words stand in the texts, plural rules come
// from the tag, so nothing depends on the machine's own language. Used by the build and by the page's scripts alike.
import type { EditionDate } from '../types.ts';
import type { EN } from './en.ts';
import type { Message } from './message.ts';

export type TextKey = keyof typeof EN;
export type Texts = Readonly<Record<TextKey, Message>>;

/** The names of the values that an English text asks for. */
type NamesIn<Text> = Text extends `${string}{${infer Slot}}${infer Rest}`
  ? (Slot extends `${infer Name}:${string}` | `${infer Name}@${string}` ? Name : Slot) | NamesIn<Rest>
  : never;
type NamesOf<M> = M extends string ? NamesIn<M> : 'n' | { [Form in keyof M]: NamesIn<M[Form]> }[keyof M];
type Value<Name> = Name extends 'n' ? number : string | number;
export type Values<Key extends TextKey> = { readonly [Name in NamesOf<(typeof EN)[Key]>]: Value<Name> };
type Given<Key extends TextKey> = keyof Values<Key> extends never ? [] : [values: Values<Key>];

/** `say('figure.papers', { n: 5 })` is `5 papers`. */
export type Say<Known extends TextKey = TextKey> = <Key extends Known>(key: Key, ...values: Given<Key>) => string;

export type AnyValues = Readonly<Record<string, string | number>>;

/** A text with its form chosen and other texts put in: values may still stand in it, in braces. */
export type Choose = (key: string, values: AnyValues) => string;

const SLOT = /\{(\w+)(?:([:@])([\w.-]+))?\}/g;

type Slot = { readonly name: string; readonly sign: string | undefined; readonly rest: string | undefined };

const NONE: AnyValues = {};

/** What stands between slots, and the slots. */
function cutAtSlots(form: string): (string | Slot)[] {
  const pieces: (string | Slot)[] = [];
  let end = 0;
  for (const { 0: slot, 1: name, 2: sign, 3: rest, index } of form.matchAll(SLOT)) {
    pieces.push(form.slice(end, index), { name: name!, sign, rest });
    end = index + slot.length;
  }
  return [...pieces, form.slice(end)];
}

export type Speaker = {
  readonly say: Say;
  readonly choose: Choose;
  /** Puts the values into a text that was chosen. */
  readonly fill: (text: string, values: AnyValues) => string;
  /** A number as `1,204`. */
  readonly figure: (number: number) => string;
};

/** @param texts at least those that will be said; @param language a BCP 47 tag */
export function createSpeaker(texts: Readonly<Record<string, Message>>, language: string): Speaker {
  const rules = new Intl.PluralRules(language);
  const messages = new Map(Object.entries(texts));
  const messageOf = (key: string): Message => {
    const message = messages.get(key);
    if (message === undefined) throw new Error(`there is no text "${key}"`);
    return message;
  };
  const formOf = (key: string, { n }: AnyValues): string => {
    const message = messageOf(key);
    if (typeof message === 'string') return message;
    if (typeof n !== 'number') throw new Error(`the text "${key}" has plural forms and needs a number "n"`);
    return (n === 0 ? message.zero : undefined) ?? message[rules.select(n)] ?? message.other;
  };
  const given = (name: string, values: AnyValues): string | number => {
    const value = values[name];
    if (value === undefined) throw new Error(`a text needs the value "${name}"`);
    return value;
  };
  const numeral = (value: string | number, style: string | undefined): string => {
    if (typeof value === 'string') return value;
    return style === 'words' ? inWords(value, messageOf) : inFigures(value, messageOf);
  };
  const choose: Choose = (key, values) =>
    formOf(key, values).replace(SLOT, (slot, name: string, sign: string | undefined, rest: string) => {
      if (sign !== '@') return name === 'n' ? numeral(given(name, values), rest) : slot;
      return choose(rest, { n: given(name, values) });
    });
  const fill = (text: string, values: AnyValues): string =>
    text.replace(SLOT, (_, name: string, __, style: string | undefined) => numeral(given(name, values), style));
  /** Texts cut at their slots: a page says some dozens, and a site has few. */
  const cut = new Map<string, readonly (string | Slot)[]>();
  const piecesOf = (form: string): readonly (string | Slot)[] => {
    const pieces = cut.get(form) ?? cutAtSlots(form);
    cut.set(form, pieces);
    return pieces;
  };
  /** Texts without values, as most are: each page says them again. */
  const fixed = new Map<string, string>();
  const say = (key: string, values: AnyValues = NONE): string => {
    if (values !== NONE) return said(key, values);
    const text = fixed.get(key) ?? said(key, NONE);
    fixed.set(key, text);
    return text;
  };
  /** As `fill(choose(key, values), values)`. */
  const said = (key: string, values: AnyValues): string => {
    let text = '';
    for (const piece of piecesOf(formOf(key, values))) {
      if (typeof piece === 'string') text += piece;
      else if (piece.sign !== '@') text += numeral(given(piece.name, values), piece.rest);
      else text += fill(choose(piece.rest!, { n: given(piece.name, values) }), values);
    }
    return text;
  };
  return { say: say as Say, choose, fill, figure: (number) => inFigures(number, messageOf) };
}

type MessageOf = (key: string) => Message;
const textOf = (messageOf: MessageOf, key: TextKey): string => String(messageOf(key));

const ASCII_DIGITS = '0123456789';

/** A whole number as `1,204`; one with a fraction as `19.4`. */
function inFigures(number: number, messageOf: MessageOf): string {
  const written = String(number);
  const digits = textOf(messageOf, 'number.digits');
  if (Math.abs(number) < 1000 && digits === ASCII_DIGITS) return written;
  const [whole, fraction] = written.split('.') as [string, string?];
  const grouped = whole.replace(/\B(?=(?:\d{3})+$)/g, textOf(messageOf, 'number.thousands'));
  const inDigits = [...digits];
  return (fraction === undefined ? grouped : `${grouped}.${fraction}`).replace(
    /\d/g,
    (digit) => inDigits[Number(digit)]!,
  );
}

/** As far as the language's words go, then in figures: `no`, `one`, …, `ninety-nine`, `100`. */
function inWords(number: number, messageOf: MessageOf): string {
  const ones = textOf(messageOf, 'number.ones').split(' ');
  const tens = textOf(messageOf, 'number.tens').split(' ');
  if (number < ones.length && ones[0] !== '') return ones[number]!;
  const ten = tens[Math.floor(number / 10) - 2];
  if (number >= 100 || ten === undefined || ten === '') return inFigures(number, messageOf);
  return number % 10 === 0 ? ten : `${ten}-${ones[number % 10]}`;
}

/** `Sep 9`, or `Sep 9, 2025` where the year is known. */
export function dayOf(say: Say<`date.${'months' | 'day' | 'year'}`>, { year, month, day }: EditionDate): string {
  const values = { month: say('date.months').split(' ')[month - 1]!, day: String(day) };
  return year === null ? say('date.day', values) : say('date.year', { ...values, year: String(year) });
}

/** `a`, `a and b`, `a, b and c`. */
export function listed(say: Say<'list.comma' | 'list.and'>, names: readonly string[]): string {
  const last = names.at(-1) ?? '';
  return names.length < 2 ? last : `${names.slice(0, -1).join(say('list.comma'))}${say('list.and')}${last}`;
}

export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** A name as long as a day is. */
const SHORT_NAME = 14;

/** A short name stands on one line of a sentence: `Apr 20, 2020`. */
export const unparted = (name: string): string => (name.length > SHORT_NAME ? name : name.replaceAll(' ', '\u00a0'));
