// The lock between builds that begin at the same moment, and on disks and systems that say less than ours. What holds between
// whole processes is tried in test/hostile/faults.test.ts, row 39.
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { takeLock } from '../../src/publish/lock.ts';
import { watchDisk } from '../hostile/publishing.ts';

let folder: string;
let target: string;
let lock: string;
let undo: () => void;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-lock-'));
  target = join(folder, 'site');
  lock = join(folder, '.site.broadsheet-lock');
  undo = () => {};
});
afterEach(() => {
  undo();
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const fault = (code: string): Error => Object.assign(new Error(code), { code });
const lockOf = (pid: number, began: string | null = null): string => JSON.stringify({ pid, began, host: hostname() });
const GONE = lockOf(999_999_999);
const LIVING = lockOf(process.ppid);
const names = (): string[] => readdirSync(folder).sort();

/** Once, ahead of the n-th call of that name. */
function ahead(name: string, nth: number, act: () => void): void {
  let calls = 0;
  undo = watchDisk((called) => {
    if (called === name && ++calls === nth) act();
  });
}

describe('another build begins at the same moment', () => {
  const TOO_LATE = `Another build has just begun to write`;

  test('and takes the stale lock away first: ours is next', () => {
    writeFileSync(lock, GONE);
    ahead('renameSync', 1, () => rmSync(lock));
    takeLock(target)();
    expect(names()).toEqual([]);
  });

  test('and has put its own lock there: it is put back, and ours is refused', () => {
    writeFileSync(lock, GONE);
    ahead('renameSync', 1, () => writeFileSync(lock, LIVING));
    expect(() => takeLock(target)).toThrow(`${TOO_LATE} ${target}. Wait for it.`);
    expect(readFileSync(lock, 'utf8')).toBe(LIVING);
    expect(names()).toEqual(['.site.broadsheet-lock']);
  });

  test('and locks right after the stale lock is gone: ours is refused', () => {
    writeFileSync(lock, GONE);
    ahead('linkSync', 2, () => writeFileSync(lock, LIVING));
    expect(() => takeLock(target)).toThrow(`${TOO_LATE} ${target}. Wait for it.`);
    expect(readFileSync(lock, 'utf8')).toBe(LIVING);
  });

  test('and ends between our look and our reading: ours is next', () => {
    writeFileSync(lock, LIVING);
    // Our own file is cleared away right before the lock is read.
    ahead('rmSync', 1, () => rmSync(lock));
    takeLock(target)();
    expect(names()).toEqual([]);
  });

  test('and took over what it held to be stale: its lock is not given back by us', () => {
    const unlock = takeLock(target);
    writeFileSync(lock, LIVING);
    unlock();
    expect(readFileSync(lock, 'utf8')).toBe(LIVING);
  });

  test('a disk that refuses to move a stale lock is told', () => {
    writeFileSync(lock, GONE);
    ahead('renameSync', 1, () => {
      throw fault('EACCES');
    });
    expect(() => takeLock(target)).toThrow('EACCES');
    expect(existsSync(lock)).toBe(true);
  });
});

test('what others left while they asked is cleared away, unless they are still asking', () => {
  writeFileSync(`${lock}-999999999`, '');
  writeFileSync(`${lock}-${process.ppid}`, '');
  takeLock(target)();
  expect(names()).toEqual([`.site.broadsheet-lock-${process.ppid}`]);
});

describe('on a disk without links', () => {
  const withoutLinks = () => {
    undo = watchDisk((name) => {
      if (name === 'linkSync') throw fault('EPERM');
    });
  };

  test('a lock is taken, and held', () => {
    withoutLinks();
    const unlock = takeLock(target);
    expect(() => takeLock(target)).toThrow(`Another build (process ${process.pid}) is writing ${target}.`);
    unlock();
    expect(names()).toEqual([]);
  });

  test('another refusal is told', () => {
    undo = watchDisk((name) => {
      if (name === 'linkSync') throw fault('EIO');
    });
    expect(() => takeLock(target)).toThrow('EIO');
    expect(names()).toEqual([]);
  });
});

describe('whether the owner lives', () => {
  test('a process of somebody else does, though it may not be asked', () => {
    vi.spyOn(process, 'kill').mockImplementation(() => {
      throw fault('EPERM');
    });
    writeFileSync(lock, GONE);
    expect(() => takeLock(target)).toThrow('Another build (process 999999999) is writing');
  });

  test('one that ends while it is asked does not', () => {
    vi.spyOn(process, 'kill').mockReturnValue(true);
    writeFileSync(lock, lockOf(999_999_999, '1'));
    takeLock(target)();
    expect(names()).toEqual([]);
  });
});
