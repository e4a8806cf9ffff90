// `broadsheet init --host NAME`: the files that a host wants, beside the library. In: a host's name. Out: new files, and
// what is left to do by hand. Refuses to write over a file that is there.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { HOSTS, hostNamed } from '../hosts/hosts.ts';
import { nearestName } from '../nearest.ts';
import { BadUse, type BuildFlags, configInForce } from '../options.ts';
import { withSiteFlags } from './flags.ts';

const NAMES = HOSTS.map(({ name }) => name);

export function addInit(cli: Command): void {
  withSiteFlags(cli.command('init').description('write the files that a host wants'))
    .requiredOption('--host <name>', `one of ${NAMES.join(', ')}`)
    .action(initHost);
}

function initHost(flags: BuildFlags & { readonly host: string }): void {
  const host = hostNamed(flags.host);
  if (host === null) {
    const meant = nearestName(flags.host, NAMES);
    throw new BadUse(
      `There is no host ${flags.host}${meant === null ? '' : `; did you mean ${meant}`}? Hosts: ${NAMES.join(', ')}.`,
    );
  }
  const { out, basePath } = configInForce(flags).config;
  const files = host.files({ out, basePath, folder: resolve(out) });
  const taken = files.find(({ path }) => existsSync(path));
  if (taken !== undefined) throw new BadUse(`${taken.path} is there already; nothing was written. Move it away first.`);
  for (const { path, contents, executable } of files) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, contents, { flag: 'wx', mode: executable ? 0o755 : 0o644 });
    console.log(`Wrote ${path}`);
  }
  console.log(host.afterwards);
}
