// Papers as JSON: a listing's API, arXiv's metadata file, one object a line or all in an array, plain or wrapped. In: lines.
// Out: entries, one for each object that has a title and an abstract or an id. Refuses text that is no JSON.
import type { Entry, SeedPath } from '../../types.ts';
import { dateIn } from '../edition.ts';
import { type JsonNode, type JsonObject, readJson } from '../json.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, type Fields, fieldName } from '../record.ts';
import type { Shape } from '../shape.ts';
import { cutData, type Problem, runsOf } from './data.ts';

export const jsonRecords: Shape = {
  name: 'json-records',
  looksLike: 'JSON objects with a title and an abstract, in an array or one a line',
  lacks: (lines) => {
    const head = lines.find((line) => line.trim() !== '')?.trimStart() ?? '';
    if (!/^(?:\{\s*("|$|\})|\[\s*(\{|"|\[|\]|$))/.test(head)) return 'an opening brace or bracket';
    return lines.some((line) => /"title"\s*:/i.test(line)) ? null : 'a field "title"';
  },
  guesses: false,
  decodes: false,
  cut: (path, lines) => {
    const { nodes, badLines } = readJson(lines.join('\n'));
    const found = nodes.map((node) => papersIn(path, node));
    const problems = [
      ...runsOf(badLines, 'bad-json', 'is no JSON that can be read; left out'),
      ...found.flatMap((each) => each.problems),
    ];
    const date = nodes.map((node) => pageDate(node)).find((each) => each !== null) ?? listedOn(nodes);
    return cutData(
      path,
      lines,
      found.flatMap(({ entries }) => entries),
      { ...NO_EDITION, date },
      problems,
    );
  },
};

export type Papers = { readonly entries: readonly Entry[]; readonly problems: readonly Problem[] };

/** Every paper in a value, however deep; what lies inside a paper is the paper's. */
export function papersIn(path: SeedPath, node: JsonNode): Papers {
  const entries: Entry[] = [];
  const problems: Problem[] = [];
  const visit = (value: JsonNode) => {
    if (value.kind === 'array') for (const item of value.items) visit(item);
    if (value.kind !== 'object') return;
    const entry = entryOf(fieldsOf(value), { dump: path, line: value.line, endLine: value.endLine });
    if (entry === null) {
      for (const field of value.fields.values()) visit(field);
      return;
    }
    entries.push(entry);
    if (!value.whole) {
      const message = 'the dump ends in the middle of this record; it is shown as far as it goes';
      problems.push({ rule: 'cut-off', message, line: value.line, endLine: value.endLine });
    }
  };
  visit(node);
  return { entries, problems };
}

/** The day that a listing page's data is of. */
export function pageDate(node: JsonNode) {
  const date = node.kind === 'object' ? (node.fields.get('date') ?? node.fields.get('dateString')) : undefined;
  return date?.kind === 'text' ? dateIn(date.text) : null;
}

/** The day on which a listing's API says that its papers were listed, where it is one day for all. */
function listedOn(nodes: readonly JsonNode[]) {
  const days = new Set(nodes.flatMap(listedDays));
  return days.size === 1 ? dateIn([...days][0]!) : null;
}

function listedDays(node: JsonNode): string[] {
  if (node.kind === 'array') return node.items.flatMap(listedDays);
  const day = node.kind === 'object' ? fieldsOf(node).get('submittedondailyat')?.[0]?.slice(0, 10) : undefined;
  return day === undefined ? [] : [day];
}

/** An object that a listing wraps around the paper's own says less: its fields fill gaps. */
const WRAPPED = ['paper', 'entry', 'item', '_source', 'attributes', 'data', 'work', 'metadata'];

export function fieldsOf(object: JsonObject): Fields {
  const fields = new Map<string, readonly string[]>();
  const inner = WRAPPED.map((name) => object.fields.get(name)).find((value) => value?.kind === 'object');
  if (inner?.kind === 'object') for (const [name, texts] of fieldsOf(inner)) fields.set(name, texts);
  for (const [key, value] of object.fields) {
    const name = fieldName(key);
    if (!fields.has(name)) fields.set(name, textsOf(value));
  }
  return fields;
}

/** The keys under which an object in a list has its name: authors, keywords. */
const NAMED = ['name', 'fullname', 'full_name', 'term', 'label', 'created', 'value', 'url'];

function textsOf(node: JsonNode): string[] {
  if (node.kind === 'text') return [node.text];
  if (node.kind === 'array')
    return node.items.flatMap((item) => (item.kind === 'array' ? [nameOf(item.items)] : textsOf(item)));
  if (node.kind === 'object')
    return NAMED.flatMap((key) => node.fields.get(key) ?? [])
      .flatMap((value) => (value.kind === 'text' ? [value.text] : []))
      .slice(0, 1);
  return node.text === 'null' || node.text === 'NaN' ? [] : [node.text];
}

/** `["Bell", "Ada", "Jr."]`, as arXiv takes names apart. */
function nameOf(parts: readonly JsonNode[]): string {
  const [family = '', given = '', suffix = ''] = parts.map((part) => (part.kind === 'text' ? part.text.trim() : ''));
  return [given, family, suffix].filter((part) => part !== '').join(' ');
}
