// The words of every paper, brought to one form: plurals with singulars, acronyms with what they stand for, compounds
// with and without a hyphen. In: papers. Out: one stream of words for the other files of this folder. The words as
// they stand are kept beside their keys, so that whatever is shown to a reader is the text's own.
import type { Paper, PaperId } from '../types.ts';
import { findDefinitions } from './acronyms.ts';
import { buildLexicon } from './lexicon.ts';
import { cutTokens } from './tokens.ts';
import { joinUnits } from './units.ts';

export type Terms = {
  /** By id; every other array of papers in this folder follows this order. */
  readonly papers: readonly PaperId[];
  /** Words and units as they stand. */
  readonly surfaces: readonly string[];
  /** The word of every surface. */
  readonly wordOf: Int32Array;
  /** The words' keys: folded, singular. */
  readonly keys: readonly string[];
  /** A `WordKind` for every word. */
  readonly kinds: Uint8Array;
  /** The words that an acronym stands for, where papers agree on them. */
  readonly expansions: ReadonlyMap<number, readonly number[]>;
  /** The stream, as in `Tokens`. */
  readonly codes: Int32Array;
  /** Where the title of paper `i` begins (`2i`) and where its abstract does (`2i + 1`); the end stands last. */
  readonly starts: Int32Array;
};

/** Reads the words of all papers, in whatever order they come. */
export function readTerms(papers: readonly Pick<Paper, 'id' | 'title' | 'abstract'>[]): Terms {
  const sorted = [...papers].sort((a, b) => (a.id < b.id ? -1 : 1));
  const tokens = cutTokens(sorted);
  const definitions = findDefinitions(tokens);
  const { keys, kinds, wordOf } = buildLexicon(tokens.surfaces, new Set(definitions.map(({ acronym }) => acronym)));
  const joined = joinUnits(tokens, definitions, { keys, kinds, wordOf });
  const { expansions } = joined;
  return { papers: sorted.map(({ id }) => id), keys, kinds, wordOf: joined.wordOf, expansions, ...joined.tokens };
}
