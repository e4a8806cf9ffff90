// Words that are written together in several ways become one: `out of distribution` is `OOD`, `fine-tuning` is
// `finetuning`. In: tokens, lexicon and acronym definitions. Out: the same stream with each such unit as one surface,
// spelled as it stands there. An acronym that one paper uses in a sense of its own is spelled out in that paper.
import { agreedExpansions, type Definition, type Expansion, joinable, wordsOf } from './acronyms.ts';
import { CONTENT, type Lexicon } from './lexicon.ts';
import { append, growing } from './numbering.ts';
import { grow, nodeAfter, ROOT, type Sequences, sequences } from './sequences.ts';
import { OPEN, type Tokens } from './tokens.ts';
import { spellingKey } from './words.ts';

/** A run of words that is written as one word elsewhere. */
type Unit = { readonly words: readonly number[]; readonly word: number; readonly hyphenOnly: boolean };

/** Units as a tree of their words; `at` has the unit that ends with a node. */
type Units = { readonly tree: Sequences; readonly at: readonly (Unit | undefined)[] };

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
  const units = plantUnits([...expansions, ...findCompounds(tokens, lexicon, numbers)]);
  return {
    ...rewrite(tokens, lexicon, units, definitions, spelledOut(definitions, agreed, joined, tokens, lexicon)),
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

/** Of two units with the same words the first stays. */
function plantUnits(units: readonly Unit[]): Units {
  const tree = sequences();
  const at: (Unit | undefined)[] = [];
  for (const unit of units) {
    const node = unit.words.reduce((before, word) => grow(tree, before, word), ROOT);
    at[node] ??= unit;
  }
  return { tree, at };
}

/** Pairs with a hyphen whose two words also stand as one: `fine-tuning`, `data-set`. */
function findCompounds(
  { codes, surfaces }: Tokens,
  { wordOf, keys, kinds }: Lexicon,
  numbers: ReadonlyMap<string, number>,
): readonly Unit[] {
  const tree = sequences();
  const pairs: { readonly first: number; readonly second: number; count: number }[] = [];
  const uses = new Uint32Array(keys.length);
  for (let at = 0; at < codes.length; at++) {
    const code = codes[at]!;
    if (code < 0) continue;
    uses[wordOf[code >> 1]!]! += 1;
    if ((code & 1) === 0 || at === 0) continue;
    const first = codes[at - 1]! >> 1;
    const second = wordOf[code >> 1]!;
    const node = grow(tree, grow(tree, ROOT, wordOf[first]!), second);
    const pair = pairs[node];
    if (pair === undefined) pairs[node] = { first, second, count: 1 };
    else pair.count += 1;
  }
  const found: Unit[] = [];
  pairs.forEach(({ first, second, count }) => {
    const word = numbers.get(spellingKey(surfaces[first]!) + keys[second]!);
    if (word === undefined || kinds[word] !== CONTENT || uses[word]! < count * SOLID_SHARE) return;
    found.push({ words: [wordOf[first]!, second], word, hyphenOnly: true });
  });
  return found;
}

/** The stream again, with units joined, defining brackets left out and some acronyms written in full. */
function rewrite(
  { codes, starts, surfaces }: Tokens,
  { wordOf, keys }: Lexicon,
  units: Units,
  definitions: readonly Definition[],
  { everywhere, inPaper }: SpelledOut,
): Omit<Joined, 'expansions'> {
  const out = growing(codes.length + 1024);
  const added = addedSurfaces(surfaces, wordOf);
  const brackets = new Set(definitions.map(({ at }) => at - 1));
  // Of each word, what most have not: the node of units that it begins, and whether it is spelled out somewhere.
  const begins = Int32Array.from(keys, (_, word) => nodeAfter(units.tree, ROOT, word));
  const spelled = Uint8Array.from(begins, (_, word) => (everywhere.has(word) ? 1 : 0));

  /** Copies a stretch. `local` are the acronyms of this paper alone; inside of an expansion nothing is spelled out. */
  function copy(from: number, to: number, local: readonly Definition[], inside: boolean): void {
    for (let at = from; at < to; at++) {
      const code = codes[at]!;
      if (code < 0) {
        if (code === OPEN && brackets.has(at)) at += 2;
        else append(out, code);
        continue;
      }
      const word = wordOf[code >> 1]!;
      const sense = spelled[word] === 0 || inside ? undefined : senseOf(word, local);
      if (sense !== undefined) {
        copy(sense.from, sense.at - 1, NONE, true);
        continue;
      }
      const unit = begins[word] === ROOT ? undefined : unitAt(units, begins[word]!, codes, wordOf, at, to);
      if (unit === undefined) append(out, code);
      else {
        append(out, added.numberOf(spell(codes, surfaces, at, at + unit.words.length), unit.word) * 2 + (code & 1));
        at += unit.words.length - 1;
      }
    }
  }

  const acronymOf = ({ at }: Definition): number => wordOf[codes[at]! >> 1]!;
  const senseOf = (word: number, local: readonly Definition[]): Definition | undefined =>
    local.find((definition) => acronymOf(definition) === word) ?? everywhere.get(word);
  const outStarts = starts.map((start, field) => {
    const outStart = out.length;
    if (field + 1 === starts.length) return outStart;
    const local = inPaper.get(field >> 1) ?? NONE;
    for (const definition of local) spelled[acronymOf(definition)] = 1;
    copy(start, starts[field + 1]!, local, false);
    for (const definition of local) spelled[acronymOf(definition)] = everywhere.has(acronymOf(definition)) ? 1 : 0;
    return outStart;
  });
  const joined = { codes: out.items.subarray(0, out.length), starts: outStarts, surfaces: added.surfaces };
  return { tokens: joined, wordOf: Int32Array.from(added.words) };
}

const NONE: readonly Definition[] = [];

/** The longest unit that stands in the stream at a place; `node` is that of its first word. */
function unitAt(
  { tree, at: units }: Units,
  node: number,
  codes: Int32Array,
  wordOf: Int32Array,
  at: number,
  to: number,
): Unit | undefined {
  let found: Unit | undefined;
  let hyphened = true;
  let last = node;
  for (let end = at + 1; end < to && codes[end]! >= 0; end++) {
    if ((codes[end]! & 1) === 0) hyphened = false;
    last = nodeAfter(tree, last, wordOf[codes[end]! >> 1]!);
    if (last === ROOT) break;
    const unit = units[last];
    if (unit !== undefined && (hyphened || !unit.hyphenOnly)) found = unit;
  }
  return found;
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
