// Learns the language model of TeX from formulas as their authors wrote them.
import { COMMAND_NAMES } from '../../src/maths/decoder/commands.ts';
import {
  CONTEXT,
  findSlot,
  growHash,
  keyOf,
  type LanguageModel,
  NGRAM,
  ORDER,
  STEP,
} from '../../src/maths/decoder/language-model.ts';
import { END_TOKEN, OTHER_TOKEN, START_TOKEN, texTokens, WORD_TOKEN } from '../../src/maths/decoder/tex-tokens.ts';
import { katexAccepts } from './labels.ts';

export type Vocabulary = { names: string[]; numbers: Map<string, number> };

const SPECIAL = [OTHER_TOKEN, START_TOKEN, END_TOKEN, WORD_TOKEN];

/** Commands that define, link, move or print: they are no part of a formula's meaning, and some are dangerous. */
const UNWANTED = new Set(
  (
    'def newcommand renewcommand let href url unicode begin end cite ref label hspace vspace raisebox kern char verb small tiny ' +
    'footnotesize scriptsize large displaystyle textstyle scriptstyle limits nolimits footnote emph item color textcolor'
  ).split(' '),
);

/** Token names that stand in at least `least` of the formulas. */
export function learnVocabulary(formulas: readonly string[], least: number): Vocabulary {
  const counts = new Map<string, number>();
  for (const tex of formulas)
    for (const token of new Set(texTokens(tex) ?? [])) counts.set(token, (counts.get(token) ?? 0) + 1);
  const names = [...counts]
    .filter(
      ([name, count]) => count >= least && !SPECIAL.includes(name) && !/[\s\u0080-\uffff]/.test(name) && isWanted(name),
    )
    .map(([name]) => name)
    .sort();
  const all = [...SPECIAL, ...new Set([...names, ...KNOWN_COMMANDS])];
  return { names: all, numbers: new Map(all.map((name, i) => [name, i])) };
}

/** Is it safe, and does KaTeX know it in any of the ways in which a command can be used? */
function isWanted(name: string): boolean {
  const command = /^\\([a-zA-Z]+)(\{?)$/.exec(name);
  if (!command) return true;
  if (UNWANTED.has(command[1]!)) return false;
  const uses = command[2]
    ? [`${name}x}`, `${name}x}{y}`]
    : [name, `${name}{x}`, `${name}{x}{y}`, `x${name} y`, `${name}( x`, `${name}( x \\right)`, `\\left( x ${name})`];
  return uses.some(katexAccepts);
}

/** Rare commands that KaTeX knows: their names can be read in a formula although no training formula held them. */
const KNOWN_COMMANDS = COMMAND_NAMES.map((name) => `\\${name}`).filter(isWanted);

type Context = { total: number; next: Map<number, number> };

/** Counts of every n-gram as context -> next token, contexts newest first, by their joined numbers. */
function countNgrams(sequences: readonly number[][]): Map<string, Context>[] {
  const orders: Map<string, Context>[] = Array.from({ length: ORDER }, () => new Map());
  for (const sequence of sequences) {
    for (let i = 1; i < sequence.length; i++) {
      let key = '';
      for (let n = 0; n < ORDER; n++) {
        if (n > 0) {
          if (i - n < 0) break;
          key += `${sequence[i - n]},`;
        }
        const level = orders[n]!;
        const context = level.get(key) ?? { total: 0, next: new Map<number, number>() };
        level.set(key, context);
        context.total++;
        context.next.set(sequence[i]!, (context.next.get(sequence[i]!) ?? 0) + 1);
      }
    }
  }
  return orders;
}

const DISCOUNT = [0, 0.5, 0.75, 0.8, 0.85];

/** @param least n-grams of three tokens or more that are rarer than this are left out */
export function learnLanguageModel(vocabulary: Vocabulary, formulas: readonly string[], least: number): LanguageModel {
  const { names, numbers } = vocabulary;
  const sequences: number[][] = [];
  for (const tex of formulas) {
    const tokens = texTokens(tex);
    if (!tokens || tokens.length === 0) continue;
    sequences.push([numbers.get(START_TOKEN)!, ...tokens.map((t) => numbers.get(t) ?? 0), numbers.get(END_TOKEN)!]);
  }
  // every token is seen at least once, alone: rare commands stay readable
  const orders = countNgrams(sequences);
  const alone = orders[0]!.get('')!;
  for (let i = 0; i < names.length; i++) {
    if (alone.next.has(i)) continue;
    alone.next.set(i, 1);
    alone.total++;
  }
  const probability = (order: number, key: string, token: number): number => {
    if (order < 0) return 1 / names.length;
    const lowerKey = order === 0 ? '' : key.slice(0, key.lastIndexOf(',', key.length - 2) + 1);
    const lower = probability(order - 1, lowerKey, token);
    const context = orders[order]!.get(key);
    if (!context) return lower;
    const count = context.next.get(token) ?? 0;
    const d = DISCOUNT[order]!;
    return Math.max(0, count - d) / context.total + ((d * context.next.size) / context.total) * lower;
  };
  type Entry = { hash: number; prob: number; backoff: number };
  const entries = new Map<number, Entry>();
  const entry = (hash: number): Entry => {
    const e = entries.get(hash) ?? { hash, prob: 255, backoff: 0 };
    entries.set(hash, e);
    return e;
  };
  const code = (logarithm: number): number => Math.max(0, Math.min(255, Math.round(-logarithm / STEP)));
  for (let order = 0; order < ORDER; order++) {
    for (const [key, context] of orders[order]!) {
      const past = key === '' ? [] : key.slice(0, -1).split(',').map(Number);
      let kept = 0;
      let keptLower = 0;
      const lowerKey = order === 0 ? '' : key.slice(0, key.lastIndexOf(',', key.length - 2) + 1);
      let stored = 0;
      for (const [token, count] of context.next) {
        if (order >= 2 && count < least) continue;
        const p = probability(order, key, token);
        kept += p;
        if (order > 0) keptLower += probability(order - 1, lowerKey, token);
        entry(past.reduce(growHash, growHash(NGRAM, token))).prob = code(Math.log(p));
        stored++;
      }
      if (order === 0 || stored === 0) continue;
      const rest = Math.max(1e-4, 1 - kept) / Math.max(1e-4, 1 - keptLower);
      entry(past.reduce(growHash, CONTEXT)).backoff = code(Math.log(Math.min(1, rest)));
    }
  }
  let size = 1 << 10;
  while (size * 0.8 < entries.size) size *= 2;
  const model = {
    names,
    keys: new Uint16Array(size),
    probs: new Uint8Array(size),
    backoffs: new Uint8Array(size),
    mask: size - 1,
  };
  for (const e of entries.values()) {
    if (findSlot(model, e.hash) >= 0) continue; // two n-grams that look the same: the first (shorter) one stays
    let slot = (Math.imul(e.hash, 0x85ebca6b) >>> 8) & model.mask;
    while (model.keys[slot] !== 0) slot = (slot + 1) & model.mask;
    model.keys[slot] = keyOf(e.hash);
    model.probs[slot] = e.prob;
    model.backoffs[slot] = e.backoff;
  }
  console.error(
    `language model: ${sequences.length} formulas, ${names.length} tokens, ${entries.size} n-grams in ${size} slots`,
  );
  return model;
}
