// arXiv and its like as XML: Atom from its search, RSS from its announcements, OAI-PMH from its archive. In: lines. Out:
// entries, one for each `entry`, `item` or `record`; one that the file ends in as far as it goes. Refuses other XML.
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { SaxesParser } from 'saxes';
import type { Entry, SeedPath } from '../../types.ts';
import { dateIn } from '../edition.ts';
import { NO_EDITION } from '../labels.ts';
import { entryOf, fieldName, mailDate } from '../record.ts';
import type { Shape } from '../shape.ts';
import { cutData, type Problem } from './data.ts';

/** The elements that hold one paper each. */
const RECORDS = new Set(['entry', 'item', 'record']);
const ROOT = /<(?:\w+:)?(?:feed|rss|OAI-PMH|ListRecords|GetRecord|rdf:RDF|RDF)[\s>]/;

export const arxivXml: Shape = {
  name: 'arxiv-xml',
  looksLike: 'an Atom or RSS feed, or an OAI-PMH answer, of papers',
  lacks: (lines) => {
    const head = lines.slice(0, 40).join('\n');
    if (!/^\s*(?:<\?xml|<(?:feed|rss|OAI-PMH|rdf:RDF)\b)/.test(head)) return 'the head of an XML file';
    return ROOT.test(head) ? null : 'a feed or an OAI-PMH answer as its root';
  },
  guesses: false,
  decodes: true,
  cut: (path, lines) => {
    // Front matter leaves empty lines, and XML must open with its declaration.
    const above = Math.max(
      0,
      lines.findIndex((line) => line.trim() !== ''),
    );
    const { records, problems, date } = readRecords(lines.slice(above).join('\n').trimStart(), above);
    const entries = records.flatMap((record) => entryIn(path, record) ?? []);
    const published = new Set(entries.map(({ origin }) => origin.line));
    const bad = records
      .filter(({ line }) => !published.has(line))
      .map(({ line, endLine }) => ({ ...BAD_RECORD, line, endLine }));
    return cutData(path, lines, entries, { ...NO_EDITION, date }, [...problems, ...bad]);
  },
};

const BAD_RECORD = {
  rule: 'bad-record',
  message: 'a record without a title, with neither abstract nor id, or two that ran together; it is not published',
};

type XmlRecord = { readonly fields: Map<string, string[]>; readonly line: number; endLine: number };
type XmlRead = { records: XmlRecord[]; problems: Problem[]; date: ReturnType<typeof dateIn> };

/** @param above lines of the file before the text */
function readRecords(text: string, above: number): XmlRead {
  const parser = new SaxesParser({ position: true });
  const records: XmlRecord[] = [];
  const problems: Problem[] = [];
  const path: string[] = [];
  let open: XmlRecord | null = null;
  let content = '';
  let date: XmlRead['date'] = null;
  let ended = false;
  parser.on('opentag', ({ name, attributes }) => {
    const local = localName(name);
    path.push(local);
    content = '';
    if (RECORDS.has(local)) {
      // A record inside a record: the first one's end is lost.
      if (open !== null) records.push({ ...open, endLine: Math.max(open.line, parser.line + above - 1) });
      open = { fields: new Map(), line: parser.line + above, endLine: parser.line + above };
    } else if (open !== null) addAttributes(open, local, attributes as Record<string, string>);
  });
  parser.on('text', (part) => {
    content += part;
  });
  parser.on('cdata', (part) => {
    content += part;
  });
  parser.on('closetag', ({ name }) => {
    const local = localName(name);
    path.pop();
    if (open === null) date ??= feedDate(local, content);
    else if (RECORDS.has(local)) {
      records.push({ ...open, endLine: parser.line + above });
      open = null;
    } else add(open, local, path.at(-1)!, content);
    content = '';
  });
  parser.on('error', (error) => {
    if (ended || problems.length > 0) return;
    const message = `is not well-formed XML (${error.message.replace(/^\d+:\d+: /, '')}); read as far as it can be`;
    problems.push({ rule: 'bad-xml', message, line: parser.line + above, endLine: parser.line + above });
  });
  parser.write(text);
  ended = true;
  const rest = open as XmlRecord | null;
  if (rest !== null) {
    add(rest, path.at(-1)!, path.at(-2)!, content);
    records.push({ ...rest, endLine: parser.line + above });
  }
  if (path.length > 0) {
    const message = 'the dump ends before its XML does; read as far as it goes';
    problems.push({ rule: 'cut-off', message, line: rest?.line ?? parser.line + above, endLine: parser.line + above });
  }
  return { records, problems, date };
}

const localName = (name: string): string => fieldName(name.slice(name.indexOf(':') + 1));

const feedDate = (local: string, content: string) =>
  ['updated', 'pubdate', 'lastbuilddate', 'date', 'responsedate'].includes(local)
    ? (dateIn(content.trim()) ?? mailDate(content))
    : null;

/** Names inside an author are the author's. OAI's own format gives family and given names apart. */
function add({ fields }: XmlRecord, local: string, parent: string, content: string): void {
  const text = content.trim();
  if (text === '') return;
  const isName = /^(?:author|creator|contributor)$/.test(parent);
  const put = (name: string, value: string) => fields.set(name, [...(fields.get(name) ?? []), value]);
  if (isName && local === 'forenames') {
    const names = fields.get('author') ?? [];
    fields.set('author', [...names.slice(0, -1), `${text} ${names.at(-1) ?? ''}`.trim()]);
  } else if (isName && (local === 'name' || local === 'keyname')) put('author', text);
  else if (!isName) put(local, text);
}

function addAttributes({ fields }: XmlRecord, local: string, attributes: Readonly<Record<string, string>>): void {
  const value = local === 'link' ? attributes.href : local.endsWith('category') ? attributes.term : undefined;
  if (value === undefined) return;
  const name = local === 'link' ? 'link' : 'categories';
  if (!fields.get(name)?.includes(value)) fields.set(name, [...(fields.get(name) ?? []), value]);
}

function entryIn(path: SeedPath, { fields, line, endLine }: XmlRecord): Entry | null {
  const plain = new Map(
    [...fields].map(([name, texts]) => [name, texts.map((text) => (MARKUP.has(name) ? visibleText(text) : text))]),
  );
  plain.set(
    'title',
    (plain.get('title') ?? []).map((title) => title.replace(ANNOUNCED, '')),
  );
  if (plain.has('creator')) plain.set('author', plain.get('creator')!);
  return entryOf(plain, { dump: path, line, endLine });
}

/** RSS gives these as HTML inside the text. */
const MARKUP = new Set(['description', 'creator', 'encoded']);

/** Announcements before 2024 wrote `Title. (arXiv:2301.00001v1 [cs.CV])`. */
const ANNOUNCED = /\.?\s{0,20}\(arXiv:\S{1,60} \[[\w.-]{1,40}\](?: UPDATED)?\)\s*$/;

function visibleText(text: string): string {
  if (!/<(?:p|a|br|div|span)\b/i.test(text)) return text;
  const words: string[] = [];
  const visit = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]) => {
    for (const node of nodes) {
      if ('value' in node) words.push(node.value);
      else if ('childNodes' in node) visit(node.childNodes);
      if (node.nodeName === 'p' || node.nodeName === 'br') words.push('\n\n');
    }
  };
  visit(parseFragment(text).childNodes);
  return words.join('').trim();
}
