// Measures whole builds size by size: time by stage, processor, memory, files; beside it what writing the same files
// takes, and Hugo and Pagefind on the same papers where they are installed; rebuilds; search. In: a file of papers (see
// make-dumps.mjs) for sizes other than the library in seeds/. Out: tables on the terminal and in a file.
//   npm run bench -- [--corpus FILE] [--sizes 616,1000,10000,100000] [--hugo PROGRAM] [--pagefind PROGRAM]
//                    [--queries 300] [--out bench.md] [--work FOLDER]
// 616 is the library in seeds/, and the default; with a corpus the default is 616,1000,10000. Nothing that names this
// machine is written. Each size needs about 40 KB of disk a paper, three times over, below FOLDER.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measured } from './bench/measured.mjs';
import { measurePeers } from './bench/peers.mjs';

const OWN = 616;
/** Papers of the dump that is added for a rebuild. */
const ADDED = 50;

const { values } = parseArgs({
  options: {
    corpus: { type: 'string' },
    sizes: { type: 'string' },
    hugo: { type: 'string', default: 'hugo' },
    pagefind: { type: 'string', default: 'pagefind' },
    queries: { type: 'string', default: '300' },
    out: { type: 'string', default: 'bench.md' },
    work: { type: 'string', default: tmpdir() },
  },
});
const sizes = (values.sizes ?? (values.corpus === undefined ? '616' : '616,1000,10000')).split(',').map(Number);
if (sizes.some((size) => !Number.isInteger(size) || size < 1)) fail('--sizes must be whole numbers, as in 616,10000.');
if (values.corpus !== undefined && !existsSync(values.corpus)) fail(`There is no file ${values.corpus}.`);
if (values.corpus === undefined && sizes.some((size) => size !== OWN)) {
  fail('Sizes other than 616 need papers: name a file of them with --corpus.');
}

function fail(sentence) {
  console.error(sentence);
  process.exit(2);
}

const run = (args) => {
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8', maxBuffer: 1 << 28 });
  if (status !== 0) throw new Error(`node ${args.join(' ')} ended with ${status}:\n${stderr.slice(-2000)}`);
  return stdout;
};

// ---- one size --------------------------------------------------------------------------------

function prepareDumps(size, seeds) {
  if (size === OWN) cpSync('seeds', seeds, { recursive: true });
  else run(['scripts/make-dumps.mjs', values.corpus, String(size), seeds]);
}

function addDump(size, seeds) {
  if (values.corpus === undefined) return false;
  run(['scripts/make-dumps.mjs', values.corpus, String(ADDED), seeds, '--from', String(size)]);
  return true;
}

/** What a build says of itself: `Site  1,125 files, 28.3 MB` and `Time  2678 ms: read 6, …`. */
function accountOf(printed) {
  const [, papers] = /^Papers\s+([\d,]+) papers/m.exec(printed) ?? [];
  const [, files, megabytes] = /^Site\s+([\d,]+) files, ([\d.,]+) MB/m.exec(printed) ?? [];
  const [, times] = /^Time\s+\d+ ms: (.*)$/m.exec(printed) ?? [];
  const stages = (times ?? '').split(', ').map((stage) => stage.split(' '));
  return { papers, files, megabytes, stages: stages.map(([name, milliseconds]) => [name, Number(milliseconds)]) };
}

async function build(name, seeds, out) {
  const result = await measured(process.execPath, ['dist/cli.js', 'build', '--seeds', seeds, '--out', out]);
  if (result.failed !== null) throw new Error(`The build "${name}" failed:\n${result.failed}`);
  const { files, megabytes, ...account } = accountOf(result.printed);
  console.log(`  ${name}: ${result.wall.toFixed(1)} s`);
  return { name, ...result, ...account, files, megabytes };
}

