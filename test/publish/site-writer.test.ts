import {
  linkSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { outPath } from '../../src/leaves/urls.ts';
import { verifySite } from '../../src/publish/manifest.ts';
import { checkOutput } from '../../src/publish/output-folder.ts';
import { removeFolder } from '../../src/publish/remove-folder.ts';
import { openSite, removeSpares } from '../../src/publish/site-writer.ts';
import { clearFiles, filesToClear } from '../../src/publish/spare-files.ts';
import { fileWriter } from '../../src/publish/write-file.ts';
import { atOnce, type Piece } from '../../src/publish/write-long.ts';
import { watchDisk } from '../hostile/publishing.ts';

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
    expect(published).toEqual({
      files: 3,
      bytes: 6 + manifest.length,
      largest: { path: 'manifest.json', bytes: manifest.length },
      fullest: { folder: '.', files: 1 },
    });
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

  test('of a build that was killed right after its two renames the next clears the old site away', () => {
    publish(file('index.html', 'new'));
    mkdirSync(join(folder, '._site.broadsheet-old'));
    writeFileSync(join(folder, '._site.broadsheet-old/index.html'), 'old');
    openSite(out).abort();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['_site', 'seeds']);
  });

  test('what a killed build left behind is cleared away', () => {
    mkdirSync(join(folder, '._site.broadsheet-building/papers'), { recursive: true });
    writeFileSync(join(folder, '._site.broadsheet-building/papers/half.html'), 'x');
    writeFileSync(join(folder, '._site.broadsheet-lock'), '999999999\n');
    publish(file('index.html', 'new'));
    expect(tree(out)).toEqual(['index.html', 'manifest.json']);
    expect(readdirSync(folder)).toEqual(['_site', 'seeds']);
  });

  test('while one build writes, another is refused with its process named', () => {
    const site = openSite(out);
    expect(() => openSite(out)).toThrow(
      `Another build (process ${process.pid}) is writing ${out}. Wait for it, or remove ${join(folder, '._site.broadsheet-lock')} if there is none.`,
    );
    site.write(file('index.html', 'first'));
    site.commit();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('first');
    openSite(out).abort();
  });

  test('files that another thread wrote are entered, each once', () => {
    const site = openSite(out);
    const written = fileWriter(site.place)(file('papers/a.html', 'a'));
    site.enter([written]);
    // The folder is there already when the next thread comes to it.
    site.enter([fileWriter(site.place)(file('papers/b.html', 'b'))]);
    expect(() => site.enter([written])).toThrow('two files of the site have the path papers/a.html');
    site.commit();
    expect(verifySite(out)).toEqual([]);
  });

  test('a file that is as it was is linked: it keeps its time', () => {
    publish(file('index.html', 'old'), file('papers/a.html', 'same'));
    const long = new Date(2001, 1, 1);
    utimesSync(join(out, 'papers/a.html'), long, long);
    const before = statSync(join(out, 'papers/a.html'));
    publish(file('index.html', 'new'), file('papers/a.html', 'same'));
    const after = statSync(join(out, 'papers/a.html'));
    expect([after.ino, after.mtimeMs, after.nlink]).toEqual([before.ino, long.getTime(), 1]);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(verifySite(out)).toEqual([]);
  });

  test('a text that is larger than the room for one is written whole', () => {
    const text = 'größer '.repeat(40_000);
    publish(file('index.html', 'x'), file('papers/a.html', text));
    expect(readFileSync(join(out, 'papers/a.html'), 'utf8')).toBe(text);
    expect(verifySite(out)).toEqual([]);
  });

  test('a long file is written piece by piece, and linked where it is as it was', () => {
    const pieces = () => Array.from({ length: 3000 }, (_, i) => `${'ü'.repeat(400)}${i}\n`);
    const publishLong = (first: string) => {
      const site = openSite(out);
      atOnce(site.writeLong(outPath('api/papers.jsonl'), [first, ...pieces()]));
      return site.commit();
    };
    const whole = `a\n${pieces().join('')}`;
    expect(publishLong('a\n').largest).toEqual({ path: 'api/papers.jsonl', bytes: Buffer.byteLength(whole) });
    expect(readFileSync(join(out, 'api/papers.jsonl'), 'utf8')).toBe(whole);
    const before = statSync(join(out, 'api/papers.jsonl'));
    publishLong('a\n');
    expect(statSync(join(out, 'api/papers.jsonl')).ino).toBe(before.ino);
    publishLong('b\n');
    expect(readFileSync(join(out, 'api/papers.jsonl'), 'utf8').slice(0, 2)).toBe('b\n');
    expect(tree(join(out, 'api'))).toEqual(['papers.jsonl']);
    expect(verifySite(out)).toEqual([]);
  });

  test('pieces of a long file may come from the old one', () => {
    const [first, second, third] = ['ä'.repeat(900_000), 'b'.repeat(5_000_000), 'c'];
    const publishLong = (pieces: readonly Piece[]): readonly number[] => {
      const site = openSite(out);
      try {
        const lengths = atOnce(site.writeLong(outPath('api/papers.jsonl'), pieces));
        site.commit();
        expect(verifySite(out)).toEqual([]);
        return lengths;
      } finally {
        site.abort();
      }
    };
    expect(publishLong([first, second, third])).toEqual([1_800_000, 5_000_000, 1]);
    const [one, two, three] = [
      { at: 0, bytes: 1_800_000 },
      { at: 1_800_000, bytes: 5_000_000 },
      { at: 6_800_000, bytes: 1 },
    ];
    expect(publishLong([three, 'new ü', two, one, ''])).toEqual([1, 6, 5_000_000, 1_800_000, 0]);
    expect(readFileSync(join(out, 'api/papers.jsonl'), 'utf8') === `${third}new ü${second}${first}`).toBe(true);
    expect(() => publishLong([{ at: 6_800_000, bytes: 99 }])).toThrow('ends before');
  });

  test.each([
    { what: 'of nothing', pieces: [], bytes: 0 },
    { what: 'that fills what is held at a time to the brim', pieces: ['x'.repeat(1 << 20)], bytes: 1 << 20 },
  ])('a long file $what', ({ pieces, bytes }) => {
    const site = openSite(out);
    atOnce(site.writeLong(outPath('api/papers.jsonl'), pieces));
    site.commit();
    expect(statSync(join(out, 'api/papers.jsonl')).size).toBe(bytes);
    expect(verifySite(out)).toEqual([]);
  });

  test('a site of no file is whole', () => {
    expect(publish()).toMatchObject({ files: 1, fullest: { folder: '.', files: 0 } });
    expect(verifySite(out)).toEqual([]);
  });

  test('a file of the old site that somebody changed is not taken for the one that we wrote', () => {
    publish(file('index.html', 'ours'));
    writeFileSync(join(out, 'index.html'), 'evil');
    publish(file('index.html', 'ours'));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('ours');
  });

  test('what is written over a linked file does not reach the old site', () => {
    publish(file('index.html', 'old'));
    const site = openSite(out);
    const write = fileWriter(site.place);
    write(file('index.html', 'old'));
    write(file('index.html', 'new'));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
    site.abort();
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('old');
  });

  test('files of the old site are kept as they are', () => {
    publish(file('index.html', 'old'), file('search/a.js', 'same'));
    const before = statSync(join(out, 'search/a.js'));
    const site = openSite(out);
    site.write(file('index.html', 'new'));
    site.keep(outPath('search/a.js'));
    expect(() => site.keep(outPath('search/a.js'))).toThrow();
    const published = site.commit();
    expect(published.files).toBe(3);
    expect(statSync(join(out, 'search/a.js')).ino).toBe(before.ino);
    expect(verifySite(out)).toEqual([]);
  });

  test('the new site stands before the old one is gone; no other build begins before that', async () => {
    publish(file('index.html', 'old'), file('a.html', 'a'));
    const site = openSite(out);
    site.write(file('index.html', 'new'));
    let remove = () => {};
    site.commit((old) => new Promise<void>((resolve) => (remove = resolve)).then(() => removeFolder(old)));
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toBe('new');
    expect(() => openSite(out)).toThrow('Another build');
    remove();
    await site.cleared();
    expect(readdirSync(folder).sort()).toEqual(['_site', 'seeds']);
    openSite(out).abort();
  });

  test('an old site that cannot be removed is told, and the lock given back', async () => {
    publish(file('index.html', 'old'));
    const site = openSite(out);
    site.commit(() => Promise.reject(new Error('held')));
    await expect(site.cleared()).rejects.toThrow('held');
    openSite(out).abort();
    expect(readdirSync(folder).sort()).toEqual(['_site', 'seeds']);
  });

  describe('with spares', () => {
    const spare = () => join(folder, '._site.broadsheet-spare');
    async function republish(...files: ReturnType<typeof file>[]) {
      const site = openSite(out, true);
      for (const one of files) site.write(one);
      site.commit(async (old) => {
        for (const some of filesToClear(old, site.place)) clearFiles(some);
      });
      await site.cleared();
      expect(verifySite(out)).toEqual([]);
    }
    const spares = () => tree(spare()).filter((path) => path.endsWith('.html'));
    const inode = (path: string) => statSync(path).ino;

    test('what was replaced is written over by the next, also where that is shorter', async () => {
      await republish(file('a.html', 'the first and longest'), file('papers/b.html', 'same'));
      const first = inode(join(out, 'a.html'));
      await republish(file('a.html', 'the second'), file('papers/b.html', 'same'));
      expect(spares()).toEqual(['a.html']);
      expect(inode(join(spare(), 'a.html'))).toBe(first);
      await republish(file('a.html', 'third'), file('papers/b.html', 'same'));
      expect(inode(join(out, 'a.html'))).toBe(first);
      expect(readFileSync(join(out, 'a.html'), 'utf8')).toBe('third');
      await republish(file('a.html', 'the fourth, long again'), file('papers/b.html', 'same'));
      expect(readFileSync(join(out, 'a.html'), 'utf8')).toBe('the fourth, long again');
      expect(readFileSync(join(spare(), '.gitignore'), 'utf8')).toBe('*\n');
      expect(readdirSync(folder).sort()).toEqual(['._site.broadsheet-spare', '_site', 'seeds']);
    });

    test('what has another name is not written over', async () => {
      await republish(file('a.html', 'first'));
      linkSync(join(out, 'a.html'), join(folder, 'copy before'));
      await republish(file('a.html', 'second'));
      expect(spares()).toEqual([]);
      await republish(file('a.html', 'third'));
      linkSync(join(spare(), 'a.html'), join(folder, 'copy'));
      await republish(file('a.html', 'fourth'));
      expect(readFileSync(join(folder, 'copy before'), 'utf8')).toBe('first');
      expect(readFileSync(join(folder, 'copy'), 'utf8')).toBe('second');
    });

    test('a link or a folder among them is not taken for a file', async () => {
      writeFileSync(join(folder, 'elsewhere'), 'as it was');
      await republish(file('a.html', 'first'), file('b.html', 'first'));
      symlinkSync(join(folder, 'elsewhere'), join(spare(), 'a.html'));
      mkdirSync(join(spare(), 'b.html'));
      await republish(file('a.html', 'second'), file('b.html', 'second'));
      expect(lstatSync(join(out, 'a.html')).isFile()).toBe(true);
      expect(readFileSync(join(folder, 'elsewhere'), 'utf8')).toBe('as it was');
    });

    test('what the new site has no more is gone, and so is what was set aside for it', async () => {
      await republish(file('a.html', 'first'), file('b.html', 'first'));
      await republish(file('a.html', 'second'), file('b.html', 'second'));
      expect(spares()).toEqual(['a.html', 'b.html']);
      await republish(file('a.html', 'second'));
      expect(spares()).toEqual(['a.html']);
    });

    test('a build that wants none, and the end of the watch, clear them away', async () => {
      for (const end of [() => void publish(file('a.html', 'last')), () => removeSpares(out)]) {
        await republish(file('a.html', 'first'));
        await republish(file('a.html', 'second'));
        expect(spares()).toEqual(['a.html']);
        end();
        expect(readdirSync(folder).sort()).toEqual(['_site', 'seeds']);
      }
    });
  });

  test('an old site that is a link to elsewhere, or holds links, is not linked', () => {
    // As long as the link is that will stand there.
    const same = 'x'.repeat(join(folder, 'elsewhere').length);
    publish(file('a.html', same));
    renameSync(join(out, 'a.html'), join(folder, 'elsewhere'));
    symlinkSync(join(folder, 'elsewhere'), join(out, 'a.html'));
    const site = openSite(out);
    site.write(file('a.html', same));
    site.commit();
    expect(lstatSync(join(out, 'a.html')).isFile()).toBe(true);
    expect(statSync(join(folder, 'elsewhere')).nlink).toBe(1);
  });

  test('bytes are written as they are', () => {
    const contents = Uint8Array.from([0, 255, 13, 10]);
    const site = openSite(out);
    site.write({ path: outPath('assets/a.woff2'), contents });
    site.commit();
    expect(Uint8Array.from(readFileSync(join(out, 'assets/a.woff2')))).toEqual(contents);
  });

  test.each([
    ['openSync', 'EMFILE', 'too many files are open'],
    ['mkdirSync', 'ENOSPC', 'there is no space left on the disk'],
  ])('a disk that refuses %s with %s is told', (call, code, why) => {
    const site = openSite(out);
    const undo = watchDisk((name) => {
      if (name === call) throw Object.assign(new Error(code), { code });
    });
    try {
      expect(() => site.write(file('papers/a.html', 'a'))).toThrow(`Cannot write ${out}: ${why}.`);
    } finally {
      undo();
    }
    site.abort();
    expect(readdirSync(folder)).toEqual(['seeds']);
  });

  test('a disk that will not take it is told in one sentence', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => openSite(join(folder, 'file/site'))).toThrow(
      `Cannot write ${join(folder, 'file/site')}: a part of the path is a file. Nothing was published; an old site there is as it was.`,
    );
  });
});
