// Hostile dumps on their way into entries: rows 1 to 9, 35, 36 and 52.
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { deflateSync, gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { MAX_BYTES } from '../../src/ingest/decode.ts';
import { readSeeds } from '../../src/ingest/read.ts';
import { verifySite } from '../../src/publish/manifest.ts';
import { broadsheet, LAMPS, newFolder, readFiles, readFolder, SHEEP, SNAILS, tight, writeFiles } from './seeds.ts';
import { faultsIn } from './valid-html.ts';

let folder: string;
beforeEach(() => {
  folder = newFolder();
});
afterEach(() => {
  vi.restoreAllMocks();
  rmSync(folder, { recursive: true, force: true });
});

const titles = ({ library }: Awaited<ReturnType<typeof readFiles>>): string[] =>
  library.papers.map(({ sightings }) => sightings[0]!.titleSource).sort();
const put = (name: string, contents: string | Uint8Array) => writeFiles(folder, { [name]: contents });

test('row 1: an empty dump folder is a whole, valid site that says so', () => {
  put('seeds/.keep', '');
  const { status, stdout, stderr } = broadsheet(folder, 'build');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('Dumps     0 dumps, 0 entries\n');
  expect(verifySite(join(folder, '_site'))).toEqual([]);
  const page = (path: string) => readFileSync(join(folder, '_site', path), 'utf8');
  expect(page('index.html')).toContain('No paper has been printed yet');
  const pages = readdirSync(join(folder, '_site')).filter((path) => path.endsWith('.html'));
  expect(pages.flatMap((path) => faultsIn(page(path), path))).toEqual([]);
});

describe('row 2: a dump folder that is missing, or is a file', () => {
  test.each([
    {
      seeds: 'nowhere',
      says: 'There is no seeds folder nowhere. Make it and put your dumps in, or name another with --seeds.',
    },
    { seeds: 'a.txt', says: 'a.txt is a file, not a folder. Name the folder that holds your dumps with --seeds.' },
  ])('$seeds', ({ seeds, says }) => {
    put('a.txt', 'x');
    put('_site/keep.html', 'x');
    const { status, stdout, stderr } = broadsheet(folder, 'build', '--seeds', seeds);
    expect({ status, stdout, stderr }).toEqual({ status: 2, stdout: '', stderr: `broadsheet: ${says}\n` });
    expect(readdirSync(folder).sort()).toEqual(['_site', 'a.txt']);
    expect(readdirSync(join(folder, '_site'))).toEqual(['keep.html']);
  });
});

test('row 3: files of no byte, of a mark alone and of blanks are told and counted', async () => {
  const read = await readFiles({ 'a.txt': '', 'b.txt': '\ufeff', 'c.txt': ' \r\n\t\n', 'd.txt': tight(SHEEP, LAMPS) });
  expect(titles(read)).toEqual([SHEEP.title, LAMPS.title]);
  expect(read.said).toEqual(
    ['a', 'b', 'c'].map((name) => `${name}.txt:1: warning empty-file: ${name}.txt holds no text; nothing to cut`),
  );
  expect(read.reports.map(({ path, entries }) => [path, entries])).toEqual([
    ['a.txt', 0],
    ['b.txt', 0],
    ['c.txt', 0],
    ['d.txt', 2],
  ]);
});

describe('row 4: encodings', () => {
  const text = tight({ ...SHEEP, title: 'Naïve Sheep, Counted Café by Café' }, LAMPS);
  test.each([
    { name: 'UTF-16, little end first', bytes: Buffer.from(`\ufeff${text}`, 'utf16le'), says: [] },
    { name: 'UTF-16, big end first', bytes: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(), says: [] },
    { name: 'Windows-1252', bytes: Buffer.from(text, 'latin1'), says: [/^a\.txt:1: warning guessed-encoding/] },
  ])('$name is read', async ({ bytes, says }) => {
    const read = await readFiles({ 'a.txt': bytes });
    expect(titles(read)).toEqual([LAMPS.title, 'Naïve Sheep, Counted Café by Café']);
    expect(read.said).toHaveLength(says.length);
    says.forEach((pattern, i) => {
      expect(read.said[i]).toMatch(pattern);
    });
  });

  test('bytes of no encoding are shown as a sign of their own, and named by line', async () => {
    const bytes = Buffer.from(tight(SHEEP, LAMPS));
    bytes[bytes.indexOf('Lanterns')] = 0xff;
    bytes[bytes.indexOf('burns')] = 0xc0;
    const read = await readFiles({ 'a.txt': Buffer.concat([bytes, Buffer.from('é')]) });
    expect(read.said.join('\n')).toMatch(/^a\.txt:5: warning bad-encoding: has bytes that are not UTF-8/m);
    expect(titles(read)).toContain(SHEEP.title);
    const { library } = read;
    const texts = library.papers.flatMap(({ sightings }) =>
      sightings.flatMap(({ titleSource, abstractSource }) => [titleSource, abstractSource ?? '']),
    );
    expect(texts.filter((text) => text.includes('\ufffd')).sort()).toEqual([
      expect.stringContaining('A lantern \ufffdurns slowly'),
      LAMPS.title.replace('L', '\ufffd'),
    ]);
  });
});

test('row 5: every kind of line end cuts the same entries', async () => {
  const lines = tight(SHEEP, LAMPS, SNAILS).split('\n');
  const ends = ['\n', '\r\n', '\r', '\u2028', '\f'];
  const { library: plain } = await readFiles({ 'a.txt': lines.join('\n') });
  for (const end of ends) {
    const { library } = await readFiles({ 'a.txt': lines.join(end) });
    expect(library).toEqual(plain);
  }
  const mixed = lines.map((line, i) => line + ends[i % ends.length]!).join('');
  const { library } = await readFiles({ 'a.txt': mixed });
  expect(library.papers).toEqual(plain.papers);
});

test('row 6: what is no text is refused with its kind, under any name', async () => {
  const noise = Uint8Array.from({ length: 4096 }, (_, i) => (i * 167 + 13) % 256);
  const read = await readFiles({
    'a.txt': '%PDF-1.7 x',
    'b.txt': Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0]),
    'c.txt': gzipSync(noise),
    'd.txt': deflateSync(noise),
    'e.txt': Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10]),
    'f.txt': Uint8Array.from([0x1f, 0x8b, 8, 0, 9, 9, 9]),
  });
  expect(titles(read)).toEqual([]);
  expect(read.said.map((line) => line.replace(/^.*file-skipped: /, ''))).toEqual([
    'a.txt is a PDF, not text; skipped',
    'b.txt is a zip archive, not text; skipped',
    'c.txt unpacks to what looks binary, not text; skipped',
    'd.txt looks binary, not text; skipped',
    'e.txt is a PNG picture, not text; skipped',
    'f.txt is damaged gzip data; skipped',
  ]);
});

