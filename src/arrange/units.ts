// Words that are written together in several ways become one: `out of distribution` is `OOD`, `fine-tuning` is
// `finetuning`. In: tokens, lexicon and acronym definitions. Out: the same stream with each such unit as one surface,
// spelled as it stands there. An acronym that one paper uses in a sense of its own is spelled out in that paper.
import { agreedExpansions, type Definition, type Expansion, joinable, wordsOf } from './acronyms.ts';
import { CONTENT, type Lexicon } from './lexicon.ts';
import { append, type Growing } from './numbering.ts';
import type { Tokens } from './tokens.ts';
import { spellingKey } from './words.ts';

/** A run of words that is written as one word elsewhere. */
type Unit = { readonly words: readonly number[]; readonly word: number; readonly hyphenOnly: boolean };

/** Units by their first word, longer ones first. */
type Units = readonly (readonly Unit[] | undefined)[];

export type Joined = {
  readonly tokens: Tokens;
  readonly wordOf: Int32Array;
  /** The words that each agreed acronym stands for. */
  readonly expansions: ReadonlyMap<number, readonly number[]>;
};

/** Of the uses with a hyphen, so many must be matched by uses in one word; a slip of the pen is no spelling. */
const SOLID_SHARE = 0.05;

export function joinUnits(tokens: Tokens, definitions: readonly Definition[], lexicon: Lexicon): Joined {
  const agreed = agreedExpansions(definitions, tokens, lexicon.wordOf);
  const joined = joinable(agreed);
  const numbers = new Map(lexicon.keys.map((key, number) => [key, number]));
  const expansions = joined.map(({ acronym, words }) => ({ words, word: numbers.get(acronym)!, hyphenOnly: false }));
  const units = byFirstWord([...expansions, ...findCompounds(tokens, lexicon, numbers)], lexicon.keys.length);
  return {
    ...rewrite(tokens, lexicon.wordOf, units, definitions, spelledOut(definitions, agreed, joined, tokens, lexicon)),
    expansions: new Map(expansions.map(({ word, words }) => [word, words])),
  };
}

/** Acronyms to be written in full: in the one paper that means something else by it, or everywhere. */
type SpelledOut = {
  readonly everywhere: ReadonlyMap<number, Definition>;
  readonly inPaper: ReadonlyMap<number, readonly Definition[]>;
};

function spelledOut(
  definitions: readonly Definition[],
  agreed: readonly Expansion[],
  joined: readonly Expansion[],
  { codes, starts }: Tokens,
  { wordOf }: Lexicon,
): SpelledOut {
  const senses = new Map(agreed.map(({ acronym, words }) => [acronym, words.join(' ')]));
  const units = new Set(joined.map(({ acronym }) => acronym));
  const everywhere = new Map<number, Definition>();
  const strange: Definition[] = [];
  for (const definition of definitions) {
    const meant = wordsOf(definition, codes, wordOf).join(' ');
    if (senses.get(definition.acronym) !== meant) strange.push(definition);
    else if (!units.has(definition.acronym)) everywhere.set(wordOf[codes[definition.at]! >> 1]!, definition);
  }
  return { everywhere, inPaper: byPaper(strange, starts) };
}

function byFirstWord(units: readonly Unit[], size: number): Units {
  const table: Unit[][] = new Array(size);
  for (const unit of [...units].sort((a, b) => b.words.length - a.words.length)) {
    const first = unit.words[0]!;
    table[first] = [...(table[first] ?? []), unit];
  }
  return table;
}

/** Pairs with a hyphen whose two words also stand as one: `fine-tuning`, `data-set`. */
function findCompounds(
  { codes, surfaces }: Tokens,
  { wordOf, keys, kinds }: Lexicon,
  numbers: ReadonlyMap<string, number>,
): readonly Unit[] {
  const pairs = new Map<number, { first: number; second: number; count: number }>();
  const uses = new Uint32Array(keys.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    if (code < 0) continue;
    uses[wordOf[code >> 1]!]! += 1;
    if ((code & 1) === 0 || at === 0) continue;
    const first = codes[at - 1]! >> 1;
    const second = wordOf[code >> 1]!;
    const id = wordOf[first]! * keys.length + second;
    const pair = pairs.get(id);
    if (pair === undefined) pairs.set(id, { first, second, count: 1 });
    else pair.count += 1;
  }
  const found: Unit[] = [];
  for (const { first, second, count } of pairs.values()) {
    const word = numbers.get(spellingKey(surfaces[first]!) + keys[second]!);
    if (word === undefined || kinds[word] !== CONTENT || uses[word]! < count * SOLID_SHARE) continue;
    found.push({ words: [wordOf[first]!, second], word, hyphenOnly: true });
  }
  return found;
}

