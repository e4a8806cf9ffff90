// Faults in the middle: rows 37 to 40, caused for real. In every one the old site stays byte for byte, and the next
// build is as if nothing had been.
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, hostname } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildSync } from 'esbuild';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifySite } from '../../src/publish/manifest.ts';
import { checkOutput } from '../../src/publish/output-folder.ts';
import { publishVersion, treeOf, watchDisk } from './publishing.ts';
import { broadsheet, LAMPS, newFolder, newSmallFolder, SHEEP, SNAILS, tight, writeFiles } from './seeds.ts';

const CLI = resolve('dist/cli.js');
const fault = (code: string): Error => Object.assign(new Error(code), { code });
/** What the work throws, as `Name: message`. */
function failure(work: () => void): string {
  try {
    work();
  } catch (error) {
    return String(error);
  }
  return 'nothing';
}

/** `npm test` asks for 210; a run of this file alone is a quick look. */
const KILLS = Number(process.env.KILLS ?? 60);
const isRoot = process.getuid?.() === 0;

let folder: string;
let out: string;
beforeEach(() => {
  folder = newSmallFolder();
  out = join(folder, 'site');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** One of the real dumps: enough work for a build to be met in the middle of it. */
function realDump(): string {
  const [name] = readdirSync('seeds').sort();
  cpSync(join('seeds', name!), join(folder, 'seeds', name!));
  return join(folder, 'seeds');
}

/** What stands beside the site: nothing, unless a build is under way or was killed. */
const beside = (): string[] => readdirSync(folder).filter((name) => name.startsWith('.site'));

describe('row 37: an output folder that is not ours is refused, and nothing in it is touched', () => {
  test.each([
    { name: 'the seeds folder', at: 'seeds' },
    { name: 'a folder in it', at: 'seeds/site' },
    { name: 'a folder around it', at: '.' },
    { name: 'the root', at: '/' },
    { name: 'the home folder', at: homedir() },
    { name: 'a folder of somebody else', at: 'taken' },
    { name: 'a link to a folder of somebody else', at: 'link' },
    { name: 'a site in which somebody put a file', at: 'site' },
    { name: 'a folder whose manifest is another program’s', at: 'app' },
  ])('$name', async ({ at }) => {
    writeFiles(folder, {
      'seeds/a.txt': tight(SHEEP, LAMPS),
      'taken/thesis.tex': 'ten years',
      'app/manifest.json': '{"name":"app","files":{"index.html":""}}',
      'app/index.html': 'app',
    });
    symlinkSync(join(folder, 'taken'), join(folder, 'link'));
    publishVersion(out, 'old');
    writeFileSync(join(out, 'papers/mine.txt'), 'mine');
    const before = treeOf(folder);
    // As a whole command where somebody's files are at stake; the other cases by the check that it begins with.
    const whole = at === 'taken' ? broadsheet(folder, 'build', '--quiet', '--out', at) : null;
    if (whole !== null) expect(whole).toMatchObject({ status: 2, stdout: '' });
    const said =
      whole !== null
        ? whole.stderr.replace('broadsheet', 'RefusedFolder')
        : `${failure(() => checkOutput(resolve(folder, at), join(folder, 'seeds')))}\n`;
    expect(said).toMatch(/^RefusedFolder: Cannot build into .+\. Name another folder with --out\.\n$/);
    expect(treeOf(folder)).toEqual(before);
  });
});

describe('row 38: a build that is killed or finds no room leaves the old site byte for byte', () => {
  /** The publishing program as one file, as a user's Node runs it. */
  const program = (): string => {
    const outfile = join(folder, 'publishing.mjs');
    buildSync({ entryPoints: ['test/hostile/publishing.ts'], bundle: true, platform: 'node', format: 'esm', outfile });
    return outfile;
  };

  test.each([
    { what: 'a build', spares: false },
    { what: 'a rebuild that writes over files of sites before', spares: true },
  ])(
    'kill -9 before each call of the disk of $what, over and over',
    async ({ spares }) => {
      const child = program();
      const run = (version: string, moment: number) =>
        spawnSync(process.execPath, [child, 'die', out, version, String(moment), ...(spares ? ['spares'] : [])]);
      const publish = async (version: string, aside = spares): Promise<void> => {
        publishVersion(out, version, aside);
        // With this the lock is given back.
        await sleep(0);
        expect(beside()).toEqual(aside ? ['.site.broadsheet-spare'] : []);
        expect(verifySite(out)).toEqual([]);
      };
      await publish('older');
      await publish('old 0');
      const moments = Number(run('old 0', 0).stdout);
      expect(moments).toBeGreaterThan(30);
      const seen = { old: 0, fresh: 0, aside: 0 };
      let old = treeOf(out);
      for (let kill = 0; kill < KILLS; kill++) {
        const version = `new ${kill}`;
        const { signal } = run(version, 1 + Math.floor((kill * moments) / KILLS));
        expect(signal).toBe('SIGKILL');
        const now = treeOf(out);
        if (now === null) {
          // Between the two renames of a swap the old site stands aside, whole.
          expect(treeOf(join(folder, '.site.broadsheet-old'))).toEqual(old);
          seen.aside++;
        } else if (now['f0.html'] === old!['f0.html']) {
          expect(now).toEqual(old);
          seen.old++;
        } else {
          expect(verifySite(out)).toEqual([]);
          expect(now['f0.html']).toContain(version);
          seen.fresh++;
        }
        await publish(`older ${kill + 1}`, spares && kill % 2 === 0);
        await publish(`old ${kill + 1}`);
        old = treeOf(out);
        expect(old!['f0.html']).toContain(`old ${kill + 1}`);
      }
      if (KILLS >= moments) expect(seen.aside).toBeGreaterThan(0);
      expect(seen.old).toBeGreaterThan(KILLS / 2);
    },
    300_000,
  );

  test('kill -9 at spread moments of a whole build', async () => {
    writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS), 'next/a.txt': tight(SHEEP, LAMPS, SNAILS) });
    const args = ['build', '--quiet', '--no-cache', '--out', 'site'];
    const started = Date.now();
    expect(broadsheet(folder, ...args).status).toBe(0);
    const whole = Date.now() - started;
    const old = treeOf(out);
    for (let moment = 1; moment <= 5; moment++) {
      const child = spawn(process.execPath, [CLI, ...args, '--seeds', 'next'], { cwd: folder, stdio: 'ignore' });
      const closed = once(child, 'close');
      await sleep((whole * moment) / 6);
      child.kill('SIGKILL');
      await closed;
      const now = treeOf(out) ?? treeOf(join(folder, '.site.broadsheet-old'));
      if (now!['manifest.json'] === old!['manifest.json']) expect(now).toEqual(old);
      else expect(verifySite(out)).toEqual([]);
    }
    expect(broadsheet(folder, ...args).status).toBe(0);
    expect(treeOf(out)).toEqual(old);
    expect(beside()).toEqual([]);
  }, 120_000);

  test.each([
    ['ENOSPC', 'there is no space left on the disk'],
    ['EDQUOT', 'your quota on the disk is used up'],
    ['EROFS', 'the disk is read-only'],
    ['EACCES', 'you may not write there'],
    ['EMFILE', 'too many files are open'],
    ['EIO', 'the disk does not answer'],
    ['EFBIG', 'a file would be larger than you may write'],
  ])(
    '%s at any call of the disk is one clear sentence',
    async (code, why) => {
      publishVersion(out, 'old');
      const old = treeOf(out);
      for (const at of [1, 2, 3, 4, 5, 8, 12, 16]) {
        let calls = 0;
        const undo = watchDisk((name) => {
          // What only clears away goes on: a disk that is full can be cleared.
          if (/^(?:mkdir|writeFile|write)Sync$/.test(name) && ++calls === at) throw fault(code);
        });
        const message = failure(() => publishVersion(out, 'new'));
        undo();
        expect(message).toBe(
          `CannotWrite: Cannot write ${out}: ${why}. Nothing was published; an old site there is as it was.`,
        );
        expect(treeOf(out)).toEqual(old);
        expect(beside()).toEqual([]);
      }
      publishVersion(out, 'new');
      expect(treeOf(out)!['f0.html']).toContain('new');
      expect(verifySite(out)).toEqual([]);
    },
    60_000,
  );

  test.skipIf(spawnSync('prlimit', ['--version']).status !== 0)(
    'a whole build that may open few files says so, and the next one recovers',
    () => {
      writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS) });
      publishVersion(out, 'old');
      const old = treeOf(out);
      const args = [process.execPath, CLI, 'build', '--quiet', '--out', 'site'];
      const { status, stderr } = spawnSync('prlimit', ['--nofile=42:42', ...args], { cwd: folder, encoding: 'utf8' });
      // By us, or by a Node that could not even load all of us.
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: expect.stringMatching(/EMFILE: too many open files|too many files are open/),
      });
      expect(treeOf(out)).toEqual(old);
      expect(beside()).toEqual([]);
      expect(broadsheet(folder, ...args.slice(2)).status).toBe(0);
      expect(verifySite(out)).toEqual([]);
    },
  );

  test('a name that no disk takes is one clear sentence', () => {
    const site = join(folder, 'y'.repeat(300));
    expect(failure(() => publishVersion(site, 'new'))).toBe(
      `CannotWrite: Cannot write ${site}: its name is longer than the disk allows. Nothing was published; an old site there is as it was.`,
    );
    expect(readdirSync(folder)).toEqual([]);
  });

  describe.skipIf(!canMount())('on a real disk', () => {
    const disk = () => join(folder, 'disk');
    const mount = (options: string) => execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', disk()]);
    afterEach(() => void spawnSync('umount', ['-l', disk()]));

    test('that is full', async () => {
      mkdirSync(disk());
      mount('size=2m');
      const site = join(disk(), 'site');
      publishVersion(site, 'old');
      const old = treeOf(site);
      const { status, stdout, stderr } = broadsheet(folder, 'build', '--quiet', '--seeds', realDump(), '--out', site);
      expect({ status, stdout, stderr }).toEqual({
        status: 1,
        stdout: '',
        stderr: `broadsheet: Cannot write ${site}: there is no space left on the disk. Nothing was published; an old site there is as it was.\n`,
      });
      expect(treeOf(site)).toEqual(old);
      expect(readdirSync(disk())).toEqual(['site']);
    });

    test('that is read-only', async () => {
      mkdirSync(disk());
      mount('size=2m');
      const site = join(disk(), 'site');
      publishVersion(site, 'old');
      const old = treeOf(site);
      execFileSync('mount', ['-o', 'remount,ro', disk()]);
      writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS) });
      const { status, stderr } = broadsheet(folder, 'build', '--quiet', '--out', site);
      expect({ status, stderr }).toEqual({
        status: 1,
        stderr: `broadsheet: Cannot write ${site}: the disk is read-only. Nothing was published; an old site there is as it was.\n`,
      });
      expect(treeOf(site)).toEqual(old);
    });

    test('that is mounted in the site’s own place', () => {
      mkdirSync(disk());
      mount('size=2m');
      writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS) });
      const { status, stderr } = broadsheet(folder, 'build', '--quiet', '--out', 'disk');
      expect(status).toBe(2);
      expect(stderr).toContain('another disk is mounted there, and a site cannot be moved into its place');
    });
  });

  test.skipIf(!isRoot && process.platform === 'win32')('in a folder without permission', async () => {
    mkdirSync(join(folder, 'closed'));
    const site = join(folder, 'closed/site');
    publishVersion(site, 'old');
    const old = treeOf(site);
    writeFiles(folder, { 'seeds/a.txt': tight(SHEEP, LAMPS) });
    execFileSync('chmod', ['555', join(folder, 'closed')]);
    execFileSync('chmod', ['755', folder]);
    const asOther = isRoot ? ['setpriv', '--reuid=65534', '--clear-groups'] : [];
    const [command, ...rest] = [...asOther, process.execPath, CLI, 'build', '--quiet', '--out', 'closed/site'];
    const { status, stderr } = spawnSync(command!, rest, { cwd: folder, encoding: 'utf8' });
    execFileSync('chmod', ['755', join(folder, 'closed')]);
    expect({ status, stderr }).toEqual({
      status: 1,
      stderr: `broadsheet: Cannot write ${site}: you may not write there. Nothing was published; an old site there is as it was.\n`,
    });
    expect(treeOf(site)).toEqual(old);
  });

  test.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)(
    '%s ends a build with %i and leaves nothing behind',
    async (signal, code) => {
      publishVersion(out, 'old');
      const old = treeOf(out);
      const child = spawn(process.execPath, [CLI, 'build', '--quiet', '--seeds', realDump(), '--out', out], {
        stdio: 'ignore',
      });
      await building(child);
      child.kill(signal);
      const [status] = await once(child, 'close');
      expect(status).toBe(code);
      expect(treeOf(out)).toEqual(old);
      expect(beside()).toEqual([]);
    },
    60_000,
  );
});

