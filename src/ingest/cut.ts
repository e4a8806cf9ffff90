// Cuts a file into entries. In: the lines of one seed file. Out: the dump, its entries and what became of each line.
// The first shape that lacks nothing takes it. Refuses to guess: what fits no shape yields no entries and a
// diagnostic that says which shape came nearest and what it lacks.
import { diagnose } from '../diagnostics.ts';
import type { Diagnostic, Dump, Entry, LineUse, SeedPath } from '../types.ts';
import type { SeedFile } from './read.ts';
import type { Shape } from './shape.ts';
import { listingSpaced } from './shapes/listing-spaced.ts';
import { listingTight } from './shapes/listing-tight.ts';

/** From the strongest marker to the weakest. */
const SHAPES: readonly Shape[] = [listingSpaced, listingTight];

export type CutDump = {
  readonly dump: Dump;
  readonly entries: readonly Entry[];
  readonly uses: readonly LineUse[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A file that fits no shape. */
export type UncutFile = { readonly diagnostics: readonly Diagnostic[]; readonly uses: readonly LineUse[] };

export function cutEntries(file: SeedFile): CutDump | UncutFile {
  const shape = SHAPES.find((candidate) => candidate.lacks(file.lines) === null);
  if (shape === undefined) return uncut(file);
  const { entries, edition, uses, diagnostics } = shape.cut(file.path, file.lines);
  const dump: Dump = { path: file.path, bytes: file.bytes, shape: shape.name, edition };
  return { dump, entries, uses, diagnostics };
}

function uncut({ path, lines }: SeedFile): UncutFile {
  const uses = lines.map((line): LineUse => (line.trim() === '' ? 'blank' : 'diagnosed'));
  if (!uses.includes('diagnosed')) return { uses, diagnostics: [] };
  const nearest = SHAPES.at(-1)!;
  const message =
    `fits no known shape: nearest is ${nearest.name} (${nearest.looksLike}), ` +
    `but it lacks ${nearest.lacks(lines)}; nothing of it is published`;
  return { uses, diagnostics: [diagnose('warning', 'unknown-shape', message, wholeFile(path, lines))] };
}

const wholeFile = (path: SeedPath, lines: readonly string[]) => ({
  dump: path,
  line: 1,
  endLine: Math.max(1, lines.length),
});
