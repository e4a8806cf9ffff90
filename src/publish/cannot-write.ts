// What the disk says when it will not take a site, in words. In: work on the disk. Out: what it yields, or CannotWrite
// with one clear sentence.

/** The disk would not take the site; the message says why and that the old one is as it was. */
export class CannotWrite extends Error {
  override name = 'CannotWrite';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOSPC: 'there is no space left on the disk',
  EDQUOT: 'your quota on the disk is used up',
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'the disk is read-only',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'a part of the path is a file',
  EBUSY: 'another program holds it',
  EXDEV: 'it lies on another disk than the folder around it',
  ENOTEMPTY: 'something else was put there meanwhile',
  ENAMETOOLONG: 'its name is longer than the disk allows',
  ELOOP: 'links in its path lead in a circle',
  EFBIG: 'a file would be larger than you may write',
  EIO: 'the disk does not answer',
};

/** Runs work on the disk; its refusals become one clear sentence. */
export function guarded<T>(target: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw inWords(target, error);
  }
}

/** The same of work that goes on in steps. */
export function* guardedSteps<T>(target: string, work: Generator<void, T>): Generator<void, T> {
  try {
    return yield* work;
  } catch (error) {
    throw inWords(target, error);
  }
}

function inWords(target: string, error: unknown): unknown {
  const code = (error as NodeJS.ErrnoException).code;
  const reason = code === undefined ? undefined : REASONS[code];
  if (reason === undefined) return error;
  return new CannotWrite(`Cannot write ${target}: ${reason}. Nothing was published; an old site there is as it was.`);
}
