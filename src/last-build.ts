// What of the last build of a site still holds. In: options, what was kept. Out: its result, where the same dumps, templates
// and configuration made the very files that stand there; the files that no template touches, where only templates changed;
// the files that were made from the same, whatever changed; and a way to remember this build.
import { type FilesRecord, type KeptFiles, keepFiles } from './cache/kept-files.ts';
import { looksKey } from './cache/program.ts';
import { keyOf, type Store } from './cache/store.ts';
import { digestSeeds } from './ingest/read.ts';
import type { BuildOptions } from './options.ts';
import { canonical } from './publish/output-folder.ts';
import { stampOf } from './publish/stamp.ts';
import type { OutPath } from './types.ts';

export type LastBuild<Result> = {
  /** The library's, as `contentsKey` gives it. */
  readonly contents: string;
  /** null where the site has to be built. */
  readonly unchanged: Result | null;
  /** Files beside the pages that would be made again as they stand; null where they might not. */
  readonly standing: readonly OutPath[] | null;
  readonly files: KeptFiles;
  /**
   * To be called once the site stands.
   * @param sure whether every formula was set in time: else the files that show it are made anew the next time
   */
  readonly remember: (result: Result, besidePages: readonly OutPath[], sure: boolean) => void;
};

const KEPT = 'builds';
const KEPT_FILES = 'files';

type Kept<Result> = {
  readonly contents: string;
  readonly looks: string;
  readonly stamp: string;
  readonly besidePages: readonly OutPath[];
  readonly result: Result;
};
type KeptOfFiles = FilesRecord & { readonly stamp: string };

/** @param theme of the owner's own templates and styles */
export function lastBuild<Result>(
  options: BuildOptions,
  packageRoot: string,
  theme: string,
  store: Store,
): LastBuild<Result> {
  const target = canonical(options.out);
  const contents = contentsKey(options);
  const looks = keyOf(looksKey(packageRoot), theme);
  const kept = store.get(KEPT, target) as Kept<Result> | null;
  const stamp = kept === null ? null : stampOf(target);
  const same = kept !== null && kept.contents === contents && kept.stamp === stamp;
  const unchanged = same && kept.looks === looks ? kept.result : null;
  const files = keepFiles(unchanged === null ? filesOf(store, target, stamp) : null);
  return {
    contents,
    unchanged,
    standing: same ? kept.besidePages : null,
    files,
    remember(result, besidePages, sure) {
      const left = stampOf(target)!;
      if (sure) store.put(KEPT_FILES, target, { stamp: left, ...files.record() } satisfies KeptOfFiles);
      // Not where a dump changed while it was read.
      if (contentsKey(options) !== contents || keyOf(looksKey(packageRoot), theme) !== looks) return;
      store.put(KEPT, target, { contents, looks, stamp: left, besidePages, result });
    },
  };
}

/** What was noted of the files of a site that stands as it was left. */
function filesOf(store: Store, target: string, stamp: string | null): FilesRecord | null {
  const kept = stamp === null ? null : (store.get(KEPT_FILES, target) as KeptOfFiles | null);
  return kept !== null && kept.stamp === stamp ? kept : null;
}

/** Of the dumps and the configuration: all that a library is made from. */
export const contentsKey = ({ seeds, config }: BuildOptions): string =>
  keyOf(digestSeeds(seeds), JSON.stringify(config));
