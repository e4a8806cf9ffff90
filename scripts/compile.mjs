// Compiles the program: TypeScript to dist/, the page's own scripts to dist/browser/ as classic scripts, and the
// trained table beside the code that reads it. The command and its threads are bundled, packages and all: a hundred
// files take longer to open than to run. In: src/. Out: dist/. Ends with the compiler's own messages on error.
import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const dist = join(root, 'dist');

/** Every file of src/browser/ that is a script of its own; the others are parts of these. */
const ENTRIES = ['theme', 'site', 'search', 'worker'];

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
const MODEL = 'maths/decoder/model.json';

await build({
  entryPoints: Object.fromEntries(PROGRAMS.map((name) => [name, join(dist, `${name}.js`)])),
  outdir: dist,
  allowOverwrite: true,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20.19',
  // Packages of the older kind ask for Node's own modules by `require`.
  banner: {
    js: "import { createRequire as requireBeside } from 'node:module'; const require = requireBeside(import.meta.url);",
  },
  external: NOT_BUNDLED,
  plugins: [
    {
      name: 'model',
      setup: (made) => made.onResolve({ filter: /model\.json$/ }, () => ({ path: `./${MODEL}`, external: true })),
    },
  ],
  legalComments: 'eof',
  charset: 'utf8',
  logLevel: 'warning',
});

chmodSync(join(dist, 'cli.js'), 0o755);

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
