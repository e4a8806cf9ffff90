// arXiv's daily mail: records between rules and lines of two backslashes. In: lines. Out: entries of new papers,
// cross-lists and replacements (which have no abstract in the mail). Refuses text without such records.
//
//     \\
//     arXiv:2401.00010
//     Date: Thu, 7 Nov 2024 02:49:53 GMT   (31214kb,D)
//
//     Title: …                 fields go on over lines that are indented
//     Authors: …
//     \\
//       abstract
//     \\ ( https://arxiv.org/abs/2401.00010 ,  31214kb)
import { diagnose } from '../../leaves/diagnostics.ts';
import type { Diagnostic, Entry, SeedPath } from '../../types.ts';
import { parseDate } from '../dates.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, type Fields, fieldName } from '../record.ts';
import type { Cut, Shape } from '../shape.ts';
import { cutData, type Problem } from './data.ts';

const OPENS = /^\\\\\s*$/;
const ID = /^arXiv:(\S+)/;
const ENDS = /^\\\\ \( https?:\/\/arxiv\.org\/abs\//;
const RULE = /^(?:-{20,}|%-|%%--|={20,})/;
const FIELD =
  /^(Title|Authors?|Categories|Comments|Journal-ref|DOI|Report-no|ACM-class|MSC-class|Proxy|License|Date(?: \([^)]*\))?):\s*(.*)$/;

const opensRecord = (lines: readonly string[], i: number): boolean =>
  OPENS.test(lines[i]!) && i + 1 < lines.length && ID.test(lines[i + 1]!);

/** A line of the next record, whose first may be lost. An abstract's line may begin with an id, but goes on behind it. */
const OF_NEXT = /^(?:\\\\\s*$|arXiv:\S+(?: \(\*cross-listing\*\))?\s*$|(?:Title|Authors?|Date(?: \([^)]*\))?):)/;

export const arxivMail: Shape = {
  name: 'arxiv-mail',
  looksLike: 'arXiv’s daily mail: arXiv:…, Title:, Authors:, then the abstract between two backslashes',
  lacks: (lines) =>
    lines.some((_, i) => opensRecord(lines, i)) ? null : 'two backslashes and an arXiv id on the line below',
  guesses: false,
  decodes: false,
  cut: cutMail,
};

type MailRecord = {
  readonly fields: Fields;
  readonly line: number;
  readonly endLine: number;
  readonly whole: boolean;
  readonly replaced: boolean;
};

function cutMail(path: SeedPath, lines: readonly string[]): Cut {
  const read = readRecords(lines).map((record) => ({ record, entry: entryIn(path, record) }));
  const entries = read.flatMap(({ entry }) => entry ?? []);
  const problems = read.flatMap(({ record, entry }) => problemsOf(record, entry));
  const cut = cutData(path, lines, entries, { ...NO_EDITION, date: mailedOn(lines) }, problems);
  const strays = straysBetween(
    lines,
    cut.uses,
    read.map(({ record }) => record),
  );
  const replaced = new Set(read.flatMap(({ record }) => (record.replaced ? [record.line] : [])));
  return {
    ...cut,
    uses: cut.uses.map((use, i) => (strays.has(i + 1) ? 'diagnosed' : use)),
    diagnostics: [
      ...cut.diagnostics.map((said) => (replaced.has(said.origin!.line) ? asReplacement(said) : said)),
      ...[...strays].map((line) => strayProblem(path, line, lines[line - 1]!)),
    ],
  };
}

function readRecords(lines: readonly string[]): MailRecord[] {
  const records: MailRecord[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!opensRecord(lines, i)) continue;
    const record = readRecord(lines, i);
    records.push(record);
    i = record.endLine - 1;
  }
  return records;
}

function problemsOf({ line, endLine, whole }: MailRecord, entry: Entry | null): Problem[] {
  if (entry === null)
    return [{ rule: 'bad-record', message: 'a record without a title; it is not published', line, endLine }];
  const message = 'the dump ends in the middle of this record; it is shown as far as it goes';
  return whole ? [] : [{ rule: 'cut-off', message, line, endLine }];
}

