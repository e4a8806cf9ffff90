// The long night of the fuzzer: the property of test/hostile/fuzz.test.ts over many more cases than a test run has time for.
// In: how many (20,000), and a seed to repeat a run with. Out: fast-check's own account; exit code 1 where it found a fault.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const [cases = '20000', seed = String(Math.floor(Math.random() * 2 ** 31))] = process.argv.slice(2);
const root = fileURLToPath(new URL('..', import.meta.url));
const env = { ...process.env, FUZZ_CASES: cases, FUZZ_SEED: seed };
const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', 'test/hostile/fuzz.test.ts'];
process.exitCode = spawnSync(process.execPath, args, { cwd: root, env, stdio: 'inherit' }).status ?? 1;
