// Plain text with each field's name before it: `Title: …`, `Authors: …`, `Abstract: …`, as reading lists and mails have it.
// In: lines. Out: entries; a field goes on over the lines below until the next name. Refuses files in which fewer than two
// titles are named, unless an abstract is named as well.
import { namedFact } from '../chrome.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, fieldName } from '../record.ts';
import type { Shape } from '../shape.ts';
import { cutData, type Problem, runsOf } from './data.ts';

const TITLE = /^[*_>\s-]{0,6}(?:paper )?title[*_]{0,3}\s?:[*_]{0,3}\s*(\S.*)$/i;
const ABSTRACT = /^[*_>\s-]{0,6}(?:abstract|summary)[*_]{0,3}\s?:[*_]{0,3}\s*(.*)$/i;
/** Between two records. */
const RULE = /^\s*[-=*_#~]{3,}\s*$/;

export const labelled: Shape = {
  name: 'labelled',
  looksLike: 'records with their names, as in Title: … and Abstract: …',
  lacks: (lines) => {
    const titles = lines.filter((line) => TITLE.test(line)).length;
    if (titles === 0) return 'a line Title: …';
    return lines.some((line) => ABSTRACT.test(line)) ? null : 'a line Abstract: …';
  },
  guesses: false,
  decodes: false,
  cut: (path, lines) => {
    const { records, strays } = readRecords(lines);
    const read = records.map((record) => ({ record, entry: entryOf(record.fields, { dump: path, ...record.place }) }));
    const bad = read
      .filter(({ entry }) => entry === null)
      .map(
        ({ record: { place } }): Problem => ({
          rule: 'bad-record',
          message: 'a record with neither abstract nor id; it is not published',
          ...place,
        }),
      );
    const left = runsOf(strays, 'left-out', 'stands outside of every record; left out');
    return cutData(
      path,
      lines,
      read.flatMap(({ entry }) => entry ?? []),
      NO_EDITION,
      [...bad, ...left],
    );
  },
};

type LabelledRecord = {
  readonly fields: Map<string, string[]>;
  readonly place: { readonly line: number; readonly endLine: number };
};

/** What a record has once; a second one is of a record whose title was lost. */
const ONCE = new Set(['abstract', 'authors', 'author', 'arxiv', 'arxivid', 'doi']);

/** A blank line ends every field but the abstract, whose paragraphs it parts; a rule ends the record. */
function readRecords(lines: readonly string[]): { records: LabelledRecord[]; strays: number[] } {
  const records: LabelledRecord[] = [];
  const strays: number[] = [];
  let open: LabelledRecord | null = null;
  let name: string | null = null;
  const extend = (i: number) => {
    open = { ...open!, place: { ...open!.place, endLine: i + 1 } };
    records[records.length - 1] = open;
  };
  lines.forEach((line, i) => {
    const title = TITLE.exec(line)?.[1];
    const field = fieldIn(line, name === 'abstract' && open?.fields.get('abstract')?.[0] === '');
    if (title !== undefined) {
      open = { fields: new Map([['title', [title]]]), place: { line: i + 1, endLine: i + 1 } };
      records.push(open);
      name = 'title';
    } else if (RULE.test(line)) {
      open = null;
    } else if (open === null || (field !== null && ONCE.has(field.name) && open.fields.has(field.name))) {
      open = null;
      if (line.trim() !== '') strays.push(i + 1);
    } else if (field !== null) {
      open.fields.set(field.name, [...(open.fields.get(field.name) ?? []), field.value]);
      name = field.name;
      extend(i);
    } else if (line.trim() === '' && name !== 'abstract') {
      name = null;
    } else if (name !== null) {
      const texts: readonly string[] = open.fields.get(name)!;
      open.fields.set(name, [...texts.slice(0, -1), `${texts.at(-1)}\n${line.trim()}`]);
      if (line.trim() !== '') extend(i);
    } else strays.push(i + 1);
  });
  return { records, strays };
}

/** @param opensAbstract whether the line is an abstract's first, which may open as a field does */
function fieldIn(line: string, opensAbstract: boolean): { readonly name: string; readonly value: string } | null {
  const abstract = ABSTRACT.exec(line)?.[1];
  if (abstract !== undefined) return { name: 'abstract', value: abstract };
  const fact = opensAbstract ? null : namedFact(line);
  return fact === null ? null : { name: fieldName(fact.name.replace(/^date$/, 'published')), value: fact.value };
}