/**
 * Lines between records that are no rule. What stands before the first and after the last is the mail's own, but not what
 * a record's text looks like: indented, or a field, or its last line.
 */
function straysBetween(lines: readonly string[], uses: Cut['uses'], records: readonly MailRecord[]): Set<number> {
  const [first, last] = [records[0]?.endLine ?? 0, records.at(-1)?.line ?? 0];
  const isStray = (text: string, line: number): boolean =>
    !RULE.test(text) && !OPENS.test(text) && ((line > first && line < last) || OF_RECORD.test(text));
  return new Set(uses.flatMap((use, i) => (use === 'chrome' && isStray(lines[i]!, i + 1) ? [i + 1] : [])));
}

const OF_RECORD =
  /^(?: {2,}\S|\\\\ \(|arXiv:|(?:Title|Authors?|Categories|Comments|Journal-ref|DOI|Report-no|Date(?: \([^)]*\))?):)/;

const asReplacement = (said: Diagnostic): Diagnostic =>
  said.rule === 'no-abstract'
    ? diagnose(
        'note',
        'replacement',
        'a new version of a paper; the mail does not repeat its abstract',
        said.origin,
        said.excerpt,
      )
    : said;

const strayProblem = (path: SeedPath, line: number, text: string): Diagnostic =>
  diagnose('note', 'left-out', 'a line between two records was left out', { dump: path, line, endLine: line }, text);

function readRecord(lines: readonly string[], start: number): MailRecord {
  const fields = new Map<string, string[]>([['arxiv', [ID.exec(lines[start + 1]!)![1]!]]]);
  let name: string | null = null;
  let at = start + 2;
  for (; at < lines.length && !lines[at]!.startsWith('\\\\') && !RULE.test(lines[at]!); at++) {
    const line = lines[at]!;
    const field = FIELD.exec(line);
    if (field !== null) {
      name = field[1]!.startsWith('Date') ? 'date' : fieldName(field[1]!);
      fields.set(name, [field[2]!]);
    } else if (name !== null && /^\s+\S/.test(line)) fields.set(name, [`${fields.get(name)![0]}\n${line}`]);
    else if (line.trim() === '' || /^replaced with/.test(line)) name = null;
  }
  const replaced = lines.slice(start + 1, at).some((line) => /^replaced with/.test(line));
  if (at >= lines.length || !OPENS.test(lines[at]!)) {
    const whole = at < lines.length;
    return { fields, line: start + 1, endLine: whole && lines[at]!.startsWith('\\\\') ? at + 1 : at, whole, replaced };
  }
  const first = at + 1;
  at = first;
  while (at < lines.length && !ENDS.test(lines[at]!) && !RULE.test(lines[at]!) && !OF_NEXT.test(lines[at]!)) at++;
  fields.set('abstract', [lines.slice(first, at).join('\n')]);
  const whole = at < lines.length;
  return { fields, line: start + 1, endLine: whole && ENDS.test(lines[at]!) ? at + 1 : at, whole, replaced };
}

const entryIn = (path: SeedPath, { fields, line, endLine }: MailRecord): Entry | null =>
  entryOf(fields, { dump: path, line, endLine });

/** `received from  Wed 20 Nov 24 19:00:00 GMT  to  Thu 21 Nov 24 19:00:00 GMT`: the later day. */
function mailedOn(lines: readonly string[]) {
  const received = lines
    .map((line) => /^\s*received from .* to\s+\w{3}\s+(\d{1,2} \w{3}) (\d{2,4})\b/.exec(line))
    .find((found) => found !== null);
  if (received === undefined || received === null) return null;
  return parseDate(`${received[1]} ${received[2]!.length === 2 ? `20${received[2]}` : received[2]}`);
}
