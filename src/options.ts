// Options of the commands: defaults and checks, done once at the door. In: what commander read from the command line.
// Out: options that need no further question. Refuses what cannot work, with the way out in the message.
import { existsSync, statSync } from 'node:fs';
import { resolve } from 'node:path';

/** Bad use: told before any work, with exit code 2. */
export class BadUse extends Error {
  override name = 'BadUse';
}

export type BuildFlags = {
  readonly seeds: string;
  readonly out: string;
  readonly basePath: string;
  readonly strict?: boolean;
  readonly quiet?: boolean;
};

export type BuildOptions = {
  /** Absolute. */
  readonly seeds: string;
  /** Absolute. */
  readonly out: string;
  /** Begins and ends with `/`. */
  readonly basePath: string;
  readonly strict: boolean;
  readonly quiet: boolean;
};

export const DEFAULTS = { seeds: 'seeds', out: '_site', basePath: '/', port: 4173 } as const;

export function buildOptions(flags: BuildFlags): BuildOptions {
  return {
    seeds: existingFolder(flags.seeds),
    out: resolve(flags.out),
    basePath: basePath(flags.basePath),
    strict: flags.strict ?? false,
    quiet: flags.quiet ?? false,
  };
}

function existingFolder(path: string): string {
  if (!existsSync(path)) {
    throw new BadUse(`There is no seeds folder ${path}. Make it and put your dumps in, or name another with --seeds.`);
  }
  if (!statSync(path).isDirectory()) {
    throw new BadUse(`${path} is a file, not a folder. Name the folder that holds your dumps with --seeds.`);
  }
  return resolve(path);
}

/** The path under which a host serves the site, such as `/my-library/`. */
export function basePath(path: string): string {
  const valid =
    /^\/(?:[A-Za-z0-9._~-]+\/)*$/.test(path) && !path.split('/').some((part) => part === '..' || part === '.');
  if (!valid)
    throw new BadUse(`--base-path ${path} must begin and end with "/" and name folders only, as in /my-library/.`);
  return path;
}

export function portNumber(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new BadUse(`--port ${text} must be a whole number from 1 to 65535.`);
  return port;
}
