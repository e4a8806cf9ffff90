// Reads what the library's owner wrote: Markdown in `seeds/notes/`, with front matter that names a paper, a topic or an
// edition. In: the seeds folder. Out: notes, in the order of their files' names. A note that names nothing is diagnosed.
import { diagnose } from '../leaves/diagnostics.ts';
import type { Diagnostic, WrittenNote } from '../types.ts';
import { type KnownKeys, listField, readFrontMatter, textField } from './front-matter.ts';
import { listReserved, readFile, type SeedFile } from './read.ts';

const NOTE_KEYS: KnownKeys = {
  used: ['paper', 'topic', 'edition', 'tags', 'title', 'abstract', 'hide'],
  ignored: ['date', 'author', 'created', 'updated', 'aliases', 'cssclasses'],
};
const KINDS = ['paper', 'topic', 'edition'] as const;

export type Notes = { readonly notes: readonly WrittenNote[]; readonly diagnostics: readonly Diagnostic[] };

export function readNotes(folder: string): Notes {
  const notes: WrittenNote[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const found of listReserved(folder, 'notes')) {
    if (!/\.(?:md|markdown|txt)$/i.test(found.path)) continue;
    const read = readFile(folder, found);
    diagnostics.push(...read.diagnostics);
    if (read.file === null) continue;
    const parsed = parseNote(read.file);
    notes.push(parsed.note);
    diagnostics.push(...parsed.diagnostics);
  }
  return { notes, diagnostics };
}

export function parseNote({ path, lines }: SeedFile): { note: WrittenNote; diagnostics: readonly Diagnostic[] } {
  const front = readFrontMatter(path, lines, NOTE_KEYS);
  const { fields } = front;
  const named = KINDS.filter((kind) => textField(fields, kind) !== null);
  const [kind] = named;
  const hide = textField(fields, 'hide');
  const note: WrittenNote = {
    note: {
      source: path,
      line: front.lines + 1,
      tags: listField(fields, 'tags'),
      text: lines.slice(front.lines).join('\n').trim(),
    },
    about: kind === undefined ? null : { kind, name: textField(fields, kind)! },
    title: textField(fields, 'title'),
    abstract: textField(fields, 'abstract'),
    hide: hide !== null && /^(?:true|yes)$/i.test(hide),
  };
  const say = (rule: string, message: string) =>
    diagnose('warning', rule, message, { dump: path, line: 1, endLine: 1 }, lines[0] ?? null);
  const problems: Diagnostic[] = [];
  if (named.length === 0 && !front.diagnostics.some(({ severity }) => severity === 'error'))
    problems.push(say('note-without-paper', 'names no paper, topic or edition in its front matter; it is not shown'));
  if (named.length > 1) problems.push(say('note-of-two', `names a ${named.join(' and a ')}; only the ${kind} counts`));
  if (hide !== null && !/^(?:true|yes|false|no)$/i.test(hide))
    problems.push(say('bad-value', `has hide: ${hide}; write true or false`));
  return { note, diagnostics: [...front.diagnostics, ...problems] };
}
