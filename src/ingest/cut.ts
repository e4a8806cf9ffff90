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

/** What became of one file; `dump` is null where it fits no shape. */
export type CutFile = {
  readonly file: SeedFile;
  readonly dump: Dump | null;
  readonly entries: readonly Entry[];
  readonly uses: readonly LineUse[];
  readonly diagnostics: readonly Diagnostic[];
};

export function cutEntries(file: SeedFile): CutFile {
  const shape = SHAPES.find((candidate) => candidate.lacks(file.lines) === null);
  if (shape === undefined) return uncut(file);
  const { entries, edition, uses, diagnostics } = shape.cut(file.path, file.lines);
  return { file, dump: { path: file.path, bytes: file.bytes, shape: shape.name, edition }, entries, uses, diagnostics };
}

function uncut(file: SeedFile): CutFile {
  const { path, lines } = file;
  const nothing = { file, dump: null, entries: [] };
  const uses = lines.map((line): LineUse => (line.trim() === '' ? 'blank' : 'diagnosed'));
  if (!uses.includes('diagnosed')) return { ...nothing, uses, diagnostics: [] };
  const nearest = SHAPES.at(-1)!;
  const message =
    `fits no known shape: nearest is ${nearest.name} (${nearest.looksLike}), ` +
    `but it lacks ${nearest.lacks(lines)}; nothing of it is published`;
  return { ...nothing, uses, diagnostics: [diagnose('warning', 'unknown-shape', message, wholeFile(path, lines))] };
}

const wholeFile = (path: SeedPath, lines: readonly string[]) => ({
  dump: path,
  line: 1,
  endLine: Math.max(1, lines.length),
});
