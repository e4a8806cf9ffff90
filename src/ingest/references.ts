// Reads what completes papers: the files of `seeds/reference/`. In: the seeds folder, and which records are wanted. Out:
// the wanted records alone. A file of one JSON object a line is read line by line, however long: arXiv's metadata file has
// millions. Other files are read as dumps are, whole and within their limit.
import { diagnose } from '../leaves/diagnostics.ts';
import type { Diagnostic, Entry, ReferenceReport, SeedPath } from '../types.ts';
import { cutEntries } from './cut.ts';
import { idsOf } from './ids.ts';
import { readJson } from './json.ts';
import { NO_LABELS } from './labels.ts';
import { type FoundFile, linesOf, listReserved, readFile, type SkippedFile } from './read.ts';
import { papersIn } from './shapes/json-records.ts';

export type References = {
  readonly entries: readonly Entry[];
  readonly files: readonly ReferenceReport[];
  readonly skipped: readonly SkippedFile[];
  readonly diagnostics: readonly Diagnostic[];
};

/** A line that is longer is no record, and is not kept in memory. */
const LONGEST_LINE = 4 * 1024 * 1024;

/** @param isWanted asked once a record */
export async function readReferences(folder: string, isWanted: (entry: Entry) => boolean): Promise<References> {
  const entries: Entry[] = [];
  const files: ReferenceReport[] = [];
  const skipped: SkippedFile[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const found of listReserved(folder, 'reference')) {
    const streamed = found.kind === 'file' ? await readObjects(folder, found.path, isWanted).catch(() => null) : null;
    const read = streamed ?? readWhole(folder, found, isWanted);
    diagnostics.push(...read.diagnostics);
    if (read.records === null) skipped.push({ path: found.path, bytes: found.bytes });
    else {
      for (const entry of read.entries) entries.push(entry);
      files.push({ path: found.path, bytes: found.bytes, records: read.records, wanted: read.entries.length });
    }
  }
  return { entries, files, skipped, diagnostics };
}

type ReadRecords = {
  readonly entries: readonly Entry[];
  readonly records: number | null;
  readonly diagnostics: readonly Diagnostic[];
};

/** null where the first line is no object of its own. */
async function readObjects(
  folder: string,
  path: SeedPath,
  isWanted: (entry: Entry) => boolean,
): Promise<ReadRecords | null> {
  const entries: Entry[] = [];
  const bad: number[] = [];
  let records = 0;
  let line = 0;
  for await (const text of linesOf(folder, path, LONGEST_LINE)) {
    line++;
    if (text === null) bad.push(line);
    else if (text.trim() !== '') {
      const glance = glanceAt(path, text, line);
      const found = glance !== null && !isWanted(glance) ? glance : objectIn(path, text, line);
      if (found === null && records === 0) return null;
      if (found === null) bad.push(line);
      else {
        records++;
        if (found !== glance && isWanted(found)) entries.push(found);
      }
    }
  }
  if (records === 0) return null;
  const message = `${bad.length} lines are no record that can be read, the first is this`;
  const origin = { dump: path, line: bad[0] ?? 1, endLine: bad[0] ?? 1 };
  return { entries, records, diagnostics: bad.length === 0 ? [] : [diagnose('warning', 'bad-json', message, origin)] };
}

/**
 * Title and ids alone, where they stand at the top of the object, by the engine's own parser: of a million records all but
 * a few hundred are not wanted, and need no more than this. null where a closer look is due.
 */
function glanceAt(path: SeedPath, text: string, line: number): Entry | null {
  if (!text.startsWith('{')) return null;
  try {
    const { id, title, doi } = JSON.parse(text) as Record<string, unknown>;
    if (typeof id !== 'string' || typeof title !== 'string') return null;
    const ids = idsOf(id, typeof doi === 'string' ? doi : null);
    if (ids.arxiv === null && ids.doi === null) return null;
    return { title, abstract: null, labels: { ...NO_LABELS, ...ids }, origin: { dump: path, line, endLine: line } };
  } catch {
    return null;
  }
}

function objectIn(path: SeedPath, text: string, line: number): Entry | null {
  if (!text.trimStart().startsWith('{')) return null;
  const { nodes, badLines } = readJson(text);
  const [node] = nodes;
  if (node === undefined || !node.whole || badLines.length > 0) return null;
  const [entry] = papersIn(path, node).entries;
  return entry === undefined ? null : { ...entry, origin: { dump: path, line, endLine: line } };
}

function readWhole(folder: string, found: FoundFile, isWanted: (entry: Entry) => boolean): ReadRecords {
  const { file, diagnostics } = readFile(folder, found);
  if (file === null) return { entries: [], records: null, diagnostics };
  const cut = cutEntries(file);
  return {
    entries: cut.entries.filter(isWanted),
    records: cut.dump === null ? null : cut.entries.length,
    diagnostics: [...diagnostics, ...cut.diagnostics],
  };
}
