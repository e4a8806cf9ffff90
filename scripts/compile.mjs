// Compiles the program: TypeScript to dist/, the page's own scripts to dist/browser/ as classic scripts, the trained
// tables beside the code that reads them, KaTeX's rules and faces to dist/katex/, the licences of all that is bundled. The
// command and its threads are bundled, packages and all: a hundred files take longer to open than to run, and who installs
// ours need not install those.
// In: src/. Out: dist/. Ends with the compiler's own messages on error.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Every file of src/browser/ that is a script of its own; the others are parts of these. */
const ENTRIES = ['theme', 'site', 'desk', 'search', 'worker'];

/** Data that the compiler does not copy. */
const DATA = /\.(json|bin)$/;

rmSync(dist, { recursive: true, force: true });
const tsc = spawnSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});
if (tsc.status !== 0) process.exit(tsc.status ?? 1);

for (const file of readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' })) {
  if (DATA.test(file) && !file.endsWith('tsconfig.json')) cpSync(join(root, 'src', file), join(dist, file));
}

/** Each of these takes the place of the compiled file of its name. */
const PROGRAMS = ['api', 'cli', 'threads/thread'];
/** One has a program of its own for each platform, one is optional. */
const NOT_BUNDLED = ['esbuild', '@sqlite.org/sqlite-wasm'];
/** Trained tables stay files of their own: to read one is put off until it is needed, and no chunk is made longer. */
const TABLES = { 'model.json': 'maths/decoder/model.json', 'meanings.json': 'arrange/meanings.json' };

const { metafile } = await build({
  entryPoints: Object.fromEntries(PROGRAMS.map((name) => [name, join(dist, `${name}.js`)])),
  outdir: dist,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  chunkNames: 'chunk-[hash]',
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Bundled constants become variables, which the engine loads anew each time: this puts their values in their places.
  minifySyntax: true,
  // Packages of the older kind ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireBeside } from 'node:module'; const require = requireBeside(import.meta.url);",
  },
  external: NOT_BUNDLED,
  plugins: [
    {
      name: 'tables',
      setup: (made) =>
        made.onResolve({ filter: /\/(?:model|meanings)\.json$/ }, ({ path }) => ({
          path: `./${TABLES[basename(path)]}`,
          external: true,
        })),
    },
  ],
  legalComments: 'eof',
  metafile: true,
  charset: 'utf8',
  logLevel: 'warning',
});

/** What is bundled is handed on, and so must its licences be. */
const bundled = new Set(
  Object.keys(metafile.inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(path)?.[0] ?? []),
);
const licences = [...bundled].sort().map((folder) => {
  const { name, version, license } = JSON.parse(readFileSync(join(root, folder, 'package.json'), 'utf8'));
  const file = readdirSync(join(root, folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : readFileSync(join(root, folder, file), 'utf8').trim();
  return `${name} ${version} (${license})\n\n${text}\n`;
});
writeFileSync(join(dist, 'licences.txt'), licences.join(`\n${'-'.repeat(80)}\n\n`));

chmodSync(join(dist, 'cli.js'), 0o755);

/** The faces that public/fonts/ has cut in two are not asked for. */
const CUT_FACE = /^KaTeX_(?:Main|Math|AMS|Caligraphic|Size1|Size2)-(?:Regular|Italic|Bold)\./;
const katex = join(root, 'node_modules/katex/dist');
mkdirSync(join(dist, 'katex'));
cpSync(join(katex, 'katex.min.css'), join(dist, 'katex/katex.min.css'));
for (const name of readdirSync(join(katex, 'fonts'))) {
  if (name.endsWith('.woff2') && !CUT_FACE.test(name)) cpSync(join(katex, 'fonts', name), join(dist, 'katex', name));
}

await build({
  entryPoints: ENTRIES.map((name) => join(root, `src/browser/${name}.ts`)).filter((path) => existsSync(path)),
  outdir: join(dist, 'browser'),
  bundle: true,
  minify: true,
  format: 'iife',
  target: ['chrome100', 'firefox100', 'safari15.4'],
  charset: 'utf8',
  legalComments: 'none',
  logLevel: 'warning',
});
