// Whether anything changed since the last build of a site. In: options, what was kept. Out: the last build's result, where
// the same dumps, templates and configuration made the very files that stand there; and a way to remember this one's.
import { looksKey } from './cache/program.ts';
import { keyOf, type Store } from './cache/store.ts';
import { digestSeeds } from './ingest/read.ts';
import type { BuildOptions } from './options.ts';
import { canonical } from './publish/output-folder.ts';
import { stampOf } from './publish/stamp.ts';

export type LastBuild<Result> = {
  /** null where the site has to be built. */
  readonly unchanged: Result | null;
  /** To be called once the site stands. */
  readonly remember: (result: Result) => void;
};

const KEPT = 'builds';

type Kept<Result> = { readonly inputs: string; readonly stamp: string; readonly result: Result };

export function lastBuild<Result>(
  { seeds, out, config }: BuildOptions,
  packageRoot: string,
  themeKey: string,
  store: Store,
): LastBuild<Result> {
  const target = canonical(out);
  const inputs = keyOf(digestSeeds(seeds), looksKey(packageRoot), themeKey, JSON.stringify(config));
  const kept = store.get(KEPT, target) as Kept<Result> | null;
  const same = kept !== null && kept.inputs === inputs && kept.stamp === stampOf(target);
  return {
    unchanged: same ? kept.result : null,
    remember: (result) => store.put(KEPT, target, { inputs, stamp: stampOf(target), result }),
  };
}
