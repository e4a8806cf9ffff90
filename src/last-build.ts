// What of the last build of a site still holds. In: options, what was kept. Out: its result, where the same dumps, templates
// and configuration made the very files that stand there; the files that no template touches, where only templates changed;
// and a way to remember this build.
import { looksKey } from './cache/program.ts';
import { keyOf, type Store } from './cache/store.ts';
import { digestSeeds } from './ingest/read.ts';
import type { BuildOptions } from './options.ts';
import { canonical } from './publish/output-folder.ts';
import { stampOf } from './publish/stamp.ts';
import type { OutPath } from './types.ts';

export type LastBuild<Result> = {
  /** Of the dumps and the configuration: all that the library is made from. */
  readonly contents: string;
  /** null where the site has to be built. */
  readonly unchanged: Result | null;
  /** Files beside the pages that would be made again as they stand; null where they might not. */
  readonly standing: readonly OutPath[] | null;
  /** To be called once the site stands. */
  readonly remember: (result: Result, besidePages: readonly OutPath[]) => void;
};

const KEPT = 'builds';

type Kept<Result> = {
  readonly contents: string;
  readonly looks: string;
  readonly stamp: string;
  readonly besidePages: readonly OutPath[];
  readonly result: Result;
};

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
  const same = kept !== null && kept.contents === contents && kept.stamp === stampOf(target);
  return {
    contents,
    unchanged: same && kept.looks === looks ? kept.result : null,
    standing: same ? kept.besidePages : null,
    remember(result, besidePages) {
      // Not where a dump changed while it was read.
      if (contentsKey(options) !== contents || keyOf(looksKey(packageRoot), theme) !== looks) return;
      store.put(KEPT, target, { contents, looks, stamp: stampOf(target), besidePages, result });
    },
  };
}

const contentsKey = ({ seeds, config }: BuildOptions): string => keyOf(digestSeeds(seeds), JSON.stringify(config));
