// Files beside the pages, as they come. In: the site in the making, what is known of the last one. Out: a way to write one
// file, step by step; of those that say what they are made from, one that was made from the same is taken over as it stands.
import { type KeptFiles, keyOfFile } from '../cache/kept-files.ts';
import type { SiteWriter } from '../publish/site-writer.ts';
import type { Written } from '../publish/write-file.ts';
import type { Piece } from '../publish/write-long.ts';
import type { DueFile, OutPath, OutputFile, PartedFile } from '../types.ts';

export type FilesBeside = {
  /** In steps: a long file is written in many. */
  readonly write: (file: OutputFile | PartedFile | DueFile) => Iterable<void>;
  /** Enters files that another thread wrote. */
  readonly enter: (written: readonly Written[]) => void;
  /** Takes files over that are known to be as they were. */
  readonly keep: (paths: readonly OutPath[]) => void;
  readonly paths: () => readonly OutPath[];
};

/** @param settings of all that such files are made from beside what they say: the configuration */
export function filesBeside(site: SiteWriter, kept: KeptFiles, settings: string): FilesBeside {
  const paths: OutPath[] = [];
  const under = keyOfFile(settings);
  const keepAsItIs = (path: OutPath): void => {
    kept.noteAgain(path);
    site.keep(path);
  };
  /** Parts that were made from the same come from the last site's file. */
  function* writeParts({ path, parts }: PartedFile): Generator<void, void> {
    const all = [...parts()];
    const keys = all.map(({ key }) => key).join('');
    const key = keyOfFile(under + keys);
    if (kept.stands(path, key)) {
      keepAsItIs(path);
      return;
    }
    const stretches = kept.parts(path, under);
    function* pieces(): Iterable<Piece> {
      for (const { key: own, text } of all) yield stretches.get(own) ?? text();
    }
    const lengths = yield* site.writeLong(path, pieces());
    kept.note(path, key, []);
    kept.noteParts({ path, settings: under, keys, lengths });
  }
  return {
    *write(file) {
      paths.push(file.path);
      if ('parts' in file) return yield* writeParts(file);
      if (!('from' in file)) return site.write(file);
      const key = keyOfFile(under + file.from);
      if (kept.stands(file.path, key)) return keepAsItIs(file.path);
      site.write(file);
      kept.note(file.path, key, []);
    },
    enter(written) {
      for (const { path } of written) paths.push(path);
      site.enter(written);
    },
    keep(standing) {
      for (const path of standing) {
        paths.push(path);
        keepAsItIs(path);
      }
    },
    paths: () => paths,
  };
}