describe('row 7: endless dumps', () => {
  test('one of 500 MB is refused by its size, unread', () => {
    put('huge.txt', '');
    truncateSync(join(folder, 'huge.txt'), 500_000_000);
    const before = process.memoryUsage().rss;
    const { skipped, diagnostics } = readSeeds(folder);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    expect(skipped).toEqual([{ path: 'huge.txt', bytes: 500_000_000 }]);
    expect(diagnostics.map(({ message }) => message)).toEqual([
      `huge.txt has 500000000 bytes, more than the limit of ${MAX_BYTES}: split it; skipped`,
    ]);
  });

  test('a line of 50 MB is told, and costs a few times its size in memory', () => {
    put('seeds/a.txt', `${tight(SHEEP)}An Endless Abstract\n${'word and '.repeat(5_500_000)}\n`);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      ['--max-old-space-size=350', join(process.cwd(), 'dist/cli.js'), 'check'],
      { cwd: folder, encoding: 'utf8' },
    );
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    expect(stdout).toContain(
      "of 49499999 characters is no paper's (the limits are 2000 and 50000); it is not published",
    );
    expect(stdout).toContain('Papers    1 paper,');
  });
});

test('row 8: a dump that ends in mid-abstract keeps all papers and marks the last', async () => {
  const whole = tight(SHEEP, LAMPS, SNAILS);
  const read = await readFiles({ 'a.txt': whole.slice(0, -60) });
  expect(titles(read)).toEqual([SHEEP.title, LAMPS.title, SNAILS.title]);
  expect(read.said).toEqual([
    'a.txt:7: warning cut-off: the dump ends in the middle of this abstract; it is shown as far as it goes (“On the Patience of Gradient Snails”)',
  ]);
});

test('row 9: chrome, a lone title and a lone abstract make no false paper', async () => {
  const lone = { title: 'Upvote 12', abstract: null };
  const chrome = ['12 comments', 'Log in', 'Sign up', 'We use cookies to improve your visit. Accept all cookies'];
  const read = await readFiles({
    'a.txt': tight(SHEEP, lone, ...chrome.map((title) => ({ title, abstract: null })), LAMPS),
    'b.txt': tight(SNAILS, { title: 'A Title Whose Abstract Was Lost', abstract: null }, SHEEP),
    'c.txt': tight(SNAILS).replace(`${SNAILS.title}\n`, `${SNAILS.title}\n${SNAILS.abstract}\n${LAMPS.abstract}\n`),
  });
  expect(titles(read)).toEqual(['A Title Whose Abstract Was Lost', SHEEP.title, LAMPS.title, SNAILS.title]);
  const rules = read.diagnostics.map(({ origin, rule }) => `${origin?.dump} ${rule}`);
  expect(rules.filter((rule) => rule === 'a.txt stray-chrome')).toHaveLength(5);
  expect(rules).toContain('b.txt no-abstract');
  expect(rules).toContain('c.txt abstract-without-title');
});

