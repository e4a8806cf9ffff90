// The main job: the five real dumps become a library. Built with the compiled program, as a user builds it; what is
// expected was counted in the dumps by hand.
import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, posix, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Element, elementsOf } from './html-tree.ts';

const CLI = resolve('dist/cli.js');
const SEEDS = resolve('seeds');

type Sighting = {
  readonly dump: string;
  readonly line: number;
  readonly endLine: number;
  readonly edition: string;
  readonly titleSource: string;
  readonly abstractSource: string | null;
};
type Row = {
  readonly id: string;
  readonly url: string;
  readonly title: string;
  readonly abstract: string | null;
  readonly sightings: readonly Sighting[];
  readonly formulas: readonly {
    readonly tex: string;
    readonly source: string;
    readonly trust: string;
    readonly in: string;
  }[];
};

let folder: string;
let out: string;
let printed: string;
let rows: Row[];
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-pipeline-'));
  out = join(folder, 'site');
  printed = execFileSync(process.execPath, [CLI, 'build', '--out', out, '--strict', '--workers', '2'], {
    encoding: 'utf8',
  });
  rows = read('api/papers.jsonl')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Row);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const read = (path: string): string => readFileSync(join(out, path), 'utf8');
const filesOf = (site: string): string[] =>
  readdirSync(site, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(entry.parentPath.slice(site.length + 1), entry.name));
const parsed = new Map<string, readonly Element[]>();
/** The elements of a page of the site; each page is parsed once. */
function elementsIn(path: string): readonly Element[] {
  const known = parsed.get(path) ?? elementsOf(read(path));
  parsed.set(path, known);
  return known;
}
const pages = (): string[] => filesOf(out).filter((path) => path.endsWith('.html'));

