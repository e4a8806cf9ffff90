// `broadsheet export` and `broadsheet digest`: the library, or some papers of it, for other programs. In: flags.
// Out: text on standard output, or the file that --to names. Refuses to write over a file that is there.
import { existsSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';
import type { Command } from 'commander';
import type { SettledConfig } from '../config/settle.ts';
import { digestOf } from '../feeds/digest.ts';
import { emlOf } from '../feeds/eml.ts';
import { findNamed, formatNamed, libraryWith, papersToExport, TEXT_FORMATS } from '../feeds/export.ts';
import { datasetteMetadata, exportSqlite, NoSqlite } from '../feeds/sqlite.ts';
import { printable } from '../leaves/diagnostics.ts';
import { nearestName } from '../leaves/nearest.ts';
import { BadUse, type BuildFlags, buildOptions } from '../options.ts';
import { readLibrary } from '../pipeline.ts';
import { createProgress } from '../terminal/progress.ts';
import type { Edition, Library, PaperId, Topic } from '../types.ts';
import { withLibraryFlags } from './flags.ts';
import { withWorkshop } from './workshop.ts';

const SQLITE = 'sqlite';
const FORMATS = [...TEXT_FORMATS.map(({ name }) => name), SQLITE];

type ToFlags = BuildFlags & { readonly edition?: string; readonly to?: string };
type ExportFlags = ToFlags & { readonly format: string; readonly topic?: string; readonly query?: string };
type DigestFlags = ToFlags & { readonly html?: boolean };

export function addExport(cli: Command): void {
  withLibraryFlags(cli.command('export').description('write the library, or some papers of it, in another format'))
    .option('--format <name>', `one of ${FORMATS.join(', ')}`, 'jsonl')
    .option('--edition <name>', 'only papers of an edition, by its name or the last part of its address')
    .option('--topic <name>', 'only papers of a topic, named in the same way')
    .option('--query <text>', "only papers that the site's own search finds, best first")
    .option('--to <file>', 'write a file that is not there yet, instead of standard output')
    .action(exportLibrary);
  withLibraryFlags(cli.command('digest').description('write an edition as a mail, ready to send'))
    .option('--edition <name>', 'an edition by its name or the last part of its address (default: the newest)')
    .option('--html', 'write its HTML alone, to be pasted into a mail program')
    .option('--to <file>', 'write a file that is not there yet, instead of standard output')
    .action(writeDigest);
}

async function exportLibrary(flags: ExportFlags): Promise<void> {
  const format = formatNamed(flags.format);
  if (format === null && flags.format !== SQLITE) {
    throw new BadUse(
      `There is no format ${flags.format}${meaning(flags.format, FORMATS)} Formats: ${FORMATS.join(', ')}.`,
    );
  }
  if (format === null && flags.to === undefined) throw new BadUse('An SQLite file is no text: name it with --to FILE.');
  const { config, library } = await libraryOf(flags);
  const edition = flags.edition === undefined ? null : named(library.editions, 'edition', flags.edition);
  const topic = flags.topic === undefined ? null : named(library.topics, 'topic', flags.topic);
  const found = flags.query === undefined ? null : await search(library, flags.query);
  const papers = papersToExport(library, { found, edition, topic });
  if (format === null) return deliverSqlite(libraryWith(library, papers), config, flags.to!);
  deliver(format.write(library, papers, config), flags.to);
}

async function writeDigest(flags: DigestFlags): Promise<void> {
  const { config, library } = await libraryOf(flags);
  const edition = flags.edition === undefined ? library.editions[0] : named(library.editions, 'edition', flags.edition);
  if (edition === undefined) throw new BadUse('The library is empty: there is no edition to write.');
  const digest = digestOf(edition, library, config);
  deliver(flags.html === true ? digest.html : emlOf(digest, edition, config), flags.to);
}

async function libraryOf(flags: BuildFlags) {
  const options = buildOptions(flags);
  const progress = createProgress(process.stderr, true);
  const { library } = await withWorkshop(options, (workshop) => readLibrary(options, progress, workshop));
  return { config: options.config, library };
}

/** What a person at the search page would read beside the results stands on standard error. */
async function search(library: Library, query: string): Promise<readonly PaperId[]> {
  const { askLibrary } = await import('../search/ask.ts');
  const { papers, outcome } = await askLibrary(library, query);
  const say = (sentence: string): void => console.error(printable(sentence));
  if (!outcome.asked) throw new BadUse('--query holds no word to search for.');
  if (papers.length === 0) say(`No paper is found by "${query}".`);
  for (const { asked, near } of papers.length === 0 ? [] : outcome.respelt)
    say(`Nothing reads "${asked}"; the nearest word is "${near}".`);
  if (outcome.some && papers.length > 0) say('No paper has all of these words; these have some.');
  for (const name of outcome.unknown) say(`No edition and no topic is called "${name}".`);
  if (outcome.unchecked > 0)
    say(`${outcome.unchecked} more papers have the words, but were not searched for the phrase.`);
  return papers;
}

function named<Named extends Edition | Topic>(lists: readonly Named[], what: string, asked: string): Named {
  const found = findNamed(lists, asked);
  if (found !== null) return found;
  const names = lists.map(({ name }) => name);
  const listed = names.length === 0 ? 'There are none.' : `${capital(what)}s: ${names.join(', ')}.`;
  throw new BadUse(`There is no ${what} ${asked}${meaning(asked, names)} ${listed}`);
}

const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** The end of a sentence that says that a name is none. */
function meaning(asked: string, names: readonly string[]): string {
  const meant = nearestName(asked, names);
  return meant === null ? '.' : `; did you mean ${meant}?`;
}

/** The database, and beside it what Datasette should know of it. */
async function deliverSqlite(library: Library, config: SettledConfig, file: string): Promise<void> {
  const stem = file.replace(/\.(?:db|sqlite3?)$/i, '');
  const metadata = `${stem}.metadata.json`;
  for (const path of [file, metadata]) if (existsSync(path)) refuseOver(path);
  writeNew(file, await exportSqlite(library).catch(asBadUse));
  writeNew(metadata, datasetteMetadata(config, basename(stem)));
  console.error(`Wrote ${file} and ${metadata}; look at them with: datasette ${file} --metadata ${metadata}`);
}

function asBadUse(error: unknown): never {
  throw error instanceof NoSqlite ? new BadUse(error.message) : error;
}

function deliver(contents: string, file: string | undefined): void {
  if (file === undefined) process.stdout.write(contents);
  else writeNew(file, contents);
}

function writeNew(file: string, contents: string | Uint8Array): void {
  try {
    writeFileSync(file, contents, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    refuseOver(file);
  }
}

function refuseOver(file: string): never {
  throw new BadUse(`${file} is there already; nothing was written over it. Name another file with --to.`);
}
