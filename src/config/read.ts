// Reads `broadsheet.yaml`. In: its text. Out: the values it gives, by key path, with their lines. Refuses, with every
// fault at once: what is not YAML, unknown keys (naming the nearest known), wrong values, aliases and tags.
import * as v from 'valibot';
import { isMap, isNode, isScalar, LineCounter, type Node, type Pair, parseDocument, visit, YAMLMap } from 'yaml';
import { nearestName } from '../leaves/nearest.ts';
import { type Leaf, leavesOf } from './schema.ts';
import { TEXTS, textLeaves } from './texts.ts';

/** Bad use: one fault a line, `FILE:LINE: what is wrong and what to do`. */
export class BadConfig extends Error {
  override name = 'BadConfig';
}

export type Given = { readonly value: unknown; readonly from: string };

/** What a file or the flags give, by key path, already checked. */
export type Gifts = ReadonlyMap<string, Given>;

const MAX_CHARACTERS = 64 * 1024;

/** @param file its name, for messages */
export function readConfig(text: string, file: string): Gifts {
  const lines = new LineCounter();
  const placeOf = (offset: number): string => `${file}:${lines.linePos(offset).line}`;
  const root = parseMap(text, file, lines, placeOf);
  const faults: string[] = [];
  const gifts = new Map<string, Given>();
  const own = leavesOf();
  const known = hasTexts(root) ? [...own, ...textLeaves()] : own;
  walk(root, '', (path, pair) => {
    const place = placeOf((pair.key as Node).range![0]);
    const leaf = known.find((one) => one.path === path);
    const isGroup = known.some((one) => one.path.startsWith(`${path}.`));
    const fault =
      leaf !== undefined
        ? keep(gifts, leaf, plainValue(pair.value), path, place)
        : groupFault(path, pair, isGroup, path.startsWith(`${TEXTS}.`) ? known : own);
    if (fault !== null) faults.push(`${place}: ${fault}`);
    return leaf === undefined && isGroup;
  });
  if (faults.length > 0) throw new BadConfig(faults.join('\n'));
  return gifts;
}

function parseMap(text: string, file: string, lines: LineCounter, placeOf: (offset: number) => string): YAMLMap {
  if (text.length > MAX_CHARACTERS) throw new BadConfig(`${file}: longer than ${MAX_CHARACTERS} characters`);
  const document = parseDocument(text.replace(/^\ufeff/, ''), { lineCounter: lines, prettyErrors: false });
  const faults = [...document.errors, ...document.warnings].map(({ message, pos }) => `${placeOf(pos[0])}: ${message}`);
  // An alias could stand for endless text.
  visit(document, { Alias: (_, { range }) => void faults.push(`${placeOf(range![0])}: aliases are not allowed here`) });
  const root: unknown = document.contents;
  if (faults.length === 0 && root !== null && !isMap(root)) {
    faults.push(`${file}:1: must hold keys and values, such as "title: My library"`);
  }
  if (faults.length > 0) throw new BadConfig(faults.join('\n'));
  return isMap(root) ? (root as YAMLMap) : new YAMLMap();
}

const hasTexts = (root: YAMLMap): boolean => root.has(TEXTS);

function groupFault(path: string, { value }: Pair, isGroup: boolean, known: readonly Leaf[]): string | null {
  if (!isGroup) return unknownKey(path, known);
  if (isMap(value)) return null;
  return `${path} must hold keys${path.startsWith(TEXTS) ? SEE_TEXTS : `: ${keysBelow(path, known)}`}`;
}

const SEE_TEXTS = ', which docs/texts.md lists';

/** Calls `enter` with each pair and its path; goes into a map's pairs where it answers true. */
function walk(map: YAMLMap, above: string, enter: (path: string, pair: Pair) => boolean): void {
  for (const pair of map.items) {
    const path = `${above}${isScalar(pair.key) ? String(pair.key.value) : '?'}`;
    if (enter(path, pair) && isMap(pair.value)) walk(pair.value as YAMLMap, `${path}.`, enter);
  }
}

/** The value without YAML around it. */
const plainValue = (node: unknown): unknown => (isNode(node) ? node.toJSON() : node);

/** Puts a value in force unless it is wrong; then says so. */
export function keep(gifts: Map<string, Given>, leaf: Leaf, value: unknown, name: string, from: string): string | null {
  const checked = v.safeParse(leaf.schema, value);
  if (checked.success) {
    gifts.set(leaf.path, { value: checked.output, from });
    return null;
  }
  const mended = leaf.mend?.(value) ?? null;
  return `${name} must be ${leaf.must}, not ${shown(value)}${mended === null ? '' : ` (did you mean ${mended}?)`}`;
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return 'nothing';
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}

/** The nearest is looked for by the whole path and by its last part, so that `size` finds `feeds.size`. */
function unknownKey(path: string, known: readonly Leaf[]): string {
  const paths = [...known.map((leaf) => leaf.path), ...(path.startsWith(`${TEXTS}.`) ? [] : [TEXTS])];
  const byName = new Map(paths.map((one) => [one.split('.').at(-1)!, one]));
  const near = nearestName(path, paths) ?? byName.get(nearestName(path.split('.').at(-1)!, [...byName.keys()]) ?? '');
  const list = path.startsWith(`${TEXTS}.`) ? 'docs/texts.md lists them' : `known are ${listOf(paths)}`;
  const advice = near === undefined ? list : `did you mean ${near}?`;
  return `there is no key ${JSON.stringify(path)} (${advice})`;
}

const listOf = (paths: readonly string[]): string => [...paths].sort().join(', ');

const keysBelow = (path: string, known: readonly Leaf[]): string =>
  known
    .filter((leaf) => leaf.path.startsWith(`${path}.`))
    .map((leaf) => leaf.path.slice(path.length + 1))
    .join(', ');