describe('the five dumps', () => {
  test('are 662 entries of 616 papers, 44 of them in more than one dump, and nothing is wrong with them', () => {
    const sightings = rows.flatMap((row) => row.sightings);
    expect(sightings).toHaveLength(662);
    expect(rows).toHaveLength(616);
    expect(rows.filter((row) => new Set(row.sightings.map(({ dump }) => dump)).size > 1)).toHaveLength(44);
    expect(printed).toContain('Dumps     5 dumps, 662 entries\n');
    expect(printed).toContain('Papers    616 papers, 46 repeats merged\n');
    expect(printed).toContain('Problems  0 errors, 0 warnings, 0 notes\n');
    expect(printed).toMatch(/\nLines {5}[\d,]+: [\d,]+ in entries, \d+ chrome, \d+ blank, 0 diagnosed\n/);
  });

  test('each carry as many entries as were counted in it', () => {
    const counts = new Map<string, number>();
    for (const { dump } of rows.flatMap((row) => row.sightings)) counts.set(dump, (counts.get(dump) ?? 0) + 1);
    expect(Object.fromEntries([...counts].sort())).toEqual({
      '000_34720416b5221915.txt': 59,
      '001_db70b03767422d72.txt': 49,
      '002_9905b0234c960918.txt': 264,
      '003_d08d72941eab9451.txt': 231,
      '004_c1dcf37283aa4efa.txt': 59,
    });
  });

  test('a title with its dollars in one dump and without in another is one paper', () => {
    const [paper] = rows.filter(({ title }) => /^One-step Diffusion Models/.test(title));
    expect(paper?.title).toBe('One-step Diffusion Models with $f$-Divergence Distribution Matching');
    expect(paper?.sightings.map(({ titleSource }) => titleSource)).toEqual([
      'One-step Diffusion Models with f-Divergence Distribution Matching',
      'One-step Diffusion Models with $f$-Divergence Distribution Matching',
    ]);
  });

  test('every sighting stands in its dump to the letter, where its origin says', () => {
    const lines = new Map(
      readdirSync(SEEDS).map((name) => [name, readFileSync(join(SEEDS, name), 'utf8').split('\n')]),
    );
    for (const { dump, line, endLine, titleSource, abstractSource } of rows.flatMap((row) => row.sightings)) {
      const source = lines.get(dump)!.slice(line - 1, endLine);
      expect(source[0]!.replace(/^Subscribe/, '').trim()).toBe(titleSource);
      expect(source.at(-1)!.trim()).toBe(abstractSource);
    }
  });

  test('the open data is sorted by id, and each paper has its page', () => {
    expect(rows.map(({ id }) => id)).toEqual(rows.map(({ id }) => id).sort());
    for (const { url } of rows) expect(elementsIn(url).filter(({ name }) => name === 'h1')).toHaveLength(1);
  });

  test('no abstract shows a brace command or an accent that could be mended', () => {
    const shown = rows
      .map(({ title, abstract }) => `${title} ${abstract}`)
      .join('\n')
      .replace(/\$[^$]*\$/g, '');
    expect(shown.match(/\\'[a-z]|\\"[a-z]|``|\\%|\\eg\b/g) ?? []).toEqual([]);
    expect(shown).toContain('Fréchet');
    expect(shown).toContain('5.84%');
  });
});

describe('the built site', () => {
  test('every internal link leads to a file, and every #anchor to an element in it', () => {
    const ids = new Map<string, Set<string>>();
    const links: { readonly from: string; readonly to: string }[] = [];
    for (const path of pages()) {
      const elements = elementsIn(path);
      ids.set(path, new Set(elements.flatMap(({ attributes }) => attributes.get('id') ?? [])));
      for (const { attributes } of elements) {
        for (const name of ['href', 'src', 'action']) {
          const to = attributes.get(name);
          if (to !== undefined && !/^https?:/.test(to)) links.push({ from: path, to });
        }
      }
    }
    const known = new Set(filesOf(out));
    const broken = links.filter(({ from, to }) => {
      const [path = '', anchor] = to.split('#');
      const bare = path.split('?')[0]!;
      const absolute = bare.startsWith('/') ? bare.slice(1) : posix.join(dirname(from), bare);
      const target =
        bare === '' ? from : absolute === '' || absolute.endsWith('/') ? `${absolute}index.html` : absolute;
      if (bare.startsWith('/') && from !== '404.html') return true;
      return !known.has(target) || (anchor !== undefined && anchor !== '' && !ids.get(target)?.has(anchor));
    });
    expect(broken.slice(0, 20)).toEqual([]);
    expect(links.length).toBeGreaterThan(5000);
  });

  test('every page can be reached from the front page', () => {
    const reached = new Set<string>(['index.html']);
    const queue = ['index.html'];
    for (let path = queue.pop(); path !== undefined; path = queue.pop()) {
      for (const { name, attributes } of elementsIn(path)) {
        const href = name === 'a' ? attributes.get('href') : undefined;
        if (href === undefined || /^https?:|^#/.test(href)) continue;
        const target = posix.join(dirname(path), href.split(/[?#]/)[0]!);
        if (target.endsWith('.html') && !reached.has(target)) {
          reached.add(target);
          queue.push(target);
        }
      }
    }
    expect(pages().filter((path) => !reached.has(path) && path !== '404.html')).toEqual([]);
  });

  test('every page has the security policy, a title, one main heading, a language, and no inline script or style', () => {
    for (const path of pages()) {
      const elements = elementsIn(path);
      const count = (name: string) => elements.filter((element) => element.name === name).length;
      const policy = elements.find(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy');
      expect(policy?.attributes.get('content'), path).toMatch(
        /^default-src 'none'; script-src 'self'; style-src 'self'; /,
      );
      const head = elements.slice(
        0,
        elements.findIndex(({ name }) => name === 'body'),
      );
      expect(
        head.filter(({ name }) => name === 'title'),
        path,
      ).toHaveLength(1);
      expect([count('h1'), count('style')], path).toEqual([1, 0]);
      expect(elements.find(({ name }) => name === 'html')?.attributes.get('lang'), path).toBe('en');
      for (const { name, attributes } of elements) {
        expect(attributes.has('style'), `${path}: <${name} style>`).toBe(false);
        expect(
          [...attributes.keys()].filter((key) => key.startsWith('on')),
          path,
        ).toEqual([]);
        if (name === 'script' && attributes.get('type') !== 'application/ld+json') {
          expect(attributes.has('src'), path).toBe(true);
        }
      }
    }
  });

  test('row 51: the same seeds give the same bytes: other folders, order of files, time zone, locale, umask and number of threads', () => {
    const seeds = join(folder, 'elsewhere', 'seeds');
    mkdirSync(seeds, { recursive: true });
    for (const name of readdirSync(SEEDS).sort().reverse()) copyFileSync(join(SEEDS, name), join(seeds, name));
    const again = join(folder, 'elsewhere', 'site');
    execFileSync(
      'sh',
      [
        '-c',
        'umask 077; exec "$@"',
        'sh',
        process.execPath,
        CLI,
        'build',
        '--quiet',
        '--seeds',
        'seeds',
        '--out',
        again,
        '--workers',
        '1',
      ],
      {
        cwd: join(folder, 'elsewhere'),
        env: { ...process.env, TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8' },
      },
    );
    expect(readFileSync(join(again, 'manifest.json'), 'utf8')).toBe(read('manifest.json'));
    expect(filesOf(again).sort()).toEqual(filesOf(out).sort());
  }, 180_000);
});

describe('the command', () => {
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8', cwd: folder });
    return { status, stdout, stderr };
  };

  test('no seeds folder', () => {
    expect(run('build', '--seeds', 'nowhere')).toEqual({
      status: 2,
      stdout: '',
      stderr:
        'broadsheet: There is no seeds folder nowhere. Make it and put your dumps in, or name another with --seeds.\n',
    });
  });

  test('an empty seeds folder is a valid empty site', () => {
    mkdirSync(join(folder, 'empty'));
    const { status, stdout } = run('build', '--seeds', 'empty', '--out', 'empty-site');
    expect(status).toBe(0);
    expect(stdout).toContain('Dumps     0 dumps, 0 entries\n');
    expect(filesOf(join(folder, 'empty-site'))).toContain('index.html');
  });

  test('a file that is no text is named and skipped; with --strict nothing is published', () => {
    mkdirSync(join(folder, 'mixed'));
    copyFileSync(join(SEEDS, '000_34720416b5221915.txt'), join(folder, 'mixed/a.txt'));
    writeFileSync(join(folder, 'mixed/b.txt'), '%PDF-1.7');
    const { status, stdout, stderr } = run('build', '--seeds', 'mixed', '--out', 'mixed-site');
    expect({ status, stderr }).toEqual({
      status: 0,
      stderr: 'b.txt:1: warning file-skipped: b.txt is a PDF, not text; skipped\n',
    });
    expect(stdout).toContain('Dumps     1 dump, 59 entries; 1 file not read\n');
    const before = readFileSync(join(folder, 'mixed-site/manifest.json'), 'utf8');
    const strict = run('build', '--seeds', 'mixed', '--out', 'mixed-site', '--strict', '--quiet');
    expect(strict).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'b.txt:1: warning file-skipped: b.txt is a PDF, not text; skipped\n' +
        'Not published: the content has problems and --strict was given. The old site is as it was.\n',
    });
    expect(readFileSync(join(folder, 'mixed-site/manifest.json'), 'utf8')).toBe(before);
  });

  test('an output folder with files of somebody else is refused', () => {
    mkdirSync(join(folder, 'taken'));
    writeFileSync(join(folder, 'taken/thesis.tex'), '');
    const { status, stderr } = run('build', '--seeds', SEEDS, '--out', 'taken');
    expect(status).toBe(2);
    expect(stderr).toContain(
      'it holds thesis.tex, which no build of ours wrote; nothing was touched. Name another folder with --out.',
    );
    expect(readdirSync(join(folder, 'taken'))).toEqual(['thesis.tex']);
  });

  test.each([
    { args: ['build', '--sedes', 'x'], says: "error: unknown option '--sedes'\n(Did you mean --seeds?)" },
    { args: ['biuld'], says: "error: unknown command 'biuld'\n(Did you mean build?)" },
    { args: ['build', '--seeds', SEEDS, '--base-path', '../x'], says: '--base-path ../x must begin and end with "/"' },
    { args: ['build', '--seeds', SEEDS, '--workers', '0'], says: '--workers 0 must be a whole number from 1 to 64.' },
    { args: ['serve', '--port', '99999', '--out', 'nowhere'], says: 'There is no site in nowhere. Build it first' },
  ])('$args is bad use', ({ args, says }) => {
    const { status, stderr } = run(...args);
    expect(status).toBe(2);
    expect(stderr).toContain(says);
  });

  test.each(['build', 'serve', 'watch'])('%s --help', (command) => {
    const { status, stdout } = run(command, '--help');
    expect(status).toBe(0);
    expect(stdout).toContain(`Usage: broadsheet ${command} [options]`);
    expect(stdout).toContain('--base-path <path>');
  });
});
