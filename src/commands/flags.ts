// Flags that several commands share. In: a commander command. Out: the same, with flags.
import type { Command } from 'commander';
import { DEFAULT_PORT } from '../options.ts';

export const withLibraryFlags = (command: Command): Command =>
  command
    .option('--seeds <folder>', 'folder of dumps (default: seeds)')
    .option('--no-cache', 'keep nothing in .cache beside the seeds folder, and use nothing of it')
    .option('--workers <number>', 'threads to work with (default: by the size of the seeds and the processors)');

export const withSiteFlags = (command: Command): Command =>
  command
    .option('--out <folder>', 'folder of the site (default: _site)')
    .option('--base-path <path>', 'path that the host serves the site under, as /my-library/ (default: /)')
    .option('--base-url <url>', 'address that the site will have, as https://example.org/my-library/')
    .option('--theme <folder>', 'folder of templates and styles of your own');

export const withPort = (command: Command): Command =>
  command.option('--port <number>', 'port to try first; the next free one is taken', String(DEFAULT_PORT));