/** The stream again, with units joined, defining brackets left out and some acronyms written in full. */
function rewrite(
  { codes, starts, surfaces }: Tokens,
  wordOf: Int32Array,
  units: Units,
  definitions: readonly Definition[],
  { everywhere, inPaper }: SpelledOut,
): Omit<Joined, 'expansions'> {
  const out: Growing = { items: new Int32Array(codes.length + 1024), length: 0 };
  const added = addedSurfaces(surfaces, wordOf);
  const brackets = new Set(definitions.map(({ at }) => at - 1));

  /** Copies a stretch. `local` are the acronyms of this paper alone; inside of an expansion nothing is spelled out. */
  function copy(from: number, to: number, local: readonly Definition[], inside: boolean): void {
    for (let at = from; at < to; at++) {
      const code = codes[at]!;
      if (code < 0) {
        if (brackets.has(at)) at += 2;
        else append(out, code);
        continue;
      }
      const word = wordOf[code >> 1]!;
      const sense = local.find((definition) => wordOf[codes[definition.at]! >> 1] === word) ?? everywhere.get(word);
      const unit = units[word]?.find((candidate) => standsAt(candidate, codes, wordOf, at, to));
      if (sense !== undefined && !inside) copy(sense.from, sense.at - 1, NONE, true);
      else if (unit === undefined) append(out, code);
      else {
        append(out, added.numberOf(spell(codes, surfaces, at, at + unit.words.length), unit.word) * 2 + (code & 1));
        at += unit.words.length - 1;
      }
    }
  }

  const outStarts = starts.map((start, field) => {
    const outStart = out.length;
    if (field + 1 < starts.length) copy(start, starts[field + 1]!, inPaper.get(field >> 1) ?? NONE, false);
    return outStart;
  });
  const joined = { codes: out.items.subarray(0, out.length), starts: outStarts, surfaces: added.surfaces };
  return { tokens: joined, wordOf: Int32Array.from(added.words) };
}

const NONE: readonly Definition[] = [];

function standsAt({ words, hyphenOnly }: Unit, codes: Int32Array, wordOf: Int32Array, at: number, to: number): boolean {
  if (at + words.length > to) return false;
  for (let index = 1; index < words.length; index++) {
    const code = codes[at + index]!;
    if (code < 0 || wordOf[code >> 1] !== words[index] || (hyphenOnly && (code & 1) === 0)) return false;
  }
  return true;
}

/** A run of the stream as it stands, with its hyphens. */
function spell(codes: Int32Array, surfaces: readonly string[], from: number, to: number): string {
  let text = surfaces[codes[from]! >> 1]!;
  for (let at = from + 1; at < to; at++) text += (codes[at]! & 1 ? '-' : ' ') + surfaces[codes[at]! >> 1]!;
  return text;
}

/** Surfaces that were not in the stream before: a unit's spelling and its word. */
function addedSurfaces(surfaces: readonly string[], wordOf: Int32Array) {
  const all = [...surfaces];
  const words = Array.from(wordOf);
  const numbers = new Map<string, number>();
  return {
    surfaces: all as readonly string[],
    words: words as readonly number[],
    numberOf(text: string, word: number): number {
      const known = numbers.get(text);
      if (known !== undefined) return known;
      numbers.set(text, all.length);
      words.push(word);
      return all.push(text) - 1;
    },
  };
}

/** Definitions by the number of their paper; `starts` has two fields a paper. */
function byPaper(strange: readonly Definition[], starts: Int32Array): ReadonlyMap<number, readonly Definition[]> {
  const senses = new Map<number, Definition[]>();
  let paper = 0;
  for (const definition of strange) {
    while (starts[paper * 2 + 2]! <= definition.at) paper += 1;
    senses.set(paper, [...(senses.get(paper) ?? []), definition]);
  }
  return senses;
}
