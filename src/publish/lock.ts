// One build of a site at a time. In: the output folder. Out: a lock beside it that names its process. Refuses while
// another process that lives holds it; takes over what a killed build left.
import { linkSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { RefusedFolder, sibling } from './output-folder.ts';

/** @returns gives the lock back */
export function takeLock(target: string): () => void {
  const path = sibling(target, 'lock');
  if (!tryLock(path)) {
    const held = textOf(path);
    const owner = ownerIn(held);
    if (owner !== null && isAlive(owner)) {
      throw new RefusedFolder(
        `Another build (process ${owner.pid}${elsewhere(owner)}) is writing ${target}. Wait for it, or remove ${path} if there is none.`,
      );
    }
    if (!takeAway(path, held) || !tryLock(path))
      throw new RefusedFolder(`Another build has just begun to write ${target}. Wait for it.`);
  }
  clearStrays(path);
  return () => {
    if (textOf(path) === OURS) rmSync(path, { force: true });
  };
}

/** What builds left that were killed while they asked for the lock. */
function clearStrays(path: string): void {
  const stray = `${basename(path)}-`;
  for (const name of readdirSync(dirname(path)).filter((one) => one.startsWith(stray))) {
    const asker = { pid: Number(name.slice(stray.length)), began: null, host: hostname() };
    if (!isAlive(asker)) rmSync(join(dirname(path), name), { force: true });
  }
}

/** `began` tells a process from a later one of the same number; null where the system does not say. */
type Owner = { readonly pid: number; readonly began: string | null; readonly host: string };

const OURS = `${JSON.stringify({ pid: process.pid, began: beginningOf(process.pid), host: hostname() })}\n`;

/** Whole or not at all: a lock that is seen before it is written would pass for a stale one. */
function tryLock(path: string): boolean {
  const own = `${path}-${process.pid}`;
  try {
    writeFileSync(own, OURS);
    linkOrWrite(own, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

function linkOrWrite(own: string, path: string): void {
  try {
    linkSync(own, path);
  } catch (error) {
    if (!NO_LINKS.has((error as NodeJS.ErrnoException).code)) throw error;
    writeFileSync(path, OURS, { flag: 'wx' });
  }
}

/** What disks say that know no links. */
const NO_LINKS = new Set<string | undefined>(['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Of several builds that find the same stale lock one alone can move it; who moved a live one by mistake puts it back. */
function takeAway(path: string, held: string | null): boolean {
  const aside = `${path}-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return true;
    throw error;
  }
  const mine = textOf(aside) === held;
  if (mine) rmSync(aside, { force: true });
  else renameSync(aside, path);
  return mine;
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function ownerIn(text: string | null): Owner | null {
  try {
    const { pid, began, host } = JSON.parse(String(text)) as Owner;
    return Number.isInteger(pid) && pid > 0 ? { pid, began: began ?? null, host: String(host) } : null;
  } catch {
    return null;
  }
}

const elsewhere = ({ host }: Owner): string => (host === hostname() ? '' : ` on ${host}`);

/** A process of somebody else answers with EPERM: it lives. Of another machine nothing can be asked. */
function isAlive({ pid, began, host }: Owner): boolean {
  if (host !== hostname()) return true;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  return began === null || began === beginningOf(pid);
}

/** When a process began, in the system's own count: the 20th after its name in Linux's table of it. */
function beginningOf(pid: number): string | null {
  return textOf(`/proc/${pid}/stat`)?.replace(/^.*\)/s, '').split(' ')[20] ?? null;
}
