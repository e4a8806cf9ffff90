// What a dump shape is: how a file is told to be one, and how it is cut. Each shape is one file in `shapes/`.
// The records here pass between the shapes and `cut.ts` only.
import type { Diagnostic, EditionInfo, Entry, LineUse, SeedPath, ShapeName } from '../types.ts';

/**
 * What a shape makes of a file, the lines of whose front matter are empty. `uses` has one word a line, so that every line
 * can be accounted for.
 */
export type Cut = {
  readonly entries: readonly Entry[];
  readonly edition: EditionInfo;
  readonly uses: readonly LineUse[];
  readonly diagnostics: readonly Diagnostic[];
};

export type Shape = {
  readonly name: ShapeName;
  /** For the sources page: what a file of this shape looks like. */
  readonly looksLike: string;
  /** null where the evidence suffices; else what is lacking, to be said after "lacks". */
  readonly lacks: (lines: readonly string[]) => string | null;
  /** Whether it may be tried on a file whose owner asks for a guess; shapes of data either read a file or do not. */
  readonly guesses: boolean;
  /** Whether its own parser has turned entities such as `&amp;` into their signs. */
  readonly decodes: boolean;
  readonly cut: (path: SeedPath, lines: readonly string[]) => Cut;
};
