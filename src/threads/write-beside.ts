// Files beside the pages, as they come. In: the site in the making, what is known of the last one. Out: a way to write one
// file; of those that say what they are made from, one that was made from the same is taken over as it stands.
import { type KeptFiles, keyOfFile } from '../cache/kept-files.ts';
import type { SiteWriter } from '../publish/site-writer.ts';
import type { Written } from '../publish/write-file.ts';
import type { Piece } from '../publish/write-long.ts';
import type { DueFile, DuePart, LongFile, OutPath, OutputFile } from '../types.ts';

export type FilesBeside = {
  readonly write: (file: OutputFile | LongFile | DueFile) => void;
  /** Enters files that another thread wrote. */
  readonly enter: (written: readonly Written[]) => void;
  /** Takes files over that are known to be as they were. */
  readonly keep: (paths: readonly OutPath[]) => void;
  readonly paths: () => readonly OutPath[];
};

/** @param settings of all that such files are made from beside what they say: the configuration */
export function filesBeside(site: SiteWriter, kept: KeptFiles, settings: string): FilesBeside {
  const paths: OutPath[] = [];
  /** Parts that were made from the same come from the last site's file. */
  const writeParts = ({ path, parts }: LongFile): void => {
    const stretches = kept.parts(path);
    const keys: string[] = [];
    const piece = ({ from, text }: DuePart): Piece => {
      const key = keyOfFile(settings + from);
      keys.push(key);
      return stretches.get(key) ?? text();
    };
    function* pieces(): Iterable<Piece> {
      for (const part of parts()) yield piece(part);
    }
    const lengths = site.writeLong(path, pieces());
    kept.noteParts(path, keys, lengths);
  };
  return {
    write(file) {
      paths.push(file.path);
      if ('parts' in file) return writeParts(file);
      if (!('from' in file)) return site.write(file);
      const key = keyOfFile(settings + file.from);
      if (kept.stands(file.path, key)) {
        site.keep(file.path);
        kept.noteAgain(file.path);
      } else {
        site.write(file);
        kept.note(file.path, key, []);
      }
    },
    enter(written) {
      for (const { path } of written) paths.push(path);
      site.enter(written);
    },
    keep(standing) {
      for (const path of standing) {
        paths.push(path);
        kept.noteAgain(path);
        site.keep(path);
      }
    },
    paths: () => paths,
  };
}
