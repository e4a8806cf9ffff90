// Reads JSON that scrapers leave, and says on which lines each value stood. In: text that holds one JSON value or several,
// one a line or in a row. Out: the values that could be read, and the lines that could not. It forgives what a broken
// scrape does (an end that is missing, a raw line end inside a string, a comma too many) and nothing else.

type Place = {
  readonly line: number;
  readonly endLine: number;
  /** false where the text ended inside of it. */
  readonly whole: boolean;
};

export type JsonNode = Place &
  (
    | { readonly kind: 'object'; readonly fields: ReadonlyMap<string, JsonNode> }
    | { readonly kind: 'array'; readonly items: readonly JsonNode[] }
    /** Numbers and words are kept as they were written: 2401.00010 is somebody's id. */
    | { readonly kind: 'text' | 'word'; readonly text: string }
  );

export type JsonObject = Extract<JsonNode, { kind: 'object' }>;

export type JsonRead = { readonly nodes: readonly JsonNode[]; readonly badLines: readonly number[] };

/** Deeper data is not a listing, and an attack on the stack. */
const MAX_DEPTH = 100;

/** What could not be read; the reader goes on at the next line that opens a value. */
class Unreadable extends Error {}

export function readJson(text: string): JsonRead {
  const reader = new Reader(text);
  const nodes: JsonNode[] = [];
  while (reader.skipBetweenValues()) {
    const line = reader.line;
    try {
      nodes.push(reader.value(0));
    } catch {
      reader.recover(line, 0);
    }
  }
  return { nodes, badLines: reader.badLines };
}

/** Walks the text once. A class, because place and line go on together through every function below. */
class Reader {
  private at = 0;
  line = 1;
  readonly badLines: number[] = [];
  private readonly text: string;

  constructor(text: string) {
    this.text = text;
  }

  /** To the next value; false at the end. */
  skipBetweenValues(): boolean {
    this.skipBlanks();
    while (this.text[this.at] === ',' || this.text[this.at] === ';') {
      this.at++;
      this.skipBlanks();
    }
    return this.at < this.text.length;
  }

  /** Goes on at the next line that opens a value in the same column; what lies between is bad. */
  recover(from: number, column: number): void {
    do {
      const end = this.text.indexOf('\n', this.at);
      this.at = end < 0 ? this.text.length : end + 1 + column;
      this.line++;
    } while (this.at < this.text.length && !(/[{[]/.test(this.text[this.at]!) && this.column() === column));
    for (let bad = from; bad < this.line; bad++) this.badLines.push(bad);
  }

  /** How many blanks stand before this place on its line; -1 where anything else does. */
  private column(): number {
    let start = this.at;
    while (start > 0 && this.text[start - 1] === ' ') start--;
    return start === 0 || this.text[start - 1] === '\n' ? this.at - start : -1;
  }

  value(depth: number): JsonNode {
    if (depth > MAX_DEPTH) throw new Unreadable();
    const sign = this.text[this.at];
    if (sign === '{') return this.object(depth);
    if (sign === '[') return this.array(depth);
    if (sign === '"') {
      const line = this.line;
      const { text, whole } = this.string();
      return { kind: 'text', text, line, endLine: this.line, whole };
    }
    return this.word();
  }

  private object(depth: number): JsonNode {
    const line = this.line;
    const fields = new Map<string, JsonNode>();
    const whole = this.members('}', () => {
      if (this.text[this.at] !== '"') throw new Unreadable();
      const key = this.string();
      this.skipBlanks();
      if (this.at >= this.text.length) return false;
      if (this.text[this.at] !== ':') throw new Unreadable();
      this.at++;
      this.skipBlanks();
      if (this.at >= this.text.length) return false;
      const value = this.value(depth + 1);
      fields.set(key.text, value);
      return value.whole;
    });
    return { kind: 'object', fields, line, endLine: this.line, whole };
  }

  private array(depth: number): JsonNode {
    const line = this.line;
    const items: JsonNode[] = [];
    const whole = this.members(']', () => {
      const line = this.line;
      const column = depth <= 1 ? this.column() : -1;
      try {
        const item = this.value(depth + 1);
        items.push(item);
        return item.whole;
      } catch (error) {
        if (column < 0) throw error;
        this.recover(line, column);
        return true;
      }
    });
    return { kind: 'array', items, line, endLine: this.line, whole };
  }

  /** What stands between an opening sign and its closing one; false where the text ends before. */
  private members(close: string, member: () => boolean): boolean {
    this.at++;
    for (;;) {
      this.skipBlanks();
      if (this.at >= this.text.length) return false;
      if (this.text[this.at] === close) {
        this.at++;
        return true;
      }
      if (!member()) return false;
      this.skipBlanks();
      if (this.text[this.at] === ',') this.at++;
      else if (this.at < this.text.length && this.text[this.at] !== close && !/[{[]/.test(this.text[this.at]!))
        throw new Unreadable();
    }
  }

  /** Raw line ends stay in the text: a file's lines may have been split inside a string. */
  private string(): { text: string; whole: boolean } {
    let end = this.at + 1;
    for (; end < this.text.length && this.text[end] !== '"'; end++) {
      if (this.text[end] === '\\') end++;
    }
    const whole = end < this.text.length;
    const raw = this.text.slice(this.at + 1, Math.min(end, this.text.length));
    this.at = Math.min(end + 1, this.text.length);
    for (let i = raw.indexOf('\n'); i >= 0; i = raw.indexOf('\n', i + 1)) this.line++;
    return { text: unescapeJson(raw), whole };
  }

  private word(): JsonNode {
    const word = /^(?:true|false|null|NaN|-?\d{1,20}(?:\.\d{1,30})?(?:[eE][+-]?\d{1,4})?)/.exec(
      this.text.slice(this.at, this.at + 64),
    )?.[0];
    if (word === undefined) throw new Unreadable();
    this.at += word.length;
    return { kind: 'word', text: word, line: this.line, endLine: this.line, whole: true };
  }

  private skipBlanks(): void {
    for (; this.at < this.text.length; this.at++) {
      const sign = this.text[this.at];
      if (sign === '\n') this.line++;
      else if (sign !== ' ' && sign !== '\t' && sign !== '\r') return;
    }
  }
}

const ESCAPES: Readonly<Record<string, string>> = { n: '\n', t: '\t', r: '\r', b: '\b', f: '\f' };

function unescapeJson(raw: string): string {
  if (!raw.includes('\\')) return raw;
  return raw.replace(/\\(?:u([0-9a-fA-F]{4})|([\s\S]))/g, (_, code: string | undefined, sign: string | undefined) =>
    code === undefined ? (ESCAPES[sign!] ?? sign!) : String.fromCharCode(Number.parseInt(code, 16)),
  );
}
