// One build of a site at a time. In: the output folder. Out: a lock beside it that names its process. Refuses while
// another process that lives holds it; takes over what a killed build left.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { RefusedFolder, sibling } from './output-folder.ts';

/** @returns gives the lock back */
export function takeLock(target: string): () => void {
  const path = sibling(target, 'lock');
  if (!tryLock(path)) {
    const owner = ownerOf(path);
    if (owner !== null && isAlive(owner)) {
      throw new RefusedFolder(
        `Another build (process ${owner}) is writing ${target}. Wait for it, or remove ${path} if there is none.`,
      );
    }
    rmSync(path, { force: true });
    if (!tryLock(path)) throw new RefusedFolder(`Another build has just begun to write ${target}. Wait for it.`);
  }
  return () => {
    if (ownerOf(path) === process.pid) rmSync(path, { force: true });
  };
}

function tryLock(path: string): boolean {
  try {
    writeFileSync(path, `${process.pid}\n`, { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  }
}

function ownerOf(path: string): number | null {
  try {
    const pid = Number(readFileSync(path, 'utf8'));
    return Number.isInteger(pid) && pid > 0 ? pid : null;
  } catch {
    return null;
  }
}

/** A process of somebody else answers with EPERM: it lives. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
