// `broadsheet verify` and `broadsheet config`: look, and change nothing. In: a folder, or flags. Out: lines; exit code 1
// where a site's files are not those that were built.
import type { Command } from 'commander';
import { describeConfig } from '../config/settle.ts';
import { BadUse, type BuildFlags, configInForce } from '../options.ts';
import { verifySite } from '../publish/manifest.ts';
import { withLibraryFlags, withSiteFlags } from './flags.ts';

export function addInspect(cli: Command): void {
  cli
    .command('verify')
    .description('hold a built site against its manifest')
    .argument('[folder]', 'folder of the built site', '_site')
    .action(verify);
  const config = cli.command('config').description('print the configuration in force, and where each value is from');
  withSiteFlags(withLibraryFlags(config)).action((flags: BuildFlags) => {
    process.stdout.write(describeConfig(configInForce(flags)));
  });
}

function verify(folder: string): void {
  const differences = verifySite(folder);
  if (differences === null)
    throw new BadUse(`${folder} holds no site of ours: it has no manifest.json that a build wrote.`);
  for (const { path, what } of differences) console.log(`${what}: ${path}`);
  console.log(differences.length === 0 ? 'Every file is as it was built.' : `${differences.length} files differ.`);
  process.exitCode = differences.length === 0 ? 0 : 1;
}
