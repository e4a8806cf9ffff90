// `broadsheet init FOLDER`: a new library, with papers to begin with. `broadsheet init --host NAME`: the files that a host
// wants, beside the library. In: a folder, or a host's name. Out: new files, and what is left to do by hand. Refuses to
// write into a folder that holds anything, or over a file that is there.
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command } from 'commander';
import { HOSTS, hostNamed } from '../hosts/hosts.ts';
import { nearestName } from '../leaves/nearest.ts';
import { BadUse, type BuildFlags, configInForce } from '../options.ts';
import { packageRoot } from '../package-root.ts';
import { withSiteFlags } from './flags.ts';
import { STARTER } from './starter.ts';

const NAMES = HOSTS.map(({ name }) => name);

export function addInit(cli: Command): void {
  withSiteFlags(cli.command('init').description('begin a library, or write the files that a host wants'))
    .argument('[folder]', 'folder of the new library; it must not exist, or be empty')
    .option('--host <name>', `one of ${NAMES.join(', ')}`)
    .action(init);
}

function init(folder: string | undefined, { host, ...flags }: BuildFlags & { readonly host?: string }): void {
  if (folder !== undefined && host !== undefined)
    throw new BadUse(`Begin the library first, with "broadsheet init ${folder}", and name the host inside it.`);
  if (folder !== undefined) initLibrary(folder);
  else if (host !== undefined) initHost({ ...flags, host });
  else
    throw new BadUse('Name a folder for the new library, as in "broadsheet init my-library", or a host with --host.');
}

function initLibrary(folder: string): void {
  if (existsSync(folder) && (!statSync(folder).isDirectory() || readdirSync(folder).length > 0)) {
    throw new BadUse(`${folder} is there already and is not empty; nothing was written. Name another folder.`);
  }
  const { version } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8')) as { version: string };
  for (const { path, contents } of STARTER) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), contents.replace('VERSION', version), { flag: 'wx' });
  }
  console.log(`Began a library in ${folder}, with two invented editions. Now:\n`);
  console.log(`  cd ${folder}\n  npx broadsheet watch\n`);
  console.log('Put your own dumps into seeds/, and give the library its name in broadsheet.yaml.');
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