async function measureSize(size, folder) {
  console.log(`${size} papers`);
  const [seeds, out] = [join(folder, 'seeds'), join(folder, 'site')];
  mkdirSync(folder, { recursive: true });
  prepareDumps(size, seeds);
  const whole = await build('Broadsheet', seeds, out);
  const bound = Number(run(['scripts/bench/write-again.mjs', out, join(folder, 'copy')]));
  rmSync(join(folder, 'copy'), { recursive: true });
  const rows = [whole, { name: 'writing the same files', wall: bound, files: whole.files, megabytes: whole.megabytes }];
  const papersFile = join(folder, 'papers.jsonl');
  cpSync(join(out, 'api/papers.jsonl'), papersFile);
  for (const row of await measurePeers(papersFile, join(folder, 'peers'), values)) {
    console.log(`  ${row.name}: ${row.note ?? `${row.wall.toFixed(1)} s`}`);
    rows.push({ ...row, megabytes: row.bytes === undefined ? undefined : (row.bytes / 2 ** 20).toFixed(1) });
  }
  rmSync(join(folder, 'peers'), { recursive: true, force: true });
  rows.push(await build('again, nothing changed', seeds, out));
  if (addDump(size, seeds)) rows.push(await build(`again, a dump of ${ADDED} added`, seeds, out));
  const search = run([
    ...['scripts/measure-search.mjs', papersFile, '--papers', String(size)],
    ...['--queries', values.queries, ...(size > 20_000 ? ['--no-whole'] : [])],
  ]);
  return { size, rows, search };
}

// ---- tables ----------------------------------------------------------------------------------

const fixed = (value, digits) => (value === undefined || value === null ? '–' : value.toFixed(digits));
const memory = (bytes) => (bytes === undefined || bytes === null ? '–' : (bytes / 2 ** 20).toFixed(0));

const table = (head, rows) =>
  [head, head.map((_, i) => (i === 0 ? '---' : '--:')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n');

const sizeTable = ({ rows }) =>
  table(
    ['', 'wall, s', 'processor, s', 'peak memory, MB', 'files', 'MB'],
    rows.map(({ name, note, wall, cpu, memory: peak, files, megabytes }) =>
      note === undefined
        ? [name, fixed(wall, 2), fixed(cpu, 2), memory(peak), files ?? '–', megabytes ?? '–']
        : [`${name}: ${note}`, '–', '–', '–', '–', '–'],
    ),
  );

/** Seconds of each stage by size, and beside each size but the first what a paper costs against one of the first size. */
function growthTable(results) {
  const stagesOf = ({ rows }) => new Map(rows[0].stages);
  const names = [...stagesOf(results[0]).keys()];
  return table(
    ['stage', ...results.flatMap(({ size }, i) => [`${size}: s`, ...(i === 0 ? [] : ['× a paper'])])],
    names.map((name) => {
      const first = stagesOf(results[0]).get(name) / results[0].size;
      return [
        name,
        ...results.flatMap((result, i) => {
          const milliseconds = stagesOf(result).get(name) ?? 0;
          const growth = first === 0 ? '–' : (milliseconds / result.size / first).toFixed(2);
          return [(milliseconds / 1000).toFixed(2), ...(i === 0 ? [] : [growth])];
        }),
      ];
    }),
  );
}

const report = (results) =>
  [
    `# Measured with Node ${process.versions.node} on ${availableParallelism()} processors`,
    ...results.flatMap((result) => [
      `## ${result.size} papers`,
      sizeTable(result),
      'Search over the same papers, the parts loaded; a known paper by two or three words of its title:',
      `\`\`\`\n${result.search.trim()}\n\`\`\``,
    ]),
    ...(results.length > 1 ? ['## By stage', growthTable(results)] : []),
  ].join('\n\n');

mkdirSync(values.work, { recursive: true });
const work = mkdtempSync(join(values.work, 'broadsheet-bench-'));
const results = [];
try {
  for (const size of sizes) {
    const folder = join(work, String(size));
    results.push(await measureSize(size, folder));
    rmSync(folder, { recursive: true });
    // After every size, so that a long run that is cut short has told something.
    writeFileSync(values.out, `${report(results)}\n`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
console.log(`\n${report(results)}\n\nWritten to ${values.out}.`);
