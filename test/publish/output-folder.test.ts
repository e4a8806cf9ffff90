import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outPath } from '../../src/leaves/urls.ts';
import { checkOutput, RefusedFolder } from '../../src/publish/output-folder.ts';
import { openSite } from '../../src/publish/site-writer.ts';

let folder: string;
let seeds: string;
let out: string;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-output-'));
  seeds = join(folder, 'seeds');
  out = join(folder, '_site');
  mkdirSync(seeds);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function publishOne(): Promise<void> {
  const site = openSite(out);
  site.write({ path: outPath('index.html'), contents: 'x' });
  site.commit();
}

describe('checkOutput refuses, and touches nothing', () => {
  const refusal = (target: string, source = seeds): string => {
    try {
      checkOutput(target, source);
    } catch (error) {
      if (error instanceof RefusedFolder) return error.message;
      throw error;
    }
    return 'allowed';
  };

  test('a folder that holds a file of somebody else', async () => {
    await publishOne();
    writeFileSync(join(out, 'thesis.tex'), 'ten years');
    expect(refusal(out)).toBe(
      `Cannot build into ${out}: it holds thesis.tex, which no build of ours wrote; nothing was touched. Name another folder with --out.`,
    );
    expect(readFileSync(join(out, 'thesis.tex'), 'utf8')).toBe('ten years');
  });

  test('a folder with a manifest of another program', async () => {
    mkdirSync(out);
    writeFileSync(join(out, 'manifest.json'), '{"name":"my app","files":{"a":1}}');
    writeFileSync(join(out, 'a'), '');
    expect(refusal(out)).toContain('it holds a, which no build of ours wrote');
  });

  test('a file', async () => {
    writeFileSync(out, '');
    expect(refusal(out)).toBe(`Cannot build into ${out}: it is a file. Name another folder with --out.`);
    expect(existsSync(out)).toBe(true);
  });

  test('the seeds folder, a folder in it, and one around it', async () => {
    const why = `it and the seeds folder ${seeds} lie in one another`;
    const link = join(folder, 'link');
    symlinkSync(seeds, link);
    for (const target of [seeds, join(seeds, 'site'), join(seeds, '..site'), folder, link, join(link, 'site')]) {
      expect(refusal(target)).toBe(`Cannot build into ${target}: ${why}. Name another folder with --out.`);
    }
  });

  test('the root and the home folder', async () => {
    expect(refusal('/')).toBe('Cannot build into /: it is not a folder of its own. Name another folder with --out.');
    expect(refusal(homedir())).toContain('it is not a folder of its own');
  });

  test.skipIf(!existsSync('/proc/self'))('a place where another disk is mounted', () => {
    expect(refusal('/proc')).toBe(
      'Cannot build into /proc: another disk is mounted there, and a site cannot be moved into its place. Name another folder with --out.',
    );
  });

  test('but not an empty folder, a missing one, or one of ours', async () => {
    expect(refusal(out)).toBe('allowed');
    mkdirSync(out);
    expect(refusal(out)).toBe('allowed');
    await publishOne();
    expect(refusal(out)).toBe('allowed');
  });
});
