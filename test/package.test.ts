// The package as others install it: what `npm pack` puts in, and that it works in an empty folder, beside nothing but the
// packages that it names. The packages are linked from ours, so that the test needs no network.
import { execFileSync, spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const MANIFEST = JSON.parse(readFileSync('package.json', 'utf8'));
const tsc = resolve('node_modules/typescript/bin/tsc');

let folder: string;
let files: readonly string[];
const library = (): string => join(folder, 'my-library');

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'broadsheet-package-'));
  const packed = execFileSync('npm', ['pack', '--json', '--ignore-scripts', '--pack-destination', folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  const [{ filename, files: inside }] = JSON.parse(packed);
  files = inside.map(({ path }: { path: string }) => path).sort();
  mkdirSync(join(folder, 'node_modules'));
  execFileSync('tar', ['xzf', filename, '-C', join(folder, 'node_modules')], { cwd: folder });
  execFileSync('mv', [join(folder, 'node_modules/package'), join(folder, 'node_modules/broadsheet')]);
  for (const name of [...Object.keys(MANIFEST.dependencies), ...Object.keys(MANIFEST.optionalDependencies)]) link(name);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function link(name: string): void {
  const from = resolve('node_modules', name);
  const to = join(folder, 'node_modules', name);
  if (!existsSync(from)) return;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(from, to);
}

const run = (program: string, args: readonly string[], cwd: string) =>
  spawnSync(process.execPath, [program, ...args], { cwd, encoding: 'utf8' });
const broadsheet = (args: readonly string[], cwd: string) =>
  run(join(folder, 'node_modules/broadsheet/dist/cli.js'), args, cwd);

describe('npm pack', () => {
  const NEEDED = /^(?:LICENSE|README\.md|package\.json|dist\/.*|templates\/[\w-]+\.eta|public\/.*)$/;
  const DIST =
    /^dist\/(?:(?:api|cli|chunk-\w+)\.js|(?:api|types)\.d\.ts|licences\.txt|threads\/thread\.js|maths\/decoder\/model\.json|arrange\/meanings\.json|katex\/(?:katex\.min\.css|KaTeX_[\w-]+\.woff2)|browser\/(?:theme|site|desk|search|worker)\.js)$/;

  test('holds what the program needs, and nothing else', () => {
    expect(files.filter((path) => !NEEDED.test(path))).toEqual([]);
    expect(files.filter((path) => path.startsWith('dist/') && !DIST.test(path))).toEqual([]);
    const templates = readdirSync('templates').map((name) => `templates/${name}`);
    expect(templates.filter((path) => !files.includes(path))).toEqual([]);
  });

  test('names what it is, what it exports, and that it may be published with its provenance', () => {
    expect(MANIFEST).toMatchObject({
      name: 'broadsheet',
      license: 'MIT',
      bin: { broadsheet: 'dist/cli.js' },
      exports: { '.': { types: './dist/api.d.ts', default: './dist/api.js' } },
      publishConfig: { access: 'public', provenance: true },
    });
    expect(MANIFEST.private).toBeUndefined();
    expect(MANIFEST.version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});

describe('a library of one’s own', () => {
  test('is begun, built and held against its manifest', () => {
    expect(broadsheet(['init', 'my-library'], folder).stdout).toContain('Began a library in my-library');
    expect(readdirSync(library()).sort()).toEqual(
      ['.gitignore', 'README.md', 'broadsheet.yaml', 'package.json', 'seeds'].sort(),
    );
    const built = broadsheet(['build', '--strict'], library());
    expect(built.stderr).toBe('');
    expect(built.stdout).toContain('Papers    4 papers, 1 repeat merged');
    expect(built.stdout).toContain('Problems  0 errors, 0 warnings, 0 notes');
    expect(readFileSync(join(library(), '_site/index.html'), 'utf8')).toContain('My library');
    expect(broadsheet(['verify'], library()).stdout).toBe('Every file is as it was built.\n');
    expect(broadsheet(['export', '--format', 'bibtex'], library()).stdout).toContain('Lullabies');
  });

  test('ignores what is made, and asks for this version', () => {
    expect(readFileSync(join(library(), '.gitignore'), 'utf8').split('\n')).toEqual(
      expect.arrayContaining(['_site/', '.cache/', 'node_modules/']),
    );
    const own = JSON.parse(readFileSync(join(library(), 'package.json'), 'utf8'));
    expect(own.dependencies).toEqual({ broadsheet: MANIFEST.version });
  });

  test('its configuration holds with every commented key in force', () => {
    const path = join(library(), 'broadsheet.yaml');
    const text = readFileSync(path, 'utf8');
    const uncommented = text.replace(/^# (?=[a-zA-Z]+:| {2})/gm, '').replace('theme: theme', '');
    writeFileSync(path, uncommented);
    const { stdout, stderr, status } = broadsheet(['config'], library());
    writeFileSync(path, text);
    expect([status, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^texts\.nav\.editions +"Issues"/m);
    expect(stdout).toMatch(/^colours\.accent +"#004488"/m);
  });

  test.each([
    [['init', 'my-library'], 'my-library is there already and is not empty; nothing was written. Name another folder.'],
    [['init'], 'Name a folder for the new library, as in "broadsheet init my-library", or a host with --host.'],
    [
      ['init', 'other', '--host', 'github'],
      'Begin the library first, with "broadsheet init other", and name the host inside it.',
    ],
  ])('%j is refused', (args, message) => {
    const { status, stderr } = broadsheet(args, folder);
    expect([status, stderr]).toEqual([2, `broadsheet: ${message}\n`]);
  });
});

describe('the API', () => {
  const examples = readdirSync('examples');

  test.each(examples)('examples/%s prints what it says', (name) => {
    const text = readFileSync(join('examples', name), 'utf8');
    writeFileSync(join(library(), name), text);
    const { stdout, stderr } = run(name, [], library());
    expect(stderr).toBe('');
    expect(stdout).toBe([...text.matchAll(/^\/\/> (.*)$/gm)].map(([, line]) => `${line}\n`).join(''));
  });

  test('docs/api.md names every example and every function', async () => {
    const docs = readFileSync('docs/api.md', 'utf8');
    expect(examples.filter((name) => !docs.includes(`(../examples/${name})`))).toEqual([]);
    const { stdout } = spawnSync(
      process.execPath,
      ['-e', "import('broadsheet').then((all) => console.log(Object.keys(all).join()))"],
      {
        cwd: library(),
        encoding: 'utf8',
      },
    );
    expect(stdout.trim()).toBe('build,mergeEntries,restoreMaths');
    expect(
      stdout
        .trim()
        .split(',')
        .filter((name) => !docs.includes(`\`${name}(`)),
    ).toEqual([]);
  });

  test('what the command refuses is thrown', () => {
    const text =
      "import { build } from 'broadsheet';\nawait build({ seeds: 'none' }).catch((error) => console.log(error.message));\n";
    writeFileSync(join(library(), 'refused.mjs'), text);
    expect(run('refused.mjs', [], library()).stdout).toBe(
      'There is no seeds folder none. Make it and put your dumps in, or name another with --seeds.\n',
    );
  });

  test('has types that compile, and that refuse what is wrong', () => {
    const program = (
      line: string,
    ): string => `import { build, mergeEntries, restoreMaths, type Paper, type RichText } from 'broadsheet';
const text: RichText = restoreMaths('O(n)');
const papers: Paper[] = mergeEntries([{ title: 'A', origin: { dump: 'a', line: 1 } }]);
const count: number = (await build({ workers: 1 })).papers;
${line}
export { count, papers, text };
`;
    const compile = (line: string) => {
      writeFileSync(join(library(), 'program.mts'), program(line));
      const flags = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'es2023', '--types', ''];
      return run(tsc, [...flags, 'program.mts'], library());
    };
    expect(compile('').stdout).toBe('');
    expect(compile("const wrong = await build({ seed: 'x' });").stdout).toContain("'seed'");
    expect(compile('const wrong = papers[0]!.titel;').stdout).toContain("'titel'");
  });
});
