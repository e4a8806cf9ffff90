// The program as a library: `import { build, restoreMaths, mergeEntries } from 'broadsheet'`. In: settings, or texts and
// entries. Out: plain data, as `types.ts` has it. It does what the command does, and prints and ends nothing; what the
// command refuses is thrown, as an `Error` with the same sentence.
import { openWorkshop } from './commands/workshop.ts';
import { restoreEntry } from './maths/entry.ts';
import { restoreMaths as restore } from './maths/restore.ts';
import { mergeEntries as merge } from './merge/merge.ts';
import { buildOptions } from './options.ts';
import { packageRoot } from './package-root.ts';
import { buildSite } from './pipeline.ts';
import { createProgress } from './terminal/progress.ts';
import type {
  Diagnostic,
  Entry,
  Origin,
  Paper,
  RestoredEntry,
  RichText,
  SeedPath,
  SourceReport,
  Trust,
} from './types.ts';

export type * from './types.ts';

/** What can be said to a build; what is left out is as in `broadsheet.yaml` of the working folder, or its default. */
export type BuildSettings = {
  /** The folder of dumps. Default: `seeds`. */
  readonly seeds?: string;
  /** The folder to build the site in. Default: `_site`. */
  readonly out?: string;
  /** Where the site will stand, as `https://example.org/my-library/`. */
  readonly baseUrl?: string;
  /** The path that the host serves the site under, as `/my-library/`. */
  readonly basePath?: string;
  /** A folder of templates and styles of your own. */
  readonly theme?: string;
  /** Whether problems keep the old site in place. Default: false. */
  readonly strict?: boolean;
  /** Threads to work with. Default: by the size of the seeds and the processors. */
  readonly workers?: number;
  /** Whether to keep work for the next build, in `.cache` beside the seeds. Default: true. */
  readonly cache?: boolean;
};

/** What became of a build. */
export type BuildReport = {
  readonly papers: number;
  /** What became of each file of the seeds folder. */
  readonly reports: readonly SourceReport[];
  /** Formulas that are shown, by how sure we are of them. */
  readonly formulas: Readonly<Record<Trust, number>>;
  readonly diagnostics: readonly Diagnostic[];
  /** null where problems under `strict` kept the old site in place. */
  readonly published: { readonly files: number; readonly bytes: number } | null;
  /** Whether the site stood there already, made from the same dumps. */
  readonly unchanged: boolean;
};

/**
 * From a folder of dumps to a site.
 *
 * @example
 * const { papers } = await build({ seeds: 'seeds', out: '_site' });
 */
export async function build({ workers, ...settings }: BuildSettings = {}): Promise<BuildReport> {
  const options = buildOptions({
    ...settings,
    ...(workers === undefined ? {} : { workers: String(workers) }),
    quiet: true,
  });
  const workshop = openWorkshop(options);
  try {
    return await buildSite(options, packageRoot, createProgress(process.stdout, true), workshop);
  } finally {
    workshop.pool.close();
  }
}

/**
 * A text as scraped, with its maths found and mended. The segments' sources, joined, are the text, to the letter.
 *
 * @example
 * restoreMaths('for alphain(0,1]'); // prose `for `, then the formula `\alpha\in(0,1]`
 */
export const restoreMaths = (text: string): RichText => restore(text);

/** What `mergeEntries` needs to know of an entry: its texts as scraped, and where they stood. */
export type LooseEntry = {
  readonly title: string;
  /** Default: none. */
  readonly abstract?: string | null;
  readonly labels?: Partial<Entry['labels']>;
  /** The file that it stood in, and the line there. */
  readonly origin: { readonly dump: string; readonly line: number; readonly endLine?: number };
};

/**
 * Entries of the same work as one paper each, sorted by id; the best copy of each field wins, and each paper remembers
 * where it was seen.
 *
 * @example
 * mergeEntries([
 *   { title: 'Counting Sheep', origin: { dump: 'a.txt', line: 1 } },
 *   { title: 'Counting sheep', origin: { dump: 'b.txt', line: 7 } },
 * ]).length; // 1
 */
export const mergeEntries = (entries: readonly LooseEntry[]): Paper[] => merge(entries.map(restored));

const NO_LABELS: Entry['labels'] = {
  ...{ arxiv: null, doi: null, authors: [], links: [], authorCount: null, upvotes: null, comments: null },
  ...{ published: null, year: null, categories: [], venue: null, remark: null, machineSummary: null },
};

function restored({ title, abstract, labels, origin: { dump, line, endLine } }: LooseEntry): RestoredEntry {
  const origin: Origin = { dump: dump as SeedPath, line, endLine: endLine ?? line };
  return restoreEntry({ title, abstract: abstract ?? null, labels: { ...NO_LABELS, ...labels }, origin });
}