/** Resolves when the build has begun to write. */
async function building(child: ChildProcess): Promise<void> {
  while (child.exitCode === null && !existsSync(join(folder, '.site.broadsheet-building/papers'))) await sleep(5);
  expect(child.exitCode).toBeNull();
}

describe('row 39: one build at a time', () => {
  test('the second ends with 2 and names the first, which comes to its end', async () => {
    const args = ['build', '--quiet', '--seeds', realDump(), '--out', out];
    const first = spawn(process.execPath, [CLI, ...args], { stdio: 'ignore' });
    const closed = once(first, 'close');
    await building(first);
    first.kill('SIGSTOP');
    const second = broadsheet(folder, ...args);
    first.kill('SIGCONT');
    expect(second.status).toBe(2);
    expect(second.stderr).toBe(
      `broadsheet: Another build (process ${first.pid}) is writing ${out}. Wait for it, or remove ${join(folder, '.site.broadsheet-lock')} if there is none.\n`,
    );
    const [status] = await closed;
    expect(status).toBe(0);
    expect(verifySite(out)).toEqual([]);
  }, 60_000);

  const lock = (text: string) => writeFileSync(join(folder, '.site.broadsheet-lock'), text);
  const owner = (more: object) => JSON.stringify({ pid: process.pid, began: null, host: hostname(), ...more });
  const parent = process.ppid;

  test.each([
    ['of a process that is gone', owner({ pid: 999_999_999 })],
    ['that was cut off', '{"pid":'],
    ['that is empty', ''],
    ['of an older version', '999999999\n'],
    ['of no process', owner({ pid: -1 })],
  ])('a stale lock %s is taken over', async (_, text) => {
    lock(text);
    publishVersion(out, 'new');
    expect(verifySite(out)).toEqual([]);
    expect(beside()).toEqual([]);
  });

  test.skipIf(!existsSync('/proc/self/stat'))(
    'a stale lock whose number another process has by now is taken over',
    async () => {
      lock(owner({ pid: parent, began: '1' }));
      publishVersion(out, 'new');
      expect(beside()).toEqual([]);
      const [began] = [readFileSync(`/proc/${parent}/stat`, 'utf8').replace(/^.*\)/s, '').split(' ')[20]];
      lock(owner({ pid: parent, began }));
      expect(() => publishVersion(out, 'newer')).toThrow(`Another build (process ${parent}) is writing ${out}.`);
    },
  );

  test('a lock of another machine is kept, and the machine is named', async () => {
    lock(owner({ pid: 999_999_999, host: 'elsewhere' }));
    expect(() => publishVersion(out, 'new')).toThrow(
      `Another build (process 999999999 on elsewhere) is writing ${out}.`,
    );
    expect(treeOf(out)).toBeNull();
  });
});

