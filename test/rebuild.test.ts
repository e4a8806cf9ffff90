// A rebuild gives what a first build would have given, to the byte, whatever was kept and whatever became of it.
import {
  appendFileSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_STORE, openStore, type Store } from '../src/cache/store.ts';
import { type BuildFlags, buildOptions } from '../src/options.ts';
import { type BuildResult, buildSite, readAhead } from '../src/pipeline.ts';
import { verifySite } from '../src/publish/manifest.ts';
import { createProgress } from '../src/terminal/progress.ts';
import { alone, latest, type Workshop } from '../src/threads/workshop.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-rebuild-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Papers of the real dumps: title, blank, abstract, blank. */
const PAPERS = readFileSync(join('seeds', readdirSync('seeds').sort()[0]!), 'utf8')
  .split('\n')
  .filter((line) => line.length > 30)
  .slice(8, 88);
const dumpOf = (from: number, papers: number): string => {
  const lines = Array.from({ length: papers }, (_, i) => (from + i) % (PAPERS.length / 2)).flatMap((i) =>
    PAPERS.slice(2 * i, 2 * i + 2),
  );
  return `Sep 9\n\nSubscribe\n\n${lines.join('\n\n')}\n`;
};

async function build(seeds: string, out: string, store = NO_STORE, flags: BuildFlags = {}): Promise<BuildResult> {
  const options = buildOptions({ seeds, out, ...flags });
  return buildSite(options, resolve('.'), createProgress(process.stdout, true), { ...alone(), store });
}
const kept = (below: string) => openStore(join(below, '.cache'), 'seeds', 'test');
const manifest = (out: string): string => readFileSync(join(out, 'manifest.json'), 'utf8');

const change = fc.oneof(
  fc.record({
    what: fc.constant('write' as const),
    name: fc.nat(3),
    from: fc.nat(30),
    papers: fc.integer({ min: 3, max: 9 }),
  }),
  fc.record({ what: fc.constant('remove' as const), name: fc.nat(3) }),
  fc.record({ what: fc.constantFrom('damage the cache', 'lose the cache', 'touch a page', 'nothing') }),
);

test('after any changes, a rebuild is a first build, byte for byte', async () => {
  let nth = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 2, maxLength: 4 }), async (changes) => {
      const here = join(folder, `run-${++nth}`);
      const [seeds, out] = [join(here, 'seeds'), join(here, 'site')];
      mkdirSync(seeds, { recursive: true });
      writeFileSync(join(seeds, '0.txt'), dumpOf(0, 8));
      await build(seeds, out, kept(here));
      for (const step of changes) {
        if (step.what === 'write') writeFileSync(join(seeds, `${step.name}.txt`), dumpOf(step.from, step.papers));
        if (step.what === 'remove') rmSync(join(seeds, `${step.name}.txt`), { force: true });
        if (step.what === 'lose the cache') rmSync(join(here, '.cache'), { recursive: true, force: true });
        if (step.what === 'touch a page') writeFileSync(join(out, 'index.html'), 'not ours');
        if (step.what === 'damage the cache') {
          const inside = join(here, '.cache/seeds/dumps');
          for (const name of readdirSync(inside)) truncateSync(join(inside, name), 90);
        }
        await build(seeds, out, kept(here));
      }
      await build(seeds, join(here, 'first'));
      expect(manifest(out)).toBe(manifest(join(here, 'first')));
      expect(verifySite(out)).toEqual([]);
      rmSync(here, { recursive: true });
    }),
    { numRuns: 3 },
  );
}, 120_000);

test('after a change of each thing that a site is made from, a rebuild is a first build', async () => {
  const here = join(folder, 'each');
  const [seeds, out] = [join(here, 'seeds'), join(here, 'site')];
  const [dump, note] = [join(seeds, 'a.txt'), join(seeds, 'notes/sheep.md')];
  const change = (path: string, from: string | RegExp, to: string) => {
    const before = readFileSync(path, 'utf8');
    const after = before.replace(from, to);
    expect(after).not.toBe(before);
    writeFileSync(path, after);
  };
  const title = PAPERS[2]!;
  let flags: BuildFlags = {};
  const changes: Readonly<Record<string, () => void>> = {
    'a word of a title': () => change(dump, PAPERS[0]!, `${PAPERS[0]} Again`),
    'a word of an abstract': () => change(dump, PAPERS[3]!, `So ${PAPERS[3]}`),
    'a link': () => change(dump, PAPERS[5]!, `${PAPERS[5]} See https://github.com/sheep/fold.`),
    'the day of an edition': () => change(dump, 'Sep 9', 'Sep 10'),
    'a note': () => {
      mkdirSync(join(seeds, 'notes'));
      writeFileSync(note, `---\npaper: ${JSON.stringify(title)}\n---\nSheep *sleep*.\n`);
    },
    'a word of a note': () => change(note, 'sleep', 'graze'),
    'the address of the site': () => {
      flags = { baseUrl: 'https://sheep.example/' };
    },
    'what is left out': () => {
      flags = { ...flags, citations: false, related: '2' };
    },
  };
  mkdirSync(seeds, { recursive: true });
  writeFileSync(dump, dumpOf(0, 8));
  writeFileSync(join(seeds, 'b.txt'), dumpOf(6, 5));
  await build(seeds, out, kept(here));
  const seen = new Set([manifest(out)]);
  for (const [what, apply] of Object.entries(changes)) {
    apply();
    await build(seeds, out, kept(here), flags);
    const first = join(here, `first-${seen.size}`);
    await build(seeds, first, NO_STORE, flags);
    expect([what, manifest(out)]).toEqual([what, manifest(first)]);
    seen.add(manifest(out));
    expect([what, seen.size]).toEqual([what, 1 + Object.keys(changes).indexOf(what) + 1]);
  }
}, 60_000);

