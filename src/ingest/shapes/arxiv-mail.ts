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
import { diagnose } from '../../diagnostics.ts';
import type { Entry, SeedPath } from '../../types.ts';
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
  OPENS.test(lines[i]!) && ID.test(lines[i + 1] ?? '');

export const arxivMail: Shape = {
  name: 'arxiv-mail',
  looksLike: 'arXiv’s daily mail: arXiv:…, Title:, Authors:, then the abstract between two backslashes',
  lacks: (lines) =>
    lines.some((_, i) => opensRecord(lines, i)) ? null : 'two backslashes and an arXiv id on the line below',
  guesses: false,
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
  const records: MailRecord[] = [];
  for (let i = 0; i < lines.length; i++) {
    if (!opensRecord(lines, i)) continue;
    const record = readRecord(lines, i);
    records.push(record);
    i = record.endLine - 1;
  }
  const read = records.map((record) => ({ record, entry: entryIn(path, record) }));
  const entries = read.flatMap(({ entry }) => entry ?? []);
  const problems: Problem[] = read.flatMap(({ record, entry }): Problem[] => {
    const { line, endLine, whole } = record;
    if (entry === null)
      return [{ rule: 'bad-record', message: 'a record without a title; it is not published', line, endLine }];
    return whole
      ? []
      : [
          {
            rule: 'cut-off',
            message: 'the dump ends in the middle of this record; it is shown as far as it goes',
            line,
            endLine,
          },
        ];
  });
  const cut = cutData(path, lines, entries, { ...NO_EDITION, date: mailedOn(lines) }, problems);
  const uses = cut.uses.map((use, i) =>
    use === 'chrome' && isBetween(records, i + 1) && !RULE.test(lines[i]!) && !OPENS.test(lines[i]!)
      ? 'diagnosed'
      : use,
  );
  const replaced = new Set(
    read.flatMap(({ record, entry }) => (record.replaced && entry !== null ? [entry.origin.line] : [])),
  );
  const diagnostics = cut.diagnostics.map((said) =>
    said.rule === 'no-abstract' && replaced.has(said.origin!.line)
      ? diagnose(
          'note',
          'replacement',
          'a new version of a paper; the mail does not repeat its abstract',
          said.origin,
          said.excerpt,
        )
      : said,
  );
  const strays = uses.flatMap((use, i) =>
    use === 'diagnosed' &&
    !read.some(({ entry, record }) => entry === null && record.line <= i + 1 && i + 1 <= record.endLine)
      ? [i + 1]
      : [],
  );
  return {
    ...cut,
    uses,
    diagnostics: [
      ...diagnostics,
      ...strays.map((line) =>
        diagnose(
          'note',
          'left-out',
          'a line between two records was left out',
          { dump: path, line, endLine: line },
          lines[line - 1]!,
        ),
      ),
    ],
  };
}

const isBetween = (records: readonly MailRecord[], line: number): boolean =>
  records.length > 1 && line > records[0]!.endLine && line < records.at(-1)!.line;

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
  while (at < lines.length && !ENDS.test(lines[at]!) && !RULE.test(lines[at]!) && !opensRecord(lines, at)) at++;
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