test.skipIf(process.platform === 'win32')(
  'row 35: links, loops of links, pipes and devices are named and neither followed nor read',
  async () => {
    put('a.txt', tight(SHEEP, LAMPS));
    symlinkSync('/etc/passwd', join(folder, 'b.txt'));
    symlinkSync(folder, join(folder, 'loop'));
    spawnSync('mkfifo', [join(folder, 'pipe.txt')]);
    symlinkSync('/etc', join(folder, 'etc'));
    // Only root may make a device; what cannot be made is not there.
    spawnSync('mknod', [join(folder, 'null.txt'), 'c', '1', '3']);
    const devices = existsSync(join(folder, 'null.txt')) ? ['null.txt is a socket or a device'] : [];
    const { said, library } = await readFolder(folder);
    expect(library.papers).toHaveLength(2);
    expect(said).toEqual(
      [
        'b.txt is a symbolic link',
        'etc is a symbolic link',
        'loop is a symbolic link',
        ...devices,
        'pipe.txt is a pipe',
      ].map((what) => `${what.split(' ')[0]}:1: warning file-skipped: ${what}, and only plain files are read; skipped`),
    );
    // A folder with a meaning of its own is not followed either, nor is a note or a reference.
    symlinkSync('/etc', join(folder, 'notes'));
    symlinkSync('/etc', join(folder, 'reference'));
    const { library: again, said: more } = await readFolder(folder);
    expect(again).toEqual(library);
    expect(more.filter((line) => !said.includes(line)).map((line) => line.split(':')[0])).toEqual([
      'notes',
      'reference',
    ]);
  },
);

describe('row 36: files that cannot be read', () => {
  test('one that goes away between the look and the read is named, the rest is built', async () => {
    put('a.txt', tight(SHEEP, LAMPS));
    put('b.txt', tight(SNAILS));
    const seeds = readSeeds(folder, () => rmSync(join(folder, 'b.txt'), { force: true }));
    expect(seeds.files.map(({ path }) => path)).toEqual(['a.txt']);
    expect(seeds.diagnostics.map(({ message }) => message)).toEqual(['b.txt cannot be read (ENOENT); skipped']);
  });

  test('one without permission is named; --strict ends with 1 and keeps the old site', () => {
    const asOther = process.getuid?.() === 0 ? ['setpriv', '--reuid=65534', '--clear-groups'] : [];
    const run = (...args: string[]) => {
      const [command, ...rest] = [...asOther, process.execPath, join(process.cwd(), 'dist/cli.js'), ...args];
      return spawnSync(command!, rest, { cwd: folder, encoding: 'utf8' });
    };
    put('seeds/a.txt', tight(SHEEP, LAMPS));
    put('seeds/b.txt', tight(SNAILS));
    chmodSync(join(folder, 'seeds/b.txt'), 0);
    chmodSync(folder, 0o777);
    const says = 'b.txt:1: warning file-skipped: b.txt may not be read (permission denied); skipped\n';
    const built = run('build');
    expect({ status: built.status, stderr: built.stderr }).toEqual({ status: 0, stderr: says });
    expect(built.stdout).toContain('Papers    2 papers');
    const manifest = readFileSync(join(folder, '_site/manifest.json'), 'utf8');
    const strict = run('build', '--strict', '--quiet');
    expect(strict.status).toBe(1);
    expect(strict.stderr).toContain(says);
    expect(readFileSync(join(folder, '_site/manifest.json'), 'utf8')).toBe(manifest);
  });
});

test('row 52: a dump cannot speak to the terminal', () => {
  const title = 'A \u001b[31mRed\u001b[0m\u0007 \u009b2J Title \u202eWithout\u2066 \u001b]0;gone\u0007 Abstract';
  writeFiles(folder, { 'seeds/a.txt': tight({ title, abstract: null }, SHEEP) });
  for (const args of [['build'], ['check', '--json'], ['explain', 'red']]) {
    const { stdout, stderr } = broadsheet(folder, ...args);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not be printed
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
    if (args[0] === 'build') expect(stderr).toContain('A \\u001b[31mRed\\u001b[0m\\u0007 \\u009b2J Title');
  }
  expect(existsSync(join(folder, '_site/index.html'))).toBe(true);
  writeFileSync(join(folder, 'seeds/a.txt'), '');
});
