// BibTeX with abstracts. In: lines. Out: entries, one for each `@article{…}` and its like that has a title. Reads what
// BibTeX reads: braces that nest, quotes, `#`, @string. Refuses files without such an entry; one that is broken ends where
// the next begins.
import { NO_EDITION } from '../labels.ts';
import { entryOf, type Fields, fieldName } from '../record.ts';
import type { Shape } from '../shape.ts';
import { texAccents } from '../tex-letters.ts';
import { cutData, type Problem } from './data.ts';

const OPENS = /^\s*@\s*(\w+)\s*[{(]/;
/** Entries that are no publication. */
const OTHER = new Set(['comment', 'preamble', 'string']);

export const bibtex: Shape = {
  name: 'bibtex',
  looksLike: 'BibTeX entries with a title, as in @article{key, title = {…}}',
  lacks: (lines) => {
    if (!lines.some((line) => OPENS.test(line))) return 'an entry such as @article{';
    return lines.some((line) => /\btitle\s*=/i.test(line)) ? null : 'a field title =';
  },
  guesses: false,
  cut: (path, lines) => {
    const { items, problems } = readBibtex(lines);
    const entries = items.flatMap(({ fields, line, endLine }) => entryOf(fields, { dump: path, line, endLine }) ?? []);
    const published = new Set(entries.map(({ origin }) => origin.line));
    const untitled = items.filter(({ line }) => !published.has(line));
    const lacking = untitled.map(({ line, endLine }): Problem => {
      return {
        rule: 'bad-record',
        message: 'an entry without a title, or with neither abstract nor id; it is not published',
        line,
        endLine,
      };
    });
    return cutData(path, lines, entries, NO_EDITION, [...problems, ...lacking]);
  },
};

type Item = { readonly fields: Fields; readonly line: number; readonly endLine: number };

function readBibtex(lines: readonly string[]): { items: Item[]; problems: Problem[] } {
  const starts = lines.flatMap((line, i) => (OPENS.test(line) ? [i] : []));
  const strings = new Map<string, string>();
  const items: Item[] = [];
  const problems: Problem[] = [];
  starts.forEach((start, n) => {
    if (n > 0 && start < (items.at(-1)?.endLine ?? 0)) return;
    // A broken entry must not swallow the next: it is read up to where that one opens at a line's start.
    let next = n + 1;
    while (next < starts.length && !/^@/.test(lines[starts[next]!]!)) next++;
    const limit = starts[next] ?? lines.length;
    const kind = OPENS.exec(lines[start]!)![1]!.toLowerCase();
    const text = lines.slice(start, limit).join('\n');
    const { fields, length, whole } = readItem(text, strings);
    const endLine = start + text.slice(0, length).split('\n').length;
    if (kind === 'string') for (const [name, [value]] of fields) strings.set(name, value!);
    if (OTHER.has(kind)) return;
    items.push({
      fields: new Map([...fields].map(([name, texts]) => [name, texts.map((part) => cleaned(name, part))])),
      line: start + 1,
      endLine,
    });
    if (!whole)
      problems.push({
        rule: 'cut-off',
        message: 'this entry is not closed; it is read as far as it goes',
        line: start + 1,
        endLine,
      });
  });
  return { items, problems };
}

/** One entry: `@kind{key, name = value, …}`; how far it goes, and whether it was closed. */
function readItem(
  text: string,
  strings: ReadonlyMap<string, string>,
): { fields: Map<string, string[]>; length: number; whole: boolean } {
  const fields = new Map<string, string[]>();
  let at = text.search(/[{(]/) + 1;
  const key = /^\s*([^\s,={}"]*)\s*,/.exec(text.slice(at, at + 500));
  if (key !== null) {
    fields.set('id', [key[1]!]);
    at += key[0].length;
  }
  for (;;) {
    const name = /^[\s,]*([A-Za-z][\w:.-]*)\s*=\s*/.exec(text.slice(at, at + 200));
    if (name === null) break;
    at += name[0].length;
    const value = readValue(text, at, strings);
    fields.set(fieldName(name[1]!), [...(fields.get(fieldName(name[1]!)) ?? []), value.text]);
    at = value.end;
  }
  const close = /^[\s,]*[})]/.exec(text.slice(at, at + 200));
  return { fields, length: close === null ? text.trimEnd().length : at + close[0].length, whole: close !== null };
}

/** `{…}`, `"…"`, a number or a name, and several of them joined by `#`. */
function readValue(text: string, start: number, strings: ReadonlyMap<string, string>): { text: string; end: number } {
  let at = start;
  let value = '';
  for (;;) {
    const sign = text[at];
    if (sign === '{' || sign === '"') {
      const end = closeOf(text, at, sign === '{' ? '}' : '"');
      value += text.slice(at + 1, end);
      at = end + 1;
    } else {
      const word = /^[^\s,#{}"=]{0,500}/.exec(text.slice(at, at + 500))![0];
      value += strings.get(fieldName(word)) ?? word;
      at += word.length;
    }
    const more = /^\s*#\s*/.exec(text.slice(at, at + 100));
    if (more === null) return { text: value, end: at };
    at += more[0].length;
  }
}

/** Where a value that opens at `open` ends; braces inside nest, a quote inside braces does not count. */
function closeOf(text: string, open: number, close: string): number {
  let depth = 0;
  for (let i = open + 1; i < text.length; i++) {
    const sign = text[i];
    if (sign === '\\') i++;
    else if (sign === close && depth === 0) return i;
    else if (sign === '{') depth++;
    else if (sign === '}') depth--;
  }
  return text.length;
}

/** Names keep their `and` and become a list elsewhere; braces that only protect capitals go. */
function cleaned(name: string, text: string): string {
  if (name !== 'title' && name !== 'abstract') return text;
  return text
    .split(/(\$[^$]*\$)/)
    .map((part, i) => (i % 2 === 1 ? part : withoutProtection(texAccents(part))))
    .join('');
}

/** `{LLM}` and `{{Whole Titles}}`, but not the braces of a command or of an exponent. */
function withoutProtection(text: string): string {
  let last = '';
  let now = text;
  for (let i = 0; i < 4 && now !== last; i++) {
    last = now;
    now = now.replace(/(^|[^\\^_A-Za-z}\]])\{([^{}\\]*)\}/g, '$1$2');
  }
  return now;
}
