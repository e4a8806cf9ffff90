// Options of the commands, checked once, at the door. In: flags from the command line and broadsheet.yaml, if there is
// one. Out: options that need no further question. Refuses what cannot work, with the way out in the message.
import { existsSync, readFileSync, statSync } from 'node:fs';
import { resolve } from 'node:path';
import { BadConfig, readConfig } from './config/read.ts';
import { isBasePath } from './config/schema.ts';
import { type ConfigInForce, type SettledConfig, settleConfig } from './config/settle.ts';

/** Bad use: told before any work, with exit code 2. */
export class BadUse extends Error {
  override name = 'BadUse';
}

export type BuildFlags = {
  readonly seeds?: string;
  readonly out?: string;
  readonly basePath?: string;
  readonly baseUrl?: string;
  readonly theme?: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
  readonly workers?: string;
  /** False with --no-cache. */
  readonly cache?: boolean;
  readonly related?: string;
  /** commander sets these to true where `--no-…` is not given: then the file decides. */
  readonly map?: boolean;
  readonly topics?: boolean;
  readonly numbers?: boolean;
  readonly saved?: boolean;
  readonly api?: boolean;
  readonly offline?: boolean;
  readonly feeds?: boolean;
  readonly citations?: boolean;
};

export type BuildOptions = {
  readonly config: SettledConfig;
  /** Absolute. */
  readonly seeds: string;
  /** Absolute. */
  readonly out: string;
  readonly strict: boolean;
  readonly quiet: boolean;
  /** Threads; null to choose by the size of the job. */
  readonly workers: number | null;
  /** Whether to keep work for the next build. */
  readonly cache: boolean;
};

export const CONFIG_FILE = 'broadsheet.yaml';
export const DEFAULT_PORT = 4173;

export function buildOptions(flags: BuildFlags): BuildOptions {
  const { config } = configInForce(flags);
  return {
    config,
    seeds: existingFolder(config.seeds),
    out: resolve(config.out),
    strict: flags.strict ?? false,
    quiet: flags.quiet ?? false,
    cache: flags.cache ?? true,
    workers: flags.workers === undefined ? null : workerNumber(flags.workers),
  };
}

/** What the flags, broadsheet.yaml in the working folder, and the defaults come to; and where each value is from. */
export function configInForce(flags: BuildFlags): ConfigInForce {
  const { seeds, out, basePath, baseUrl, theme } = flags;
  if (basePath !== undefined) checkBasePath(basePath);
  try {
    const file = existsSync(CONFIG_FILE) ? readConfig(configText(), CONFIG_FILE) : new Map();
    return settleConfig(file, { seeds, out, basePath, baseUrl, theme, ...featureFlags(flags) });
  } catch (error) {
    if (error instanceof BadConfig) throw new BadUse(error.message);
    throw error;
  }
}

/** A pipe of that name would be waited for, for ever. */
function configText(): string {
  if (!statSync(CONFIG_FILE).isFile())
    throw new BadUse(`${CONFIG_FILE} is not a file. Put your configuration there, or remove it.`);
  return readFileSync(CONFIG_FILE, 'utf8');
}

/** Each a key of the configuration and a flag, `--no-map`. */
const FEATURES = ['map', 'topics', 'numbers', 'saved', 'api', 'offline', 'citations'] as const;

/** What is left out of the site, by key of the configuration. */
function featureFlags({ related, feeds, ...flags }: BuildFlags): Readonly<Record<string, unknown>> {
  const left = (flag: boolean | undefined): false | undefined => (flag === false ? false : undefined);
  return {
    related: related === undefined ? undefined : wholeNumber(related),
    ...Object.fromEntries(FEATURES.map((name) => [name, left(flags[name])])),
    'feeds.editions': left(feeds),
    'feeds.topics': left(feeds),
  };
}

/** Text that is no number is kept, to be refused with the others. */
const wholeNumber = (text: string): number | string => (/^\d{1,6}$/.test(text) ? Number(text) : text);

function existingFolder(path: string): string {
  if (!existsSync(path)) {
    throw new BadUse(`There is no seeds folder ${path}. Make it and put your dumps in, or name another with --seeds.`);
  }
  if (!statSync(path).isDirectory()) {
    throw new BadUse(`${path} is a file, not a folder. Name the folder that holds your dumps with --seeds.`);
  }
  return resolve(path);
}

function checkBasePath(path: string): void {
  if (!isBasePath(path)) {
    throw new BadUse(`--base-path ${path} must begin and end with "/" and name folders only, as in /my-library/.`);
  }
}

/** More threads than these only wait for each other. */
const MOST_WORKERS = 64;

function workerNumber(text: string): number {
  const workers = Number(text);
  if (!/^\d+$/.test(text) || workers < 1 || workers > MOST_WORKERS)
    throw new BadUse(`--workers ${text} must be a whole number from 1 to ${MOST_WORKERS}.`);
  return workers;
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new BadUse(`--port ${text} must be a whole number from 1 to 65535.`);
  return port;
}
