// Cuts a file into entries. In: the lines of one seed file. Out: the dump, its entries and what became of each line.
// The first shape that lacks nothing takes it, unless its front matter names another. Refuses to guess: what fits no shape
// yields no entries and a diagnostic that says which shape came nearest and what it lacks.
import { diagnose } from '../leaves/diagnostics.ts';
import { fold } from '../leaves/fold.ts';
import { nearestName } from '../leaves/nearest.ts';
import type { Diagnostic, Dump, Entry, LineUse, SeedPath } from '../types.ts';
import { editionOf, withYears } from './edition.ts';
import { decodeEntities } from './entities.ts';
import { DUMP_KEYS, type FrontMatter, readFrontMatter, textField } from './front-matter.ts';
import type { SeedFile } from './read.ts';
import type { Cut, Shape } from './shape.ts';
import { SHAPES } from './shapes.ts';

/** What became of one file; `dump` is null where it fits no shape. */
export type CutFile = {
  readonly file: SeedFile;
  readonly dump: Dump | null;
  readonly entries: readonly Entry[];
  /** Where the file fits no shape: what `shape: guess` would read. */
  readonly guess: readonly Entry[];
  readonly uses: readonly LineUse[];
  readonly diagnostics: readonly Diagnostic[];
};

/** The shape that takes whatever looks most like papers; only its owner's word gives a file to it. */
const GUESS = 'guess';
/** No abstract is as long; a text that is would cost every later stage dear. In characters, as its title's limit. */
const LONGEST_ABSTRACT = 50_000;
const LONGEST_TITLE = 2_000;

/** @param year of dates that a dump prints without one, where its owner knows it; a dump's own word wins */
export function cutEntries(file: SeedFile, year: number | null = null): CutFile {
  const front = readFrontMatter(file.path, file.lines, DUMP_KEYS);
  const lines = front.lines === 0 ? file.lines : file.lines.map((line, i) => (i < front.lines ? '' : line));
  const named = namedShape(file.path, front);
  const found = named.shape === null ? firstFit(file.path, lines) : forced(named.shape, file.path, lines);
  const diagnostics = [...front.diagnostics, ...named.diagnostics];
  const { uses, ...rest } = found === null ? uncut(file, lines) : finish(file, found, front, year);
  return {
    file,
    ...rest,
    uses: markFront(uses, file.lines, front.lines),
    diagnostics: [...diagnostics, ...rest.diagnostics],
  };
}

type Found = { readonly name: string; readonly cut: Cut };

const decodedCut = (cut: Cut): Cut => ({
  ...cut,
  entries: cut.entries.map((entry) => ({
    ...entry,
    title: decodeEntities(entry.title),
    abstract: entry.abstract === null ? null : decodeEntities(entry.abstract),
  })),
});

/** A shape whose evidence suffices and that finds no paper all the same has misread the file. */
function firstFit(path: SeedPath, lines: readonly string[]): Found | null {
  for (const shape of SHAPES) {
    if (shape.lacks(lines) !== null) continue;
    const cut = cutAs(shape, path, lines);
    if (cut.entries.length > 0) return { name: shape.name, cut };
  }
  return null;
}

/** A shape's cut, in whose texts every entity is decoded once. */
function cutAs({ cut, decodes }: Shape, path: SeedPath, lines: readonly string[]): Cut {
  return decodes ? cut(path, lines) : decodedCut(cut(path, lines));
}

function forced(name: string, path: SeedPath, lines: readonly string[]): Found | null {
  if (name === GUESS) return guess(path, lines);
  return { name, cut: cutAs(SHAPES.find((shape) => shape.name === name)!, path, lines) };
}

/** The cut that finds the most titles with an abstract, whatever its shape lacks; its bare titles are left out. */
function guess(path: SeedPath, lines: readonly string[]): Found | null {
  const cuts = SHAPES.filter(({ guesses }) => guesses).map((shape) => withoutBareTitles(cutAs(shape, path, lines)));
  const best = cuts.reduce((a, b) => (b.entries.length >= a.entries.length ? b : a));
  return best.entries.length === 0 ? null : { name: GUESS, cut: best };
}

function withoutBareTitles(cut: Cut): Cut {
  const bare = cut.entries.filter(({ abstract }) => abstract === null);
  const entries = cut.entries.filter(({ abstract }) => abstract !== null);
  const message = 'a title without an abstract; a guess leaves it out';
  const diagnostics = cut.diagnostics.map((said) => (said.rule === 'no-abstract' ? { ...said, message } : said));
  return { ...cut, entries, uses: markEntries(cut.uses, bare, 'diagnosed'), diagnostics };
}

/** The lines of these entries; a line that another entry shares is marked with them. */
function markEntries(uses: readonly LineUse[], entries: readonly Entry[], use: LineUse): LineUse[] {
  const marked = [...uses];
  for (const { origin } of entries) {
    for (let i = origin.line - 1; i < origin.endLine; i++) if (marked[i] === 'entry') marked[i] = use;
  }
  return marked;
}

