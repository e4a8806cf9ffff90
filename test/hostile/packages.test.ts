// What the program stands on: exact versions, a whole lock file, nothing that has to run at installing, a README and an
// about page that say so.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { describe, expect, test } from 'vitest';

type Package = Readonly<Record<'dependencies' | 'devDependencies' | 'optionalDependencies', Record<string, string>>>;
type Locked = {
  readonly version: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly link?: boolean;
};

const own = JSON.parse(readFileSync('package.json', 'utf8')) as Package;
const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as { readonly packages: Record<string, Locked> };

test('every version is exact, and the lock file has it', () => {
  for (const [name, version] of Object.entries({ ...own.dependencies, ...own.devDependencies })) {
    expect(version, name).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
    expect(lock.packages[`node_modules/${name}`]?.version, name).toBe(version);
  }
});

test('every locked package has a hash, and none an address of its own', () => {
  for (const [path, { integrity, resolved, link }] of Object.entries(lock.packages)) {
    if (path === '' || link) continue;
    expect(integrity, path).toMatch(/^sha512-/);
    expect(resolved, path).toBeUndefined();
  }
});

test('packages that would run something at installing are known, and work without', () => {
  const scripts = Object.entries(lock.packages).flatMap(([path, { hasInstallScript }]) =>
    hasInstallScript ? [path] : [],
  );
  // esbuild's checks its own program; fsevents is for watching on a Mac, and chokidar does without.
  expect(scripts.filter((path) => !/(?:^|\/)node_modules\/(?:esbuild|fsevents)$/.test(path))).toEqual([]);
});

test('the table of packages is that of today (node scripts/document-packages.mjs)', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/document-packages.mjs', '--check'], {
    encoding: 'utf8',
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
});

test('who installs the program installs what is not bundled into it, and nothing else', () => {
  const programs = [
    'api.js',
    'cli.js',
    'threads/thread.js',
    ...readdirSync('dist').filter((name) => /^(?:chunk|prose)-/.test(name)),
  ];
  const asked = programs.flatMap((name) =>
    [
      ...readFileSync(`dist/${name}`, 'utf8').matchAll(
        /^import (?:[^;"]*? from )?"([^."/][^"]*)";$|\bimport\("([^."/][^"]*)"\)/gm,
      ),
    ].map(([, still, dynamic]) => (still ?? dynamic)!),
  );
  const packages = new Set(asked.filter((name) => !name.startsWith('node:') && !builtinModules.includes(name)));
  const wanted = Object.keys({ ...own.dependencies, ...own.optionalDependencies });
  expect([...packages].sort()).toEqual(wanted.sort());
});

test('the licences of all that is bundled go with it', () => {
  const handedOn = readFileSync('dist/licences.txt', 'utf8');
  for (const name of ['katex', 'minisearch', 'commander', 'unified', 'parse5']) {
    const licence = readFileSync(
      `node_modules/${name}/${readdirSync(`node_modules/${name}`).find((one) => /^licen[cs]e/i.test(one))}`,
      'utf8',
    );
    expect(handedOn).toContain(licence.trim());
  }
});

describe('licences of what is sent to readers', () => {
  test('every face of KaTeX’s is one that its licence names', () => {
    const licence = readFileSync('public/licences/katex-fonts.txt', 'utf8');
    expect(licence).toContain('SIL OPEN FONT LICENSE Version 1.1');
    for (const file of readdirSync('node_modules/katex/dist/fonts'))
      expect(licence).toMatch(new RegExp(`${file.split('-')[0]}[,.]`));
  });

  const about = readFileSync('templates/about.eta', 'utf8');
  test.each(readdirSync('public/licences'))('%s is linked from the about page', (name) => {
    expect(about).toContain(`assets/licences/${name}`);
  });

  test('are those of every package that is bundled into a page’s script or style', () => {
    const files = ['site', 'desk', 'search', 'theme']
      .map((name) => readFileSync(`dist/browser/${name}.js`, 'utf8'))
      .join('');
    const sources = readdirSync('src/browser').concat('../search/engine.ts');
    const packages = sources
      .filter((name) => name.endsWith('.ts'))
      .flatMap((name) =>
        [...readFileSync(`src/browser/${name}`, 'utf8').matchAll(/^import (?!type).* from '([^.][^']*)'/gm)].map(
          ([, from]) => from!,
        ),
      );
    expect(files.length).toBeGreaterThan(1000);
    expect([...new Set(packages)].filter((name) => name !== 'minisearch')).toEqual([]);
  });
});
