// Tables: CSV and TSV with a header, and the tables of Markdown. In: lines. Out: entries, one a row. A quoted field may
// hold line ends. Refuses tables whose header names no title, or neither an abstract nor an id.
import type { Entry } from '../../types.ts';
import { kindOf } from '../kinds.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, type Fields, fieldName } from '../record.ts';
import type { Cut, Shape } from '../shape.ts';
import { cutData, type Problem } from './data.ts';

type Row = {
  readonly cells: readonly string[];
  readonly line: number;
  readonly endLine: number;
  readonly whole: boolean;
  /** A quote closes that was never opened: the last line of a row that lost its first, no row of its own. */
  readonly isTail: boolean;
  /** Read on its own though a quote is open above it: it may be a line of that row's abstract. */
  readonly isLoose: boolean;
};

const DELIMITERS = ['\t', ',', ';', '|'];
const TITLE = /^(?:paper ?)?title$/;
const TELLING = /abstract|summary|arxiv|doi|url|link|^id$/;

export const table: Shape = {
  name: 'table',
  looksLike: 'a CSV or TSV table with a header that names a title and an abstract',
  lacks: (lines) => (headerOf(lines) === null ? 'a header with a title and an abstract' : null),
  guesses: false,
  decodes: false,
  cut: (path, lines) => {
    const header = headerOf(lines)!;
    const rows = readRows(lines, header.line, header.delimiter);
    return cutRows(path, lines, header.names, rows);
  },
};

export const markdownTable: Shape = {
  name: 'markdown-table',
  looksLike: 'a Markdown table whose header names a title and an abstract',
  lacks: (lines) =>
    markdownHeads(lines).length === 0 ? 'a header with a title and an abstract, and a rule below it' : null,
  guesses: false,
  decodes: false,
  cut: (path, lines) => {
    const heads = markdownHeads(lines);
    const cuts = heads.map((head) =>
      cutRows(path, lines, cellsOf(lines[head]!).map(cellText), markdownRows(lines, head + 2)),
    );
    return {
      entries: cuts.flatMap(({ entries }) => entries),
      edition: NO_EDITION,
      uses: lines.map((_, i) => cuts.map(({ uses }) => uses[i]!).find((use) => use !== 'chrome') ?? 'chrome'),
      diagnostics: cuts.flatMap(({ diagnostics }) => diagnostics),
    };
  },
};

type Header = { readonly names: readonly string[]; readonly delimiter: string; readonly line: number };

function headerOf(lines: readonly string[]): Header | null {
  const line = lines.findIndex((text) => text.trim() !== '');
  if (line < 0) return null;
  if (isMarkdownRule(lines[line + 1] ?? '')) return null;
  for (const delimiter of DELIMITERS) {
    const [row] = readRows([lines[line]!], 0, delimiter);
    if (row !== undefined && row.cells.length > 1 && isHeader(row.cells))
      return { names: row.cells, delimiter, line: line + 1 };
  }
  return null;
}

const isHeader = (cells: readonly string[]): boolean => {
  const names = cells.map((cell) => cell.trim().toLowerCase().replace(/[_*]+/g, ' ').trim());
  return names.some((name) => TITLE.test(name)) && names.some((name) => TELLING.test(name));
};

/** What stands below the header of a Markdown table. */
const isMarkdownRule = (line: string): boolean =>
  line.includes('--') &&
  !/[^\s|:-]/.test(line) &&
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split('|')
    .every((cell) => /^:?-{2,}:?$/.test(cell.trim()));

/** In lines and characters: a row that is longer has lost a quote. */
const LONGEST_ROW = 100;
const LONGEST_ROW_TEXT = 100_000;

/** RFC 4180: a field in quotes holds delimiters and line ends, and `""` for a quote. */
function readRows(lines: readonly string[], from: number, delimiter: string): Row[] {
  const rows: Row[] = [];
  let hopeless = 0;
  for (let i = from; i < lines.length; i++) {
    if (lines[i]!.trim() === '') continue;
    const start = i;
    // A quote that never closes is looked for once, not again from each line below it.
    const longest = start < hopeless ? 0 : LONGEST_ROW;
    let cells = splitCells(lines[i]!, delimiter);
    // An open quote takes in the lines below, within reason: a stray quote must not swallow the file.
    let text = lines[i]!;
    while (cells === null && i + 1 < lines.length && i - start < longest && text.length < LONGEST_ROW_TEXT) {
      text += `\n${lines[++i]}`;
      cells = countQuotes(lines[i]!) % 2 === 1 ? splitCells(text, delimiter) : null;
    }
    if (cells === null) {
      hopeless = Math.max(hopeless, i);
      i = start;
    }
    rows.push({
      cells: cells ?? looseCells(lines[start]!, delimiter),
      line: start + 1,
      endLine: i + 1,
      whole: cells !== null,
      isTail: delimiter !== '\t' && i === start && cells !== null && countQuotes(lines[start]!) % 2 === 1,
      isLoose: start < hopeless || cells === null,
    });
  }
  return rows;
}

const countQuotes = (line: string): number => line.split('"').length - 1;

