// Front matter: the YAML between two lines of `---` at the head of a file. In: lines. Out: its fields as text, how many
// lines it takes, and what was wrong with it. Scalars stay as they were written: 2401.10 is not a number here, `no` is not
// false. Refuses code (`---js`), aliases, tags, keys that reach into objects; a refused block is diagnosed, its body is read.
import matter from 'gray-matter';
import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import { diagnose } from '../leaves/diagnostics.ts';
import { nearestName } from '../leaves/nearest.ts';
import type { Diagnostic, SeedPath } from '../types.ts';

export type FieldValue = string | readonly string[];

export type FrontMatter = {
  readonly fields: ReadonlyMap<string, FieldValue>;
  /** How many lines it takes, both fences included; 0 where there is none. */
  readonly lines: number;
  readonly diagnostics: readonly Diagnostic[];
};

/** Keys with a meaning, and keys that are let pass in silence because some program writes them. */
export type KnownKeys = { readonly used: readonly string[]; readonly ignored: readonly string[] };

export const DUMP_KEYS: KnownKeys = {
  used: ['title', 'date', 'source', 'query', 'shape', 'role', 'tags', 'url', 'retrieved'],
  ignored:
    'command statusCode status_code transport completeness source_id notebook_id type description language author site sitename hostname image exported captured fetched accessed added from sha256'.split(
      ' ',
    ),
};

const NONE: FrontMatter = { fields: new Map(), lines: 0, diagnostics: [] };
const MAX_LINES = 400;
const MAX_CHARS = 64 * 1024;
/** Keys that would reach into an object's inside if one ever copied them. */
const FORBIDDEN = new Set(['__proto__', 'constructor', 'prototype']);

/** @param lines the whole file */
export function readFrontMatter(path: SeedPath, lines: readonly string[], known: KnownKeys): FrontMatter {
  const end = closingFence(lines);
  if (end === null) return NONE;
  const text = lines.slice(0, end + 1).join('\n');
  try {
    const fields = text.length > MAX_CHARS ? refuse(`is longer than ${MAX_CHARS / 1024} KB`) : parse(text);
    return fields === null ? NONE : { fields, lines: end + 1, diagnostics: unknownKeys(path, lines, fields, known) };
  } catch (error) {
    const message = `front matter ${firstLine(error)}; it was left out and the rest of the file read`;
    const origin = { dump: path, line: 1, endLine: end + 1 };
    return { ...NONE, lines: end + 1, diagnostics: [diagnose('error', 'front-matter', message, origin, lines[0])] };
  }
}

/** The index of the line that closes the block, or null where the file opens with none. */
function closingFence(lines: readonly string[]): number | null {
  if (!/^---(?!-)/.test(lines[0] ?? '')) return null;
  const end = lines.slice(1, MAX_LINES).findIndex((line) => /^---\s*$/.test(line));
  return end < 0 ? null : end + 1;
}

function refuse(why: string): never {
  throw new Error(why);
}

const refused = (language: string) => ({
  parse: () => refuse(`says it is ${language}, and only YAML is read; nothing of it was run`),
});

/**
 * Every language that gray-matter would know is replaced. Options must be passed, or it would share one cached result
 * between all that ask.
 */
function parse(text: string): Map<string, FieldValue> | null {
  let fields: Map<string, FieldValue> | null = null;
  const yaml = {
    parse: (source: string) => {
      fields = parseYaml(source);
      return {};
    },
  };
  const other = ['js', 'javascript', 'json', 'toml', 'coffee', 'coffeescript', 'cson'];
  const engines = { yaml, yml: yaml, ...Object.fromEntries(other.map((name) => [name, refused(name)])) };
  matter(text, { engines: engines as never });
  return fields;
}

/** A mapping's fields as text; null where the block holds no mapping, as between two rules that a writer drew. */
function parseYaml(source: string): Map<string, FieldValue> | null {
  const document = parseDocument(source, {
    schema: 'failsafe',
    uniqueKeys: true,
    prettyErrors: false,
    logLevel: 'error',
  });
  const problem = document.errors[0] ?? document.warnings[0];
  if (!isMap(document.contents)) {
    return problem !== undefined && /^[ \t]{0,40}[\w-]{1,100}[ \t]{0,40}:/m.test(source)
      ? refuse(`cannot be read: ${problem.message}`)
      : null;
  }
  if (problem !== undefined) refuse(`cannot be read: ${problem.message}`);
  const fields = new Map<string, FieldValue>();
  for (const { key, value } of document.contents.items) {
    const name = isScalar(key) ? String(key.value) : refuse('has a key that is not a word');
    if (FORBIDDEN.has(name)) refuse(`has the key ${name}, which is not allowed`);
    fields.set(name, fieldOf(name, value));
  }
  return fields;
}

function fieldOf(name: string, value: unknown): FieldValue {
  if (value === null) return '';
  if (isScalar(value)) return String(value.value).trim();
  if (isSeq(value)) return value.items.map((item) => (isScalar(item) ? String(item.value).trim() : notText(name)));
  return notText(name);
}

const notText = (name: string): never => refuse(`has the key ${name}, whose value is neither text nor a list of texts`);

const firstLine = (error: unknown): string => (error as Error).message.split('\n')[0]!;

function unknownKeys(
  path: SeedPath,
  lines: readonly string[],
  fields: ReadonlyMap<string, FieldValue>,
  { used, ignored }: KnownKeys,
): Diagnostic[] {
  const unknown = [...fields.keys()].filter((key) => !used.includes(key) && !ignored.includes(key));
  return unknown.map((key) => {
    const near = nearestName(key, used);
    const hint = near === null ? `known are ${used.join(', ')}` : `did you mean "${near}"?`;
    const line = Math.max(1, lines.findIndex((text) => text.startsWith(`${key}:`)) + 1);
    const origin = { dump: path, line, endLine: line };
    return diagnose(
      'note',
      'unknown-key',
      `front matter has an unknown key "${key}"; ${hint}`,
      origin,
      lines[line - 1],
    );
  });
}

/** A field as one text; lists are joined, an empty field is none. */
export function textField(fields: ReadonlyMap<string, FieldValue>, ...names: readonly string[]): string | null {
  const found = names.map((name) => fields.get(name)).find((value) => value !== undefined && value.length > 0);
  return found === undefined ? null : typeof found === 'string' ? found : found.join(', ');
}

/** A field as a list: YAML's own, or words between commas. */
export function listField(fields: ReadonlyMap<string, FieldValue>, name: string): string[] {
  const value = fields.get(name) ?? [];
  const parts = typeof value === 'string' ? value.split(',') : value;
  return [...new Set(parts.map((part) => part.trim()).filter((part) => part !== ''))];
}
