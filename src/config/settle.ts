// Which values are in force, and where from. In: what the file and the flags give. Out: a whole configuration: flags
// win over the file, the file over the defaults. Refuses values that are right alone and wrong together.
import { fold } from '../leaves/fold.ts';
import type { Language } from '../texts/languages.ts';
import type { WebUrl } from '../types.ts';
import { BadConfig, type Gifts, type Given, keep } from './read.ts';
import { type Config, leavesOf } from './schema.ts';
import { TEXTS } from './texts.ts';

export type SettledConfig = Omit<Config, 'id' | 'baseUrl' | 'basePath'> & {
  /** Texts of the interface in the owner's words, by key. */
  readonly texts: Language['texts'];
  readonly id: string;
  readonly baseUrl: WebUrl | null;
  readonly basePath: string;
};

export type ConfigInForce = {
  readonly config: SettledConfig;
  /** By key path: `default`, `broadsheet.yaml:3`, `--out`, `from title`. */
  readonly origins: ReadonlyMap<string, string>;
};

/** @param flags values by key path, as in `{ out: 'public', 'feeds.size': 20 }`; those that are undefined are ignored */
export function settleConfig(file: Gifts, flags: Readonly<Record<string, unknown>> = {}): ConfigInForce {
  const given = new Map([...file, ...readFlags(flags)]);
  const values = new Map<string, Given>();
  for (const { path, fallback } of leavesOf())
    values.set(path, given.get(path) ?? { value: fallback, from: 'default' });
  derive(values);
  for (const [path, one] of given) if (path.startsWith(`${TEXTS}.`)) values.set(path, one);
  return {
    config: nested(values) as SettledConfig,
    origins: new Map([...values].map(([path, { from }]) => [path, from])),
  };
}

/** Flags that leave something out. */
const LEAVING_OUT: Readonly<Record<string, string>> = {
  map: '--no-map',
  topics: '--no-topics',
  numbers: '--no-numbers',
  saved: '--no-saved',
  api: '--no-api',
  offline: '--no-offline',
  'feeds.editions': '--no-feeds',
  'feeds.topics': '--no-feeds',
  citations: '--no-citations',
};

/** `basePath` is the flag `--base-path`. */
export const flagOf = (path: string): string =>
  LEAVING_OUT[path] ?? `--${path.replace('.', '-').replace(/[A-Z]/g, (sign) => `-${sign.toLowerCase()}`)}`;

function readFlags(flags: Readonly<Record<string, unknown>>): Gifts {
  const gifts = new Map<string, Given>();
  const faults = leavesOf().flatMap((leaf) => {
    const value = flags[leaf.path];
    return value === undefined ? [] : [keep(gifts, leaf, value, flagOf(leaf.path), flagOf(leaf.path))];
  });
  const told = faults.filter((fault) => fault !== null);
  if (told.length > 0) throw new BadConfig(told.join('\n'));
  return gifts;
}

/** Fills in what follows from another key. */
function derive(values: Map<string, Given>): void {
  const read = (path: string) => values.get(path)!.value;
  if (read('id') === null) {
    const id = fold(String(read('title')))
      .replace(/[^a-z0-9]+/g, '-')
      .slice(0, 60)
      .replace(/^-+|-+$/g, '');
    values.set('id', { value: id === '' ? 'library' : id, from: 'from title' });
  }
  const baseUrl = read('baseUrl') as string | null;
  const ownPath = baseUrl === null ? '/' : new URL(baseUrl).pathname;
  const basePath = read('basePath');
  if (basePath === null) {
    values.set('basePath', { value: ownPath, from: baseUrl === null ? 'default' : 'from baseUrl' });
  } else if (baseUrl !== null && basePath !== ownPath) {
    const { from } = values.get('basePath')!;
    throw new BadConfig(`${from}: basePath ${basePath} is not the path of baseUrl ${baseUrl}; leave one of them out`);
  }
}

/** `feeds.size` becomes the key `size` of the group `feeds`. */
function nested(values: ReadonlyMap<string, Given>): object {
  const config: Record<string, unknown> = { [TEXTS]: {} };
  for (const [path, { value }] of values) {
    const [group, name] = partsOf(path);
    if (name === undefined) config[group] = value;
    else config[group] = { ...(config[group] as object | undefined), [name]: value };
  }
  return config;
}

/** `texts.nav.map` is the text `nav.map`. */
function partsOf(path: string): [group: string, name?: string] {
  const dot = path.indexOf('.');
  return dot === -1 ? [path] : [path.slice(0, dot), path.slice(dot + 1)];
}

/** What `broadsheet config` prints: key, value, where from, in columns. */
export function describeConfig({ config, origins }: ConfigInForce): string {
  const rows = [...origins].map(([path, from]) => {
    const [group, name] = partsOf(path) as [keyof SettledConfig, string?];
    const value = name === undefined ? config[group] : (config[group] as Readonly<Record<string, unknown>>)[name];
    return [path, JSON.stringify(value), from] as const;
  });
  const [keys, values] = [0, 1].map((column) => Math.max(...rows.map((row) => row[column as 0 | 1].length))) as [
    number,
    number,
  ];
  return rows.map(([path, value, from]) => `${path.padEnd(keys)}  ${value.padEnd(values)}  ${from}\n`).join('');
}
