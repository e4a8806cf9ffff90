import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { checkOutput, openSite, RefusedFolder } from '../src/publish.ts';
import { outPath } from '../src/urls.ts';

let folder: string;
let seeds: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-publish-'));
  seeds = join(folder, 'seeds');
  out = join(folder, '_site');
  mkdirSync(seeds);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (path: string, contents: string) => ({ path: outPath(path), contents });

function publish(...files: ReturnType<typeof file>[]) {
  checkOutput(out, seeds);
  const site = openSite(out);
  for (const one of files) site.write(one);
  return site.commit();
}

const tree = (below: string): string[] => readdirSync(below, { recursive: true, encoding: 'utf8' }).sort();

describe('openSite', () => {
  test('writes files in folders and a manifest with their hashes', () => {
    const published = publish(file('index.html', 'hello'), file('papers/a.html', 'a'));
    expect(tree(out)).toEqual(['index.html', 'manifest.json', 'papers', 'papers/a.html']);
    const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
    expect(JSON.parse(manifest)).toEqual({
      generator: 'broadsheet',
      version: 1,
      files: {
        'index.html': '2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824',
        'papers/a.html': 'ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb',
      },
    });
    expect(published).toEqual({ files: 3, bytes: 6 + manifest.length });
    expect(readdirSync(folder)).toEqual(['_site', 'seeds']);
  });

  test('files of the old site that the new one lacks are gone', () => {
    publish(file('index.html', 'old'), file('old.html', 'x'));
    publish(file('index.html', 'new'));
    expect(tree(out)).toEqual(['index.html', 'manifest.json']);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
  });

  test('the old site stays whole until commit, and after abort', () => {
    publish(file('index.html', 'old'));
    const site = openSite(out);
    site.write(file('index.html', 'new'));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    site.abort();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['_site', 'seeds']);
  });

  test('two files with one path are a fault', () => {
    const site = openSite(out);
    site.write(file('a.html', '1'));
    expect(() => site.write(file('a.html', '2'))).toThrow('two files of the site have the path a.html');
    site.abort();
  });

  test('a build that was killed between its two renames is undone by the next', () => {
    publish(file('index.html', 'old'));
    renameSync(out, join(folder, '._site.broadsheet-old'));
    const site = openSite(out);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    site.abort();
  });

  test('what a killed build left behind is cleared away', () => {
    openSite(out).write(file('half.html', 'x'));
    publish(file('index.html', 'new'));
    expect(tree(out)).toEqual(['index.html', 'manifest.json']);
    expect(readdirSync(folder)).toEqual(['_site', 'seeds']);
  });
});

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

  test('a folder that holds a file of somebody else', () => {
    publish(file('index.html', 'x'));
    writeFileSync(join(out, 'thesis.tex'), 'ten years');
    expect(refusal(out)).toBe(
      `Cannot build into ${out}: it holds thesis.tex, which no build of ours wrote; nothing was touched. Name another folder with --out.`,
    );
    expect(readFileSync(join(out, 'thesis.tex'), 'utf8')).toBe('ten years');
  });

  test('a folder with a manifest of another program', () => {
    mkdirSync(out);
    writeFileSync(join(out, 'manifest.json'), '{"name":"my app","files":{"a":1}}');
    writeFileSync(join(out, 'a'), '');
    expect(refusal(out)).toContain('it holds a, which no build of ours wrote');
  });

  test('a file', () => {
    writeFileSync(out, '');
    expect(refusal(out)).toBe(`Cannot build into ${out}: it is a file. Name another folder with --out.`);
    expect(existsSync(out)).toBe(true);
  });

  test('the seeds folder, a folder in it, and one around it', () => {
    const why = `it and the seeds folder ${seeds} lie in one another`;
    for (const target of [seeds, join(seeds, 'site'), folder]) {
      expect(refusal(target)).toBe(`Cannot build into ${target}: ${why}. Name another folder with --out.`);
    }
  });

  test('the root and the home folder', () => {
    expect(refusal('/')).toBe('Cannot build into /: it is not a folder of its own. Name another folder with --out.');
    expect(refusal(homedir())).toContain('it is not a folder of its own');
  });

  test('but not an empty folder, a missing one, or one of ours', () => {
    expect(refusal(out)).toBe('allowed');
    mkdirSync(out);
    expect(refusal(out)).toBe('allowed');
    publish(file('index.html', 'x'));
    expect(refusal(out)).toBe('allowed');
  });
});