describe('row 40: a rename that fails', () => {
  /** Fails the n-th rename of the swap, so many times. */
  const failing = (code: string, nth: number, times: number) => {
    let renames = 0;
    let left = times;
    const undo = watchDisk((name) => {
      if (name !== 'renameSync') return;
      if (++renames < nth || left === 0) return;
      left--;
      renames--;
      throw fault(code);
    });
    return undo;
  };

  test.each(['EPERM', 'EBUSY', 'EACCES'])('for a moment with %s is tried again', async (code) => {
    publishVersion(out, 'old');
    for (const nth of [1, 2]) {
      const undo = failing(code, nth, 2);
      publishVersion(out, `new ${nth}`);
      undo();
      expect(treeOf(out)!['f0.html']).toContain(`new ${nth}`);
      expect(verifySite(out)).toEqual([]);
      expect(beside()).toEqual([]);
    }
  });

  test.each([
    ['EXDEV', 'it lies on another disk than the folder around it', 1],
    ['EXDEV', 'it lies on another disk than the folder around it', 2],
    ['EBUSY', 'another program holds it', 1],
    ['EBUSY', 'another program holds it', 2],
  ])('for good with %s (%s), at rename %i, leaves the old site in its place', async (code, why, nth) => {
    publishVersion(out, 'old');
    const old = treeOf(out);
    // Six tries of the one rename; then what puts the old site back succeeds.
    const undo = failing(code, nth, code === 'EXDEV' ? 1 : 6);
    const message = failure(() => publishVersion(out, 'new'));
    undo();
    expect(message).toBe(
      `CannotWrite: Cannot write ${out}: ${why}. Nothing was published; an old site there is as it was.`,
    );
    expect(treeOf(out)).toEqual(old);
    expect(beside()).toEqual([]);
  });

  test('where no site was leaves none, and nothing beside it', () => {
    const undo = failing('EXDEV', 1, 1);
    const message = failure(() => publishVersion(out, 'new'));
    undo();
    expect(message).toContain('it lies on another disk than the folder around it');
    expect(treeOf(out)).toBeNull();
    expect(beside()).toEqual([]);
  });
});

function canMount(): boolean {
  const place = newFolder();
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', place]);
  if (status === 0) spawnSync('umount', [place]);
  rmSync(place, { recursive: true, force: true });
  return status === 0;
}
