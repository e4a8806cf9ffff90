// `broadsheet export` and `broadsheet digest`: the library, or one edition of it, for other programs. In: flags.
// Out: text on standard output, or the file that --to names. Refuses to write over a file that is there.
import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { digestOf } from '../feeds/digest.ts';
import { emlOf } from '../feeds/eml.ts';
import { findEdition, formatNamed, papersToExport, TEXT_FORMATS } from '../feeds/export.ts';
import { exportSqlite } from '../feeds/sqlite.ts';
import { nearestName } from '../nearest.ts';
import { BadUse, type BuildFlags, buildOptions } from '../options.ts';
import { readLibrary } from '../pipeline.ts';
import { createProgress } from '../progress.ts';
import type { Edition, Library } from '../types.ts';
import { withLibraryFlags } from './flags.ts';
import { withWorkshop } from './workshop.ts';

const SQLITE = 'sqlite';
const FORMATS = [...TEXT_FORMATS.map(({ name }) => name), SQLITE];

type ExportFlags = BuildFlags & { readonly format: string; readonly edition?: string; readonly to?: string };

export function addExport(cli: Command): void {
  withLibraryFlags(cli.command('export').description('write the library, or one edition, in another format'))
    .option('--format <name>', `one of ${FORMATS.join(', ')}`, 'jsonl')
    .option('--edition <name>', 'an edition by its name or the last part of its address')
    .option('--to <file>', 'write a file that is not there yet, instead of standard output')
    .action(exportLibrary);
  withLibraryFlags(cli.command('digest').description('write an edition as a mail, ready to send'))
    .option('--edition <name>', 'an edition by its name or the last part of its address (default: the newest)')
    .option('--to <file>', 'write a file that is not there yet, instead of standard output')
    .action(writeDigest);
}

async function exportLibrary(flags: ExportFlags): Promise<void> {
  const format = formatNamed(flags.format);
  if (format === null && flags.format !== SQLITE) {
    const meant = nearestName(flags.format, FORMATS);
    throw new BadUse(
      `There is no format ${flags.format}${meant === null ? '' : `; did you mean ${meant}`}? Formats: ${FORMATS.join(', ')}.`,
    );
  }
  if (format === null && flags.to === undefined) throw new BadUse('An SQLite file is no text: name it with --to FILE.');
  const { config, library } = await libraryOf(flags);
  const edition = flags.edition === undefined ? null : editionNamed(library, flags.edition);
  if (format === null) return deliver(await exportSqlite(library), flags.to);
  deliver(format.write(library, papersToExport(library, edition, null), config), flags.to);
}

async function writeDigest(flags: ExportFlags): Promise<void> {
  const { config, library } = await libraryOf(flags);
  const edition = flags.edition === undefined ? library.editions[0] : editionNamed(library, flags.edition);
  if (edition === undefined) throw new BadUse('The library is empty: there is no edition to write.');
  deliver(emlOf(digestOf(edition, library, config), edition, config), flags.to);
}

async function libraryOf(flags: BuildFlags) {
  const options = buildOptions(flags);
  const progress = createProgress(process.stderr, true);
  const { library } = await withWorkshop(options, (workshop) => readLibrary(options, progress, workshop));
  return { config: options.config, library };
}

function editionNamed(library: Library, asked: string): Edition {
  const edition = findEdition(library, asked);
  if (edition !== null) return edition;
  const names = library.editions.map(({ name }) => name);
  const meant = nearestName(asked, names);
  throw new BadUse(
    `There is no edition ${asked}${meant === null ? '' : `; did you mean ${meant}`}? Editions: ${names.join(', ')}.`,
  );
}

function deliver(contents: string | Uint8Array, file: string | undefined): void {
  if (file === undefined) process.stdout.write(contents);
  else writeNew(file, contents);
}

function writeNew(file: string, contents: string | Uint8Array): void {
  try {
    writeFileSync(file, contents, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    throw new BadUse(`${file} is there already; nothing was written over it. Name another file with --to.`);
  }
}
