// Whether the tests would see a fault: mutants of the code on which trust hangs, each a slip that could be made, each to be
// killed by the tests of its room. In: the table below. Out: a line for each; exit code 1 where one lives, or no longer fits
// the code. Works on a copy; the checkout is left alone.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const URLS = ['test/urls.test.ts', 'test/hostile/works.test.ts'];
const HTML = ['test/html.test.ts'];
const PUBLISH = ['test/publish', 'test/hostile/faults.test.ts'];
const MERGE = ['test/merge'];

/** File, what stands there, what the slip makes of it, the tests that must see it. */
const MUTANTS = [
  ['src/html.ts', "'<': '&lt;'", "'<': '<'", HTML],
  ['src/html.ts', `'"': '&quot;'`, `'"': '"'`, HTML],
  ['src/html.ts', "\"'\": '&#39;'", '"\'": "\'"', HTML],
  ['src/html.ts', "'&': '&amp;'", "'&': '&'", HTML],
  ['src/html.ts', 'text.toWellFormed()', 'text', HTML],
  ['src/html.ts', '/[<>&\\u007f', '/[<&\\u007f', HTML],
  ['src/html.ts', '/[<>&\\u007f', '/[>&\\u007f', HTML],
  ['src/html.ts', 'if (!SPECIAL.test(text)) return', 'if (SPECIAL.test(text)) return', HTML],
  ['src/urls.ts', '/^https?:\\/\\/[^\\s/]/i.test(trimmed)', 'true', URLS],
  ['src/urls.ts', "url.username !== ''", 'false', URLS],
  ['src/urls.ts', "url.password !== ''", 'false', URLS],
  ['src/urls.ts', 'trimmed.length > MAX_WEB_URL', 'false', URLS],
  ['src/urls.ts', "path.split('/').includes('..')", 'false', URLS],
  ['src/urls.ts', 'readable.length < 3', 'readable.length < 0', URLS],
  ['src/urls.ts', 'slug.length <= MAX_WORDS', 'true', URLS],
  ['src/urls.ts', 'page > 1 ?', 'page > 9 ?', URLS],
  ['src/urls.ts', "from.split('/').length - 1", "from.split('/').length", URLS],
  ['src/publish/manifest.ts', 'generator !== GENERATOR', 'false', PUBLISH],
  [
    'src/publish/manifest.ts',
    "!== hash) differences.push({ path, what: 'changed' })",
    "=== '') differences.push({ path, what: 'changed' })",
    PUBLISH,
  ],
  [
    'src/publish/output-folder.ts',
    'isInside(target, source) || isInside(source, target)',
    'isInside(target, source)',
    PUBLISH,
  ],
  ['src/publish/output-folder.ts', 'dirname(target) === target', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'target === canonical(homedir())', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'if (stranger !== null) refuse', 'if (false) refuse', PUBLISH],
  ['src/publish/lock.ts', 'if (host !== hostname()) return true;', '', PUBLISH],
  ['src/publish/lock.ts', 'began === null || began === beginningOf(pid)', 'true', PUBLISH],
  ['src/publish/lock.ts', 'owner !== null && isAlive(owner)', 'false', PUBLISH],
  ['src/publish/site-writer.ts', 'if (replaces) move(old, target);', '', PUBLISH],
  ['src/publish/site-writer.ts', 'else renameSync(old, target);', '', PUBLISH],
  ['src/publish/site-writer.ts', 'if (hashes.has(file.path)) throw', 'if (false) throw', PUBLISH],
  ['src/publish/write-file.ts', 'if (!readFileSync(old).equals(data)) return false;', '', PUBLISH],
  ['src/publish/write-file.ts', '!found.isFile()', 'false', PUBLISH],
  ['src/merge/best.ts', 'Number(isCut(copy)), ', '', MERGE],
  ['src/merge/best.ts', 'Number(isShouted(copy)), ', '', MERGE],
  ['src/merge/best.ts', 'inferred: 100', 'inferred: 0', MERGE],
  ['src/merge/best.ts', '-names.length, ', '', MERGE],
];

const root = fileURLToPath(new URL('..', import.meta.url));
const copy = mkdtempSync(join(tmpdir(), 'broadsheet-mutants-'));
for (const part of [
  'src',
  'test',
  'templates',
  'public',
  'scripts',
  'seeds',
  'dist',
  'package.json',
  'tsconfig.base.json',
  'vitest.config.ts',
])
  cpSync(join(root, part), join(copy, part), { recursive: true });
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));

let killed = 0;
try {
  for (const tests of new Set(MUTANTS.map(([, , , tests]) => tests))) {
    if (!passes(tests)) throw new Error(`${tests.join(', ')} fail without any mutant`);
  }
  for (const [file, from, to, tests] of MUTANTS) {
    const path = join(copy, file);
    const whole = readFileSync(path, 'utf8');
    const verdict = whole.includes(from)
      ? tried(
          path,
          whole.replace(from, () => to),
          tests,
        )
      : 'does not fit the code';
    writeFileSync(path, whole);
    if (verdict === 'killed') killed++;
    console.log(`${verdict}: ${file}: ${from}`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
console.log(`${killed} of ${MUTANTS.length} mutants killed`);
process.exitCode = killed === MUTANTS.length ? 0 : 1;

function tried(path, mutated, tests) {
  writeFileSync(path, mutated);
  return passes(tests) ? 'ALIVE' : 'killed';
}

function passes(tests) {
  const args = ['node_modules/vitest/vitest.mjs', 'run', '--project', 'unit', '--bail=1', ...tests];
  // What takes many kills or a whole build is left out: these slips are seen without.
  const quick = [
    '-t',
    '^(?!.*(?:over and over|spread moments|SIGINT|SIGTERM|comes to its end|real disk|without permission|row 37)).*$',
  ];
  return spawnSync(process.execPath, [...args, ...quick], { cwd: copy, stdio: 'ignore' }).status === 0;
}
