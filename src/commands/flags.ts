// Flags that several commands share. In: a commander command. Out: the same, with flags.
import type { Command } from 'commander';
import { DEFAULT_PORT } from '../options.ts';

export const withLibraryFlags = (command: Command): Command =>
  command
    .option('--seeds <folder>', 'folder of dumps (default: seeds)')
    .option('--no-cache', 'keep nothing in .cache beside the seeds folder, and use nothing of it')
    .option('--workers <number>', 'threads to work with (default: by the size of the seeds and the processors)');

/** What a library may leave out: a large one also to have fewer files and be built sooner. */
export const withFeatureFlags = (command: Command): Command =>
  command
    .option('--related <number>', 'how many related papers each paper names, 0 to 6 (default: 6)')
    .option('--no-map', 'without the map of all papers')
    .option('--no-topics', 'without pages of topics')
    .option('--no-numbers', 'without the page of figures')
    .option('--no-saved', 'without what readers keep in their browser: saved papers, ticks, notes')
    .option('--no-api', 'without open data below api/')
    .option('--no-offline', 'without what lets browsers install the site and read it without a network')
    .option('--no-feeds', 'without feeds of editions and topics; those of the library and of series stay')
    .option('--no-citations', 'without files of citations; those on the pages of papers stay');

export const withSiteFlags = (command: Command): Command =>
  command
    .option('--out <folder>', 'folder of the site (default: _site)')
    .option('--base-path <path>', 'path that the host serves the site under, as /my-library/ (default: /)')
    .option('--base-url <url>', 'address that the site will have, as https://example.org/my-library/')
    .option('--theme <folder>', 'folder of templates and styles of your own');

export const withPort = (command: Command): Command =>
  command.option('--port <number>', 'port to try first; the next free one is taken', String(DEFAULT_PORT));