/**
 * null where a quote is still open at the end, or where one row's quote was closed by another's. On one line a quote that
 * closes before the cell ends is a sign like any other: `"Why Should I Trust You?": Explaining …`.
 */
function splitCells(text: string, delimiter: string): string[] | null {
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (text[at] === '"') {
      let end = at + 1;
      let value = '';
      for (;;) {
        const quote = text.indexOf('"', end);
        if (quote < 0) return null;
        value += text.slice(end, quote);
        end = quote + 1;
        if (text[end] !== '"') break;
        value += '"';
        end++;
      }
      if (end >= text.length) return [...cells, value];
      if (text[end] !== delimiter) {
        if (text.includes('\n')) return null;
        end = text.indexOf(delimiter, at);
        value = text.slice(at, end < 0 ? text.length : end);
        if (end < 0) return [...cells, value];
      }
      cells.push(value);
      at = end + 1;
    } else {
      const next = text.indexOf(delimiter, at);
      cells.push(text.slice(at, next < 0 ? text.length : next));
      if (next < 0) return cells;
      at = next + 1;
    }
  }
}

/** Of a row whose quote is never closed: the cells before it, and the rest of the line as it stands. */
function looseCells(line: string, delimiter: string): string[] {
  const cells = line.split(delimiter);
  const open = cells.findIndex(
    (cell, i) => cell.startsWith('"') && countQuotes(cells.slice(i).join(delimiter)) % 2 === 1,
  );
  return [...cells.slice(0, open), cells.slice(open).join(delimiter).replace(/^"/, '')];
}

/** A formula guard that an export put before a cell that opens with a sign. */
const unguarded = (cell: string): string => cell.replace(/^'(?=[=+\-@])/, '');

function cutRows(
  path: Entry['origin']['dump'],
  lines: readonly string[],
  names: readonly string[],
  rows: readonly Row[],
): Cut {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  for (const { cells, line, endLine, whole, isTail, isLoose } of rows) {
    const read = isTail ? null : entryOf(fieldsOf(names, cells), { dump: path, line, endLine });
    const isDoubtful = isLoose || cells.length !== names.length;
    const entry = read !== null && isDoubtful && !isTelling(read) ? null : read;
    if (entry !== null) entries.push(entry);
    else
      problems.push({
        rule: 'bad-record',
        message: 'a row without a title, or with neither abstract nor id; it is not published',
        line,
        endLine,
      });
    if (!whole && entry !== null)
      problems.push({ rule: 'cut-off', message: 'a quote that is opened in this row is never closed', line, endLine });
  }
  return cutData(path, lines, entries, NO_EDITION, problems);
}

/** By more than a few words on either side of a comma. */
const isTelling = ({ title, abstract, labels }: Entry): boolean =>
  /^[^\p{Ll}(]\S* \S/u.test(title) &&
  (labels.arxiv !== null || labels.doi !== null || (abstract !== null && kindOf(abstract) === 'abstract'));

/** A cell that is a link gives its words, and its address under the name `url`. */
function fieldsOf(names: readonly string[], cells: readonly string[]): Fields {
  const fields = new Map<string, string[]>();
  const put = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), value]);
  names.forEach((name, i) => {
    const cell = unguarded((cells[i] ?? '').trim());
    if (cell === '') return;
    const known = fieldName(name.replace(/[*`]/g, '').trim()).replace(/^papertitle$/, 'title');
    for (const [, address] of cell.matchAll(LINK)) put('url', address!);
    put(known, cellText(cell));
  });
  return fields;
}

const LINK = /\]\((https?:\/\/[^\s()]{1,2000})\)/g;

/** Words without the marks of Markdown and the few tags that tables are written with. */
const cellText = (cell: string): string =>
  cell
    .replace(/<summary>[^<]*<\/summary>|<\/?(?:details|b|i|em|strong|p|div|span|sub|sup)\b[^<>]{0,100}>/gi, '')
    .replace(/<br\s*\/?>/gi, '\n')
    .replace(/!?\[((?:[^[\]]|\[[^[\]]*\])*)\]\([^()\s]{0,2000}\)/g, '$1')
    .replace(/^(\*{1,3}|_{1,3})(?=\S)([\s\S]*\S)\1$/, '$2')
    .replace(/\\\|/g, '|')
    .trim();

/** Indices of header lines that have a rule of dashes below. */
function markdownHeads(lines: readonly string[]): number[] {
  return lines.flatMap((line, i) =>
    line.includes('|') && isMarkdownRule(lines[i + 1] ?? '') && isHeader(cellsOf(line).map(cellText)) ? [i] : [],
  );
}

/** A pipe that is escaped or stands in a formula's bars `\|` does not part cells. */
const cellsOf = (line: string): string[] =>
  line
    .trim()
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim());

function markdownRows(lines: readonly string[], from: number): Row[] {
  const rows: Row[] = [];
  for (let i = from; i < lines.length && lines[i]!.includes('|'); i++) {
    rows.push({ cells: cellsOf(lines[i]!), line: i + 1, endLine: i + 1, whole: true, isTail: false, isLoose: false });
  }
  return rows;
}
