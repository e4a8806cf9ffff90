// Runs every check in turn: types, lint, then unit, property and browser tests. In: vitest's own arguments, if any.
// Out: their messages, and as the last line `N passed, N failed`, counted from the test runner's own results.
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const results = join(root, '.cache/test-results.json');
const tool = (path) => join(root, 'node_modules', path);

/** How often the fuzzer and the faults are tried; a test file that is run alone takes a quick look. */
const env = { FUZZ_CASES: '1000', KILLS: '210', LONG_LINE: '5000000', ...process.env };

const CHECKS = [
  { name: 'types', args: [tool('typescript/bin/tsc'), '-p', 'tsconfig.json'] },
  { name: 'types of the tests', args: [tool('typescript/bin/tsc'), '-p', 'test/tsconfig.json'] },
  { name: 'types in the browser', args: [tool('typescript/bin/tsc'), '-p', 'src/browser/tsconfig.json'] },
  { name: 'lint', args: [tool('@biomejs/biome/bin/biome'), 'check', '.'] },
];

let sound = true;
for (const { name, args } of CHECKS) {
  const { status } = node(args);
  console.log(`${name}: ${status === 0 ? 'ok' : 'failed'}`);
  sound &&= status === 0;
}

mkdirSync(join(root, '.cache'), { recursive: true });
rmSync(results, { force: true });
const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`];
const { status } = node([tool('vitest/vitest.mjs'), 'run', ...reporters, ...process.argv.slice(2)]);
const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(results, 'utf8'));
const failed = numFailedTests + (sound ? 0 : 1);
process.exitCode = status === 0 && sound ? 0 : 1;
console.log(`${numPassedTests} passed, ${failed} failed`);

function node(args) {
  return spawnSync(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] });
}
