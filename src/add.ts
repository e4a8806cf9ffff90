// Takes new dumps into the seeds folder. In: files as they were scraped, the seeds folder as it is. Out: what each holds
// (new papers, papers seen before, problems), the name under which it is to be stored, and its text with front matter that
// says where it came from. It asks nothing; only `storeDump` writes, and never over a file that is there.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cutEntries } from './ingest/cut.ts';
import { decodeBytes } from './ingest/decode.ts';
import { readSeeds } from './ingest/read.ts';
import { proseAsIs } from './leaves/rich-text.ts';
import { editionSlug } from './leaves/urls.ts';
import { mergeEntries } from './merge/merge.ts';
import type { Diagnostic, EditionDate, EditionInfo, Entry, RestoredEntry, SeedPath } from './types.ts';

/** A file that is to be added; standard input is called `stdin`. */
export type NewDump = { readonly name: string; readonly bytes: Uint8Array };

export type AddedDump = {
  readonly name: string;
  /** Where it is to be stored below the seeds folder; null where it is not. */
  readonly path: SeedPath | null;
  readonly contents: string;
  readonly entries: number;
  readonly fresh: number;
  readonly seen: number;
  readonly diagnostics: readonly Diagnostic[];
  /** One line: `43 entries: 31 new, 12 seen before, 1 problem`. */
  readonly summary: string;
};

/** @param seeds the folder; dumps that are added together see each other, in their order */
export function planAdding(dumps: readonly NewDump[], seeds: string): AddedDump[] {
  const stored = readSeeds(seeds).files;
  const known = stored.flatMap((file) => [...cutEntries(file).entries]);
  const bodies = new Set(stored.map(({ lines }) => bodyHash(lines)));
  return dumps.map((dump) => {
    const added = planOne(dump, known, bodies, seeds);
    if (added.path !== null) {
      const lines = added.contents.split('\n');
      for (const entry of cutEntries({ path: added.path, bytes: 0, lines }).entries) known.push(entry);
      bodies.add(bodyHash(lines));
    }
    return added;
  });
}

function planOne(dump: NewDump, known: readonly Entry[], bodies: ReadonlySet<string>, seeds: string): AddedDump {
  const { name } = dump;
  const refused = (summary: string, diagnostics: readonly Diagnostic[] = []): AddedDump => {
    return { name, path: null, contents: '', entries: 0, fresh: 0, seen: 0, diagnostics, summary };
  };
  const decoded = decodeBytes(dump.bytes);
  if ('problem' in decoded) return refused(`${name} ${decoded.problem}; not added`);
  const { lines } = decoded;
  if (lines.every((line) => line.trim() === '')) return refused(`${name} holds no text; not added`);
  const hash = bodyHash(lines);
  if (bodies.has(hash)) return refused(`${name} is in the seeds already; not added`);
  const cut = cutEntries({ path: name as SeedPath, bytes: dump.bytes.length, lines });
  if (cut.dump === null) return refused(`${name} fits no known shape; not added`, cut.diagnostics);
  const { fresh, seen } = countNew(cut.entries, known);
  const problems = cut.diagnostics.filter(({ severity }) => severity !== 'note').length;
  return {
    name,
    path: freePath(cut.dump.edition, name, hash, seeds),
    contents: withFrontMatter(lines, { from: lastPart(name), sha256: hash }),
    entries: cut.entries.length,
    fresh,
    seen,
    diagnostics: cut.diagnostics,
    summary: `${plural(cut.entries.length, 'entry', 'entries')}: ${fresh} new, ${seen} seen before, ${plural(problems, 'problem')}`,
  };
}

/** Of the entries' papers, those that no known entry brought. Counted in entries, so that the two make up all of them. */
function countNew(entries: readonly Entry[], known: readonly Entry[]): { fresh: number; seen: number } {
  const papers = mergeEntries([...entries.map((entry) => bare(entry, NEW)), ...known.map((entry) => bare(entry, ''))]);
  let seen = 0;
  for (const { sightings } of papers) {
    const added = sightings.filter(({ origin }) => origin.dump.startsWith(NEW)).length;
    seen += added === sightings.length ? added - 1 : added;
  }
  return { fresh: entries.length - seen, seen };
}

/** Before the names of new dumps while they are compared; no path of a seed opens so. */
const NEW = '//';

/** For counting, texts need no mending. */
function bare(entry: Entry, mark: string): RestoredEntry {
  const origin = { ...entry.origin, dump: `${mark}${entry.origin.dump}` as SeedPath };
  return {
    entry: { ...entry, origin },
    title: [proseAsIs(entry.title)],
    abstract: entry.abstract === null ? null : [proseAsIs(entry.abstract)],
  };
}

const lastPart = (name: string): string => name.split(/[\\/]/).at(-1)!;

/** `2024-03-02-daily-papers-night-animals-3f9k2.md`: the day, what it is, and a hash of its text. */
function freePath({ name, date, query }: EditionInfo, file: string, hash: string, seeds: string): SeedPath {
  const stem = lastPart(file).replace(/(?:\.[A-Za-z0-9]{1,8}){1,2}$/, '');
  const what = editionSlug([name ?? stem, query].filter((part) => part !== null).join(' '), hash as SeedPath);
  const extension = /\.([a-z]{2,6})(?:\.gz)?$/i.exec(file)?.[1]?.toLowerCase() ?? 'txt';
  const base = date === null ? what : `${dayOf(date)}-${what}`;
  let path = `${base}.${extension}`;
  for (let n = 2; existsSync(join(seeds, path)); n++) path = `${base}-${n}.${extension}`;
  return path as SeedPath;
}

const dayOf = ({ year, month, day }: EditionDate): string =>
  [
    ...(year === null ? [] : [String(year).padStart(4, '0')]),
    ...[month, day].map((n) => String(n).padStart(2, '0')),
  ].join('-');

/** The text without front matter, so that a stored dump is known again. */
function bodyHash(lines: readonly string[]): string {
  const end = /^---(?!-)/.test(lines[0] ?? '') ? lines.findIndex((line, i) => i > 0 && /^---\s*$/.test(line)) : -1;
  const body = lines
    .slice(end + 1)
    .join('\n')
    .trim();
  return createHash('sha256').update(body).digest('hex').slice(0, 16);
}

function withFrontMatter(lines: readonly string[], facts: Readonly<Record<string, string>>): string {
  const added = Object.entries(facts).map(([name, value]) => `${name}: ${JSON.stringify(value)}`);
  const end = /^---(?!-)/.test(lines[0] ?? '') ? lines.findIndex((line, i) => i > 0 && /^---\s*$/.test(line)) : -1;
  const head = end < 0 ? ['---', ...added, '---'] : [...lines.slice(0, end), ...added, '---'];
  return `${[...head, ...lines.slice(end < 0 ? 0 : end + 1)].join('\n')}\n`;
}

/** Writes a planned dump; throws where a file of its name is there. */
export function storeDump({ path, contents }: AddedDump, seeds: string): void {
  if (path === null) return;
  mkdirSync(seeds, { recursive: true });
  writeFileSync(join(seeds, path), contents, { flag: 'wx' });
}

const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;