function namedShape(path: SeedPath, { fields }: FrontMatter): { shape: string | null; diagnostics: Diagnostic[] } {
  const name = textField(fields, 'shape');
  const known = [...SHAPES.map((shape) => shape.name), GUESS];
  if (name === null || known.includes(name)) return { shape: name, diagnostics: [] };
  const near = nearestName(name, known);
  const hint = near === null ? `known are ${known.join(', ')}.` : `did you mean "${near}"?`;
  const message = `front matter names an unknown shape "${name}"; ${hint} The file's own evidence decides`;
  return { shape: null, diagnostics: [diagnose('warning', 'unknown-shape-name', message, wholeFile(path, []))] };
}

type Finished = Omit<CutFile, 'file'>;

function finish({ path, bytes, lines }: SeedFile, found: Found, front: FrontMatter, year: number | null): Finished {
  const overlong = found.cut.entries.filter(isOverlong);
  const kept = overlong.length === 0 ? found.cut.entries : found.cut.entries.filter((entry) => !isOverlong(entry));
  const { edition, diagnostics } = editionOf(path, found.cut.edition, kept, front, lines, year);
  const cut = withoutQuery(found.cut, lines, edition.query);
  const role = textField(front.fields, 'role') === 'reference' ? 'reference' : 'edition';
  return {
    dump: { path, bytes, shape: found.name, role, edition },
    entries: withYears(kept, edition),
    guess: [],
    uses: overlong.length === 0 ? cut.uses : markEntries(cut.uses, overlong, 'diagnosed'),
    diagnostics: [...diagnostics, ...cut.diagnostics, ...overlong.map((entry) => overlongProblem(entry, lines))],
  };
}

/** A search page repeats the words that were searched for on a line of their own. */
function withoutQuery(cut: Cut, lines: readonly string[], query: string | null): Cut {
  if (query === null) return cut;
  const isQuery = (line: number): boolean => fold(lines[line - 1]!) === fold(query);
  const known = cut.diagnostics.filter(
    ({ rule, origin }) => rule === 'left-out' && origin!.line === origin!.endLine && isQuery(origin!.line),
  );
  if (known.length === 0) return cut;
  const places = new Set(known.map(({ origin }) => origin!.line));
  return {
    ...cut,
    uses: cut.uses.map((use, i) => (places.has(i + 1) ? 'chrome' : use)),
    diagnostics: cut.diagnostics.filter((diagnostic) => !known.includes(diagnostic)),
  };
}

const isOverlong = ({ title, abstract }: Entry): boolean =>
  title.length > LONGEST_TITLE || (abstract?.length ?? 0) > LONGEST_ABSTRACT;

function overlongProblem({ title, abstract, origin }: Entry, lines: readonly string[]): Diagnostic {
  const size = `a title of ${title.length} and an abstract of ${abstract?.length ?? 0} characters`;
  const message = `${size} is no paper's (the limits are ${LONGEST_TITLE} and ${LONGEST_ABSTRACT}); it is not published`;
  return diagnose('warning', 'overlong', message, origin, lines[origin.line - 1]!.slice(0, 200));
}

function uncut({ path }: SeedFile, lines: readonly string[]): Finished {
  const uses = lines.map((line): LineUse => (line.trim() === '' ? 'blank' : 'diagnosed'));
  const nothing = { dump: null, entries: [], guess: [], uses, diagnostics: [] };
  if (!uses.includes('diagnosed')) return nothing;
  const guessed = guess(path, lines)?.cut.entries ?? [];
  const near = SHAPES.at(-1)!;
  const message =
    `fits no known shape: nearest is ${near.name} (${near.looksLike}), but it lacks ${near.lacks(lines)}; nothing of it is published` +
    guessHint(guessed);
  return {
    ...nothing,
    guess: guessed,
    diagnostics: [diagnose('warning', 'unknown-shape', message, wholeFile(path, lines))],
  };
}

/** How many titles of a guess are named. */
const NAMED_GUESSES = 3;

/** What `shape: guess` would read, for its owner to judge. */
function guessHint(guessed: readonly Entry[]): string {
  if (guessed.length === 0) return '';
  const titles = guessed.slice(0, NAMED_GUESSES).map(({ title }) => `“${title.slice(0, 80)}”`);
  const more = guessed.length > NAMED_GUESSES ? ` and ${guessed.length - NAMED_GUESSES} more` : '';
  return `. With "shape: guess" in its front matter, this would be: ${titles.join(', ')}${more}`;
}

function markFront(uses: readonly LineUse[], lines: readonly string[], front: number): readonly LineUse[] {
  if (front === 0) return uses;
  return uses.map((use, i) => (i >= front ? use : lines[i]!.trim() === '' ? 'blank' : 'chrome'));
}

const wholeFile = (path: SeedPath, lines: readonly string[]) => ({
  dump: path,
  line: 1,
  endLine: Math.max(1, lines.length),
});