test('where nothing changed, nothing is done and the account is the same', async () => {
  const here = join(folder, 'unchanged');
  const [seeds, out] = [join(here, 'seeds'), join(here, 'site')];
  mkdirSync(seeds, { recursive: true });
  writeFileSync(join(seeds, 'a.txt'), dumpOf(0, 6));
  const first = await build(seeds, out, kept(here));
  const before = statSync(out);
  const again = await build(seeds, out, kept(here));
  expect(again).toEqual({ ...first, unchanged: true });
  expect(statSync(out).ino).toBe(before.ino);

  utimesSync(join(out, 'about.html'), 1, 1);
  expect((await build(seeds, out, kept(here))).unchanged).toBe(false);
  expect((await build(seeds, out, kept(here))).unchanged).toBe(true);
  writeFileSync(join(seeds, 'b.txt'), '%PDF-1.7');
  expect((await build(seeds, out, kept(here))).unchanged).toBe(false);

  const options = { ...buildOptions({ seeds, out }), strict: true };
  const strict = await buildSite(options, resolve('.'), createProgress(process.stdout, true), {
    ...alone(),
    store: kept(here),
  });
  expect(strict.published).toBe(null);
});

/** A workshop, and the libraries that were read in it. */
function noting(store: Store): { workshop: Workshop; read: readonly string[] } {
  const read: string[] = [];
  const remember = latest();
  return {
    read,
    workshop: {
      ...alone(),
      store,
      latest: (key, make) =>
        remember(key, () => {
          read.push(key);
          return make();
        }),
    },
  };
}

test('where only a template changed, the library is not read again and what stands beside the pages stays', async () => {
  const here = join(folder, 'template');
  const [seeds, out, root] = [join(here, 'seeds'), join(here, 'site'), join(here, 'root')];
  mkdirSync(seeds, { recursive: true });
  mkdirSync(root);
  for (const name of ['public', 'dist', 'node_modules', 'package.json']) symlinkSync(resolve(name), join(root, name));
  cpSync('templates', join(root, 'templates'), { recursive: true });
  writeFileSync(join(seeds, 'a.txt'), dumpOf(0, 6));
  const options = buildOptions({ seeds, out });
  const { workshop, read } = noting(kept(here));
  const again = () => buildSite(options, root, createProgress(process.stdout, true), workshop);
  await again();
  const before = statSync(join(out, 'search/directory.js')).ino;
  appendFileSync(join(root, 'templates/foot.eta'), '<p>New at the foot.</p>');
  expect((await again()).unchanged).toBe(false);
  expect(read).toHaveLength(1);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('New at the foot.');
  expect(statSync(join(out, 'search/directory.js')).ino).toBe(before);
  const front = statSync(join(out, 'index.html')).ino;
  appendFileSync(join(root, 'templates/about.eta'), '<p>New about it.</p>');
  await again();
  expect(readFileSync(join(out, 'about.html'), 'utf8')).toContain('New about it.');
  expect(statSync(join(out, 'index.html')).ino).toBe(front);
  const first = { ...options, out: join(here, 'first') };
  await buildSite(first, root, createProgress(process.stdout, true), alone());
  expect(manifest(out)).toBe(manifest(first.out));
  expect(verifySite(out)).toEqual([]);
});

test('a library that was read ahead is not read again for a change of a template', async () => {
  const here = join(folder, 'ahead');
  const [seeds, theme, out] = [join(here, 'seeds'), join(here, 'theme'), join(here, 'site')];
  mkdirSync(seeds, { recursive: true });
  mkdirSync(theme);
  writeFileSync(join(seeds, 'a.txt'), dumpOf(0, 6));
  const options = buildOptions({ seeds, out, theme });
  await build(seeds, out, kept(here), { theme });
  const { workshop, read } = noting(kept(here));
  const silent = () => createProgress(process.stdout, true);
  expect((await buildSite(options, resolve('.'), silent(), workshop)).unchanged).toBe(true);
  expect(read).toHaveLength(0);
  await readAhead(options, silent(), workshop);
  writeFileSync(join(theme, 'foot.eta'), '<p>New at the foot.</p>');
  expect((await buildSite(options, resolve('.'), silent(), workshop)).unchanged).toBe(false);
  expect(read).toHaveLength(1);
  expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('New at the foot.');
});
