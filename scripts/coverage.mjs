// Whether every branch of the rooms on which trust hangs is taken by a test of theirs. In: nothing. Out: the branches that
// none takes; exit code 1 where there is one. Not a part of `npm test`: it counts what those tests run, and asserts no more.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const ROOMS = [
  'src/leaves/html.ts',
  'src/ingest/**',
  'src/maths/**',
  'src/merge/**',
  'src/publish/**',
  'src/leaves/urls.ts',
];
const TESTS = ['html', 'urls', 'ingest', 'maths', 'merge', 'publish', 'hostile', 'threads'];

const root = fileURLToPath(new URL('..', import.meta.url));
const coverage = {
  enabled: true,
  provider: 'v8',
  reporter: 'text',
  skipFull: true,
  reportOnFailure: true,
  reportsDirectory: '.cache/coverage',
  'thresholds.branches': 100,
};
const args = [
  'node_modules/vitest/vitest.mjs',
  'run',
  '--project',
  'unit',
  '--project',
  'apart',
  ...TESTS.map((name) => `test/${name}`),
];
for (const [name, value] of Object.entries(coverage)) args.push(`--coverage.${name}=${value}`);
for (const room of ROOMS) args.push(`--coverage.include=${room}`);
// More kills and longer lines take the same branches again; no branch may hang on what a property draws by chance.
const env = { ROWS_ALONE: '1', KILLS: '2', LONG_LINE: '40000', ...process.env };
process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
