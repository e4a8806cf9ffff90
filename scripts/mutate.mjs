// Whether the tests would see a fault: mutants of the code on which trust hangs, each a slip that could be made, each to be
// killed by the tests of its room. In: the table below, or the rows of it whose file holds a word: `npm run mutate merge/`.
// Out: a line for each; exit code 1 where one lives, or no longer fits the code. Works on a copy; the checkout is left alone.
// biome-ignore-all lint/suspicious/noTemplateCurlyInString: the rows are pieces of code.
import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const URLS = ['test/leaves/urls.test.ts', 'test/hostile/works.test.ts'];
const HTML = ['test/leaves/html.test.ts'];
const PUBLISH = ['test/publish'];
const FAULTS = ['test/hostile/faults.test.ts'];
const MERGE = ['test/merge'];
const NAMES = ['test/leaves/urls.test.ts', 'test/merge'];

/** File, what stands there, what the slip makes of it, the tests that must see it. */
const ALL = [
  ['src/leaves/html.ts', "'<': '&lt;'", "'<': '<'", HTML],
  ['src/leaves/html.ts', `'"': '&quot;'`, `'"': '"'`, HTML],
  ['src/leaves/html.ts', "\"'\": '&#39;'", '"\'": "\'"', HTML],
  ['src/leaves/html.ts', "'&': '&amp;'", "'&': '&'", HTML],
  ['src/leaves/html.ts', "'>': '&gt;'", "'>': '>'", HTML],
  ['src/leaves/html.ts', 'text.toWellFormed()', 'text', HTML],
  ['src/leaves/html.ts', "replace(FORBIDDEN, '\\ufffd')", "replace(FORBIDDEN, '$&')", HTML],
  ['src/leaves/html.ts', `/[&<>"']/g, (sign)`, '/[&<>"]/g, (sign)', HTML],
  ['src/leaves/html.ts', `const SPECIAL = /[&<>"'`, 'const SPECIAL = /[&<>"', HTML],
  ['src/leaves/html.ts', '\\ufffe\\uffff]/;', ']/;', HTML],
  ['src/leaves/html.ts', 'if (!SPECIAL.test(text)) return', 'if (SPECIAL.test(text)) return', HTML],
  ['src/leaves/html.ts', '/[<>&\\u007f', '/[<&\\u007f', HTML],
  ['src/leaves/html.ts', '/[<>&\\u007f', '/[>&\\u007f', HTML],
  ['src/leaves/html.ts', '\\u2028\\u2029\\ufdd0', '\\ufdd0', HTML],
  ['src/leaves/html.ts', "padStart(4, '0')", "padStart(2, '0')", HTML],

  ['src/leaves/urls.ts', '/^https?:\\/\\/[^\\s/]/i.test(trimmed)', 'true', URLS],
  ['src/leaves/urls.ts', 'HOST.test(url.hostname)', 'true', URLS],
  ['src/leaves/urls.ts', "url.username !== ''", 'false', URLS],
  ['src/leaves/urls.ts', "url.password !== ''", 'false', URLS],
  ['src/leaves/urls.ts', 'trimmed.length > MAX_WEB_URL', 'false', URLS],
  ['src/leaves/urls.ts', '(url.href as', '(trimmed as', URLS],
  ['src/leaves/urls.ts', 'text.trim();', 'text;', URLS],
  ['src/leaves/urls.ts', "path.split('/').includes('..')", 'false', URLS],
  ['src/leaves/urls.ts', '!/^[\\w.-]+(?:\\/[\\w.-]+)*$/.test(path)', 'false', URLS],
  ['src/leaves/urls.ts', 'readable.length < 3', 'readable.length < 0', URLS],
  ['src/leaves/urls.ts', "readable === '' ?", 'false ?', URLS],
  ['src/leaves/urls.ts', 'slug.length <= MAX_WORDS', 'true', URLS],
  ['src/leaves/urls.ts', 'cut > MAX_WORDS / 2 ? cut : MAX_WORDS', 'cut', URLS],
  ['src/leaves/urls.ts', 'slugify(key, { decamelize: false })', 'key', URLS],
  ['src/leaves/urls.ts', '.slice(-length)', '.slice(0, length)', URLS],
  ['src/leaves/urls.ts', 'subarray(0, 10)', 'subarray(0, 2)', URLS],
  ['src/leaves/urls.ts', 'mark === undefined ? key', 'true ? key', NAMES],
  ['src/leaves/urls.ts', 'name(editionName ?? stem, dump)', 'name(stem, dump)', URLS],
  ['src/leaves/urls.ts', "dump.replace(/\\.[^./]*$/, '')", 'dump', URLS],
  ['src/leaves/urls.ts', 'page > 1 ?', 'page > 9 ?', URLS],
  ['src/leaves/urls.ts', "from.split('/').length - 1", "from.split('/').length", URLS],

  ['src/publish/manifest.ts', 'generator !== GENERATOR', 'false', PUBLISH],
  ['src/publish/manifest.ts', 'if (listed === null) return null;', 'if (listed === null) return [];', PUBLISH],
  ['src/publish/manifest.ts', 'present.delete(MANIFEST);', '', PUBLISH],
  ['src/publish/manifest.ts', 'if (!listed.has(path)) differences', 'if (false) differences', PUBLISH],
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
  [
    'src/publish/output-folder.ts',
    'isInside(target, source) || isInside(source, target)',
    'isInside(source, target)',
    PUBLISH,
  ],
  ['src/publish/output-folder.ts', 'dirname(target) === target', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'target === canonical(homedir())', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'if (stranger !== null) refuse', 'if (false) refuse', PUBLISH],
  ['src/publish/output-folder.ts', '!stat.isDirectory()', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'stat.dev !== statSync(dirname(target)).dev', 'false', PUBLISH],
  ['src/publish/output-folder.ts', 'join(realpathSync(folder),', 'join(folder,', PUBLISH],
  ['src/publish/output-folder.ts', 'startsWith(`..${sep}`)', "startsWith('..')", PUBLISH],
  ['src/publish/lock.ts', 'if (host !== hostname()) return true;', '', FAULTS],
  ['src/publish/lock.ts', 'began === null || began === beginningOf(pid)', 'true', PUBLISH],
  ['src/publish/lock.ts', 'owner !== null && isAlive(owner)', 'false', PUBLISH],
  ['src/publish/lock.ts', 'Number.isInteger(pid) && pid > 0', 'true', FAULTS],
  ['src/publish/lock.ts', 'if (textOf(path) === OURS) rmSync', 'rmSync', PUBLISH],
  ['src/publish/lock.ts', 'if (mine) rmSync', 'rmSync', PUBLISH],
  ['src/publish/lock.ts', 'if (!isAlive(asker)) rmSync', 'rmSync', PUBLISH],
  ['src/publish/lock.ts', "code !== 'EPERM') return false", "code === 'EPERM') return false", PUBLISH],
  ['src/publish/lock.ts', "code === 'ENOENT') return true", "code === 'ENOENT') return false", PUBLISH],
  ['src/publish/lock.ts', "{ flag: 'wx' }", "{ flag: 'w' }", PUBLISH],
  ['src/publish/site-writer.ts', 'if (replaces) move(old, target);', '', FAULTS],
  ['src/publish/site-writer.ts', 'if (replaces) move(target, old);', '', PUBLISH],
  ['src/publish/site-writer.ts', 'else renameSync(old, target);', '', PUBLISH],
  ['src/publish/site-writer.ts', 'if (hashes.has(file.path)) throw', 'if (false) throw', PUBLISH],
  ['src/publish/site-writer.ts', 'if (existsSync(target)) rmSync(old', 'if (false) rmSync(old', PUBLISH],
  ['src/publish/site-writer.ts', 'recover(target);\n', '\n', PUBLISH],
  ['src/publish/site-writer.ts', 'if (!PASSING.has(', 'if (PASSING.has(', FAULTS],
  ['src/publish/site-writer.ts', 'if (file.bytes > largest.bytes)', 'if (file.bytes < largest.bytes)', PUBLISH],
  ['src/publish/write-file.ts', 'contents.length > MOST_SIGNS', 'false', PUBLISH],
  ['src/publish/write-file.ts', 'if (!readFileSync(old).equals(data)) return false;', '', PUBLISH],
  ['src/publish/write-file.ts', '!found.isFile()', 'false', PUBLISH],
  ['src/publish/write-file.ts', 'if (!linked(old, full)) copyFileSync', 'copyFileSync', PUBLISH],
  ['src/publish/write-file.ts', 'wanted === folder || made.has(wanted)', 'made.has(wanted)', PUBLISH],
  ['src/publish/write-long.ts', 'hashOfFile(old) !== hash', 'false', PUBLISH],
  ['src/publish/write-long.ts', 'unlinkSync(path);', '', PUBLISH],
  ['src/publish/write-long.ts', 'renameSync(`${path}.same`, path);', '', PUBLISH],
  ['src/publish/stamp.ts', '${size} ${mtimeMs}', '${size}', PUBLISH],

  ['src/merge/best.ts', 'Number(isCut(copy)), ', '', MERGE],
  ['src/merge/best.ts', 'Number(isShouted(copy)), ', '', MERGE],
  ['src/merge/best.ts', 'inferred: 100', 'inferred: 0', MERGE],
  ['src/merge/best.ts', '-names.length, ', '', MERGE],
  ['src/merge/best.ts', "-names.join('').length", '0', MERGE],
  ['src/merge/best.ts', 'longest * SUMMARY', '0', MERGE],
  ['src/merge/best.ts', ', -sourceOf(copy).length', '', MERGE],
  ['src/merge/same-work.ts', 'a.arxiv === b.arxiv', 'true', MERGE],
  ['src/merge/same-work.ts', 'a.doi === b.doi', 'true', MERGE],
  ['src/merge/same-work.ts', 'words >= SAME_TITLE_WORDS', 'words >= 0', MERGE],
  ['src/merge/same-work.ts', 'pairs < NEAR_TITLE_PAIRS', 'pairs < 0', MERGE],
  ['src/merge/same-work.ts', 'if (apart !== null) return', 'if (false) return', MERGE],
  ['src/merge/same-work.ts', 'return replaced === null', 'return true', MERGE],
  ['src/merge/same-work.ts', 'pairs >= NEW_TITLE_PAIRS && ', '', MERGE],
  ['src/merge/same-work.ts', ' && least >= NEW_TITLE_WORDS', '', MERGE],
  ['src/merge/titles.ts', 'if (kindA !== kindB)', 'if (false)', MERGE],
  ['src/merge/titles.ts', ' || /[+#]/.test(word)', '', MERGE],
  ['src/merge/titles.ts', 'ROMAN.test(word) || ', '', MERGE],
  ['src/merge/titles.ts', 'if (first !== second)', 'if (false)', MERGE],
  ['src/merge/titles.ts', 'if (size !== undefined)', 'if (false)', MERGE],
  ['src/merge/titles.ts', '&& only.length >= SUBTITLE', '', MERGE],
  ['src/merge/titles.ts', 'a.slice(0, 4) === b.slice(0, 4) && Math', 'Math', MERGE],
  ['src/merge/group.ts', 'if (arxiv.size > 1) return false;', '', MERGE],
  [
    'src/merge/group.ts',
    'if (first === second || !this.mayJoin(i, j)) return;',
    'if (first === second) return;',
    MERGE,
  ],
  ['src/merge/group.ts', 'new Set([...a.doi, ...b.doi]).size <= 1', 'true', MERGE],
  ['src/merge/group.ts', 'j !== i && forest.mayJoin(i, j)', 'j !== i', MERGE],
  ['src/merge/merge.ts', 'shownId === work.shownId).length > 1', 'shownId === work.shownId).length > 9', MERGE],
  ['src/merge/merge.ts', 'showing.length > 0 ? showing : works', 'works', MERGE],
  ['src/merge/merge.ts', '|| a.line - b.line', '', MERGE],
  ['src/merge/complete.ts', 'return arxiv === ids.arxiv', 'return true', MERGE],
  ['src/merge/complete.ts', 'return doi === ids.doi', 'return true', MERGE],
  ['src/merge/complete.ts', 'sameWork(each, copy!).same', 'true', MERGE],
  ['src/merge/complete.ts', '|| a.line - b.line', '', MERGE],
  ['src/merge/copies.ts', '].sort(compareCopies)', ']', MERGE],
  ['src/merge/copies.ts', "${arxiv ?? ''}", '', MERGE],
  ['src/merge/notes.ts', 'if (written.some(({ hide }) => hide)) return [];', '', MERGE],
  ['src/merge/notes.ts', 'title === null ? paper.title', 'true ? paper.title', MERGE],
  ['src/merge/notes.ts', 'if (found.length === 1)', 'if (found.length >= 1)', MERGE],
  ['src/merge/notes.ts', "key.replace(/^(\\d{4}\\.\\d{4,5})v\\d+$/, '$1')", 'key', MERGE],
  ['src/merge/leave-out.ts', '` ${fold(word)} `', 'fold(word)', MERGE],
  ['src/merge/leave-out.ts', 'if (found === undefined)', 'if (true)', MERGE],
];

const MUTANTS = ALL.filter(([file]) => file.includes(process.argv[2] ?? ''));
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
